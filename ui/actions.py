"""What can be done from the menu, by key and from the command palette."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from pathways.library import STARTERS, starter
from planner.i18n import N_, _, language
from ui.add_pathway import add_blank, add_starter
from ui.dialogs.keys import Keys
from ui.dialogs.palette import CommandPalette, Entry
from ui.settings import recent_files
from ui.text import on_language_change, say
from ui.theme import set_icon
from ui.workspace_bar import PAGES

if TYPE_CHECKING:
    from ui.furniture import Furniture
    from ui.main_window import MainWindow
    from ui.pages.handing_over import HandingOver
    from ui.tabs import Tabs

__all__ = ["Actions"]

MAP, RESULTS, PROPOSAL = 0, 2, 3
PICTURE = "picture"
APPEARANCES = (
    ("", "settings", N_("Appearance: as the system")),
    ("light", "light", N_("Appearance: light")),
    ("dark", "dark", N_("Appearance: dark")),
    ("high light", "light", N_("Appearance: light with high contrast")),
    ("high dark", "dark", N_("Appearance: dark with high contrast")),
)


class Actions(QObject):
    """The actions of the window, each once."""

    def __init__(self, window: "MainWindow", furniture: "Furniture") -> None:
        super().__init__(furniture)
        self._window = window
        self._furniture = furniture
        self._document = document = furniture.document
        self._files = files = furniture.files
        self._all: list[QAction] = []
        bar = furniture.bar
        menu = bar.menu
        self.new = self._add(N_("New workspace"), "new", "Ctrl+N", furniture.begin_empty)
        self.open = self._add(N_("Open a file"), "open", "Ctrl+O", files.open)
        self.save = self._add(N_("Save"), "save", "Ctrl+S", files.save)
        self.save_as = self._add(
            N_("Save under another name"), "save", "Ctrl+Shift+S", files.save_as
        )
        self.start = self._add(N_("Back to the start page"), "home", "Ctrl+W", furniture.show_start)
        self.quit = self._add(N_("Leave the planner"), "close", "Ctrl+Q", window.close)
        menu.addActions([self.new, self.open])
        self.recent = menu.addMenu("")
        history = furniture.history
        menu.addAction(self._add(N_("Work put aside…"), "recent", "", history.show_put_aside))
        menu.addSeparator()
        self.versions = [
            self._add(N_("Keep a version…"), "save", "Ctrl+Alt+S", history.ask_name),
            self._add(N_("Earlier versions…"), "recent", "Ctrl+Alt+H", history.show),
        ]
        combining = furniture.combining
        self.combine = self._add(N_("Combine with another file…"), "open", "", combining.ask)
        self.settle = self._add(N_("Settle what disagrees…"), "check", "", combining.settle)
        menu.addActions([self.save, self.save_as, *self.versions, self.combine, self.settle])
        menu.addSeparator()
        self.pdf = self._add(N_("Write the PDF proposal"), "pdf", "Ctrl+E", self._write_pdf)
        menu.addAction(self.pdf)
        pictures = furniture.pictures
        self.pictures = [
            self._add(N_("Save a picture of the map…"), "picture", "Ctrl+Shift+E", pictures.ask),
            self._add(N_("Copy as a picture"), "copy", "Ctrl+Shift+C", pictures.copy),
            self._add(N_("Print the map…"), "print", "Ctrl+Shift+P", pictures.print),
            self._add(N_("Print the proposal…"), "proposal", "", pictures.print_proposal),
        ]
        for action in self.pictures[:2]:
            action.setObjectName(PICTURE)  # the map's own menu offers them too
        menu.addActions(self.pictures)
        menu.addSeparator()
        menu.addActions([self.start, self.quit])
        say(self.recent, self.recent.setTitle, N_("Recent files"))
        self.recent.aboutToShow.connect(self._fill_recent)
        menu.aboutToShow.connect(self._show_possible)
        self.undo = self._add(N_("Undo"), "undo", "Ctrl+Z", self._undo)
        self.redo = self._add(N_("Redo"), "redo", "Ctrl+Y", self._redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        bar.bind_undo(self.undo, self.redo)
        self._add(N_("Search and commands"), "search", "Ctrl+K", self.show_palette)
        self._add(N_("Search the map"), "search", "Ctrl+F", self._search_map)
        self._add(N_("Keys"), "help", "F1", self.show_keys)
        self._add(N_("Welsh or English"), "language", "Ctrl+L", window.speak_the_other)
        self._add(N_("Fold or unfold the left panel"), "fold_left", "Ctrl+B", self._fold_left)
        self._add(N_("Fold or unfold the right panel"), "fold_right", "Ctrl+P", self._fold_right)
        self._add(N_("Back out of the sub-pathway"), "sub_pathway", "Ctrl+Backspace", self._back)
        for text, keys, act in (
            (N_("Next tab"), ("Ctrl+Tab", "Ctrl+PgDown"), lambda tabs: tabs.go(1)),
            (N_("Previous tab"), ("Ctrl+Shift+Tab", "Ctrl+PgUp"), lambda tabs: tabs.go(-1)),
            (N_("Close the tab"), ("Ctrl+F4",), lambda tabs: tabs.close_shown()),
            (N_("Move the tab right"), ("Ctrl+Shift+PgDown",), lambda tabs: tabs.shift(1)),
            (N_("Move the tab left"), ("Ctrl+Shift+PgUp",), lambda tabs: tabs.shift(-1)),
        ):
            made = self._add(text, "pathway", keys[0], partial(self._with_tabs, act))
            made.setShortcuts([QKeySequence(key) for key in keys])
        for page, text in enumerate(PAGES):
            icon = ("map", "table", "results", "proposal")[page]
            self._add(text, icon, f"Alt+{page + 1}", partial(self._show_page, page))
        self._add_looks()
        bar.command_button.clicked.connect(self.show_palette)
        window.header.help_asked.connect(self.show_keys)
        for signal in (document.changed, document.saved, document.opened):
            signal.connect(self._show_possible)
        on_language_change(self, self._show_possible)

    def _add_looks(self) -> None:
        """The appearances, of which the one that was chosen is ticked."""
        theme = self._window.theme
        self._looks = {
            name: self._add(text, icon, "", partial(theme.choose, name))
            for name, icon, text in APPEARANCES
        }
        for action in self._looks.values():
            action.setCheckable(True)
        theme.changed.connect(self._tick_look)
        self._tick_look()
        self._window.header.offer_looks([*self._looks.values()])

    def _tick_look(self) -> None:
        for name, action in self._looks.items():
            action.setChecked(name == self._window.theme.chosen)

    def _add(self, text: str, icon: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(self._window)
        say(action, action.setText, text)
        action.setShortcut(QKeySequence(keys))
        set_icon(action, icon)
        action.triggered.connect(lambda _on=False: act())
        self._window.addAction(action)
        self._all.append(action)
        return action

    def _show_possible(self) -> None:
        """Let undo and redo say what they would do, and be there only where they can."""
        stack = self._document.undo_stack
        is_open = self._furniture.is_working
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        undo, redo = stack.undoText(), stack.redoText()
        self.undo.setText(_("Undo: {what}", what=undo) if undo else _("Undo"))
        self.redo.setText(_("Redo: {what}", what=redo) if redo else _("Redo"))
        for action in (self.save, self.save_as, *self.versions, self.combine, self.start):
            action.setEnabled(is_open)
        self.settle.setEnabled(is_open and bool(self._document.workspace.conflicts))
        for action in self.pictures:
            action.setEnabled(is_open and self._document.pathway is not None)
        for action in (self.pdf, self.pictures[-1]):
            action.setEnabled(is_open and self._document.estimate is not None)

    def _undo(self) -> None:
        """Undo in the text that is being written first, then in the document."""
        text = QApplication.focusWidget()
        if isinstance(text, QPlainTextEdit) and text.document().isUndoAvailable():
            text.undo()
        else:
            self._document.undo_stack.undo()

    def _redo(self) -> None:
        text = QApplication.focusWidget()
        if isinstance(text, QPlainTextEdit) and text.document().isRedoAvailable():
            text.redo()
        else:
            self._document.undo_stack.redo()

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in recent_files():
            action = self.recent.addAction(path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _on=False, path=path: self._files.open_path(path))
        if self.recent.isEmpty():
            self.recent.addAction(_("No recent files")).setEnabled(False)

    def _show_page(self, page: int) -> None:
        if self._furniture.is_working:
            self._furniture.work.show_page(page)

    def _back(self) -> None:
        if self._furniture.is_working:
            self._furniture.work.trail.back()

    def _with_tabs(self, act: "Callable[[Tabs], object]") -> None:
        if self._furniture.is_working:
            act(self._furniture.work.tabs)

    def _search_map(self) -> None:
        if self._furniture.is_working:
            from ui.canvas.search import open_search

            self._show_page(MAP)
            open_search(self._furniture.work.map.view)

    def _fold_left(self) -> None:
        if self._furniture.is_working:
            self._furniture.work.left.toggle()

    def _fold_right(self) -> None:
        if self._furniture.is_working:
            self._furniture.work.right.toggle()

    def show_keys(self) -> None:
        """Show the list of keys."""
        Keys(self._window).open()

    def show_palette(self) -> None:
        """Show the command palette below the head of the window."""
        palette = CommandPalette(self._window, tuple(self._entries()))
        corner = self._window.mapToGlobal(self._window.rect().topLeft())
        left = corner.x() + (self._window.width() - palette.width()) // 2
        palette.move(left, corner.y() + self._window.header.height() + 8)
        palette.show()

    def _entries(self) -> Iterator[Entry]:
        pathway, is_working = self._document.pathway, self._furniture.is_working
        if pathway is not None and is_working:
            work = self._furniture.work
            for step in pathway.steps:
                name = step.name.said(language())
                yield Entry(name, _("Step"), step.kind.value, partial(work.go_to_step, step.id))
        if pathway is not None and is_working:
            from ui.canvas.entries import map_entries

            yield from map_entries(self._furniture.work.map.view)
            for action in self._furniture.work.map.bar.every_action:
                icon = str(action.property("icon_name"))
                on_map = partial(self._on_map, action)
                yield Entry(action.toolTip(), _("Command"), icon, on_map)
        for action in self._all:
            if action.isEnabled():
                icon = str(action.property("icon_name"))
                yield Entry(action.text(), _("Command"), icon, action.trigger)
        for other in self._document.workspace.pathways:
            name = other.name.said(language())
            yield Entry(
                name,
                _("Pathway"),
                "pathway",
                partial(self._document.show_pathway, other.id),
            )
        yield from self._figures()
        if is_working:
            yield from self._to_write()
            new = partial(add_blank, self._document)
            yield Entry(_("Draw a new pathway"), _("Command"), "pathway", new)
            for starter_id in STARTERS:
                name = starter(starter_id).name.said(language())
                yield Entry(
                    name,
                    _("Starter"),
                    "starters",
                    partial(add_starter, self._document, starter_id),
                )

    def _to_write(self) -> Iterator[Entry]:
        """The documents that can be written, by the words on their buttons."""
        from ui.pages.handing_over import KINDS

        export = self._furniture.work.proposal.export
        for kind in KINDS:
            yield Entry(
                _("Export: {document}", document=_(kind.text)),
                _("Command"),
                kind.icon,
                partial(self._write, export, kind.suffix),
            )

    def _write_pdf(self) -> None:
        self._write(self._furniture.work.proposal.export, ".pdf")

    def _write(self, export: "HandingOver", suffix: str) -> None:
        self._show_page(PROPOSAL)
        export.export(suffix)

    def _on_map(self, action: QAction) -> None:
        self._show_page(MAP)
        action.trigger()

    def _figures(self) -> Iterator[Entry]:
        from planner.proposals import key_figures

        proposal = self._document.proposal
        if proposal is None:
            return
        for figure in key_figures(proposal):
            yield Entry(
                f"{figure.value} {figure.label}",
                _("Figure"),
                "results",
                lambda: self._show_page(RESULTS),
            )
