"""What the commands print: text that no terminal obeys, and faults of the output in words."""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from planner.errors import OutputError

__all__ = ["complain", "faults_of_output", "finish", "give_up_output", "say", "say_json", "visible"]

# Control characters, what reverses the reading direction, and halves of characters.
_OBEYED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""The text in one line, with ``\u001b`` and its like in place of what a terminal obeys."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(text: str) -> None:
    """Prints a line for people."""
    with faults_of_output():
        print(visible(text))


def say_json(value: dict[str, Any]) -> None:
    """Prints the one JSON object of a command."""
    written = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    with faults_of_output():
        print("\n".join(map(visible, written.split("\n"))))  # in JSON too it is the character


def complain(text: str) -> None:
    """Prints one line on standard error, where that can be printed on."""
    if sys.stderr is not None:
        with suppress(OSError):
            print(visible(text), file=sys.stderr, flush=True)


def finish() -> None:
    """Hands on what was printed.

    Raises:
        OutputError: It cannot be.
        BrokenPipeError: Whoever read it has seen enough.
    """
    if sys.stdout is not None:  # a program without a console has none
        with faults_of_output():
            sys.stdout.flush()


def give_up_output() -> None:
    """Lets go of what is still to be printed; Python would try once more when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def faults_of_output() -> Iterator[None]:
    """Nothing; what goes wrong with the output inside the block is said in words.

    Raises:
        OutputError: It cannot be written.
        BrokenPipeError: Whoever read it has seen enough.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(reason=error.strerror or type(error).__name__) from error
