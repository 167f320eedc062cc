"""Versions of a workspace that its file holds, and what changed from one to another, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from planner.errors import DamagedError, MissingVersionError
from planner.files import read_whole
from planner.i18n import N_, _, ngettext
from planner.merging.combine import changes_between
from planner.merging.conflict import UNKNOWN, Conflict
from planner.merging.three_way import Difference
from planner.merging.words import place_words, value_words
from planner.workspace import Workspace

__all__ = ["Version", "change_words", "version_numbered", "versions_of"]

MOST_WORDS: Final = 60
_MOST_MEGABYTES: Final = 500


@dataclass(frozen=True, slots=True)
class Version:
    """The workspace as a save left it: when (UTC) and by whom, and its name where it has one."""

    number: int
    at: datetime
    author: str
    name: str
    note: str
    workspace: Workspace


def versions_of(path: Path) -> tuple[Version, ...]:
    """The versions that a file holds, the latest first.

    Raises:
        FileError: It is missing or cannot be read.
        WorkspaceError: It is not a workspace, or not whole.
    """
    from planner.store import image
    from planner.store.versions import workspace_of

    data = read_whole(path, megabytes=_MOST_MEGABYTES)
    revisions, stored = image.earlier(data, path.name)
    saved = {one.number: one for one in revisions}
    try:
        return tuple(
            Version(
                one.number,
                saved[one.number].saved_at,
                saved[one.number].author,
                one.name,
                one.note,
                workspace_of(one, stored, path.name),
            )
            for one in reversed(stored.listed)
        )
    except (KeyError, TypeError, ValueError) as error:
        what = N_("an earlier version in it is not what was kept")
        raise DamagedError(file=path.name, what=what) from error


def version_numbered(versions: Sequence[Version], number: int) -> Version:
    """The version with this number.

    Raises:
        MissingVersionError: There is none; the error lists the numbers there are.
    """
    for one in versions:
        if one.number == number:
            return one
    numbers = ", ".join(str(one.number) for one in versions) or "–"
    raise MissingVersionError(number=str(number), numbers=numbers)


def change_words(before: Workspace, after: Workspace) -> tuple[str, ...]:
    """What ``after`` says otherwise than ``before``, a sentence each, in the language spoken.

    Of very many the first are said, and how many more there are.
    """
    changes = changes_between(before, after)
    said = [_words(before, after, one) for one in changes[:MOST_WORDS]]
    more = len(changes) - MOST_WORDS
    if more > 0:
        said.append(ngettext("And {n} more change.", "And {n} more changes.", more))
    return tuple(said)


def _words(before: Workspace, after: Workspace, one: Difference) -> str:
    if not one.after:
        return _("{what}: taken out.", what=place_words(before, one.place))
    where = place_words(after, one.place)
    if not one.before:
        return _("{what}: new.", what=where)
    both = Conflict(one.place, UNKNOWN, one.before, one.after)
    return _(
        "{place}: from “{before}” to “{after}”.",
        place=where,
        before=value_words(before, both, one.before),
        after=value_words(after, both, one.after),
    )
