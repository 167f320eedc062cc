"""The inspector: the form of what is chosen on the map, or of the pathway."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from pathways.library import library
from pathways.model import Pathway
from pathways.values import Quantity
from planner.i18n import N_, language
from ui.add_pathway import pathway_button
from ui.document import Document
from ui.fields.assumption import assumption
from ui.fields.field import Field
from ui.fields.quantity import QuantityField
from ui.panels.form import Form
from ui.panels.other_forms import assumption_form, connection_form, stream_form, test_form
from ui.panels.pathway_form import SECTION_OF_RULE, pathway_form
from ui.panels.step_form import STEP_SECTION_OF_RULE, step_form
from ui.selection import NOTHING, Selection
from ui.subpathways import make_own
from ui.text import on_language_change, say
from ui.widgets import button, column, line, row, rule, scrolled

__all__ = ["Inspector"]

EMPTY: Final = N_("Choose a pathway, draw a new one, or add one from a starter.")


class Inspector(QWidget):
    """Shows the form that goes with the selection, made anew only when that is another one."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._document = document
        self._key: tuple[object, ...] = ()
        self._form: Form | None = None
        self._open: dict[str, frozenset[str]] = {}
        self._back = button(
            N_("The whole pathway"),
            lambda: document.select(NOTHING),
            icon="pathway",
            role="back",
        )
        self._title = line("", "heading")
        self._what = line("", "muted")
        self._head = QWidget()
        self._head.setLayout(
            column(self._back, self._what, self._title, gap=2, margin=(16, 8, 16, 8))
        )
        self._area: QScrollArea = scrolled(QWidget())
        self.setLayout(column(self._head, rule(), self._area, gap=0))
        document.changed.connect(self.refresh)
        document.selection_changed.connect(self.refresh)
        document.pathway_switched.connect(self.refresh)
        document.design_switched.connect(self.refresh)
        on_language_change(self, self._say_title)
        self.refresh()

    @property
    def form(self) -> Form | None:
        """The form that is shown."""
        return self._form

    def hasHeightForWidth(self) -> bool:
        """Never: the list scrolls, so any height will do."""
        return False

    def refresh(self) -> None:
        """Show what is chosen as the document has it."""
        key = self._key_now()
        if key != self._key:
            self._key = key
            self._rebuild()
        elif self._form is not None:
            self._form.refresh()
        self._say_title()

    def _key_now(self) -> tuple[object, ...]:
        """What decides which form it is; equal keys need no other form."""
        pathway, selection = self._document.pathway, self._document.selection
        if pathway is None:
            return ("nothing",)
        if len(selection.steps) > 1:
            return ("several", pathway.id, selection)
        if not selection.step:
            return ("other", pathway.id, pathway.designs, selection)
        step = pathway.step(selection.step)
        design = self._document.design
        shape = (step.is_end, design in step.deliveries, len(step.deliveries), step.opens)
        others = tuple(p.id for p in self._document.workspace.pathways)
        return ("step", pathway.id, pathway.designs, step.id, design, shape, others)

    def _rebuild(self) -> None:
        if self._form is not None:
            self._open[str(self._form.property("sort"))] = self._form.open_sections
        selection = self._document.selection
        self._form = None
        if self._document.pathway is None or len(selection.steps) > 1:
            self._area.setWidget(self._message(selection))
            return
        sort = _sort(selection)
        self._form = self._made(selection, self._open.get(sort, frozenset()))
        self._form.setProperty("sort", sort)
        self._area.setWidget(self._form)

    def _made(self, selection: Selection, opened: frozenset[str]) -> Form:
        if selection.step:
            return step_form(self._document, selection.step, opened)
        if selection.connection:
            return connection_form(self._document, *selection.connection)
        if selection.stream:
            return stream_form(self._document, selection.stream)
        if selection.test:
            return test_form(self._document, selection.test)
        if selection.assumption:
            return assumption_form(self._document, selection.assumption)
        return pathway_form(self._document, opened)

    def _message(self, selection: Selection) -> QWidget:
        said = line("", "muted")
        text = EMPTY if self._document.pathway is None else N_("{n} steps are chosen.")
        say(said, said.setText, text, n=str(len(selection.steps)))
        holder = QWidget()
        inside = column(said, margin=16)
        if self._document.pathway is not None:
            inside.addLayout(row(self._own(selection.steps), 1))
        else:
            inside.addLayout(row(pathway_button(self._document), 1))
        inside.addStretch(1)
        holder.setLayout(inside)
        return holder

    def _own(self, step_ids: frozenset[str]) -> QWidget:
        """Makes the chosen steps a pathway of their own."""
        return button(
            N_("Make them a pathway of their own"),
            lambda: make_own(self._document, step_ids),
            icon="sub_pathway",
        )

    def _say_title(self) -> None:
        pathway, selection = self._document.pathway, self._document.selection
        self._head.setVisible(pathway is not None)
        self._back.setVisible(not selection.is_empty)
        if pathway is None:
            return
        what, title = _title(self._document, pathway, selection)
        say(self._what, self._what.setText, what)
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def show_section(self, rule_id: str) -> None:
        """Unfold the section of the form shown that puts right what a rule finds."""
        if self._document.selection.step:
            text = STEP_SECTION_OF_RULE.get(rule_id)
        else:
            text = SECTION_OF_RULE.get(rule_id) or SECTION_OF_RULE.get(rule_id[:1])
        if self._form is None or text is None:
            return
        section = self._form.unfold(text)
        if section is not None:
            QTimer.singleShot(0, section, lambda: self._bring(section))

    def focus_input(self, quantity: Quantity) -> bool:
        """Put the cursor into the field of a quantity; whether the form has one."""
        form = self._form
        if form is None:
            return False
        return self._focus(form.field_of(lambda value: value is quantity))

    def focus_first(self) -> None:
        """Put the cursor into the first number of the form."""
        if self._form is not None:
            self._focus(next(iter(self._form.findChildren(QuantityField)), None))

    def _focus(self, field: Field | None) -> bool:
        if not isinstance(field, QuantityField):
            return False
        field.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        field.entry.selectAll()
        QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, 80))
        return True

    def focus_name(self) -> None:
        """Put the cursor into the name, to write another."""
        if self._form is None:
            return
        wanted = 1 if language() == "cy" else 0
        names = list(self._form.findChildren(Field))[: wanted + 1]
        entry = names[-1].findChild(QLineEdit) if names else None
        if entry is not None:
            entry.setFocus()
            entry.selectAll()

    def _bring(self, section: QWidget) -> None:
        if self._form is not None:
            top = section.mapTo(self._form, section.rect().topLeft()).y()
            self._area.verticalScrollBar().setValue(top)


def _sort(selection: Selection) -> str:
    return "step" if selection.step else "pathway" if selection.is_empty else "other"


def _title(document: Document, pathway: Pathway, selection: Selection) -> tuple[str, str]:
    """What sort of thing is chosen, and its name."""
    spoken = language()
    if len(selection.steps) > 1:
        return N_("Steps"), ""
    if selection.step:
        return N_("Step"), pathway.step(selection.step).name.said(spoken)
    if selection.connection:
        ends = (pathway.step(s).name.said(spoken) for s in selection.connection)
        return N_("Connection"), " → ".join(ends)
    if selection.stream:
        return N_("Stream"), pathway.stream(selection.stream).name.said(spoken)
    if selection.test:
        test = library().tests.get(selection.test)
        return N_("Test"), test.name.said(spoken) if test else selection.test
    if selection.assumption:
        number = assumption(document, selection.assumption)
        return N_("Assumption"), number.name.said(spoken) if number else selection.assumption
    return N_("Pathway"), pathway.name.said(spoken)
