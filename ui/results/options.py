"""The options of the pathway with their marks and weights, and what turns their order."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QWidget

from pathways.errors import UserError
from pathways.model import Pathway
from pathways.scenario_edits import put_mark, put_weight
from pathways.scenarios import Mark, OptionsAppraisal, WeighedOption
from planner.errors import said
from planner.i18n import N_, language
from planner.options import KINDS, criterion_word, four_options, order_sentences
from ui.document import Document
from ui.fields.entry import NumberField
from ui.fields.field import Field
from ui.fields.lens import Lens
from ui.widgets import box, button, clear, column, label, line, row

__all__ = ["OptionsCard"]


class OptionsCard(QFrame):
    """A line of weights, a line of marks for each option, and the order in words."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("box")
        self._document = document
        self._formed: tuple[object, ...] = ()
        self._begin = button(N_("Begin with four options"), self._add, icon="add")
        self._lines = column(gap=10)
        self.order = line("")
        title = label(N_("Options, with weights and marks"), "heading")
        about = label(
            N_("Marks from 0 to 100 for each criterion; weights add up to 100%. Blank is not "
               "marked yet."), "muted"
        )  # fmt: skip
        whole = column(title, about, row(self._begin, 1), self._lines, self.order, gap=8, margin=20)
        self.setLayout(whole)

    def refresh(self, pathway: Pathway) -> None:
        """Show the options as they are, or how to begin."""
        weighed = pathway.options_appraisal
        self._begin.setVisible(weighed is None)
        options = weighed.options if weighed is not None else ()
        weights = tuple(weighed.weights) if weighed is not None else ()
        formed = (pathway.id, tuple((o.id, o.name) for o in options), weights, language())
        if formed != self._formed:
            self._formed = formed
            clear(self._lines)
            if weighed is not None:
                self._form(weighed)
        else:
            for field in self.findChildren(Field):
                field.refresh()
        self.order.setText(_order(weighed))
        self.order.setVisible(bool(self.order.text()))

    def _form(self, weighed: OptionsAppraisal) -> None:
        weights = [
            NumberField(
                self._document, N_("{what}"), _weight(key), N_("%"), what=criterion_word(key)
            )
            for key in weighed.weights
        ]
        self._lines.addWidget(_boxed(label(N_("Weights"), "strong"), weights))
        for option in weighed.options:
            marks = [
                NumberField(
                    self._document, N_("{what}"), _mark(option.id, key), what=criterion_word(key)
                )
                for key in weighed.weights
            ]
            name = column(
                line(option.name.said(language()), "strong"), label(KINDS[option.kind], "muted"), 1,
                gap=0,
            )  # fmt: skip
            holder = QWidget()
            holder.setLayout(name)
            self._lines.addWidget(_boxed(holder, marks))

    def _add(self) -> None:
        self._document.edit(
            N_("Add four options"), lambda p: replace(p, options_appraisal=four_options(p))
        )


def _boxed(name: QWidget, fields: list[NumberField]) -> QWidget:
    inside = row(name, *fields, gap=10, margin=10)
    inside.setStretch(0, 2)
    for at in range(len(fields)):
        inside.setStretch(at + 1, 1)
    return box(inside, "inset")


def _order(weighed: OptionsAppraisal | None) -> str:
    if weighed is None:
        return ""
    try:
        return "\n".join(order_sentences(weighed))
    except UserError as error:
        return said(error)


def _appraisal(pathway: Pathway) -> OptionsAppraisal:
    return pathway.options_appraisal or OptionsAppraisal()


def _option(pathway: Pathway, option_id: str) -> WeighedOption:
    return next(one for one in _appraisal(pathway).options if one.id == option_id)


def _weight(criterion: str) -> Lens:
    """A weight in per cent; the others share what is left."""

    def put(pathway: Pathway, value: float | None) -> Pathway:
        share = min(max((value or 0.0) / 100, 0.0), 1.0)
        return replace(pathway, options_appraisal=put_weight(_appraisal(pathway), criterion, share))

    return Lens(lambda p: round(_appraisal(p).weights.get(criterion, 0.0) * 100, 6), put)


def _mark(option_id: str, criterion: str) -> Lens:
    """A mark; blank is none."""

    def get(pathway: Pathway) -> float | None:
        mark = _option(pathway, option_id).marks.get(criterion)
        return None if mark is None else mark.score

    def put(pathway: Pathway, value: float | None) -> Pathway:
        known = _option(pathway, option_id).marks.get(criterion)
        mark = None
        if value is not None:
            mark = Mark(min(max(value, 0.0), 100.0), known.reason if known else "")
        found = put_mark(_appraisal(pathway), option_id, criterion, mark)
        return replace(pathway, options_appraisal=found)

    return Lens(get, put)
