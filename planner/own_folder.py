"""Where the planner keeps what is its own on this computer: never in a synchronised folder."""

import os
from pathlib import Path
from typing import Final

import platformdirs

__all__ = ["SET_BY", "own_folder"]

SET_BY: Final = "CBD_PLANNER_DATA"  # for computers on which another folder has to be used


def own_folder(name: str) -> Path:
    """The folder ``name`` among the planner's own; whoever writes in it makes it."""
    chosen = os.environ.get(SET_BY)
    if chosen:
        return Path(chosen) / name
    return platformdirs.user_data_path("cbd-planner", appauthor=False, roaming=False) / name
