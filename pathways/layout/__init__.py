"""Automatic layout of a pathway: left to right, in fixed lanes, with lines that go around cards."""

from pathways.layout.arrange import arrange
from pathways.layout.hold import hold
from pathways.layout.led import InLane, Led
from pathways.layout.shapes import END_SIZE, LANES, STEP_SIZE, Arc, Box, Lane, Layout, Node, Route

__all__ = [
    "END_SIZE",
    "LANES",
    "STEP_SIZE",
    "Arc",
    "Box",
    "InLane",
    "Lane",
    "Layout",
    "Led",
    "Node",
    "Route",
    "arrange",
    "hold",
]
