"""Designs compared on the map page: three ways to look, numbers on request, lists in words."""

import time
from dataclasses import replace
from statistics import median

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.compare import Change
from pathways.library import starter
from pathways.model import CURRENT, PROPOSED, Pathway, Setting
from pathways.values import Quantity
from planner.drawing.marks import Text, flat
from planner.maps.showing import Way
from planner.workspace import Workspace
from ui.canvas.items import MapItem
from ui.document import Document
from ui.pages.map import MapPage
from ui.panels.drawer import DIFFERENCES, JOURNEYS
from ui.text import announce_language

KEYS = {Qt.Key.Key_F8: DIFFERENCES, Qt.Key.Key_F9: JOURNEYS}


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> MapPage:
    """The map page in a window of its own."""
    made = MapPage(document)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.view.setFocus()
    return made


def shown(document: Document) -> Pathway:
    assert document.pathway is not None
    return document.pathway


def words(item: MapItem) -> list[str]:
    return [mark.text for mark in flat(item.drawing().marks) if isinstance(mark, Text)]


def press(page: MapPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def test_one_key_goes_through_the_ways_to_look(page: MapPage) -> None:
    seen = []
    for _way in Way:
        press(page, Qt.Key.Key_F6)
        seen.append((page.maps.way, len(page.maps.views)))
    assert seen == [(Way.OVER, 1), (Way.BESIDE, 2), (Way.ONE, 1)]


def test_maps_side_by_side_show_the_current_design_and_the_option(page: MapPage) -> None:
    page.maps.look(Way.BESIDE)
    designs = [view.pane.design for view in page.maps.views]
    assert designs == [CURRENT, PROPOSED]
    for view in page.maps.views:
        steps = {c.face.step for c in view.map_scene.cards.values()}
        pathway = shown(page.maps.view.document)
        assert steps == {s.id for s in pathway.steps_in(view.pane.design)}


@pytest.mark.parametrize("leads", [0, 1])
def test_maps_side_by_side_scroll_and_zoom_together(page: MapPage, leads: int) -> None:
    page.maps.look(Way.BESIDE)
    leader, follower = page.maps.views[leads], page.maps.views[1 - leads]
    leader.actual_size()
    leader.horizontalScrollBar().setValue(123)
    leader.verticalScrollBar().setValue(45)
    assert follower.scale_shown == leader.scale_shown == 1.0
    assert follower.horizontalScrollBar().value() == 123
    assert follower.verticalScrollBar().value() == 45


def test_the_page_works_on_the_map_of_the_design_shown(page: MapPage, document: Document) -> None:
    page.maps.look(Way.BESIDE)
    for design, view in zip((CURRENT, PROPOSED), page.maps.views, strict=True):
        document.show_design(design)
        assert page.view is view


def test_the_second_map_is_gone_with_its_way(page: MapPage, document: Document) -> None:
    page.maps.look(Way.BESIDE)
    page.maps.look(Way.ONE)
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    document.edit("x", lambda p: edits.set_setting(p, ["spiro"], PROPOSED, Setting.HOME))
    page.view.zoom_in()
    page.view.horizontalScrollBar().setValue(5)
    assert page.maps.views == (page.view,)


@pytest.mark.parametrize("way", [Way.OVER, Way.BESIDE])
def test_every_change_is_told_by_a_sign_and_a_word(page: MapPage, way: Way) -> None:
    page.maps.look(way)
    told = {Change.ADDED: "added", Change.CHANGED: "changed", Change.MOVED: "from hospital"}
    view = page.view
    found = set()
    for card in view.map_scene.cards.values():
        if card.face.is_shown and card.face.change in told:
            assert told[card.face.change] in words(card)
            found.add(card.face.change)
    assert found == set(told)


@pytest.mark.parametrize("way", [Way.OVER, Way.BESIDE])
def test_cards_tell_how_much_more_or_less_a_step_is(page: MapPage, way: Way) -> None:
    page.maps.look(way)
    card = page.view.map_scene.card("spiro")
    assert card is not None
    assert card.face.figures == ("−118 contacts", "−169 h · −£55.2k")
    assert set(card.face.figures) <= set(words(card))


def test_the_map_of_the_current_design_beside_it_has_its_own_figures(page: MapPage) -> None:
    page.maps.look(Way.BESIDE)
    card = page.maps.views[0].map_scene.card("spiro")
    assert card is not None
    assert card.face.figures[0] == "216 contacts"


# Numbers


def test_numbers_are_shown_by_a_key_and_remembered(
    page: MapPage, qtbot: QtBot, document: Document
) -> None:
    press(page, Qt.Key.Key_F7)
    card = page.view.map_scene.card("spiro")
    assert card is not None
    assert card.face.figures == ("98 contacts", "92.1 staff hours")
    again = MapPage(document)
    qtbot.addWidget(again)
    assert again.view.pane.has_numbers
    press(page, Qt.Key.Key_F7)
    assert not page.view.pane.has_numbers
    assert page.view.map_scene.card("spiro").face.figures == ()  # type: ignore[union-attr]


def test_a_line_is_as_wide_as_many_people_go_along_it_and_says_how_many(page: MapPage) -> None:
    page.bar.numbers.setChecked(True)
    by_ends = {(c.source, c.target): c for c in page.view.map_scene.content.connections.values()}
    widths = {ends: face.width for ends, face in by_ends.items()}
    assert max(widths.values()) == 1.0
    # 228 of the 240 assessed go to FeNO, 12 to the other way.
    feno, prevent = widths["triage", "feno"], widths["triage", "prevent"]
    assert feno / prevent == pytest.approx(228 / 12)
    assert by_ends["triage", "feno"].label == "228 · 95%"


def test_a_step_over_its_capacity_says_so(page: MapPage, document: Document) -> None:
    delivery = shown(document).step("spiro").deliveries[PROPOSED]
    tight = replace(delivery, capacity=Quantity.exact(80.0))
    document.edit("x", lambda p: edits.set_delivery(p, "spiro", PROPOSED, tight))
    page.bar.numbers.setChecked(True)
    card = page.view.map_scene.card("spiro")
    assert card is not None
    assert card.face.short == "18 over capacity"  # 98 contacts
    assert {"18 over capacity", "!"} <= set(words(card))


def test_without_an_estimate_there_are_no_numbers(page: MapPage, document: Document) -> None:
    page.bar.numbers.setChecked(True)
    document.edit("x", lambda p: edits.set_share(p, "triage", "prevent", PROPOSED, 0.5))
    assert document.estimate is None
    assert not any(c.face.figures for c in page.view.map_scene.cards.values())


def test_numbers_say_that_they_are_illustrative(page: MapPage) -> None:
    assert page.bar.chip.isHidden()
    page.bar.numbers.setChecked(True)
    assert not page.bar.chip.isHidden()
    assert "illustrative" in page.bar.chip.text()


@pytest.mark.parametrize("way", Way)
def test_numbers_follow_an_edit_within_50_ms(qtbot: QtBot, way: Way) -> None:
    pathway, source = starter("copd"), "selfm"
    while len(pathway.steps) < 25:  # a row of copies that everybody goes along
        target = next(c.target for c in pathway.leaving(source, PROPOSED))
        pathway, (copy,) = edits.duplicate_steps(pathway, [source])
        pathway = edits.insert_step(pathway, copy, (source, target))
        source = copy
    document = Document(Workspace("Arfon", population=40_000).with_pathway(pathway))
    page = MapPage(document)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.maps.look(way)
    page.bar.numbers.setChecked(True)
    took = []  # by this process, whatever else the machine does
    for n in range(9):
        share = 0.04 + n / 1000

        def other(p: Pathway, share: float = share) -> Pathway:
            p = edits.set_share(p, "triage", "prevent", PROPOSED, share)
            return edits.set_share(p, "triage", "feno", PROPOSED, 1 - share)

        begun = time.process_time()
        document.edit("x", other)
        took.append(time.process_time() - begun)
    assert document.estimate is not None
    assert median(took) < 0.05


# Lists


@pytest.mark.parametrize("key", KEYS)
def test_a_list_is_opened_and_closed_by_its_key(page: MapPage, key: Qt.Key) -> None:
    press(page, key)
    assert page.drawer.part == KEYS[key]
    press(page, key)
    assert page.drawer.part is None
    assert page.view.hasFocus()


def test_escape_closes_a_list(page: MapPage) -> None:
    press(page, Qt.Key.Key_F9)
    press(page, Qt.Key.Key_Escape)
    assert page.drawer.part is None


@pytest.mark.parametrize("design", [CURRENT, PROPOSED])
def test_what_is_chosen_comes_into_view_on_the_map_worked_on(
    page: MapPage, document: Document, design: str
) -> None:
    page.maps.look(Way.BESIDE)
    document.show_design(design)
    page.view.actual_size()
    document.select_steps("spiro")  # in hospital on one map, in the community on the other
    card = page.view.map_scene.card("spiro")
    assert card is not None
    shown_rect = page.view.mapToScene(page.view.viewport().rect()).boundingRect()
    assert shown_rect.contains(card.card_rect)


def test_choosing_a_difference_chooses_its_step_or_connection(
    page: MapPage, document: Document
) -> None:
    press(page, Qt.Key.Key_F8)
    listed = page.drawer.differences.list
    seen: set[object] = set()
    for row in range(listed.count()):
        listed.setCurrentRow(row)
        seen.add(document.selection.step or document.selection.connection)
    assert "spiro" in seen
    assert ("triage", "feno") in seen


def test_the_differences_follow_edits(page: MapPage, document: Document) -> None:
    press(page, Qt.Key.Key_F8)
    said = [line.text for line in page.drawer.differences.list.shown]
    document.edit("x", lambda p: edits.set_setting(p, ["spiro"], PROPOSED, Setting.HOME))
    now = [line.text for line in page.drawer.differences.list.shown]
    assert any("moves from hospital to community" in text for text in said)
    assert any("moves from hospital to home" in text for text in now)


def test_choosing_a_way_through_lets_it_stand_out(page: MapPage) -> None:
    press(page, Qt.Key.Key_F9)
    listed = page.drawer.journeys.list
    listed.setCurrentRow(1)
    trail = page.view.pane.trail
    assert trail[0] == "review"
    for card in page.view.map_scene.cards.values():
        assert (card.opacity() == 1.0) == (card.face.step in trail)
    page.drawer.shut()
    assert all(card.opacity() == 1.0 for card in page.view.map_scene.cards.values())


def test_everything_on_the_page_has_a_name(page: MapPage) -> None:
    for part in (DIFFERENCES, JOURNEYS):
        page.drawer.open_part(part)
        for one in page.findChildren(QAbstractButton):
            if one.isVisible():
                assert one.accessibleName() or one.text(), one
    for listed in (page.drawer.differences.list, page.drawer.journeys.list):
        assert listed.accessibleName()


@pytest.mark.parametrize(
    ("width", "way"), [(700, Qt.Orientation.Vertical), (1300, Qt.Orientation.Horizontal)]
)
def test_maps_stand_one_above_the_other_where_there_is_little_room(
    page: MapPage, width: int, way: Qt.Orientation
) -> None:
    page.maps.look(Way.BESIDE)
    page.maps.resize(width, 600)
    first, second = page.maps.views
    places = [view.mapTo(page.maps, QPoint(0, 0)) for view in (first, second)]
    is_beside = places[0].y() == places[1].y()
    assert is_beside == (way is Qt.Orientation.Horizontal)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", [1366 - 280 - 316, 900, 1300])
def test_the_toolbar_shows_every_word_whole_or_an_icon_in_its_place(
    page: MapPage, language: str, width: int
) -> None:
    announce_language(language)
    page.bar.numbers.setChecked(True)
    page.maps.look(Way.BESIDE)
    page.resize(width, 700)
    QApplication.processEvents()
    assert page.width() == width
    cut = [
        one.accessibleName()
        for one in page.bar.findChildren(QAbstractButton)
        if one.isVisible() and one.width() < one.sizeHint().width()
    ]
    announce_language("en")
    assert not cut


def test_who_hears_the_map_hears_what_becomes_of_the_chosen_step(
    page: MapPage, document: Document
) -> None:
    page.maps.look(Way.OVER)
    document.select_steps("spiro")
    said = page.view.accessibleDescription()
    assert said.endswith(
        "It moves between the designs. In figures: −118 contacts; −169 h · −£55.2k."
    )
    page.maps.look(Way.ONE)
    assert "In figures" not in page.view.accessibleDescription()
