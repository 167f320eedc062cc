"""Fields: what is typed reaches the pathway, what cannot stand is said, missing is not zero."""

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pathways import edits
from pathways.model import PROPOSED, Delivery, Setting, StaffLine
from pathways.values import Quantity
from planner.i18n import N_, speaking
from ui.document import Document
from ui.fields.choice import ButtonsField, SeveralField
from ui.fields.entry import HoursField, NumberField, TextField
from ui.fields.field import Field
from ui.fields.lens import Lens, of_delivery, of_pathway, of_share, of_step, of_stream
from ui.fields.organisation import OrganisationField
from ui.fields.quantity import QuantityField
from ui.fields.rows import RowsField
from ui.fields.series import SeriesField
from ui.numbers import as_typed, read_number, read_whole
from ui.panels.options import framework_words
from ui.panels.step_form import step_form
from ui.text import announce_language
from ui.tick import Tick

F = TypeVar("F", bound=Field)
SPIRO = of_delivery("spiro", PROPOSED)


def typed(field: QuantityField | TextField | NumberField | SeriesField, text: str) -> None:
    field.entry.setText(text)
    field.entry.textEdited.emit(text)


def delivery(document: Document) -> Delivery:
    assert document.pathway is not None
    return document.pathway.step("spiro").deliveries[PROPOSED]


def minutes(document: Document) -> Quantity:
    return delivery(document).staff[0].minutes


def follow(qtbot: QtBot, field: F) -> F:
    """The field, which follows the document as it does in a form."""
    qtbot.addWidget(field)
    field.document.changed.connect(field.refresh)
    return field


def time_field(qtbot: QtBot, document: Document) -> QuantityField:
    lens = SPIRO.field("staff").item(0).field("minutes")
    field = QuantityField(document, N_("Time"), lens, N_("minutes"))
    return follow(qtbot, field)


def test_a_new_central_value_keeps_the_spread_in_proportion(
    qtbot: QtBot, document: Document
) -> None:
    field = time_field(qtbot, document)
    assert minutes(document) == Quantity(31.5, 45, 58.5)
    for text in ("0", "0.", "0.9"):  # typed one after the other, by way of nought
        typed(field, text)
    # 0.9 is 45 / 50, so 31.5 / 50 = 0.63 and 58.5 / 50 = 1.17.
    assert minutes(document).low == pytest.approx(0.63)
    assert minutes(document).high == pytest.approx(1.17)
    assert document.undo_stack.count() == 1


def test_what_is_not_a_number_is_said_below_and_changes_nothing(
    qtbot: QtBot, document: Document
) -> None:
    field = time_field(qtbot, document)
    typed(field, "soon")
    assert field.fault == "“soon” is not a number. Give one such as 12 or 0.5."
    assert document.undo_stack.count() == 0
    typed(field, "20")
    assert field.fault == ""


def test_a_number_that_is_needed_cannot_be_left_blank(qtbot: QtBot, document: Document) -> None:
    field = time_field(qtbot, document)
    typed(field, "")
    assert field.fault == "Give a number: this cannot be left blank."
    assert minutes(document).central == 45


def test_blank_is_not_said_and_never_zero(qtbot: QtBot, document: Document) -> None:
    lens = SPIRO.field("bed_days")
    field = QuantityField(document, N_("Bed days"), lens, N_("minutes"), optional=True)
    follow(qtbot, field)
    assert delivery(document).bed_days is None
    assert field.entry.text() == ""
    typed(field, "0")
    assert delivery(document).bed_days == Quantity.exact(0.0)
    typed(field, "")
    assert delivery(document).bed_days is None


def test_a_sourced_number_that_is_changed_rests_on_nobody(qtbot: QtBot, document: Document) -> None:
    field = QuantityField(
        document, N_("People a year"), of_stream("register").field("per_10000"), N_("people")
    )
    follow(qtbot, field)
    assert field.basis.text() == "derived"
    typed(field, "180")
    assert field.basis.text() == "illustrative"


def test_a_number_can_be_marked_as_confirmed_locally_with_its_source(
    qtbot: QtBot, document: Document
) -> None:
    field = time_field(qtbot, document)
    field.basis.setChecked(True)
    details = field.details
    assert details is not None
    details.confirmed.click()
    details.source.setText("Timed in March")
    details.source.textEdited.emit("Timed in March")
    assert minutes(document) == Quantity(31.5, 45, 58.5, "local", "Timed in March")
    assert field.basis.text() == "confirmed locally"
    details.confirmed.click()
    assert minutes(document) == Quantity(31.5, 45, 58.5)


def test_a_range_can_be_changed_by_itself(qtbot: QtBot, document: Document) -> None:
    field = time_field(qtbot, document)
    field.basis.setChecked(True)
    assert field.details is not None
    field.details.high.textEdited.emit("70")
    assert minutes(document) == Quantity(31.5, 45, 70)


