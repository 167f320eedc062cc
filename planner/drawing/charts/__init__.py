"""The charts of window, PDF and SVG: from plain values to neutral drawings."""

from planner.drawing.charts.about import (
    Bar,
    Swung,
    diverging,
    diverging_height,
    tornado,
    tornado_height,
)
from planner.drawing.charts.columns import Change, Column, bars, stacked, waterfall
from planner.drawing.charts.curves import Ranged, band, s_curve
from planner.drawing.charts.flows import End, flows
from planner.drawing.charts.frame import Frame
from planner.drawing.charts.heaps import Heap, Layer, Rungs, heaps, ladder, ladder_height
from planner.drawing.charts.rows import Pair, Place, matrix, pairs

__all__ = [
    "Bar",
    "Change",
    "Column",
    "End",
    "Frame",
    "Heap",
    "Layer",
    "Pair",
    "Place",
    "Ranged",
    "Rungs",
    "Swung",
    "band",
    "bars",
    "diverging",
    "diverging_height",
    "flows",
    "heaps",
    "ladder",
    "ladder_height",
    "matrix",
    "pairs",
    "s_curve",
    "stacked",
    "tornado",
    "tornado_height",
    "waterfall",
]
