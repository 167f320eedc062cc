"""The inspector of a step: its name and kind, and how it is delivered in each design."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from pathways import edits
from pathways.library import library
from pathways.model import CURRENT, Kind, Part, Pathway, Setting, StaffLine, Step, TestUse
from pathways.nested import takes_anything
from pathways.values import Quantity
from planner.i18n import N_, language
from ui.document import Document
from ui.fields.choice import ButtonsField, ChoiceField
from ui.fields.entry import LongTextField, TextField, WholeField
from ui.fields.lens import Lens, of_delivery, of_step
from ui.fields.organisation import OrganisationField
from ui.fields.quantity import QuantityField
from ui.fields.rows import RowsField
from ui.panels import options
from ui.panels.form import Form
from ui.panels.opens_as import OPENS_AS, opens_as
from ui.panels.shares import leaving
from ui.selection import Selection
from ui.text import on_language_change
from ui.widgets import button, column, label, row, segments
from ui.words import KINDS, PARTS, SETTINGS, design_word

__all__ = ["STEP_SECTION_OF_RULE", "step_form"]

TEXT_WHY: Final = N_("Why hospital")
GOES_ON: Final = N_("Goes on to")
STEP_SECTION_OF_RULE: Final = {
    "G01": GOES_ON,
    "G02": GOES_ON,
    "G04": GOES_ON,
    "G06": GOES_ON,
    "C01": TEXT_WHY,
    "C02": TEXT_WHY,
}  # where a step's form puts right what a rule finds


def step_form(document: Document, step_id: str, open_sections: frozenset[str]) -> Form:
    """The form of a step in the design that is shown."""
    pathway = document.pathway
    assert pathway is not None
    step = pathway.step(step_id)
    place = of_step(step_id)
    form = Form(open_sections | {TEXT_WHY} | ({OPENS_AS} if step.opens else frozenset()))
    form.add(
        TextField(document, N_("Name in English"), place.field("name").said("en")),
        TextField(document, N_("Name in Welsh"), place.field("name").said("cy")),
        ChoiceField(
            document,
            N_("Kind of step"),
            Lens(
                lambda p: p.step(step_id).kind.value,
                lambda p, value: edits.set_kind(p, step_id, Kind(value)),
            ),
            options.of_words(KINDS),
        ),
    )
    if not step.is_end:
        form.add(_designs(document))
        if document.design in step.deliveries:
            _add_delivery(form, document, step, document.design)
        else:
            form.add(_absent(document, step))
        form.section(OPENS_AS, lambda: opens_as(document, step_id))
    why = form.section(TEXT_WHY, lambda: _why(document, step_id))
    form.also(lambda: why.setVisible(_needs_reason(document, step_id)))
    form.section(GOES_ON, lambda: leaving(form, document, step_id, document.design))
    form.section(N_("Note"), lambda: [LongTextField(document, N_("Note"), place.field("note"))])
    remove = button(N_("Delete this step"), lambda: _remove(document, step_id), icon="delete")
    form.add(_row(remove))
    form.finish()
    return form


def _needs_reason(document: Document, step_id: str) -> bool:
    """Whether an option leaves the step in hospital."""
    pathway = document.pathway
    if pathway is None or not pathway.has_step(step_id):
        return False
    step = pathway.step(step_id)
    return any(step.setting(option) is Setting.HOSPITAL for option in pathway.options)


def _follows(document: Document, step_id: str, design: str) -> bool:
    """Whether an option does a step as the current design does."""
    pathway = document.pathway
    if pathway is None or not pathway.has_step(step_id):
        return False
    return design in pathway.step(step_id).as_now


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*widgets, 1))
    return holder


def _remove(document: Document, step_id: str) -> None:
    pathway = document.pathway
    assert pathway is not None
    name = pathway.step(step_id).name.said(language())
    document.edit(N_("Delete “{step}”"), lambda p: edits.remove_steps(p, [step_id]), step=name)


def _designs(document: Document) -> QWidget:
    """Which design is looked at; the same choice as on the map."""
    pathway = document.pathway
    assert pathway is not None
    holder = QWidget()
    group = QButtonGroup(holder)
    buttons = []
    for design in pathway.designs:
        made = QPushButton()
        made.setCheckable(True)
        made.setChecked(design == document.design)
        on_language_change(made, partial(_name_design, made, design))
        made.clicked.connect(lambda _on, design=design: document.show_design(design))
        group.addButton(made)
        buttons.append(made)
    holder.setLayout(
        column(label(N_("How it is done"), "heading"), row(segments(*buttons), 1), gap=6)
    )
    return holder


def _name_design(made: QPushButton, design: str) -> None:
    made.setText(design_word(design))
    made.setAccessibleName(design_word(design))


def _absent(document: Document, step: Step) -> QWidget:
    design = document.design

    def put(pathway: Pathway) -> Pathway:
        known = step.deliveries.get(CURRENT) or next(iter(step.deliveries.values()), None)
        delivery = known or edits.new_delivery(Setting.COMMUNITY)
        return edits.set_delivery(pathway, step.id, design, delivery)

    def add() -> None:
        document.edit(N_("Add “{step}” to a design"), put, step=step.name.said(language()))

    holder = QWidget()
    holder.setLayout(
        column(
            label(N_("This step is not part of this design.")),
            row(button(N_("Add it to this design"), add, icon="add"), 1),
        )
    )
    return holder


def _add_delivery(form: Form, document: Document, step: Step, design: str) -> None:
    place = of_delivery(step.id, design)
    follows = label(N_("Done as now: it follows the current design until you change it."), "muted")
    form.add(follows)
    form.also(lambda: follows.setVisible(_follows(document, step.id, design)))
    setting = Lens(
        lambda p: p.step(step.id).deliveries[design].setting.value,
        lambda p, value: edits.set_setting(p, [step.id], design, Setting(value)),
    )
    organisation = OrganisationField(document, place.field("organisation"))
    form.add(ButtonsField(document, N_("Where"), setting, SETTINGS), organisation)
    if not step.opens or takes_anything(step.deliveries[design]):
        _add_what_it_takes(form, document, place)
    if len(step.deliveries) > 1:
        name = step.name.said(language())

        def take_out() -> None:
            document.edit(
                N_("Take “{step}” out of a design"),
                lambda p: edits.set_delivery(p, step.id, design, None),
                step=name,
            )

        form.add(_row(button(N_("Take it out of this design"), take_out, icon="cut")))


def _add_what_it_takes(form: Form, document: Document, place: Lens) -> None:
    form.add(label(N_("Who, and for how long"), "heading"))
    form.add(
        RowsField(
            document,
            place.field("staff"),
            lambda lens: _staff_line(document, lens),
            lambda: StaffLine("nurse_b5", Part.CARE, Quantity.exact(10.0)),
            add=N_("Add somebody"),
            empty=N_("Nobody is named yet, so this step uses no staff time."),
        )
    )
    form.section(N_("Tests done here"), lambda: [_tests(document, place)])
    form.section(N_("Attendance, rooms and beds"), lambda: _attendance(document, place))


def _staff_line(document: Document, lens: Lens) -> list[QWidget]:
    part = Lens(
        lambda p: lens.get(p).part.value,
        lambda p, value: lens.put(p, replace(lens.get(p), part=Part(value))),
    )
    return [
        ChoiceField(document, N_("Role"), lens.field("role"), options.roles),
        ChoiceField(document, N_("Doing what"), part, options.of_words(PARTS)),
        QuantityField(document, N_("Time"), lens.field("minutes"), N_("minutes")),
    ]


def _tests(document: Document, place: Lens) -> QWidget:
    def fields(lens: Lens) -> list[QWidget]:
        def show() -> None:
            pathway = document.pathway
            assert pathway is not None
            document.select(Selection(test=lens.get(pathway).test))

        return [
            ChoiceField(document, N_("Test"), lens.field("test"), options.tests),
            QuantityField(
                document, N_("How many"), lens.field("quantity"), N_("for each person seen")
            ),
            _row(button(N_("Its four features"), show, icon="test")),
        ]

    first = next(iter(library().tests))
    return RowsField(
        document,
        place.field("tests"),
        fields,
        lambda: TestUse(first, Quantity.exact(1.0)),
        add=N_("Add a test"),
        empty=N_("No test is done at this step."),
    )


def _attendance(document: Document, place: Lens) -> list[QWidget]:
    def field(text: str, name: str, unit: str, *, percent: bool = False) -> QuantityField:
        return QuantityField(
            document, text, place.field(name), unit, percent=percent, optional=True
        )

    return [
        field(N_("Do not attend"), "dna", N_("% of those booked"), percent=True),
        field(N_("Booked again"), "rebooked", N_("% of those who missed"), percent=True),
        field(N_("Group size"), "group_size", N_("people in a session")),
        field(N_("Room time"), "room_minutes", N_("minutes for each person")),
        field(N_("Bed days"), "bed_days", N_("days for each person")),
        field(N_("Capacity"), "capacity", N_("contacts a year")),
    ]


def _why(document: Document, step_id: str) -> list[QWidget]:
    why = of_step(step_id).field("why_hospital")
    return [
        ChoiceField(document, N_("Kind of reason"), why.field("code"), options.reasons),
        LongTextField(document, N_("The reason, for the planning group"), why.field("text")),
        WholeField(document, N_("Moves by plan year (interim only)"), why.field("year")),
    ]
