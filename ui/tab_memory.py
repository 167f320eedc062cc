"""What each tab was like when it was left, kept for the next time its file is opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ui.canvas.zoom import LEAST, MOST, Stretch
from ui.selection import Selection
from ui.settings import recall, remember

__all__ = ["Left", "Tabbed", "keep", "kept"]

KEY: Final = "tabs"
MOST_FILES: Final = 20
MOST_CHOSEN: Final = 200


@dataclass(frozen=True, slots=True)
class Left:
    """A tab as it was left: what was chosen, in which design, and what of the map was in view."""

    design: str
    selection: Selection = Selection()
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Tabbed:
    """The tabs of a file from left to right, the one that was shown, and each as it was left."""

    open: tuple[str, ...] = ()
    shown: str = ""
    left: Mapping[str, Left] = field(default_factory=dict)


def kept(path: Path) -> Tabbed | None:
    """The tabs that were kept for a file; ``None`` where none were."""
    try:
        return _read(_files()[_name(path)])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def keep(path: Path, tabbed: Tabbed) -> None:
    """Keep the tabs of a file, and forget those of the file that was kept longest ago."""
    files = {name: tabs for name, tabs in _files().items() if name != _name(path)}
    files[_name(path)] = _written(tabbed)
    last = list(files.items())[-MOST_FILES:]
    remember(KEY, json.dumps(dict(last)))


def _name(path: Path) -> str:
    return str(path.resolve())


def _files() -> dict[str, Any]:
    try:
        files = json.loads(recall(KEY, "{}"))
    except ValueError:
        return {}
    return files if isinstance(files, dict) else {}


def _written(tabbed: Tabbed) -> dict[str, Any]:
    return {
        "open": tabbed.open,
        "shown": tabbed.shown,
        "left": {
            id_: {
                "design": left.design,
                "steps": sorted(left.selection.steps)[:MOST_CHOSEN],
                "connection": left.selection.connection,
                "view": _written_view(left.stretch),
            }
            for id_, left in tabbed.left.items()
        },
    }


def _written_view(stretch: Stretch | None) -> list[float] | None:
    if stretch is None or stretch.fits:
        return None
    return [round(stretch.scale, 4), round(stretch.x, 1), round(stretch.y, 1)]


def _read(data: dict[str, Any]) -> Tabbed:
    left = {str(id_): _read_left(one) for id_, one in data["left"].items()}
    return Tabbed(tuple(str(id_) for id_ in data["open"]), str(data["shown"]), left)


def _read_left(data: dict[str, Any]) -> Left:
    ends, view = data["connection"], data["view"]
    chosen = (
        Selection(connection=(str(ends[0]), str(ends[1])))
        if ends
        else Selection(steps=frozenset(str(step) for step in data["steps"]))
    )
    stretch = None
    if view:
        scale, x, y = (float(number) for number in view)
        stretch = Stretch(min(max(scale, LEAST), MOST), x, y)
    return Left(str(data["design"]), chosen, stretch)
