"""What a person without a mouse, or without sight, has to go by in a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

__all__ = ["nameless", "unreachable"]

POPUP = "QComboBoxPrivateContainer"
WORKED = (QAbstractButton, QLineEdit, QComboBox, QTabBar, QAbstractItemView)


def nameless(top: QWidget) -> list[str]:
    """Widgets that take the keyboard and say nothing of themselves."""
    found = []
    for widget in top.findChildren(QWidget):
        around = widget.parentWidget()
        is_popup = around is not None and around.metaObject().className() == POPUP
        is_view = isinstance(around, QAbstractScrollArea) and around.viewport() is widget
        is_own = is_view or widget.objectName().startswith("qt_")
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or is_own or is_popup:
            continue
        buddy = any(label.buddy() is widget and label.text() for label in top.findChildren(QLabel))
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text or buddy):
            inside = widget.parentWidget()
            name = inside.objectName() if inside else ""
            found.append(f"{type(widget).__name__} in {type(inside).__name__} {name}")
    return found


def unreachable(top: QWidget) -> list[str]:
    """What can be worked with the mouse, can be seen, and is not in the order of the Tab key."""
    found = []
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, WORKED) or not (widget.isVisible() and widget.isEnabled()):
            continue
        around = widget.parentWidget()
        if isinstance(around, QComboBox | QTabBar | QAbstractItemView):
            continue  # part of what is reached
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        one_of = group.buttons() if group is not None else [widget]  # arrow keys go on from one
        if not any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in one_of):
            found.append(f"{type(widget).__name__}: {widget.accessibleName()}")
    return found
