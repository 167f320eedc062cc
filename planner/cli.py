"""The ``cbd`` command: reads its words, runs one command, and says what a person can put right."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import Final

from pathways.errors import UserError
from planner.commands import documents, figures, whole, workspaces
from planner.errors import said
from planner.i18n import _, speaking

__all__ = ["main"]

DONE: Final = 0
INPUT_AT_FAULT: Final = 1
_SPOKEN: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 the input is at fault, 2 the command's own words are wrong."""
    _write_utf8()
    with speaking(_language_asked_for()):
        try:
            options = _parser().parse_args(words)
        except SystemExit as stop:
            return int(stop.code or DONE)
        try:
            options.run(options)
            sys.stdout.flush()
        except UserError as error:
            print(said(error), file=sys.stderr)
            return INPUT_AT_FAULT
        except BrokenPipeError:  # whoever reads the output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cbd", description=_("Plans clinical pathways without a screen.")
    )
    commands = parser.add_subparsers(metavar=_("command"), required=True)
    for group in (workspaces, figures, documents, whole):
        group.add_to(commands)
    return parser


def _language_asked_for() -> str:
    """Welsh where the machine is set to it, else English."""
    asked = next((os.environ[name] for name in _SPOKEN if os.environ.get(name)), "")
    return "cy" if asked.lower().startswith("cy") else "en"


def _write_utf8() -> None:
    """Nothing; a redirected output on Windows would otherwise stop at the first ŵ."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
