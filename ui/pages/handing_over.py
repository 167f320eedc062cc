"""Handing the proposal over: Excel, PDF, picture and data, in either language."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QPushButton

from pathways.errors import UserError
from pathways.model import Pathway
from planner.commands.documents import WRITERS
from planner.i18n import LANGUAGES, N_, _, language
from planner.unprinted import unprinted
from planner.workspace import Workspace
from ui.combo import Combo
from ui.document import Document
from ui.header import ENDONYMS
from ui.messages import MessageBar
from ui.settings import own_folder
from ui.tasks import Tasks
from ui.text import on_language_change, say
from ui.widgets import button, column, label, line, row, segments
from ui.words import design_word

__all__ = ["HandingOver", "free_path"]


@dataclass(frozen=True, slots=True)
class _Kind:
    """One sort of document: its suffix, its words and its icon."""

    suffix: str
    text: str
    icon: str


KINDS: Final = (
    _Kind(".xlsx", N_("Excel workbook"), "excel"),
    _Kind(".pdf", N_("PDF proposal"), "pdf"),
    _Kind(".svg", N_("Picture of the map (SVG)"), "picture"),
    _Kind(".png", N_("Picture of the map (PNG)"), "picture"),
    _Kind(".csv", N_("Figures (CSV)"), "table"),
    _Kind(".json", N_("The pathway, to be read again (JSON)"), "pathway"),
)


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """A file in ``folder`` that is not there yet, so that nothing is written over."""
    plain = "".join(c if c.isalnum() or c in "-_" else "-" for c in name).strip("-")
    path = folder / f"{plain}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{plain}-{number}{suffix}"
        number += 1
    return path


class HandingOver(QFrame):
    """One button for each sort of document; what came of it is said below."""

    def __init__(self, document: Document, tasks: Tasks, messages: MessageBar) -> None:
        super().__init__()
        self.setObjectName("box")
        self._document = document
        self._tasks = tasks
        self._messages = messages
        self._chosen = ""  # the language chosen for documents; blank while it is the window's
        self._chosen_folder: Path | None = None
        self._said: Callable[[], str] = str
        self._languages = QButtonGroup(self)
        tongues = segments(*(self._tongue(code) for code in reversed(LANGUAGES)))
        tongues.addStretch(1)
        self._design = Combo()
        say(self._design, self._design.setAccessibleName, N_("Design of the picture"))
        self._folder = line("", "muted")
        self._buttons = [self._kind(kind) for kind in KINDS]
        self._result = line("")
        self._open = button(N_("Open the folder"), self._open_folder, icon="open")
        for part in (self._result, self._open):
            part.hide()
        self.setLayout(
            column(
                label(N_("Hand it over"), "heading"),
                row(label(N_("Language"), wrap=False), tongues, gap=8),
                *self._buttons,
                label(N_("Design of the picture"), "muted"),
                self._design,
                label(N_("Goes to the folder"), "muted"),
                self._folder,
                row(button(N_("Another folder"), self._choose_folder), 1),
                self._result,
                row(self._open, 1),
                gap=8,
                margin=16,
            )
        )
        document.changed.connect(self.refresh)
        document.pathway_switched.connect(self.refresh)
        document.saved.connect(self.refresh)
        on_language_change(self, self.refresh)

    @property
    def spoken(self) -> str:
        """The language of the documents: the one chosen for them, else that of the window."""
        return self._chosen or language()

    @property
    def folder(self) -> Path:
        """Where documents go: the folder chosen, else the workspace's, else the person's own."""
        if self._chosen_folder is not None:
            return self._chosen_folder
        path = self._document.path
        if path is not None:
            return path.parent
        return own_folder()

    @property
    def result(self) -> str:
        """What came of the last export."""
        return self._result.text()

    def refresh(self) -> None:
        """Offer what can be exported now."""
        pathway = self._document.pathway
        designs = pathway.designs if pathway else ()
        words = [design_word(design) for design in designs]
        if [self._design.itemText(i) for i in range(self._design.count())] != words:
            self._design.clear()
            for design, word in zip(designs, words, strict=True):
                self._design.addItem(word, design)
            self._design.setCurrentIndex(self._design.findData(self._document.option))
        has_figures = self._document.estimate is not None
        for made, kind in zip(self._buttons, KINDS, strict=True):
            needs_figures = kind.suffix in (".xlsx", ".pdf", ".csv")
            made.setEnabled(pathway is not None and (has_figures or not needs_figures))
        for tongue in self._languages.buttons():
            tongue.setChecked(tongue.text() == ENDONYMS[self.spoken])
        self._folder.setText(str(self.folder))
        self._result.setText(self._said())

    def set_folder(self, folder: Path) -> None:
        """Let documents go to ``folder``."""
        self._chosen_folder = folder
        self.refresh()

    def export(self, suffix: str) -> None:
        """Write one document in the background, and say what came of it."""
        workspace, pathway = self._document.workspace, self._document.pathway
        if pathway is None:
            return
        spoken = self.spoken
        design = {
            ".svg": str(self._design.currentData()),
            ".png": str(self._design.currentData()),
            ".xlsx": self._document.option,
            ".pdf": self._document.option,
        }.get(suffix)
        path = free_path(self.folder, f"{pathway.id}-{spoken}", suffix)
        self._say(lambda: _("Writing “{file}”…", file=path.name))
        self._messages.hide()  # what it said of the last try
        self._tasks.run(
            lambda: WRITERS[suffix](workspace, pathway, path, spoken, design),
            lambda _none: self._wrote(path, workspace, pathway),
            self._failed,
        )

    def _wrote(self, path: Path, workspace: Workspace, pathway: Pathway) -> None:
        def said() -> str:
            wrote = _("Wrote “{file}”.", file=path.name)
            lost = unprinted(workspace, pathway) if path.suffix == ".pdf" else ""
            return f"{wrote}\n{lost}" if lost else wrote

        self._say(said)
        self._open.show()

    def _failed(self, error: UserError) -> None:
        self._say(lambda: _("Nothing was written."))
        self._messages.show_error(error)

    def _say(self, words: Callable[[], str]) -> None:
        self._said = words
        self._result.setText(words())
        self._result.show()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.window(), _("Where documents go"), str(self.folder)
        )
        if chosen:
            self.set_folder(Path(chosen))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def _kind(self, kind: _Kind) -> QPushButton:
        role = "main" if kind.suffix in (".xlsx", ".pdf") else ""
        made = button(kind.text, lambda: self.export(kind.suffix), icon=kind.icon, role=role)
        made.setProperty("suffix", kind.suffix)
        return made

    def _tongue(self, code: str) -> QPushButton:
        made = QPushButton(ENDONYMS[code])
        made.setAccessibleName(ENDONYMS[code])
        made.setCheckable(True)
        made.setChecked(code == self.spoken)
        made.clicked.connect(lambda: self._speak(code))
        self._languages.addButton(made)
        return made

    def _speak(self, code: str) -> None:
        self._chosen = code
