"""The pages beside the map: results, proposal and what is handed over."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.results.care import CarePart
from ui.work_area import MAP, PROPOSAL


def idle(window: MainWindow) -> bool:
    return not window.furniture.tasks.are_running


def test_an_export_is_written_and_never_over_another(
    qtbot: QtBot, working: MainWindow, tmp_path: Path
) -> None:
    working.furniture.work.show_page(PROPOSAL)
    export = working.furniture.work.proposal.export
    export.set_folder(tmp_path)
    for _time in range(2):
        export.export(".json")
        qtbot.waitUntil(lambda: idle(working))
    assert sorted(p.name for p in tmp_path.glob("*.json")) == ["copd-en-2.json", "copd-en.json"]
    assert export.result == "Wrote “copd-en-2.json”."


def test_an_export_without_figures_is_not_offered(working: MainWindow) -> None:
    working.furniture.work.show_page(PROPOSAL)
    working.furniture.document.edit_workspace("Set", lambda w: w.with_population(None))
    buttons = working.furniture.work.proposal.export._buttons
    offered = {str(b.property("suffix")): b.isEnabled() for b in buttons}
    assert offered == {
        ".xlsx": False,
        ".pdf": False,
        ".svg": True,
        ".png": True,
        ".csv": False,
        ".json": True,
    }


def test_an_export_that_cannot_be_written_says_so(
    qtbot: QtBot, working: MainWindow, tmp_path: Path
) -> None:
    working.furniture.work.show_page(PROPOSAL)
    export = working.furniture.work.proposal.export
    export.set_folder(tmp_path / "gone")
    export.export(".json")
    qtbot.waitUntil(lambda: idle(working) and working.furniture.messages.isVisible())
    assert export.result == "Nothing was written."


def test_every_page_shows_what_the_document_holds(qtbot: QtBot, working: MainWindow) -> None:
    work = working.furniture.work
    for page in range(4):
        work.show_page(page)
    assert "is asked to approve" in work.proposal._ask.text()
    work.show_page(2)
    care = work.results.part("care")
    assert isinstance(care, CarePart)
    assert "94%" in care.contacts.title.text()
    assert care.contacts.view.accessibleName() == care.contacts.title.text()
    assert care.parts[0] == "technical"
    assert len(work.table.table.steps.steps) == 10
    work.show_page(MAP)


def test_the_results_say_why_there_are_none(working: MainWindow) -> None:
    working.furniture.work.show_page(2)
    working.furniture.document.edit_workspace("Set", lambda w: w.with_population(None))
    results = working.furniture.work.results
    assert not results._holder.isVisible()
    assert "is not known" in results.why_not.words.text()


def test_characters_that_the_pdf_cannot_show_are_told_with_it(
    qtbot: QtBot, working: MainWindow, tmp_path: Path
) -> None:
    document = working.furniture.document
    document.edit("Note", lambda p: replace(p, note="😀 שלום"))
    working.furniture.work.show_page(PROPOSAL)
    export = working.furniture.work.proposal.export
    export.set_folder(tmp_path)
    export.export(".pdf")
    qtbot.waitUntil(lambda: idle(working), timeout=20_000)
    assert "5 characters cannot be printed" in export.result
    assert "“Where it came from”" in export.result
