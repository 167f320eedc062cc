"""The words that the window shares with the documents."""

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
]
