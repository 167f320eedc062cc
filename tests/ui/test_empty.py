"""Where there is nothing to show, every page says what to do next and has the button for it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from pathways.edits import add_design, remove_design
from pathways.library import starter
from planner.workspace import Workspace
from ui.main_window import MainWindow
from ui.results.staff import StaffPart

MAP, TABLE, RESULTS, PROPOSAL = range(4)
COPD = starter("copd")


def opened(window: MainWindow, workspace: Workspace) -> MainWindow:
    window.furniture.document.open(workspace)
    window.resize(1366, 768)
    return window


def empty_of(window: MainWindow, page: int) -> QWidget:
    work = window.furniture.work
    work.show_page(page)
    shown: QWidget = (
        work.map.view.empty,
        work.table.why_not,
        work.results.why_not,
        work.proposal.why_not,
    )[page]
    return shown


@pytest.mark.parametrize("page", [MAP, TABLE, RESULTS, PROPOSAL])
def test_without_a_pathway_every_page_offers_a_starter(page: int, window: MainWindow) -> None:
    opened(window, Workspace("Arfon", population=40_000))
    shown = empty_of(window, page)
    assert shown.isVisible()
    starters = shown.starters  # type: ignore[attr-defined]
    assert starters.isVisible()
    menu = starters.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert len(window.furniture.document.workspace.pathways) == 1
    assert not shown.isVisible() or not starters.isVisible()


@pytest.mark.parametrize("page", [RESULTS, PROPOSAL])
def test_without_a_step_figures_of_nothing_are_not_shown(page: int, window: MainWindow) -> None:
    bare = replace(COPD, steps=(), connections=(), streams=())
    opened(window, Workspace("Arfon", population=40_000, pathways=(bare,)))
    shown = empty_of(window, page)
    assert shown.isVisible()
    assert "Nothing is drawn yet" in shown.words.text()  # type: ignore[attr-defined]
    shown.go.click()  # type: ignore[attr-defined]
    assert window.furniture.work.map.isVisible()


@pytest.mark.parametrize("page", [RESULTS, PROPOSAL])
def test_without_people_the_button_asks_how_many(page: int, window: MainWindow) -> None:
    opened(window, Workspace("Arfon", pathways=(COPD,)))
    shown = empty_of(window, page)
    assert "is not known" in shown.words.text()  # type: ignore[attr-defined]
    assert shown.go.text() == "Give the population"  # type: ignore[attr-defined]
    shown.go.click()  # type: ignore[attr-defined]
    assert window.focusWidget() is window.furniture.bar.population


def test_designs_that_are_the_same_are_said_to_be_the_same(window: MainWindow) -> None:
    same = remove_design(add_design(COPD, "same", "current"), "proposed")
    opened(window, Workspace("Arfon", population=40_000, pathways=(same,)))
    drawer = window.furniture.work.map.drawer
    drawer.open_part(0)
    told = drawer.differences.list
    texts = [told.item(row).text() for row in range(told.count())]
    assert texts[0].startswith("The designs do not differ yet.")


def test_without_people_the_ways_through_say_what_is_missing(window: MainWindow) -> None:
    opened(window, Workspace("Arfon", pathways=(COPD,)))
    drawer = window.furniture.work.map.drawer
    drawer.open_part(1)
    told = drawer.journeys.list
    assert "is not known" in told.item(0).text()


def test_no_chart_of_nothing_claims_that_something_moves(window: MainWindow) -> None:
    same = remove_design(add_design(COPD, "same", "current"), "proposed")
    opened(window, Workspace("Arfon", population=40_000, pathways=(same,)))
    window.furniture.work.show_page(RESULTS)
    results = window.furniture.work.results
    results.show_part("staff")
    part = results.part("staff")
    assert isinstance(part, StaffPart)
    title = part.staff.title.text()
    assert title == "No staff time is released or needed in this design"