def test_a_percentage_is_typed_as_one(qtbot: QtBot, document: Document) -> None:
    field = QuantityField(
        document, N_("Do not attend"), SPIRO.field("dna"), N_("minutes"), percent=True
    )
    follow(qtbot, field)
    assert field.entry.text() == "7"
    typed(field, "12.5%")
    assert delivery(document).dna is not None
    assert delivery(document).dna == Quantity(0.035 / 0.07 * 0.125, 0.125, 0.105 / 0.07 * 0.125)


def test_a_value_that_the_model_refuses_is_said_below_the_field(
    qtbot: QtBot, document: Document
) -> None:
    field = QuantityField(
        document, N_("Do not attend"), SPIRO.field("dna"), N_("minutes"), percent=True
    )
    follow(qtbot, field)
    typed(field, "100")
    assert field.fault == ("“Share who do not attend” is 100%. Give a number from 0% to 99%.")


@pytest.mark.parametrize("typing", [("1", "12", "12a"), ("-", "-5"), ("9", "99", "999999999")])
def test_refused_text_stays_and_takes_back_what_led_up_to_it(
    qtbot: QtBot, document: Document, typing: tuple[str, ...]
) -> None:
    field = time_field(qtbot, document)
    for text in typing:
        typed(field, text)
    assert field.entry.text() == typing[-1]
    assert field.fault
    assert field.entry.property("wrong") == "true"
    assert minutes(document) == Quantity(31.5, 45, 58.5)
    assert document.undo_stack.count() == 0
    typed(field, "50")
    assert field.fault == ""
    assert minutes(document).central == 50
    document.undo_stack.undo()
    assert field.entry.text() == "45"


def leave(entry: QWidget) -> None:
    QApplication.sendEvent(entry, QFocusEvent(QEvent.Type.FocusOut))


def test_undo_takes_refused_text_away(qtbot: QtBot, document: Document) -> None:
    field = time_field(qtbot, document)
    typed(field, "50")
    leave(field.entry)
    typed(field, "50x")
    assert minutes(document).central == 50
    document.undo_stack.undo()
    assert field.entry.text() == "45"


def test_a_spread_grows_only_as_far_as_a_share_can(qtbot: QtBot, document: Document) -> None:
    lens = of_pathway().field("adoption").item(0)
    field = follow(qtbot, QuantityField(document, N_("Take-up"), lens, "%", percent=True))
    document.edit("Set", lambda p: lens.put(p, Quantity(0.3, 0.5, 0.7)))
    leave(field.entry)
    typed(field, "80")
    assert document.pathway is not None
    # 0.7 × 0.8 / 0.5 is 1.12, more than everybody.
    assert document.pathway.adoption[0] == Quantity(0.3 * 1.6, 0.8, 1.0)
    typed(field, "300")
    assert field.fault == (
        "“Share of patients on the proposed design” is 300%. Give a number from 0% to 100%."
    )


@pytest.mark.parametrize("blank", ["", "   ", "\u200b", "\u2800 \u3164"])
def test_a_name_that_cannot_be_seen_is_refused(
    qtbot: QtBot, document: Document, blank: str
) -> None:
    lens = of_step("spiro").field("name")
    welsh = follow(qtbot, TextField(document, N_("Name in Welsh"), lens.said("cy")))
    english = follow(qtbot, TextField(document, N_("Name in English"), lens.said("en")))
    typed(welsh, "")
    typed(english, "S")
    typed(english, blank)
    assert english.fault.startswith("A name cannot be left blank")
    assert english.entry.text() == blank
    assert document.pathway is not None
    assert document.pathway.step("spiro").name.en.startswith("Spirometry")


def test_a_plan_has_at_most_ten_years(qtbot: QtBot, document: Document) -> None:
    place = of_pathway().field("adoption")
    rows = RowsField(
        document, place, lambda _lens: [], lambda: Quantity.exact(1.0), add="+", empty="-"
    )
    qtbot.addWidget(rows)
    document.edit("Ten", lambda p: place.put(p, (Quantity.exact(1.0),) * 10))
    with qtbot.waitSignal(document.rejected) as said:
        rows._add()
    assert str(said.args[0]) == "The plan has 11 years. Give at most 10."


def test_a_field_follows_undo(qtbot: QtBot, document: Document) -> None:
    field = TextField(document, N_("Organisation"), SPIRO.field("organisation"))
    follow(qtbot, field)
    typed(field, "GMS")
    assert delivery(document).organisation == "GMS"
    document.undo_stack.undo()
    assert field.entry.text() == "HB community"


def test_an_organisation_is_shown_in_welsh_and_kept_as_its_id(
    qtbot: QtBot, document: Document
) -> None:
    field = follow(qtbot, OrganisationField(document, SPIRO.field("organisation")))
    with speaking("cy"):
        announce_language("cy")
        assert field.entry.text() == "BI cymunedol"
        typed(field, "Trydydd sector")
        assert delivery(document).organisation == "Third sector"
        typed(field, "Hwb y Bont")
        assert delivery(document).organisation == "Hwb y Bont"
        document.undo_stack.undo()
        assert delivery(document).organisation == "HB community"


