"""The buttons beside what is chosen on the map, by mouse and by key."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from pathways.model import Kind
from planner.i18n import N_, _
from ui.bugs import guarded
from ui.canvas import deeds
from ui.canvas.deeds import Deed
from ui.canvas.grips import GripItem
from ui.canvas.items import CardItem, ShareItem, StreamItem
from ui.canvas.preview import preview_of
from ui.subpathways import opens
from ui.text import on_language_change, say
from ui.theme import set_icon
from ui.widgets import clear, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsItem

    from ui.canvas.view import MapView

__all__ = ["ContextBar"]

GAP: Final = 12  # between the bar and what it is for [pixels]
HANDLE: Final = 26  # what the handle at the right of a card takes up [pixels]
GRIP: Final = 1e5  # how much worse it is to hide a grip than a point of a card
WORDS: Final = 2.0  # how much worse it is to hide a point of words than one of a card
BADGE: Final = 12.0  # how far what is written on the edge of a card reaches beyond it
FURTHER: Final = (0, 24, 48)  # how much further off it may stand to hide less
FAR: Final = 1.0  # how much worse it is to be a pixel farther off than to hide a point of a card
FOR_STEP: Final = (deeds.APPEND, deeds.APPEND_END, deeds.CONNECT)
FOR_ANY: Final = (deeds.KIND, *deeds.TAGS.values(), deeds.DELETE, deeds.MORE)
FOR_END: Final = (deeds.KIND, deeds.DELETE, deeds.MORE)
FOR_CONNECTION: Final = (
    deeds.INSERT,
    deeds.SHARE,
    deeds.LEAD_FROM,
    deeds.LEAD_TO,
    deeds.STRAIGHTEN,
    deeds.DELETE,
    deeds.MORE,
)
PREVIEWED: Final = {deeds.APPEND: Kind.CONTACT, deeds.APPEND_END: Kind.END}


class ContextBar(QFrame):
    """Stands beside the chosen step or connection, in view, and never over it."""

    def __init__(self, view: "MapView") -> None:
        super().__init__(view.viewport())
        self._view = view
        self._deeds: tuple[Deed, ...] = ()
        self._buttons: list[QToolButton] = []
        self._preview: QGraphicsItem | None = None
        self.setObjectName("box")
        say(self, self.setAccessibleName, N_("What can be done with what is chosen"))
        self._row = row(gap=0, margin=2)
        self.setLayout(self._row)
        self.hide()

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons, from left to right."""
        return tuple(self._buttons)

    @property
    def has_keyboard(self) -> bool:
        """Whether keys go to one of the buttons."""
        return any(made.hasFocus() for made in self.buttons)

    def refresh(self) -> None:
        """Offer what can be done with what is chosen, where it now is."""
        view = self._view
        is_wanted = (
            view.tool is None
            and view.commands.editor is None
            and (view.hasFocus() or self.has_keyboard)
        )
        offered = self._offered() if is_wanted else ()
        if not offered:
            self.hide()
            return
        if offered != self._deeds:
            self._deeds = offered
            self._fill()
        self._tick()
        self.stand()

    def _offered(self) -> tuple[Deed, ...]:
        view = self._view
        selection, pathway = view.document.selection, view.document.pathway
        if pathway is None:
            return ()
        if selection.connection is not None:
            return FOR_CONNECTION if view.commands.places.line(selection.connection) else ()
        if not selection.step or view.commands.places.card(selection.step) is None:
            return ()
        if pathway.step(selection.step).is_end:
            return FOR_END
        opened = (deeds.OPEN,) if opens(view.document, selection.step) else ()
        return (*FOR_STEP, *opened, *FOR_ANY)

    def _fill(self) -> None:
        clear(self._row)
        self._buttons = []
        for deed in self._deeds:
            made = QToolButton()
            made.setProperty("role", "quiet")
            made.setIconSize(QSize(18, 18))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            set_icon(made, deed.icon)
            made.setCheckable(deed in deeds.TAGS.values())
            on_language_change(made, partial(_name, made, deed))
            made.clicked.connect(partial(self._do, deed))
            made.installEventFilter(self)
            self._row.addWidget(made)
            made.show()  # else the bar knows its size only after the next turn of the loop
            self._buttons.append(made)
        self.adjustSize()

    def _tick(self) -> None:
        """Show where the chosen step is now, and whether the chosen line can be straightened."""
        document = self._view.document
        pathway, ends = document.pathway, document.selection.connection
        if pathway is None:
            return
        step = pathway.step(document.selection.step) if document.selection.step else None
        setting = step.setting(self._view.pane.design) if step else None
        for made, deed in zip(self.buttons, self._deeds, strict=True):
            if made.isCheckable():
                made.setChecked(setting is not None and deed is deeds.TAGS[setting])
            if deed is deeds.STRAIGHTEN and ends is not None:
                made.setEnabled(self._view.commands.places.is_led(ends))

    def _do(self, deed: Deed, _on: bool = False) -> None:
        self._show_preview(None)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        deed.act(self._view)
        self.refresh()

    @guarded
    def hideEvent(self, event: QHideEvent) -> None:
        """Take away what a button showed."""
        self._show_preview(None)
        super().hideEvent(event)

    # Where it stands

    def stand(self) -> None:
        """Stand beside what is chosen, where it covers the fewest cards; away if out of view."""
        rect = self._view.chosen_rect()
        room = self._view.viewport().rect()
        chosen = self._view.mapFromScene(rect).boundingRect()
        if rect.isNull() or not room.intersects(chosen):
            self.hide()
            return
        wide = [chosen]
        if self._view.document.selection.connection is not None:
            line = self._view.chosen_rect(whole=True)
            wide.append(self._view.mapFromScene(line).boundingRect())
        places = [
            place
            for beside in (*(self._beside(around) for around in wide), self._corners(room))
            for place in (self._kept_in(place, room) for place in beside)
            if not place.intersects(chosen)
        ]
        if not places:
            self.hide()
            return
        self.move(min(places, key=lambda place: self._cost(place, chosen)).topLeft())
        self.show()
        self.raise_()

    def _beside(self, chosen: QRect) -> tuple[QRect, ...]:
        size, middle = self.sizeHint(), chosen.center()
        left, top = middle.x() - size.width() // 2, middle.y() - size.height() // 2
        return (
            *(
                QRect(QPoint(x, y), size)
                for x in (left, chosen.left(), chosen.right() - size.width())
                for off in FURTHER
                for y in (chosen.top() - GAP - size.height() - off, chosen.bottom() + GAP + 4 + off)
            ),
            QRect(QPoint(chosen.right() + HANDLE, top), size),
            QRect(QPoint(chosen.left() - GAP - size.width(), top), size),
        )

    def _corners(self, room: QRect) -> tuple[QRect, ...]:
        size = self.sizeHint()
        return tuple(
            QRect(QPoint(x, y), size)
            for y in (0, room.height() - size.height())
            for x in (0, room.width() - size.width())
        )

    def _cost(self, place: QRect, chosen: QRect) -> float:
        """How bad a place is: by what it would hide, and by how far it is from what is chosen."""
        across = max(place.left() - chosen.right(), chosen.left() - place.right(), 0)
        down = max(place.top() - chosen.bottom(), chosen.top() - place.bottom(), 0)
        overview = self._view.overview
        hidden = overview.geometry().intersected(place) if overview.isVisible() else QRect()
        return self._covered(place) + FAR * (across + down) + hidden.width() * hidden.height()

    def _kept_in(self, place: QRect, room: QRect) -> QRect:
        x = max(4, min(place.x(), room.width() - place.width() - 4))
        y = max(4, min(place.y(), room.height() - place.height() - 4))
        return QRect(QPoint(x, y), place.size())

    def _covered(self, place: QRect) -> float:
        """How much the bar would hide at a place: cards and words by area, grips above all."""
        area = self._view.mapToScene(place).boundingRect()
        hidden = 0.0
        for item in self._view.map_scene.items(QRectF(area)):
            if isinstance(item, GripItem):
                hidden += GRIP
            elif isinstance(item, CardItem):
                around = item.card_rect.adjusted(-BADGE, -BADGE, BADGE, BADGE)
                hidden += _size(around.intersected(area))
            elif isinstance(item, ShareItem) and item.isVisible():
                words = item.mapRectToScene(item.shape().boundingRect())
                hidden += WORDS * _size(words.intersected(area))
            elif isinstance(item, StreamItem):
                hidden += WORDS * _size(item.sceneBoundingRect().intersected(area))
        return hidden

    # By key

    def enter(self) -> None:
        """Let keys go to the first button, if there is one."""
        self.refresh()
        if self.isVisible():
            self._focus(0)

    def _focus(self, at: int, by: int = 1) -> None:
        """Let keys go to a button, or to the next in a direction that can be pressed."""
        while not self.buttons[at % len(self.buttons)].isEnabled():
            at += by
        made = self.buttons[at % len(self.buttons)]
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from button to button by key, and show what one would add."""
        if isinstance(watched, QToolButton) and watched in self.buttons:
            at = self.buttons.index(watched)
            if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
                self._show_preview(self._deeds[at])
            elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
                self._show_preview(None)
                if event.type() == QEvent.Type.FocusOut:
                    watched.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event, at)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent, at: int) -> bool:
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self._focus(at + 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self._focus(at - 1, -1)
            case Qt.Key.Key_Home:
                self._focus(0)
            case Qt.Key.Key_End:
                self._focus(-1, -1)
            case Qt.Key.Key_Escape:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.buttons[at].click()
            case _:
                return False
        return True

    # What a button would add

    def _show_preview(self, deed: Deed | None) -> None:
        if self._preview is not None:
            self._view.map_scene.removeItem(self._preview)
            self._preview = None
        if deed in PREVIEWED:
            self._preview = preview_of(self._view, PREVIEWED[deed])
            if self._preview is not None:
                self._view.map_scene.addItem(self._preview)


def _size(rect: QRectF) -> float:
    return rect.width() * rect.height()


def _name(made: QWidget, deed: Deed) -> None:
    word, key = _(deed.text), _(deed.key) if deed.key else ""
    made.setAccessibleName(word)
    made.setToolTip(_("{what} ({key})", what=word, key=key) if key else word)
