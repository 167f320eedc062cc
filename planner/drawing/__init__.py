"""The neutral drawing: plain marks that the window, SVG and PDF render alike."""

from planner.drawing.marks import (
    Drawing,
    Group,
    Line,
    Mark,
    Path,
    Rect,
    Segment,
    Text,
    circle,
    polygon,
    polyline,
)

__all__ = [
    "Drawing",
    "Group",
    "Line",
    "Mark",
    "Path",
    "Rect",
    "Segment",
    "Text",
    "circle",
    "polygon",
    "polyline",
]
