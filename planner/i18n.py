"""Welsh and English: the one gettext catalogue, and which language is being spoken."""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Final

from pathways.text import N_

__all__ = ["LANGUAGES", "N_", "_", "language", "ngettext", "speak", "speaking"]

LANGUAGES: Final = ("en", "cy")
DOMAIN: Final = "cbd"
_language: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    if code == "en":
        return _gettext.NullTranslations()
    from importlib.resources import files  # 8 ms that an English window need not wait for

    with (
        files("planner")
        .joinpath("locale", code, "LC_MESSAGES", f"{DOMAIN}.mo")
        .open("rb") as compiled
    ):
        return _gettext.GNUTranslations(compiled)


def language() -> str:
    """The code of the language being spoken: ``en`` or ``cy``."""
    return _language.get()


def speak(code: str) -> None:
    """Speak ``code`` from now on.

    Raises:
        ValueError: The planner has no catalogue for ``code``.
    """
    if code not in LANGUAGES:
        raise ValueError(code)
    _language.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak ``code`` inside the block, as an export does, and go back afterwards."""
    before = language()
    speak(code)
    try:
        yield
    finally:
        speak(before)


def _(message: str, /, **blanks: object) -> str:
    """``message`` in the language being spoken, its named blanks filled."""
    said = _catalogue(language()).gettext(message)
    return said.format(**blanks) if blanks else said


def ngettext(one: str, many: str, n: int, /, **blanks: object) -> str:
    """``one`` or ``many`` by the plural rule of the language, with ``n`` and the blanks filled."""
    return _catalogue(language()).ngettext(one, many, n).format(n=n, **blanks)
