"""What is open: the menu, undo and redo, the file, the cluster, its population, and the pages."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from pathways.errors import UserError
from planner.errors import said
from planner.i18n import N_, _
from planner.workspace import Workspace
from ui.bugs import guarded
from ui.document import Document
from ui.numbers import as_typed, read_whole
from ui.text import on_language_change, say
from ui.theme import set_icon
from ui.widgets import column, label, line, row, set_role, tool

__all__ = ["PAGES", "WorkspaceBar"]

PAGES: Final = (N_("Map"), N_("Table"), N_("Results"), N_("Proposal"))
LONGEST: Final = 26
CLUSTER: Final = 190
SOURCE: Final = 214
NARROW: Final = 116
TIGHT: Final = 1200  # narrower windows have no room for every word


class WorkspaceBar(QWidget):
    """Asks for the population in place; the pages are one click away."""

    page_chosen = Signal(int)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.menu_button = tool("", N_("File and more"))
        self.menu_button.setProperty("role", "menu")
        say(self.menu_button, self.menu_button.setText, N_("File"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.menu_button)
        self.menu_button.setMenu(self.menu)
        self.undo_button, self.redo_button = QToolButton(), QToolButton()
        self.command_button = tool("search", N_("Search and commands (Ctrl+K)"))
        self._about = self._about_workspace()
        self._tabs = QButtonGroup(self)
        self._pages = QFrame()
        self._pages.setLayout(row(*(self._tab(i, text) for i, text in enumerate(PAGES)), gap=0))
        self._parts = (
            self._about,
            self._pages,
            self.undo_button,
            self.redo_button,
            self.command_button,
        )
        self.setLayout(
            row(
                self.menu_button,
                self.undo_button,
                self.redo_button,
                self._about,
                1,
                self._pages,
                1,
                self.command_button,
                gap=6,
            )
        )
        for entry in (self._cluster, self.population, self._source):
            entry.editingFinished.connect(document.end_typing)
        self.population.editingFinished.connect(self._population_left)
        document.changed.connect(self.refresh)
        document.saved.connect(self.refresh)
        self.set_open(is_open=False)
        on_language_change(self, self.refresh)

    def _about_workspace(self) -> QFrame:
        """The file, the cluster and its population."""
        self._file = line("", "strong", wrap=False)
        self._file.setContentsMargins(4, 0, 0, 0)
        self._cluster = _quiet(N_("Name of the cluster"), CLUSTER)
        self._cluster.textEdited.connect(self._cluster_typed)
        self.population = QLineEdit()
        self.population.setFixedWidth(92)
        self.population.setAlignment(Qt.AlignmentFlag.AlignRight)
        say(self.population, self.population.setAccessibleName, N_("Population"))
        say(self.population, self.population.setPlaceholderText, N_("how many?"))
        self.population.textEdited.connect(self._population_typed)
        self._error: UserError | None = None
        self._before: Workspace | None = None
        self._kept: int | None = None
        self._fault = line("", "error", wrap=False)
        self._fault.hide()
        on_language_change(self._fault, self._say_fault)
        self._source = _quiet(N_("Where the population is from"), SOURCE)
        self._source.textEdited.connect(self._source_typed)
        self._words = (
            label(N_("Population"), "muted", wrap=False),
            label(N_("people"), "muted", wrap=False),
        )
        people = row(self._words[0], self.population, self._words[1], 1, gap=6)
        made = QFrame()
        named = column(self._file, self._cluster, gap=0)
        self._named = row(named, column(people, self._source, self._fault, gap=0), gap=20)
        made.setLayout(self._named)
        return made

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where the window is too narrow for them."""
        super().resizeEvent(event)
        is_tight = self.window().width() < TIGHT
        for word in self._words:
            word.setVisible(not is_tight)
        self._cluster.setFixedWidth(NARROW if is_tight else CLUSTER)
        self._source.setFixedWidth(NARROW if is_tight else SOURCE)
        self._named.setSpacing(6 if is_tight else 20)

    def set_open(self, *, is_open: bool) -> None:
        """Show what belongs to an open workspace, or only what is always there."""
        for part in self._parts:
            part.setVisible(is_open)

    def bind_undo(self, undo: QAction, redo: QAction) -> None:
        """Let the two buttons follow the undo stack."""
        for owner, action, icon in (
            (self.undo_button, undo, "undo"),
            (self.redo_button, redo, "redo"),
        ):
            owner.setDefaultAction(action)
            set_icon(action, icon)
            set_role(owner, "role", "quiet")

    def show_page(self, page: int) -> None:
        """Mark the page that is shown."""
        chosen = self._tabs.button(page)
        if chosen is not None:
            chosen.setChecked(True)

    def ask_population(self) -> None:
        """Put the cursor where the population is given."""
        self.population.setFocus()
        self.population.selectAll()

    def refresh(self) -> None:
        """Show what the document holds."""
        workspace, path = self._document.workspace, self._document.path
        name = path.stem if path else _("Not saved yet")
        self._file.setText(f"{_short(name)} •" if self._document.is_dirty else _short(name))
        self._file.setToolTip(str(path) if path else "")
        unsaved = _("{file}, with unsaved changes", file=name)
        self._file.setAccessibleName(unsaved if self._document.is_dirty else name)
        for entry, text in (
            (self._cluster, workspace.cluster),
            (self._source, workspace.population_source),
        ):
            if entry.text() != text:
                entry.setText(text)
                entry.setCursorPosition(0)
            entry.setToolTip(text)
        self._show_population(workspace)

    def _show_population(self, workspace: Workspace) -> None:
        people = workspace.population
        if self._error is not None and people == self._kept:
            return
        try:
            same = read_whole(self.population.text()) == people
        except UserError:
            same = False
        if not same:
            self.population.setText(as_typed(people))
        self._show_wrong(None)
        set_role(self.population, "wanting", "true" if people is None else "false")
        self._source.setVisible(people is not None)

    def _population_typed(self, text: str) -> None:
        before = self._before = self._before or self._document.workspace
        try:
            people = read_whole(text)
            before.with_population(people)
        except UserError as error:
            self._kept = before.population
            self._show_wrong(error)
            self._put(before.population, before.population_source)
        else:
            self._show_wrong(None)
            self._put(people, before.population_source if before.population else "")

    def _put(self, people: int | None, source: str) -> None:
        self._document.edit_workspace(
            N_("Set the population"), lambda w: w.with_population(people, source), "population"
        )

    def _population_left(self) -> None:
        self._before = None

    def _show_wrong(self, error: UserError | None) -> None:
        self._error = error
        set_role(self.population, "wrong", "true" if error else "false")
        self._say_fault()
        self._fault.setVisible(error is not None)
        if error is not None:
            self._source.hide()

    def _say_fault(self) -> None:
        self._fault.setText(said(self._error) if self._error else "")

    def _cluster_typed(self, text: str) -> None:
        self._document.edit_workspace(
            N_("Name the cluster"), lambda w: replace(w, cluster=text), "cluster"
        )

    def _source_typed(self, text: str) -> None:
        self._document.edit_workspace(
            N_("Say where the population is from"),
            lambda w: w.with_population(w.population, text),
            "source",
        )

    def _tab(self, page: int, text: str) -> QPushButton:
        made = QPushButton()
        made.setProperty("role", "tab")
        made.setCheckable(True)
        say(made, made.setText, text)
        say(made, made.setAccessibleName, text)
        made.clicked.connect(lambda: self.page_chosen.emit(page))
        self._tabs.addButton(made, page)
        return made


def _quiet(placeholder: str, width: int) -> QLineEdit:
    made = QLineEdit()
    made.setProperty("quiet", "true")
    made.setFixedWidth(width)
    say(made, made.setPlaceholderText, placeholder)
    say(made, made.setAccessibleName, placeholder)
    return made


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
