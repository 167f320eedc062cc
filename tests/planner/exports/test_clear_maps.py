"""On the map of every starter no card, line or label lies where it must not, whatever its sizes."""

from collections.abc import Sequence

import pytest
from layout_facts import appended, faults

from pathways.layout import Arc, Layout, Node, arrange
from pathways.library import STARTERS, starter
from pathways.model import Kind, Pathway
from planner.exports import map_layouts
from planner.exports.map_layouts import EDITOR, SCREEN, Measures, arranged_layout, print_measures

PAGE = ((780.0, 460.0), (40.0, 60.0))  # points of a page lying on its side


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is wrong with any layout that is made, in words."""
    wrong: list[str] = []

    def looked_at(
        nodes: Sequence[Node],
        arcs: Sequence[Arc],
        *,
        lanes: Sequence[str],
        near: Layout | None = None,
    ) -> Layout:
        layout = arrange(nodes, arcs, lanes=lanes, near=near)
        wrong.extend(faults(layout, arcs))
        return layout

    monkeypatch.setattr(map_layouts, "arrange", looked_at)
    return wrong


def all_measures(pathway: Pathway) -> list[Measures]:
    """The sizes of a window, of a picture, and of a page in both languages."""
    return [
        EDITOR,
        SCREEN,
        *(print_measures(pathway, language, *PAGE) for language in ("en", "cy")),
    ]


@pytest.mark.parametrize("name", STARTERS)
def test_nothing_on_the_map_of_a_starter_lies_on_anything_else(name: str, found: list[str]) -> None:
    pathway = starter(name)
    for measures in all_measures(pathway):
        for designs in (pathway.designs, ("current",), ("proposed",)):
            assert arranged_layout(pathway, designs, measures).steps
    assert found == []


@pytest.mark.parametrize("name", STARTERS)
def test_nothing_lies_on_anything_else_after_steps_were_appended_one_after_the_other(
    name: str, found: list[str]
) -> None:
    pathway = starter(name)
    for measures in (EDITOR, SCREEN):
        longer = pathway
        layout = arranged_layout(pathway, pathway.designs, measures)
        for step in pathway.steps:
            if not step.is_end:
                longer = appended(longer, step.id, Kind.CONTACT)
                layout = arranged_layout(longer, pathway.designs, measures, layout)
    assert found == []
