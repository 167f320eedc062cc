"""Damaged workspaces: what of one can still be read, and the words for it."""

from pathlib import Path
from typing import Final

from planner.errors import NothingReadableError
from planner.files import read_whole
from planner.i18n import _, language, ngettext
from planner.store.rescue import Rescued, rescue

__all__ = ["Rescued", "rescued", "rescued_words"]

_MOST_MEGABYTES: Final = 500


def rescued(path: Path) -> Rescued:
    """What can be read of a damaged workspace; its file is not changed.

    Raises:
        FileError: It is missing or cannot be read at all.
        NothingReadableError: Nothing in it can be read.
    """
    found = rescue(read_whole(path, megabytes=_MOST_MEGABYTES), path.name)
    if found is None:
        raise NothingReadableError(file=path.name)
    return found


def rescued_words(found: Rescued) -> tuple[str, ...]:
    """What was read and what was not, a sentence each, in the language being spoken."""
    pathways = found.workspace.pathways
    said = [
        ngettext("{n} pathway can be read.", "{n} pathways can be read.", len(pathways)),
        *(_("Can be read: “{name}”.", name=one.name.said(language())) for one in pathways),
    ]
    said += [_("Only an earlier version can be read: “{name}”.", name=id_) for id_ in found.earlier]
    said += [_("Lost: “{name}”.", name=id_) for id_ in found.lost]
    return tuple(said)
