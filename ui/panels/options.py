"""What the lists of the inspector offer, in the language being spoken."""

from collections.abc import Mapping
from typing import Any

from pathways.library import HOSPITAL_REASONS, frameworks, library
from planner.i18n import N_, _, language
from ui.document import Document
from ui.fields.choice import Options

__all__ = ["NOT_SAID", "framework_words", "of_words", "reasons", "roles", "steps", "tests"]

NOT_SAID = N_("not said")


def of_words(words: Mapping[Any, str]) -> Options:
    """Values with their words."""
    return lambda: [(value, _(word)) for value, word in words.items()]


def roles() -> list[tuple[str, str]]:
    """The roles of the library, least senior first."""
    known = sorted(library().roles.values(), key=lambda r: (r.rank, r.id))
    return [(role.id, role.name.said(language())) for role in known]


def tests() -> list[tuple[str, str]]:
    """The tests of the library by name."""
    named = ((test.id, test.name.said(language())) for test in library().tests.values())
    return sorted(named, key=lambda pair: pair[1].casefold())


def reasons() -> list[tuple[str, str]]:
    """The kinds of reason for hospital, and none."""
    return [("", _(NOT_SAID)), *((code, _(text)) for code, text in HOSPITAL_REASONS.items())]


def steps(document: Document) -> Options:
    """The steps of the pathway shown, in its order, and none."""

    def options() -> list[tuple[str, str]]:
        pathway = document.pathway
        known = pathway.steps if pathway else ()
        return [("", _(NOT_SAID)), *((s.id, s.name.said(language())) for s in known)]

    return options


def framework_words(of: str) -> Options:
    """The entries of a national framework: code and short title."""
    return lambda: [(entry.code, entry.title.said(language())) for entry in frameworks(of)]
