"""The search pad over the map: every step that holds what is typed, the nearest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem

from pathways.library import library
from pathways.model import Pathway, Step
from planner.i18n import N_, _, language, ngettext
from ui.canvas.looking import chosen_area
from ui.ranking import INSIDE, closeness, holds
from ui.text import say
from ui.theme import themed_icon
from ui.widgets import column, line, row, tool
from ui.words import KINDS

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["Hit", "SearchPad", "hits", "open_search"]

WIDTH: Final = 320
ROWS: Final = 8
FROM_EDGE: Final = 12
STEP: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Hit:
    """A step that was found, and the text in which it was found where that is not its name."""

    step: Step
    within: str = ""


def hits(pathway: Pathway, typed: str) -> list[Hit]:
    """The steps that hold every word typed, by how near they come, then in pathway order.

    Names count first, in either language; then notes, roles, tests, organisations and kinds.
    """
    if not typed.strip():
        return []
    found: list[tuple[int, Hit]] = []
    for step in pathway.steps:
        names = [closeness(n, typed) for n in (step.name.en, step.name.cy) if holds(n, typed)]
        if names:
            found.append((min(names), Hit(step)))
            continue
        others = [(closeness(t, typed), t) for t in _texts(step) if holds(t, typed)]
        if others:
            nearest, text = min(others, key=lambda pair: pair[0])
            found.append((INSIDE + 1 + nearest, Hit(step, text)))
    return [hit for _nearness, hit in sorted(found, key=lambda pair: pair[0])]


def _texts(step: Step) -> Iterator[str]:
    """What is said of a step besides its name, in the language being spoken first."""
    roles, tests = library().roles, library().tests
    yield step.note
    yield _(KINDS[step.kind.value])
    for delivery in step.deliveries.values():
        names = [roles[s.role].name for s in delivery.staff if s.role in roles]
        names += [tests[use.test].name for use in delivery.tests if use.test in tests]
        names.append(library().organisation(delivery.organisation))
        for name in names:
            yield name.said(language())
            yield name.said("en" if language() == "cy" else "cy")


def open_search(view: "MapView") -> "SearchPad":
    """Shows the pad of a map, with what was typed last ready to be typed over."""
    pad = view.search
    if pad is None:
        pad = view.search = SearchPad(view)
    pad.begin()
    return pad


class SearchPad(QFrame):
    """Up, down and Enter go to a hit on the map while the cursor stays in the field."""

    def __init__(self, view: "MapView") -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("box")
        self.field: QLineEdit = QLineEdit()
        say(self.field, self.field.setAccessibleName, N_("Search the map"))
        say(self.field, self.field.setPlaceholderText, N_("Name, note, role, test, organisation"))
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.said: QLabel = line("", "muted", wrap=False)
        self.list: QListWidget = QListWidget()
        self.list.setObjectName("plain")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda _item: self._show_hit())
        say(self.list, self.list.setAccessibleName, N_("What was found"))
        close = tool("close", N_("Close the search"), self.close_pad)
        top = row(self.field, close, gap=4)
        top.setStretch(0, 1)
        self.setLayout(column(top, self.said, self.list, gap=4, margin=8))
        self.setFixedWidth(WIDTH)
        self._has_gone = False
        view.installEventFilter(self)
        for changed in (view.document.changed, view.document.pathway_switched):
            changed.connect(self._find_again)

    def begin(self) -> None:
        """Show the pad and let it be typed in."""
        self._find()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_pad(self) -> None:
        """Go back to the map."""
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find_again(self) -> None:
        if self.isVisible():
            at = self.list.currentRow()
            self._find()
            self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))

    def _find(self) -> None:
        pathway, typed = self._view.document.pathway, self.field.text()
        found = hits(pathway, typed) if pathway is not None else []
        self.list.clear()
        for hit in found:
            name = hit.step.name.said(language())
            text = _("{step}: {text}", step=name, text=hit.within) if hit.within else name
            item = QListWidgetItem(themed_icon(hit.step.kind.value), text)
            item.setToolTip(text)
            item.setData(STEP, hit.step.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._has_gone = False
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(min(len(found), ROWS) * self.list.sizeHintForRow(0) + 16)
        words = ngettext("{n} step found", "{n} steps found", len(found)) if typed.strip() else ""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))
        self.adjustSize()
        self._stand()

    def _go(self, by: int) -> None:
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())
            self._show_hit()

    def _show_hit(self) -> None:
        """Choose the step of the current row, in the middle of the view."""
        item, document, pane = self.list.currentItem(), self._view.document, self._view.pane
        if item is None or document.pathway is None:
            return
        self._has_gone = True
        step = document.pathway.step(item.data(STEP))
        if not step.exists_in(pane.design) and step.deliveries:
            document.show_design(next(iter(step.deliveries)))
        document.select_steps(step.id)
        card = self._view.map_scene.card(step.id)
        if card is not None:
            self._view.settle()
            self._view.centerOn(card.card_rect.center())
            self._stand()
        if QAccessible.isActive():
            said = self._view.accessibleDescription()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def _stand(self) -> None:
        """Stand at the right, or at the left where the pad would cover what is chosen."""
        port = self._view.viewport()
        right = self._view.width() - self.width() - FROM_EDGE
        chosen = self._view.mapFromScene(chosen_area(self._view)).boundingRect()
        place = QRect(QPoint(right, FROM_EDGE), self.size())
        is_covering = place.intersects(chosen.translated(port.pos()))
        self.move(port.x() + FROM_EDGE if is_covering else right, FROM_EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from hit to hit by key, and keep to the corner."""
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._stand()
        elif (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Down:
                self._go(1)
            case Qt.Key.Key_Up:
                self._go(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._go((-1 if is_back else 1) if self._has_gone else 0)
            case Qt.Key.Key_Escape:
                self.close_pad()
            case _:
                return False
        return True
