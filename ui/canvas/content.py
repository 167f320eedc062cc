"""What one map of the window shows: the pathway as its pane asks for it, laid out once."""

from pathways.model import Pathway
from planner.maps import content as mapped
from planner.maps.figures import measures_of
from ui.canvas.layouts import Layouts
from ui.canvas.pane import Pane

__all__ = ["Layouts", "content_of"]


def content_of(
    pathway: Pathway, pane: Pane, layouts: Layouts, *, is_large: bool = False
) -> mapped.Content:
    """The map of the pane's design, over the other design where it is laid over it."""
    showing = pane.showing
    layout = layouts.layout(pathway, measures_of(showing))
    return mapped.content_of(pathway, showing, layout, is_large=is_large)
