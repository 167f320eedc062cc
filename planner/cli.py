"""The ``cbd`` command: reads its words, runs one command, and says what a person can put right."""

import io
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pathways.errors import UserError
from planner.commands import documents, figures, keeping, merging, whole, workspaces
from planner.commands.parsing import Parser
from planner.commands.printing import complain, finish, give_up_output
from planner.commands.shared import offer_language
from planner.errors import OutputError, said
from planner.i18n import LANGUAGES, _, speaking

__all__ = ["main"]

DONE: Final = 0
INPUT_AT_FAULT: Final = 1
INTERRUPTED: Final = 130  # as a shell says of a program that Ctrl-C or a closed pipe ended
READER_GONE: Final = 141
_SPOKEN: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 the input is at fault, 2 the command's own words are wrong.

    130 and 141 are no answer of the command: it was stopped, or nobody read on.
    """
    _write_utf8()
    words = sys.argv[1:] if words is None else words
    with speaking(_language_asked_for(words)):
        try:
            code = _run(words)
            finish()
            return code
        except BrokenPipeError:
            give_up_output()
            return READER_GONE
        except OutputError as error:
            give_up_output()
            complain(said(error))
            return INPUT_AT_FAULT
        except KeyboardInterrupt:
            return INTERRUPTED


def _run(words: Sequence[str]) -> int:
    try:
        options = _parser().parse_args(words)
        with speaking(options.lang):
            options.run(options)
    except SystemExit as stop:  # help was given, or the words are wrong
        return int(stop.code or DONE)
    except OutputError:
        raise
    except UserError as error:
        complain(said(error))
        return INPUT_AT_FAULT
    return DONE


def _parser() -> Parser:
    parser = Parser(prog="cbd", description=_("Plans clinical pathways without a screen."))
    offer_language(parser)
    commands = parser.add_subparsers(metavar=_("command"), required=True)
    for group in (workspaces, keeping, merging, figures, documents, whole):
        group.add_to(commands)
    return parser


def _language_asked_for(words: Sequence[str]) -> str:
    """The language of ``--lang``; else Welsh where the machine is set to it, else English.

    It is found before the words are read, since what is wrong with them is said in it too.
    """
    for language in LANGUAGES:
        if f"--lang={language}" in words or ("--lang", language) in pairwise(words):
            return language
    asked = next((os.environ[name] for name in _SPOKEN if os.environ.get(name)), "")
    return "cy" if asked.lower().startswith("cy") else "en"


def _write_utf8() -> None:
    """Nothing; a redirected output on Windows would otherwise stop at the first ŵ."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
