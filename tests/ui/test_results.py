"""The results: parts made when looked at, how sure they are, and ways on from each figure."""

from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.proposals import Proposal
from ui.main_window import MainWindow
from ui.pages.results import PARTS, ResultsPage
from ui.results.card import ResultCard
from ui.results.certainty import CertaintyPart
from ui.results.money import MoneyPart
from ui.text import announce_language
from ui.work_area import RESULTS


@pytest.fixture
def results(working: MainWindow) -> ResultsPage:
    working.furniture.work.show_page(RESULTS)
    return working.furniture.work.results


def proposal(window: MainWindow) -> Proposal:
    found = window.furniture.document.proposal
    assert found is not None
    return found


def drawn(qtbot: QtBot, window: MainWindow) -> None:
    document = window.furniture.document
    qtbot.waitUntil(lambda: document.sample is not None and document.swings is not None)


def test_a_part_is_made_when_it_is_first_looked_at(results: ResultsPage) -> None:
    assert list(results._parts) == ["care"]
    for name in PARTS:
        results.show_part(name)
        assert [n for n, part in results._parts.items() if part.isVisible()] == [name]


def test_every_chart_has_a_name_and_its_figures_one_click_away(
    qtbot: QtBot, working: MainWindow, results: ResultsPage
) -> None:
    drawn(qtbot, working)
    for name in PARTS:
        results.show_part(name)
        for card in filter(ResultCard.isVisible, results.part(name).cards):
            assert card.unit.text()
            if card.switch.isVisible():
                assert card.view.accessibleName() == card.title.text()
                card.switch.click()
            assert card.table.isVisible()
            assert card.table.model().rowCount() > 0


def test_certainty_follows_the_draws(
    qtbot: QtBot, working: MainWindow, results: ResultsPage
) -> None:
    results.show_part("certainty")
    part = results.part("certainty")
    assert isinstance(part, CertaintyPart)
    working.furniture.document.edit_workspace("People", lambda w: w.with_population(50_000))
    assert part.drawn.text() == "Ranges are being drawn…"
    assert not part.chances.isVisible()
    drawn(qtbot, working)
    assert part.drawn.text().startswith("Ranges from 5,000 draws")
    assert "seed 2025" in part.drawn.text()
    assert "in 10 chance" in part.chances.title.text()
    assert part.moving.isVisible()
    assert part.first.list.count() == 5


def test_more_draws_can_be_asked_for(
    qtbot: QtBot, working: MainWindow, results: ResultsPage
) -> None:
    results.show_part("certainty")
    part = results.part("certainty")
    assert isinstance(part, CertaintyPart)
    drawn(qtbot, working)
    part.more.click()
    assert part.cancel.isVisible()
    assert part.progress.isVisible()
    qtbot.waitUntil(lambda: "20,000" in part.drawn.text())
    assert part.more.isVisible()


def test_the_worth_says_how_likely_it_is(
    qtbot: QtBot, working: MainWindow, results: ResultsPage
) -> None:
    results.show_part("money")
    part = results.part("money")
    assert isinstance(part, MoneyPart)
    drawn(qtbot, working)
    assert "in 10 chance that benefits exceed costs" in part.worth.title.text()


def test_a_row_of_a_table_leads_to_where_its_figure_comes_from(
    qtbot: QtBot, results: ResultsPage
) -> None:
    results.show_part("money")
    part = results.part("money")
    assert isinstance(part, MoneyPart)
    part.worth.switch.click()
    first = part.worth.table.model().index(0, 0)
    with qtbot.waitSignal(results.explained) as opened:
        part.worth.table.clicked.emit(first)
    assert opened.args == ["npv_cash"]


def test_what_moves_the_result_leads_to_its_field(
    qtbot: QtBot, working: MainWindow, results: ResultsPage
) -> None:
    results.show_part("certainty")
    part = results.part("certainty")
    assert isinstance(part, CertaintyPart)
    drawn(qtbot, working)
    swings = working.furniture.document.swings
    assert swings
    part.moving.switch.click()
    with qtbot.waitSignal(results.went) as gone:
        part.moving.table.clicked.emit(part.moving.table.model().index(0, 0))
    assert gone.args == [swings[0].key]


def is_as_wide(one: QWidget, other: QWidget) -> bool:
    return one.width() == other.width()


def test_every_part_fits_a_narrow_window_in_welsh(
    qtbot: QtBot, working: MainWindow, results: ResultsPage
) -> None:
    announce_language("cy")
    try:
        working.resize(1024, 768)
        drawn(qtbot, working)
        room, body = results._area.viewport(), results._area.widget()
        assert body is not None
        for name in PARTS:
            results.show_part(name)
            qtbot.waitUntil(partial(is_as_wide, body, room))
            assert body.minimumSizeHint().width() <= room.width(), name
        index = results._index
        assert index.minimumSizeHint().width() <= index.width()
    finally:
        announce_language("en")
