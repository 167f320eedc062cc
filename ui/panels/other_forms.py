"""The inspectors of a stream, a connection and a test."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from pathways import edits
from pathways.library import library
from pathways.model import StreamKind
from pathways.proposal_parts import FeatureStatus
from pathways.values import CONFIRMED_LOCALLY, Name
from planner import formats
from planner.i18n import N_, _, language
from ui.document import Document
from ui.fields.assumption import AssumptionField, assumption
from ui.fields.choice import ChoiceField, FlagField
from ui.fields.entry import NumberField, TextField
from ui.fields.lens import Lens, feature, of_connection, of_share, of_stream
from ui.fields.quantity import QuantityField
from ui.panels import options
from ui.panels.form import Form
from ui.panels.shares import shares_mended
from ui.text import on_language_change
from ui.widgets import box, button, column, label, line, row
from ui.words import FEATURE_STATUS, STREAM_KINDS, design_word

__all__ = ["assumption_form", "connection_form", "stream_form", "test_form"]

FEATURES: Final = {
    "agreed_pathway": N_("1. An agreed pathway"),
    "technical": N_("2. Technical performance"),
    "interpretation": N_("3. Clinical interpretation"),
    "device": N_("4. Devices and quality assurance"),
}


def stream_form(document: Document, stream_id: str) -> Form:
    """The form of a stream: who comes, how many, and where they begin."""
    place = of_stream(stream_id)
    form = Form()
    kind = Lens(
        lambda p: p.stream(stream_id).kind.value,
        lambda p, value: place.field("kind").put(p, StreamKind(value)),
    )

    def remove() -> None:
        pathway = document.pathway
        assert pathway is not None
        name = pathway.stream(stream_id).name.said(language())
        document.edit(
            N_("Delete the stream “{stream}”"),
            lambda p: edits.remove_stream(p, stream_id),
            stream=name,
        )

    form.add(
        TextField(document, N_("Name in English"), place.field("name").said("en")),
        TextField(document, N_("Name in Welsh"), place.field("name").said("cy")),
        ChoiceField(document, N_("How people come"), kind, options.of_words(STREAM_KINDS)),
        ChoiceField(document, N_("First step"), place.field("entry"), options.steps(document)),
        QuantityField(
            document, N_("People a year"), place.field("per_10000"), N_("for each 10,000 people")
        ),
        QuantityField(document, N_("Growth"), place.field("growth"), N_("% a year"), percent=True),
        _left(button(N_("Delete this stream"), remove, icon="delete")),
    )
    form.finish()
    return form


def assumption_form(document: Document, key: str) -> Form:
    """The form of a number that every pathway shares: its value, range, and what it rests on."""
    form = Form()
    found = assumption(document, key)
    if found is None:
        form.add(
            label(N_("This number comes from the planner's list of roles and tests."), "muted")
        )
        form.finish()
        return form
    form.add(label(N_("Every pathway of this workspace uses it."), "muted"))
    form.add(AssumptionField(document, key))
    about = line("", "muted")

    def say_about() -> None:
        from resources.assumptions import Blank

        now = assumption(document, key)
        if isinstance(now, Blank):
            holder = now.holder.said(language())
            about.setText(
                _("Nobody has given it yet. Who is likely to know it: {who}.", who=holder)
            )
        elif now is not None:
            about.setText(now.source.said(language()))

    form.add(about)
    form.also(say_about)
    on_language_change(about, say_about)

    def reset() -> None:
        document.edit_workspace(
            N_("Use the planner's own value"),
            lambda w: replace(w, assumptions=w.assumptions.without(key)),
        )

    back = button(N_("Use the planner's own value"), reset, icon="undo")
    form.also(lambda: back.setEnabled(key in document.workspace.assumptions))
    form.add(_left(back))
    form.finish()
    return form


def connection_form(document: Document, source: str, target: str) -> Form:
    """The form of a connection: what share of people goes this way in each design."""
    pathway = document.pathway
    assert pathway is not None
    form = Form()
    form.add(label(N_("The share of people who go this way. Blank means it is not used."), "muted"))
    for design in pathway.designs:
        form.add(_share(document, source, target, design))
        mend = shares_mended(form, document, source, design, keep=target)
        form.add(mend)
    rests_on = of_connection(source, target).field("basis")
    basis = Lens(
        lambda p: rests_on.get(p) == CONFIRMED_LOCALLY,
        lambda p, on: rests_on.put(p, CONFIRMED_LOCALLY if on else "ill"),
    )
    form.add(FlagField(document, N_("Confirmed locally"), basis))

    def remove() -> None:
        document.edit(
            N_("Delete a connection"), lambda p: edits.remove_connection(p, source, target)
        )

    form.add(_left(button(N_("Delete this connection"), remove, icon="delete")))
    form.finish()
    return form


def _share(document: Document, source: str, target: str, design: str) -> NumberField:
    field = NumberField(
        document,
        N_("Share in the design “{design}”"),
        of_share(source, target, design),
        N_("% of those who leave the step"),
        percent=True,
        design=design,
    )
    on_language_change(
        field,
        lambda: field.caption.setText(
            _("Share in the design “{design}”", design=design_word(design))
        ),
    )
    return field


def test_form(document: Document, test_id: str) -> Form:
    """The form of a test: the four features, and what the library knows of it."""
    form = Form()
    form.add(
        label(N_("A test may move once these four are established (Community by Design)."), "muted")
    )
    for name, text in FEATURES.items():
        place = feature(test_id, name)
        status = _status(place)
        inside = column(
            label(text, "strong"),
            ChoiceField(document, N_("How far"), status, options.of_words(FEATURE_STATUS)),
            TextField(document, N_("What shows it"), place.field("evidence")),
            gap=6,
            margin=10,
        )
        form.add(box(inside, "inset"))
    known = library().tests.get(test_id)
    if known is not None:
        form.section(N_("What the library says"), lambda: [_library(test_id)])
    form.finish()
    return form


def _status(place: Lens) -> Lens:
    return Lens(
        lambda p: place.get(p).status.value,
        lambda p, value: place.field("status").put(p, FeatureStatus(value)),
    )


def _library(test_id: str) -> QWidget:
    test = library().tests[test_id]
    source = library().sources.get(test.basis)
    price = formats.pounds(test.price.central) if test.price else ""
    holder = QWidget()
    lines = column(gap=2)
    for text, value in (
        (N_("What the pathway must say"), test.pathway_need),
        (N_("Training"), test.training),
        (N_("Where it is read"), test.interpreted_where),
        (N_("Device"), test.device),
        (N_("Price of the device"), Name(price)),
        (N_("Quality assurance"), test.quality_assurance),
        (N_("Source"), source.text if source else Name("")),
    ):
        if value.said():
            lines.addWidget(label(text, "muted"))
            lines.addWidget(_in_either(value))
    holder.setLayout(lines)
    return holder


def _in_either(value: Name) -> QWidget:
    said = line("")
    on_language_change(said, lambda: said.setText(value.said(language())))
    return said


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(widget, 1))
    return holder
