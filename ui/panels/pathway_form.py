"""The inspector of the pathway itself: what it is, who comes, and what a proposal has to say."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from pathways import edits
from pathways.library import library
from pathways.model import Level, Pathway
from pathways.values import Name, Quantity
from planner.i18n import N_, _, language
from ui.document import Document
from ui.fields.choice import ChoiceField, SeveralField
from ui.fields.entry import LongTextField, TextField
from ui.fields.lens import Lens, of_pathway
from ui.fields.quantity import QuantityField
from ui.fields.rows import RowsField
from ui.panels import options, pathway_parts
from ui.panels.catalogue_field import CatalogueField
from ui.panels.form import Form
from ui.row_button import RowButton
from ui.selection import Selection
from ui.text import on_language_change
from ui.widgets import button, clear, column, label, row
from ui.words import LEVELS

__all__ = ["SECTION_OF_RULE", "STREAMS", "pathway_form"]

STREAMS: Final = N_("Who comes")
TAKE_UP: Final = N_("Take-up by year")
COVERS: Final = N_("What it covers")
TESTS: Final = N_("Tests and their four features")
GOVERNANCE: Final = N_("Governance and hours")
EVALUATION: Final = N_("Evaluation")
EXIT: Final = N_("Exit")
ENGAGEMENT: Final = N_("Engagement and equity")
NETWORK: Final = N_("Clinical network")
MONEY: Final = N_("Money")
STAFF: Final = N_("Finding the staff")

SECTION_OF_RULE: Final = {
    "G05": STREAMS,
    "D": TESTS,
    "Q01": GOVERNANCE,
    "Q02": GOVERNANCE,
    "Q03": GOVERNANCE,
    "Q04": EVALUATION,
    "Q05": EVALUATION,
    "Q06": EXIT,
    "Q07": ENGAGEMENT,
    "Q08": NETWORK,
    "E": ENGAGEMENT,
    "R": MONEY,
    "R05": TAKE_UP,
    "W": STAFF,
}  # where the pathway's form puts right what a rule finds, by the rule or its first letter


def pathway_form(document: Document, open_sections: frozenset[str]) -> Form:
    """The form of the pathway that is shown."""
    place = of_pathway()
    level = Lens(
        lambda p: p.level.value, lambda p, value: place.field("level").put(p, Level(value))
    )
    form = Form(open_sections | {STREAMS})
    form.add(
        TextField(document, N_("Name in English"), place.field("name").said("en")),
        TextField(document, N_("Name in Welsh"), place.field("name").said("cy")),
        ChoiceField(document, N_("Level"), level, options.of_words(LEVELS)),
    )
    form.section(STREAMS, lambda: [_streams(form, document)])
    form.section(TAKE_UP, lambda: _take_up(document))
    form.section(COVERS, lambda: _covers(document))
    form.section(TESTS, lambda: [_tests(form, document)])
    form.section(GOVERNANCE, lambda: pathway_parts.governance(document))
    form.section(EVALUATION, lambda: pathway_parts.evaluation(document))
    form.section(EXIT, lambda: pathway_parts.exit_rule(document))
    form.section(ENGAGEMENT, lambda: pathway_parts.engagement(document))
    form.section(NETWORK, lambda: pathway_parts.network(document))
    form.section(MONEY, lambda: pathway_parts.money(document))
    form.section(STAFF, lambda: pathway_parts.staff_plans(document))
    form.section(
        N_("Where it came from"),
        lambda: [
            TextField(document, N_("Localised from"), place.field("localised_from")),
            TextField(document, N_("Status"), place.field("status")),
            LongTextField(document, N_("Note"), place.field("note")),
        ],
    )
    form.finish()
    return form


def _streams(form: Form, document: Document) -> QWidget:
    """The streams, each a way to its own form."""
    holder = QWidget()
    lines = column(gap=2)

    def add() -> None:
        pathway = document.pathway
        entry = next((s.id for s in pathway.steps if not s.is_end), "") if pathway else ""
        document.edit(N_("Add a stream"), lambda p: _with_stream(p, entry))

    holder.setLayout(column(lines, row(button(N_("Add a stream"), add, icon="add"), 1), gap=6))
    shown: list[object] = []

    def refresh() -> None:
        pathway = document.pathway
        key = (pathway.streams if pathway else (), language())
        if pathway is None or shown == [key]:
            return
        shown[:] = [key]
        clear(lines)
        for stream in pathway.streams:
            lines.addWidget(_way(document, stream.name, Selection(stream=stream.id), "stream"))
        if not pathway.streams:
            lines.addWidget(label(N_("Nobody comes yet. Add a stream of people."), "muted"))

    form.also(refresh)
    on_language_change(holder, refresh)
    return holder


def _with_stream(pathway: Pathway, entry: str) -> Pathway:
    if entry:
        return edits.add_stream(pathway, Name(_("New stream")), entry)[0]
    return pathway


def _way(document: Document, name: Name, selection: Selection, icon: str) -> RowButton:
    """A line that leads to the form of what it names."""
    made = RowButton(icon)
    made.show_name(name.said(language()))
    made.clicked.connect(lambda: document.select(selection))
    return made


def _take_up(document: Document) -> Sequence[QWidget]:
    place = of_pathway().field("adoption")

    def fields(lens: Lens) -> list[QWidget]:
        return [
            QuantityField(
                document,
                N_("On the proposed design"),
                lens,
                N_("% of patients"),
                percent=True,
            )
        ]

    return [
        label(N_("One line for each plan year, from the first."), "muted"),
        RowsField(
            document,
            place,
            fields,
            lambda: Quantity.exact(1.0),
            add=N_("Add a year"),
            empty=N_("No plan years yet, so nothing moves."),
        ),
    ]


def _covers(document: Document) -> Sequence[QWidget]:
    place = of_pathway()
    return [
        CatalogueField(document),
        SeveralField(
            document,
            N_("Areas of Community by Design"),
            place.field("areas"),
            options.framework_words("CbD area"),
        ),
        SeveralField(
            document,
            N_("Outcomes it serves"),
            place.field("outcomes"),
            options.framework_words("PCMW outcome"),
        ),
    ]


def _tests(form: Form, document: Document) -> QWidget:
    holder = QWidget()
    lines = column(gap=2)
    holder.setLayout(lines)
    shown: list[object] = []

    def refresh() -> None:
        pathway = document.pathway
        key = (pathway.tests_used if pathway else (), language())
        if pathway is None or shown == [key]:
            return
        shown[:] = [key]
        clear(lines)
        for test_id in pathway.tests_used:
            test = library().tests.get(test_id)
            name = test.name if test else Name(test_id)
            lines.addWidget(_way(document, name, Selection(test=test_id), "test"))
        if not pathway.tests_used:
            lines.addWidget(label(N_("No step does a test."), "muted"))

    form.also(refresh)
    on_language_change(holder, refresh)
    return holder
