"""Maps that stay as they were: an undone edit and another pathway bring back the same one."""

from dataclasses import replace

import pytest

from pathways import edits
from pathways.layout import Layout
from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED, Kind, Pathway
from pathways.placing import Placing, Spot
from pathways.values import FrozenMap, Name
from planner.exports.map_layouts import EDITOR, EDITOR_COMPARED, shared_layout
from ui.canvas.layouts import Layouts


def pinned(pathway: Pathway, step: str) -> Pathway:
    return edits.place(pathway, Placing(FrozenMap({step: Spot(900, 40)})))


def grown(pathway: Pathway) -> Pathway:
    larger, new = edits.add_step(pathway, Name("More"), Kind.CONTACT)
    return edits.connect(larger, "triage", new, [CURRENT, PROPOSED])


def corners(layout: Layout) -> dict[str, tuple[float, float]]:
    tops = {lane.name: lane.y for lane in layout.lanes}
    return {id_: (box.x, box.y - tops[box.lane]) for id_, box in layout.steps.items()}


def test_an_undone_edit_brings_back_the_map_that_was() -> None:
    layouts, copd = Layouts(), starter("copd")
    first = layouts.layout(copd)
    layouts.layout(grown(copd))
    layouts.layout(pinned(grown(copd), "spiro"))
    assert layouts.layout(copd) is first


def test_a_pathway_looked_at_again_has_the_map_it_had() -> None:
    layouts, copd = Layouts(), starter("copd")
    first = layouts.layout(grown(copd))
    layouts.layout(starter("dvt"))
    assert layouts.layout(grown(copd)) is first


def test_what_does_not_show_on_the_map_leaves_its_layout() -> None:
    layouts, copd = Layouts(), starter("copd")
    first = layouts.layout(copd)
    assert layouts.layout(replace(copd, name=Name("Another name"))) is first
    assert layouts.layout(copd, EDITOR_COMPARED) is not first


@pytest.mark.parametrize("name", STARTERS)
def test_a_step_more_moves_at_most_one_card_in_five(name: str) -> None:
    layouts, pathway = Layouts(), starter(name)
    before = corners(layouts.layout(pathway))
    larger, new = edits.add_step(pathway, Name("More"), Kind.CONTACT)
    last = next(s for s in reversed(pathway.steps) if not s.is_end and s.exists_in(PROPOSED))
    after = corners(layouts.layout(edits.connect(larger, last.id, new, [CURRENT, PROPOSED])))
    moved = [id_ for id_ in before if before[id_] != after[id_]]
    assert len(moved) <= len(before) / 5


def test_a_pin_moves_what_is_in_its_way_and_nothing_else() -> None:
    layouts, copd = Layouts(), starter("copd")
    before = corners(layouts.layout(copd))
    after = corners(layouts.layout(pinned(copd, "spiro")))
    free = {id_ for id_ in after if not id_.startswith("spiro@")}
    moved = {id_ for id_ in free if before[id_] != after[id_]}
    assert len(moved) <= len(free) / 5
    assert corners(layouts.layout(copd)) == before


def test_a_map_arranged_anew_is_laid_out_afresh_and_the_one_before_can_come_back() -> None:
    layouts, copd = Layouts(), starter("copd")
    layouts.layout(copd)
    before = layouts.layout(grown(copd))
    placed = layouts.layout(pinned(grown(copd), "spiro"))
    anew = edits.place(grown(copd), Placing(arranged=1))
    assert layouts.layout(anew) == shared_layout(grown(copd), copd.designs, EDITOR)
    assert layouts.layout(pinned(grown(copd), "spiro")) is placed
    assert layouts.layout(grown(copd)) is before


def test_only_the_last_layouts_are_remembered() -> None:
    layouts, copd = Layouts(), starter("copd")
    first = layouts.layout(copd)
    for x in range(60):
        pins = FrozenMap({"spiro": Spot(900.0 + x, 40)})
        layouts.layout(edits.place(copd, Placing(pins)))
    again = layouts.layout(copd)
    assert again is not first
    assert again == first
