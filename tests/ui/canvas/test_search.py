"""The search pad over the map: what it finds, in which order, and where it leads."""

from dataclasses import replace

import pytest
from map_hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pathways import edits
from pathways.library import starter
from pathways.model import Kind, Pathway
from pathways.values import Name
from planner.i18n import speaking
from ui.canvas.search import SearchPad, hits, open_search
from ui.canvas.view import MapView
from ui.document import Document


def pathway_of(*names: Name) -> Pathway:
    pathway = Pathway("p", Name("P"))
    for name in names:
        pathway, _id = edits.add_step(pathway, name, Kind.CONTACT)
    return pathway


def found(pathway: Pathway, typed: str) -> list[str]:
    return [hit.step.name.en for hit in hits(pathway, typed)]


@pytest.fixture
def pad(view: MapView) -> SearchPad:
    return open_search(view)


def test_the_same_name_comes_first_then_beginnings_of_words_then_the_rest() -> None:
    names = ("Mid-review", "GP review", "Review", "Reviewing", "Preview")
    pathway = pathway_of(*map(Name, names))
    assert found(pathway, "review") == ["Review", "Reviewing", "GP review", "Mid-review", "Preview"]


def test_names_are_found_in_either_language_and_without_accents() -> None:
    pathway = pathway_of(Name("Home visit", "Ymweliad â’r tŷ"), Name("Clinic", "Clinig"))
    assert found(pathway, "ty") == ["Home visit"]
    with speaking("cy"):
        assert found(pathway, "clinic") == ["Clinic"]


def test_notes_roles_tests_and_organisations_are_found_after_names() -> None:
    copd = starter("copd")
    first = copd.steps[0]
    noted = edits.replace_step(copd, replace(first, note="Ask about spirometry"))
    named = [hit for hit in hits(noted, "spirometry") if not hit.within]
    others = [hit for hit in hits(noted, "spirometry") if hit.within]
    assert named
    assert hits(noted, "spirometry") == [*named, *others]
    assert "Ask about spirometry" in {hit.within for hit in others}
    assert any(
        hit.within == "Registered nurse" or "nurse" in hit.within.lower()
        for hit in hits(copd, "nurse")
    )


def test_nothing_typed_finds_nothing() -> None:
    assert hits(starter("copd"), "  ") == []


def test_typing_says_how_many_were_found(pad: SearchPad) -> None:
    QTest.keyClicks(pad.field, "spirometry")
    assert pad.said.text() == "1 step found"
    pad.field.setText("nurse")
    assert pad.said.text() == f"{pad.list.count()} steps found"
    pad.field.setText("zzz")
    assert pad.said.text() == "0 steps found"


def test_keys_choose_and_centre_the_hits_and_the_pad_stays(
    view: MapView, document: Document, pad: SearchPad
) -> None:
    view.resize(600, 420)
    view.actual_size()
    QTest.keyClicks(pad.field, "nurse")
    ids = [hit.step.id for hit in hits(document.pathway or Pathway("", Name("")), "nurse")]
    assert len(ids) > 1
    QTest.keyClick(pad.field, Qt.Key.Key_Return)
    assert document.selection.step == ids[0]
    QTest.keyClick(pad.field, Qt.Key.Key_Down)
    assert document.selection.step == ids[1]
    card = view.map_scene.card(ids[1])
    assert card is not None
    assert view.viewport().rect().contains(view.mapFromScene(card.card_rect.center()))
    QTest.keyClick(pad.field, Qt.Key.Key_Up)
    assert document.selection.step == ids[0]
    QTest.keyClick(pad.field, Qt.Key.Key_Return)
    assert document.selection.step == ids[1]
    assert pad.isVisible()
    assert pad.field.hasFocus()


def test_the_pad_never_covers_the_hit(view: MapView, document: Document, pad: SearchPad) -> None:
    view.resize(800, 420)
    view.actual_size()
    assert document.pathway is not None
    for step in document.pathway.steps_in("proposed"):
        pad.field.setText(step.name.en)
        QTest.keyClick(pad.field, Qt.Key.Key_Return)
        card = view.map_scene.card(step.id)
        assert card is not None
        rect = view.mapFromScene(card.card_rect).boundingRect()
        assert not pad.geometry().intersects(rect.translated(view.viewport().pos()))


def test_escape_goes_back_to_the_map(view: MapView, pad: SearchPad) -> None:
    QTest.keyClick(pad.field, Qt.Key.Key_Escape)
    assert not pad.isVisible()
    assert view.hasFocus()


def test_letters_typed_into_the_pad_do_nothing_to_the_pathway(
    hands: Hands, document: Document, pad: SearchPad
) -> None:
    document.select_steps(next(s.id for s in (document.pathway or starter("copd")).steps))
    before = document.workspace
    for letter in "hcvonaliretpsbm":
        QTest.keyClicks(pad.field, letter)
    QTest.keyClick(pad.field, Qt.Key.Key_Delete)
    assert document.workspace is before


def test_a_step_of_another_design_is_shown_in_that_design(
    document: Document, pad: SearchPad
) -> None:
    pathway = document.pathway
    assert pathway is not None
    step = next(s for s in pathway.steps if not s.is_end)
    document.edit("", lambda p: edits.set_delivery(p, step.id, "proposed", None))
    pad.field.setText(step.name.en)
    QTest.keyClick(pad.field, Qt.Key.Key_Return)
    assert document.design == "current"
    assert document.selection.step == step.id


def test_hits_follow_the_pathway(document: Document, pad: SearchPad) -> None:
    QTest.keyClicks(pad.field, "spirometry")
    before = pad.list.count()
    first = pad.list.item(0).data(Qt.ItemDataRole.UserRole)
    document.edit("", lambda p: edits.remove_steps(p, [first]))
    assert pad.list.count() == before - 1
