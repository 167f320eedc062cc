"""A number with its range and what it rests on; it can be marked as confirmed locally."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from pathways.bounds import BOUNDS
from pathways.errors import UserError
from pathways.library import library
from pathways.values import CONFIRMED_LOCALLY, Basis, Quantity, basis_kind
from planner.i18n import N_, _, language
from ui.document import Document
from ui.fields.field import Field
from ui.fields.lens import Lens
from ui.numbers import BlankError, as_typed, read_number
from ui.text import on_language_change, say
from ui.tick import Tick
from ui.widgets import box, column, label, line, row
from ui.words import BASES

__all__ = ["QuantityField"]

WIDTH = 84
ILLUSTRATIVE = "ill"


class QuantityField(Field):
    """The central value and its basis; the range and the source one click away.

    Blank is "not said" where ``optional``, never zero. A number read in a source rests on nobody
    once it is changed, until somebody confirms it.
    """

    def __init__(
        self,
        document: Document,
        text: str,
        lens: Lens,
        unit: str,
        *,
        percent: bool = False,
        optional: bool = False,
        **blanks: str,
    ) -> None:
        super().__init__(document, text, lens, **blanks)
        self._percent = percent
        self._optional = optional
        self.details: Details | None = None
        self._from: Quantity | None = None
        self.entry = self._entry(N_("{field}"), "")
        say(self.entry, self.entry.setPlaceholderText, N_("not said"))
        self.entry.textEdited.connect(self._typed)
        self.entry.editingFinished.connect(self._settled)
        self._range = line("", "muted")
        self.basis = QPushButton()
        self.basis.setProperty("role", "chip")
        self.basis.setCheckable(True)
        self.basis.toggled.connect(self._unfold)
        holder = QWidget()
        self.unit = label(unit) if unit else line("")
        self._column = column(row(self.entry, self.unit, self._range, gap=6), gap=4)
        holder.setLayout(self._column)
        self.add_beside_caption(self.basis)
        self.add_editor(holder, first=self.entry)
        on_language_change(self.basis, self._say_basis)
        self.refresh()

    def _entry(self, name: str, shown: str) -> QLineEdit:
        made = QLineEdit(shown)
        made.setFixedWidth(WIDTH)
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setProperty("checked_entry", True)
        say(made, made.setAccessibleName, name)
        return made

    def quantity(self) -> Quantity | None:
        """The quantity in the document."""
        value = self.value()
        assert value is None or isinstance(value, Quantity)
        return value

    def _entered(self, text: str) -> float | None:
        value = read_number(text)
        return None if value is None else value / 100 if self._percent else value

    def _typed(self, text: str) -> None:
        known = self._from = self._from or self.quantity()
        try:
            value = self._entered(text)
            if value is None and not self._optional:
                raise BlankError
            if value is None:
                self.put(None, typing=True)
                return
            quantity = self._about(known, value)
            if value != (known.central if known else None):
                quantity = _standing_alone(quantity)
            self.put(quantity, typing=True)
        except UserError as error:
            self.refuse(error)

    def _about(self, known: Quantity | None, value: float) -> Quantity:
        bounds = BOUNDS.get(self.lens.name)
        if bounds is not None:
            return bounds.about(value, known)
        return known.with_central(value) if known else Quantity.exact(value)

    def _settled(self) -> None:
        self._from = None
        self.document.end_typing()

    def refresh(self) -> None:
        """Show the quantity, leaving a text that already says it."""
        quantity = self.quantity()
        central = quantity.central if quantity else None
        try:
            same = self._entered(self.entry.text()) == central
        except UserError:
            same = False
        if not self.is_refused and (not same or not self.entry.text()):
            self.entry.setText(as_typed(central, percent=self._percent))
            self.show_fault(None)
        self._say_basis()
        if self.details is not None:
            self.details.refresh(quantity)

    def _say_basis(self) -> None:
        quantity = self.quantity()
        self.basis.setVisible(quantity is not None)
        self._range.setVisible(quantity is not None and quantity.low != quantity.high)
        if quantity is None:
            self.basis.setAccessibleName(self.caption.text())
            return
        word = _(BASES[basis_kind(quantity.basis)])
        self.basis.setText(word)
        low, high = (as_typed(round(v, 6), percent=self._percent) for v in _ends(quantity))
        self._range.setText(_("{low} to {high}", low=low, high=high))
        source = _source(quantity)
        self.basis.setToolTip(source)
        self.basis.setAccessibleName(
            _("What {field} rests on: {basis}", field=self.caption.text(), basis=word)
        )

    def _unfold(self, shown: bool) -> None:
        if shown and self.details is None:
            self.details = Details(self)
            self._column.addWidget(self.details)
        if self.details is not None:
            self.details.setVisible(shown)


def _ends(quantity: Quantity) -> tuple[float, float]:
    return quantity.low, quantity.high


def _with_end(quantity: Quantity, end: str, value: float) -> Quantity:
    return replace(quantity, low=value) if end == "low" else replace(quantity, high=value)


def _standing_alone(quantity: Quantity) -> Quantity:
    if basis_kind(quantity.basis) in (Basis.SOURCED, Basis.DERIVED):
        return replace(quantity, basis=ILLUSTRATIVE)
    return quantity


def _source(quantity: Quantity) -> str:
    if quantity.basis == CONFIRMED_LOCALLY:
        return quantity.source
    source = library().sources.get(quantity.basis)
    return source.text.said(language()) if source else quantity.source


class Details(QWidget):
    """Low and high, the source, and the word of somebody here."""

    def __init__(self, field: QuantityField) -> None:
        super().__init__()
        self._field = field
        self._basis_before = ILLUSTRATIVE
        self.low = field._entry(N_("Low"), "")
        self.high = field._entry(N_("High"), "")
        self.low.textEdited.connect(lambda text: self._range_typed("low", text))
        self.high.textEdited.connect(lambda text: self._range_typed("high", text))
        self.confirmed = Tick()
        say(self.confirmed, self.confirmed.setText, N_("Confirmed locally"))
        say(self.confirmed, self.confirmed.setAccessibleName, N_("Confirmed locally"))
        self.confirmed.clicked.connect(self._confirm)
        self.source = QLineEdit()
        say(self.source, self.source.setAccessibleName, N_("Source of the figure"))
        say(self.source, self.source.setPlaceholderText, N_("Who confirmed it, from what, when"))
        self.source.textEdited.connect(self._source_typed)
        self._read: QLabel = line("", "muted")
        for entry in (self.low, self.high, self.source):
            entry.installEventFilter(field)
        inside = column(
            row(
                label(N_("Low"), "muted", wrap=False),
                self.low,
                label(N_("High"), "muted", wrap=False),
                self.high,
                1,
                gap=6,
            ),
            self._read,
            self.confirmed,
            self.source,
            gap=6,
            margin=8,
        )
        self.setLayout(column(box(inside, "inset"), gap=0))
        self.refresh(field.quantity())

    def refresh(self, quantity: Quantity | None) -> None:
        """Show what the quantity rests on."""
        self.setEnabled(quantity is not None)
        if quantity is None:
            return
        percent = self._field._percent
        for entry, value in zip((self.low, self.high), _ends(quantity), strict=True):
            if not entry.hasFocus():
                entry.setText(as_typed(round(value, 9), percent=percent))
        is_local = quantity.basis == CONFIRMED_LOCALLY
        self.confirmed.setChecked(is_local)
        self.source.setVisible(is_local)
        if self.source.text() != quantity.source:
            self.source.setText(quantity.source)
        text = "" if is_local else _source(quantity)
        self._read.setText(text)
        self._read.setVisible(bool(text))

    def _range_typed(self, end: str, text: str) -> None:
        quantity = self._field.quantity()
        try:
            value = self._field._entered(text)
            if value is None or quantity is None:
                raise BlankError
            self._field.put(_with_end(quantity, end, value), typing=True)
        except UserError as error:
            self._field.refuse(error)

    def _confirm(self, is_local: bool) -> None:
        quantity = self._field.quantity()
        if quantity is None:
            return
        if is_local:
            self._basis_before = quantity.basis
            self._field.put(replace(quantity, basis=CONFIRMED_LOCALLY))
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.put(replace(quantity, basis=self._basis_before, source=""))

    def _source_typed(self, text: str) -> None:
        quantity = self._field.quantity()
        if quantity is not None:
            self._field.put(replace(quantity, source=text), typing=True)
