"""The charts of window, PDF and SVG: from plain values to neutral drawings."""

from planner.drawing.charts.columns import Change, Column, bars, stacked, waterfall
from planner.drawing.charts.flows import End, flows
from planner.drawing.charts.frame import Frame
from planner.drawing.charts.rows import Pair, Place, matrix, pairs

__all__ = [
    "Change",
    "Column",
    "End",
    "Frame",
    "Pair",
    "Place",
    "bars",
    "flows",
    "matrix",
    "pairs",
    "stacked",
    "waterfall",
]
