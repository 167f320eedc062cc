"""The signs at a card, to be seen, pointed at and heard."""

import pytest
from map_hands import Hands
from PySide6.QtCore import Qt

from pathways import edits
from pathways.library import STARTERS, starter
from pathways.model import Kind, Pathway
from pathways.values import Name
from planner.drawing.pathway_map import Place
from planner.look import DARK, LIGHT, Palette, contrast
from planner.maps.signs import NO_SIGNS, Signs, sign_marks, signs_of
from ui.canvas.view import MapView
from ui.document import Document


def pathway(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def test_a_step_alone_has_neither_a_way_in_nor_a_way_on_and_an_end_needs_none_on() -> None:
    grown, step = edits.add_step(starter("copd"), Name("Alone"), Kind.CONTACT)
    assert signs_of(grown, "proposed")[step] == Signs(has_no_way_on=True, has_no_way_in=True)
    end = next(s.id for s in grown.steps if s.is_end)
    assert signs_of(grown, "proposed")[end] == NO_SIGNS


@pytest.mark.parametrize("starter_id", STARTERS)
def test_no_starter_has_a_way_that_leads_nowhere(starter_id: str) -> None:
    read = starter(starter_id)
    for design in read.designs:
        found = signs_of(read, design)
        assert [s for s in read.steps_in(design) if found[s.id].has_no_way_on] == []


def test_what_is_unfinished_is_told_in_words_on_pointing_and_to_who_hears_the_map(
    document: Document, hands: Hands, view: MapView
) -> None:
    hands.key(Qt.Key.Key_N)
    hands.key(Qt.Key.Key_Return)
    step = document.selection.step
    card = view.map_scene.card(step)
    assert card is not None
    for told in (card.toolTip(), view.accessibleDescription()):
        assert "No way leads here yet." in told
        assert "No way leads on from here yet." in told


def test_a_pinned_card_says_so(document: Document, hands: Hands, view: MapView) -> None:
    hands.click(hands.card("triage"))
    hands.key(Qt.Key.Key_P)
    card = view.map_scene.card("triage")
    assert card is not None
    assert card.face.signs.is_pinned
    assert "Pinned in its place on the map." in view.accessibleDescription()
    assert "Pinned in its place on the map." in card.toolTip()


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_signs_stay_within_what_is_painted_of_a_card_and_stand_out(palette: Palette) -> None:
    whole = Signs(is_pinned=True, has_no_way_on=True, has_no_way_in=True)
    assert len(sign_marks(whole, Place(0, 0, 160, 60), palette)) == 7
    assert sign_marks(NO_SIGNS, Place(0, 0, 160, 60), palette) == []
    assert contrast(palette.warning, palette.surface) >= 3
