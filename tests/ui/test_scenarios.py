"""Scenarios in the results: begun, compared, changed with a reason, and dragged into being."""

import pytest
from pytestqt.qtbot import QtBot

from ui.fields.entry import NumberField, TextField
from ui.fields.quantity import QuantityField
from ui.main_window import MainWindow
from ui.results.scenarios import ScenariosPart
from ui.work_area import RESULTS


@pytest.fixture
def part(working: MainWindow) -> ScenariosPart:
    work = working.furniture.work
    work.show_page(RESULTS)
    work.results.show_part("scenarios")
    found = work.results.part("scenarios")
    assert isinstance(found, ScenariosPart)
    return found


def names(part: ScenariosPart) -> list[str]:
    pathway = part.document.pathway
    assert pathway is not None
    return [one.name.en for one in pathway.scenarios]


def test_three_are_begun_and_compared_with_what_is_planned(
    qtbot: QtBot, part: ScenariosPart
) -> None:
    assert not part.editor.isVisible()
    part._begin()
    assert names(part) == ["Planned", "Steady", "Ambitious"]
    qtbot.waitUntil(part.sides.isVisible, timeout=15_000)
    answer = part.sides.answer
    assert answer is not None
    assert answer.heads == (
        "Figure", "Planned", "Steady", "Steady less Planned", "Ambitious",
        "Ambitious less Planned",
    )  # fmt: skip
    assert "in 10 chance" in answer.title
    part.document.undo_stack.undo()
    assert names(part) == []
    assert not part.sides.isVisible()


def test_a_number_of_a_scenario_is_changed_with_its_reason(part: ScenariosPart) -> None:
    part._begin()
    number = part.editor.findChildren(QuantityField)[0]
    number.entry.setText("20")
    number.entry.textEdited.emit("20")
    reason = part.editor.findChildren(TextField)[2]
    assert reason.caption.text() == "Reason"
    reason.put("Two practices begin late")
    pathway = part.document.pathway
    assert pathway is not None
    change = pathway.scenarios[1].changes[0]
    assert (change.key, change.quantity.central) == ("adoption.1", 0.2)
    assert change.reason == "Two practices begin late"
    assert pathway.adoption[0].central != 0.2  # the plan itself stays


def test_more_patients_than_all_are_refused_beside_the_field(part: ScenariosPart) -> None:
    part._begin()
    number = part.editor.findChildren(QuantityField)[0]
    number.entry.setText("120")
    number.entry.textEdited.emit("120")
    assert number.fault


def dragged(qtbot: QtBot, part: ScenariosPart) -> None:
    qtbot.waitUntil(lambda: len(part.what_if._sliders) == 5, timeout=15_000)
    with qtbot.waitSignal(part.what_if.worked_out):
        part.what_if._sliders[0].setValue(100)


def test_dragging_shows_the_cost_and_leaves_the_plan_alone(
    qtbot: QtBot, part: ScenariosPart
) -> None:
    before = part.document.workspace
    dragged(qtbot, part)
    answer = part.what_if.answer.answer
    assert answer is not None
    assert "than in the plan" in answer.title
    assert part.what_if._said[0].text() == "50%"
    assert part.document.workspace is before
    with qtbot.waitSignal(part.what_if.worked_out):
        part.what_if.back.click()
    answer = part.what_if.answer.answer
    assert answer is not None
    assert "as in the plan" in answer.title
    assert not part.what_if.keep.isEnabled()


def test_what_was_dragged_is_kept_as_a_scenario(qtbot: QtBot, part: ScenariosPart) -> None:
    dragged(qtbot, part)
    part.what_if.keep.click()
    pathway = part.document.pathway
    assert pathway is not None
    (kept,) = pathway.scenarios
    assert [c.key for c in kept.changes] == [f"adoption.{y}" for y in range(1, 6)]
    assert kept.changes[-1].quantity.central == pytest.approx(0.5)
    assert kept.is_illustrative
    assert all(c.reason for c in kept.changes)


def test_options_are_marked_and_put_in_order(part: ScenariosPart) -> None:
    part.options._begin.click()
    pathway = part.document.pathway
    assert pathway is not None
    assert pathway.options_appraisal is not None
    assert len(pathway.options_appraisal.options) == 4
    fields = part.options.findChildren(NumberField)
    assert len(fields) == 5 + 4 * 5  # five weights, and five marks for each option
    for at, field in enumerate(fields[5:]):
        assert field.put(20.0 * (at // 5))
    # Nothing has 0 for everything, then 20, 40 and 60: stretch comes first.
    assert "“Stretch” comes first with 60" in part.options.order.text()
    assert "“Preferred” second with 40" in part.options.order.text()


def test_other_weights_share_what_one_of_them_leaves(part: ScenariosPart) -> None:
    part.options._begin.click()
    part.options.findChildren(NumberField)[0].put(50.0)
    pathway = part.document.pathway
    assert pathway is not None
    assert pathway.options_appraisal is not None
    assert sum(pathway.options_appraisal.weights.values()) == pytest.approx(1)
    assert pathway.options_appraisal.weights["need"] == 0.5
