"""The dialogue for a picture of the map: what it shows, in which form, and where it goes."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QProgressBar, QWidget

from planner import formats
from planner.drawing.marks import Drawing
from planner.drawing.png import DPI, largest_scale
from planner.exports.map_files import SCALES
from planner.i18n import N_, _, ngettext
from planner.maps.picture import Asked
from planner.maps.sheets import PAPERS, Paper, sheets_of
from planner.maps.showing import Way
from ui.combo import Combo
from ui.document import Document
from ui.drawing import DrawingView
from ui.pictures import Options, Pictures
from ui.text import say
from ui.tick import Tick
from ui.widgets import box, button, column, label, line, row
from ui.words import design_word

__all__ = ["SavePicture"]

FORMS: Final = (
    (".png", N_("PNG, for slides and documents")),
    (".svg", N_("SVG, sharp at any size")),
    (".pdf", N_("PDF, for printing")),
)
WAYS: Final = (
    (Way.ONE, N_("One design alone")),
    (Way.OVER, N_("Laid over the current design")),
    (Way.BESIDE, N_("Both designs side by side")),
)
PREVIEW: Final = (560, 380)
LEFT: Final = 300


class SavePicture(QDialog):
    """Asks with a preview; whatever is chosen is shown at once and remembered."""

    def __init__(self, parent: QWidget, pictures: Pictures, document: Document) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._document = document
        self._asked = pictures.asked()
        self._options = Options.remembered()
        self._drawing: Drawing | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say(self, self.setWindowTitle, N_("Save a picture of the map"))
        self._preview = DrawingView(size=PREVIEW)
        self._size = line("", "muted")
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        say(self._progress, self._progress.setAccessibleName, N_("How much of it is done"))
        self._progress.hide()
        left = QWidget()
        left.setFixedWidth(LEFT)
        left.setLayout(column(*self._what(), *self._form(), 1, gap=6))
        self.save_button = button(N_("Save…"), self._choose_file, icon="save", role="main")
        self.save_button.setDefault(True)
        self._buttons = (
            button(N_("Copy"), self._copy, icon="copy"),
            button(N_("Print…"), self._print, icon="print"),
            self.save_button,
        )
        shown = box(column(self._preview, margin=8), "inset")
        right = column(shown, self._size, self._progress, gap=8)
        right.setStretch(0, 1)
        body = row(left, right, gap=20)
        body.setStretch(1, 1)
        foot = row(button(N_("Close"), self.reject), 1, *self._buttons)
        self.setLayout(column(body, foot, gap=16, margin=20))
        pictures.told.connect(self._show_progress)
        pictures.wrote.connect(self.accept)
        pictures.failed.connect(self.reject)
        self._show()

    # What it shows

    def _what(self) -> tuple[QWidget | QLabel, ...]:
        pathway = self._document.pathway
        designs = pathway.designs if pathway else ()
        self._steps = _choice(N_("Which part of the map"))
        self._steps.addItem(_("The whole map"), ())
        if chosen := self._asked.steps:
            said = ngettext("The chosen step", "The {n} chosen steps", len(chosen))
            self._steps.addItem(said, chosen)
            self._steps.setCurrentIndex(1)
        self._design = _choice(N_("Design of the picture"))
        for design in designs:
            self._design.addItem(design_word(design), design)
        self._design.setCurrentIndex(max(0, self._design.findData(self._asked.design)))
        self._way = _choice(N_("How designs are compared"))
        for way, text in WAYS:
            self._way.addItem(_(text), way)
        self._way.setCurrentIndex([way for way, _text in WAYS].index(self._asked.way))
        options = self._options
        self._changes = _tick(N_("Marks of what moved or differs"), is_on=options.has_changes)
        self._findings = _tick(N_("Marks of what is missing"), is_on=options.has_findings)
        self._numbers = _tick(N_("Numbers of the estimate"), is_on=self._asked.has_numbers)
        self._numbers.setEnabled(self._document.estimate is not None)
        for field in (self._steps, self._design, self._way):
            field.activated.connect(self._show)
        for tick in (self._changes, self._findings, self._numbers):
            tick.toggled.connect(self._show)
        return (
            label(N_("What it shows"), "heading"),
            *(self._steps, self._design, self._way),
            *(self._changes, self._findings, self._numbers),
        )

    def _form(self) -> tuple[QWidget | QLabel, ...]:
        options, pathway = self._options, self._document.pathway
        self._suffix = _choice(N_("Sort of file"))
        for suffix, text in FORMS:
            self._suffix.addItem(_(text), suffix)
        self._suffix.setCurrentIndex(max(0, self._suffix.findData(options.suffix)))
        self._scale = _choice(N_("Size of the picture"))
        for scale in SCALES:
            self._scale.addItem(
                _("{n} × its size, {dots} dots to an inch", n=scale, dots=DPI * scale), scale
            )
        self._scale.setCurrentIndex(SCALES.index(options.scale))
        self._paper = _choice(N_("Size of the paper"))
        for paper in Paper:
            self._paper.addItem(paper.value, paper)
        self._paper.setCurrentText(options.paper)
        self._sheets = _choice(N_("How many sheets"))
        self._sheets.addItem(_("All of it on one sheet"), True)
        self._sheets.addItem(_("As many sheets as are easily read"), False)
        self._sheets.setCurrentIndex(int(not options.is_fitted))
        within = self._pictures.within(pathway) if pathway else 0
        self._within = _tick(N_("The maps of its sub-pathways too"), is_on=options.has_within)
        self._within.setVisible(bool(within))
        for field in (self._suffix, self._scale, self._paper, self._sheets):
            field.activated.connect(self._show)
        return (
            label(N_("The file"), "heading"),
            *(self._suffix, self._scale, self._paper, self._sheets, self._within),
        )

    @property
    def asked(self) -> Asked:
        """What the picture is to show, as it is chosen now."""
        return replace(
            self._asked,
            design=str(self._design.currentData()),
            way=Way(self._way.currentData()),
            steps=tuple(self._steps.currentData()),
            has_changes=self._changes.isChecked(),
            has_findings=self._findings.isChecked(),
            has_numbers=self._numbers.isChecked(),
        )

    @property
    def options(self) -> Options:
        """The form of the file, as it is chosen now."""
        return Options(
            suffix=str(self._suffix.currentData()),
            scale=int(self._scale.currentData()),
            paper=str(self._paper.currentData()),
            is_fitted=bool(self._sheets.currentData()),
            has_changes=self._changes.isChecked(),
            has_findings=self._findings.isChecked(),
            has_within=self._within.isChecked(),
        )

    def _show(self, *_args: Any) -> None:
        """Show the picture as it would be, and how large."""
        options = self.options
        self._scale.setVisible(options.suffix == ".png")
        self._paper.setVisible(options.suffix == ".pdf")
        self._sheets.setVisible(options.suffix == ".pdf")
        drawing = self._drawing = self._pictures.drawing(self.asked)
        if drawing is None:
            return
        self._preview.show_drawing(lambda _look, _size: drawing)
        is_too_large = options.suffix == ".png" and options.scale > largest_scale(drawing)
        self.save_button.setEnabled(not is_too_large)
        self._size.setText(self._how_large(drawing, options, is_too_large=is_too_large))

    def _how_large(self, drawing: Drawing, options: Options, *, is_too_large: bool) -> str:
        if is_too_large:
            return _("Too large to be opened elsewhere: choose a smaller size, or SVG or PDF.")
        if options.suffix == ".pdf":
            size = (drawing.width, drawing.height)
            laid = sheets_of(size, PAPERS[Paper(options.paper)], is_fitted=options.is_fitted)
            return ngettext("{n} sheet", "{n} sheets", len(laid.parts))
        k = options.scale if options.suffix == ".png" else 1
        wide, high = round(drawing.width * k), round(drawing.height * k)
        blanks = {"wide": formats.whole(wide), "high": formats.whole(high)}
        return _("{wide} × {high} pixels", **blanks)

    # What is done with it

    def _copy(self) -> None:
        self.options.remember()
        self._pictures.copy(self.asked)

    def _print(self) -> None:
        options = self.options
        options.remember()
        self._pictures.print(self.asked, is_fitted=options.is_fitted)

    def _choose_file(self) -> None:
        suffix = self.options.suffix
        kind = f"{_(dict(FORMS)[suffix])} (*{suffix})"
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save a picture of the map"), str(self._pictures.name(suffix)), kind
        )
        if name:
            path = Path(name)
            self.write(path if path.suffix.lower() == suffix else Path(f"{name}{suffix}"))

    def write(self, path: Path) -> None:
        """Write the picture; the dialogue goes when that is done."""
        for made in self._buttons:
            made.setEnabled(False)
        self._progress.setValue(0)
        self._progress.show()
        self._pictures.save(self.asked, self.options, path)

    def _show_progress(self, share: float) -> None:
        self._progress.setValue(round(100 * share))


def _choice(text: str) -> Combo:
    made = Combo()
    say(made, made.setAccessibleName, text)
    say(made, made.setToolTip, text)
    return made


def _tick(text: str, *, is_on: bool) -> Tick:
    made = Tick()
    say(made, made.setText, text)
    made.setChecked(is_on)
    return made