def test_areas_are_named_in_the_language_spoken(qtbot: QtBot, document: Document) -> None:
    lens = of_pathway().field("areas")
    field = SeveralField(document, N_("Areas"), lens, framework_words("CbD area"))
    follow(qtbot, field)
    with speaking("cy"):
        announce_language("cy")
        assert "Cwmpas ymarfer proffesiynol llawn" in [t.accessibleName() for t in ticks(field)]
    assert document.pathway is not None
    before = set(document.pathway.areas)
    ticks(field)[-1].click()
    assert set(document.pathway.areas) ^ before == {"VIII"}


def ticks(field: Field) -> list[Tick]:
    return field.findChildren(Tick)


def test_a_share_can_be_blank_which_is_not_used(qtbot: QtBot, document: Document) -> None:
    assert document.pathway is not None
    connection = next(c for c in document.pathway.connections if c.share(PROPOSED) > 0)
    lens = of_share(connection.source, connection.target, PROPOSED)
    field = NumberField(document, N_("Share"), lens, percent=True)
    follow(qtbot, field)
    typed(field, "")
    assert lens.get(document.pathway) is None
    typed(field, "120")
    assert "between 0% and 100%" in field.fault


def test_hours_are_read_as_they_are_written(qtbot: QtBot, document: Document) -> None:
    lens = of_pathway().field("governance").field("service_hours")
    field = HoursField(document, N_("Service hours"), lens)
    follow(qtbot, field)
    typed(field, "Mon-Fri 8:00-18:30")
    assert document.pathway is not None
    assert document.pathway.governance.service_hours.week[0] == (8 * 60, 18 * 60 + 30)


def test_five_shares_are_given_together_or_not_at_all(qtbot: QtBot, document: Document) -> None:
    lens = of_pathway().field("equity").field("deprivation_shares")
    field = SeriesField(document, N_("Share of demand"), lens, count=5, percent=True)
    follow(qtbot, field)
    typed(field, "10, 20")
    assert field.fault.startswith("2 numbers are given. Give 5")
    typed(field, "10, 15, 20, 25, 30")
    assert document.pathway is not None
    assert document.pathway.equity.deprivation_shares == pytest.approx((0.1, 0.15, 0.2, 0.25, 0.3))


def test_lines_can_be_added_and_taken_out(qtbot: QtBot, document: Document) -> None:
    def fields(lens: Lens) -> list[TextField]:
        return [TextField(document, N_("Role"), lens.field("role"))]

    first = delivery(document).staff[0]
    rows = RowsField(
        document,
        SPIRO.field("staff"),
        fields,
        lambda: replace(first, role="gp"),
        add="+",
        empty="-",
    )
    qtbot.addWidget(rows)
    document.changed.connect(rows.refresh)
    rows._add()
    assert [s.role for s in delivery(document).staff] == ["hcsw_b3", "physiologist_b6", "gp"]
    rows._remove(0)
    assert [s.role for s in delivery(document).staff] == ["physiologist_b6", "gp"]
    assert len(rows.findChildren(TextField)) == 2


def test_the_setting_is_one_click(qtbot: QtBot, document: Document) -> None:
    form = step_form(document, "spiro", frozenset())
    qtbot.addWidget(form)
    field = form.findChild(ButtonsField)
    assert isinstance(field, ButtonsField)
    QTest.mouseClick(field.button("home"), Qt.MouseButton.LeftButton)
    assert delivery(document).setting is Setting.HOME


def test_a_form_shows_a_line_that_another_edit_added(qtbot: QtBot, document: Document) -> None:
    form = step_form(document, "spiro", frozenset())
    qtbot.addWidget(form)
    known = delivery(document)
    longer = replace(
        known, staff=(*known.staff, StaffLine("gp", known.staff[0].part, minutes(document)))
    )
    document.edit("Add", lambda p: edits.set_delivery(p, "spiro", PROPOSED, longer))
    form.refresh()
    times = [f for f in form.findChildren(QuantityField) if f.caption.text() == "Time"]
    assert len(times) == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234.5", 1234.5), (" £20 ", 20.0), ("7%", 7.0), ("−3", -3.0), ("", None), ("1e3", 1000.0)],
)
def test_numbers_are_read_as_people_type_them(text: str, value: float | None) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["12.5", "-1"])
def test_people_come_in_whole_numbers(text: str) -> None:
    with pytest.raises(Exception, match="not a whole number"):
        read_whole(text)


@pytest.mark.parametrize(
    ("value", "percent", "text"),
    [(40000.0, False, "40,000"), (0.07, True, "7"), (0.125, False, "0.125"), (None, False, "")],
)
def test_numbers_are_shown_as_they_would_be_typed(
    value: float | None, percent: bool, text: str
) -> None:
    assert as_typed(value, percent=percent) == text
