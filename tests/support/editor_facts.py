"""What holds in the editor whatever was done: every view shows the document and nothing else."""

from pathways.codec import read_pathway, write_pathway
from planner.maps.showing import Way
from planner.workspace import Workspace
from ui.canvas.view import MapView
from ui.pages.outline import Outline
from ui.pages.steps_table import StepsTable
from ui.tabs import Tabs

__all__ = ["all_can_be_written", "everything_fits"]


def all_can_be_written(workspace: Workspace) -> None:
    """Every pathway is the same once it has been written and read."""
    for pathway in workspace.pathways:
        assert read_pathway(write_pathway(pathway)) == pathway


def everything_fits(view: MapView, table: StepsTable, outline: Outline, tabs: Tabs) -> None:
    """The document is well formed, and the views show it."""
    document = view.document
    pathway = document.pathway
    if pathway is None:
        assert document.workspace.pathways == ()
        assert not view.map_scene.cards
        return
    assert document.workspace.pathway(document.pathway_id) is pathway
    assert document.design in pathway.designs
    assert document.option in pathway.options
    assert document.selection == document.selection.within(pathway)
    _map_fits(view)
    assert [s.id for s in table.steps.steps] == [s.id for s in pathway.steps]
    shown = {s.id for s in pathway.steps_in(document.design)}
    rows = outline.rows
    listed = [rows.step_of(rows.index(at, 0)) for at in range(rows.rowCount())]
    assert shown <= set(listed) <= {s.id for s in pathway.steps}
    assert len(listed) == len(set(listed))
    assert document.pathway_id in tabs.open
    assert set(tabs.open) <= set(document.workspace.by_id)


def _map_fits(view: MapView) -> None:
    pathway, scene, pane = view.document.pathway, view.map_scene, view.pane
    assert pathway is not None
    cards = [card.face for card in scene.cards.values()]
    assert {f.step for f in cards if f.is_shown} == {s.id for s in pathway.steps_in(pane.design)}
    drawn = {
        (c.source, c.target)
        for c in pathway.connections
        if c.is_drawn_in(pane.design)
        and pathway.step(c.source).exists_in(pane.design)
        and pathway.step(c.target).exists_in(pane.design)
    }
    lines = [line.face for line in scene.connections.values()]
    assert {(f.source, f.target) for f in lines if f.is_shown} == drawn
    if pane.way is Way.ONE:
        assert all(f.is_shown for f in cards)
        assert all(f.is_shown for f in lines)
    assert scene.cards.keys() == scene.content.cards.keys()
    chosen = {card.face.step for card in scene.cards.values() if card.is_lit}
    assert chosen == {f.step for f in cards} & view.document.selection.steps
