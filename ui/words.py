"""The words that the window shares with the documents."""

from planner.i18n import _, ngettext
from planner.words import (
    BASES,
    DESIGNS,
    FEATURE_STATUS,
    KINDS,
    LEVELS,
    PARTS,
    RELEASE_KINDS,
    SETTINGS,
    STREAM_KINDS,
    design_word,
)

__all__ = [
    "BASES",
    "DESIGNS",
    "FEATURE_STATUS",
    "KINDS",
    "LEVELS",
    "PARTS",
    "RELEASE_KINDS",
    "SETTINGS",
    "STREAM_KINDS",
    "design_word",
    "rows_pasted",
]


def rows_pasted(changed: int, added: int) -> str:
    """What a paste of rows did."""
    return _(
        "Pasted: {changed}, {added}.",
        changed=ngettext("{n} step changed", "{n} steps changed", changed),
        added=ngettext("{n} step added", "{n} steps added", added),
    )
