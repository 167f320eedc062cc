"""The parser of the command line, its own words in the language being spoken."""

import argparse
from typing import Any, Final, NoReturn

from planner.commands.printing import faults_of_output, visible
from planner.i18n import N_, _

__all__ = ["Parser", "draws_number", "plain_text", "whole_number"]

MOST_DRAWS: Final = 1_000_000

# What argparse says of our words; it looks each text up before it fills the blanks.
_WORDS: Final = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
)


class Parser(argparse.ArgumentParser):
    """A parser that says its own words in the language being spoken, and no control character."""

    def __init__(self, **options: Any) -> None:
        vars(argparse)["_"] = _said  # it would ask the machine's settings for a language
        super().__init__(**options)

    def print_help(self, file: Any = None) -> None:
        with faults_of_output():
            print(self.format_help(), end="", file=file)

    def error(self, message: str) -> NoReturn:
        super().error(visible(message))


def _said(message: str) -> str:
    return _(message)


def whole_number(text: str) -> int:
    """The whole number that a word is.

    Raises:
        ArgumentTypeError: It is none.
    """
    try:
        return int(text)
    except ValueError as error:  # also a number of thousands of digits
        raise argparse.ArgumentTypeError(
            _("“{word}” is not a whole number", word=text[:40])
        ) from error


def draws_number(text: str) -> int:
    """How many draws a word asks for, from none to a million.

    Raises:
        ArgumentTypeError: It is no such number.
    """
    count = whole_number(text)
    if not 0 <= count <= MOST_DRAWS:
        raise argparse.ArgumentTypeError(
            _("{count} draws cannot be made: ask for 0 to {most}", count=text[:40], most=MOST_DRAWS)
        )
    return count


def plain_text(text: str) -> str:
    """The word itself.

    Raises:
        ArgumentTypeError: Its bytes are not text, so that no file could keep it.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise argparse.ArgumentTypeError(_("“{word}” is not text", word=text)) from error
    return text
