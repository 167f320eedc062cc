"""Finding what a typed word means: a name in either language, an id, or the beginning of one."""

from collections.abc import Mapping
from typing import Final

from pathways.errors import UserError
from pathways.text import N_
from pathways.values import Name

__all__ = ["AmbiguousWordError", "UnknownWordError", "find_word"]

MOST_NAMED: Final = 6


class UnknownWordError(UserError):
    """A typed word that names nothing there is."""

    text = N_("“{typed}” is not known here. Known are: {known}.")


class AmbiguousWordError(UserError):
    """The beginning of several names."""

    text = N_("“{typed}” could be any of these: {known}. Type more of it.")


def find_word(typed: str, known: Mapping[str, Name], language: str) -> str:
    """The id of what ``typed`` names: whole names and ids first, then the beginning of one name.

    Raises:
        UnknownWordError: Nothing is called so.
        AmbiguousWordError: Several names begin so.
    """
    wanted = _plain(typed)
    called = {id_: {_plain(id_), _plain(name.en), _plain(name.cy)} for id_, name in known.items()}
    for id_, names in called.items():
        if wanted and wanted in names:
            return id_
    begun = [
        id_ for id_, names in called.items() if wanted and any(n.startswith(wanted) for n in names)
    ]
    if len(begun) == 1:
        return begun[0]
    several = begun or list(known)
    shown = ", ".join(known[id_].said(language) for id_ in several[:MOST_NAMED])
    if len(several) > MOST_NAMED:
        shown += ", …"
    raise (AmbiguousWordError if begun else UnknownWordError)(typed=typed.strip(), known=shown)


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())
