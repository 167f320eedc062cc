"""Texts of widgets, said again by themselves when the language changes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from planner.i18n import _, speak
from ui.bugs import tell

__all__ = ["announce_language", "on_language_change", "say"]


class _Sayings(QObject):
    """What is to be done again for its parent when another language is spoken."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._actions: dict[str, Callable[[], object]] = {}

    def keep(self, key: str, action: Callable[[], object]) -> None:
        self._actions[key] = action
        action()

    def event(self, event: QEvent) -> bool:
        """Say everything again in the language now spoken."""
        if event.type() == QEvent.Type.LanguageChange:
            for action in tuple(self._actions.values()):
                try:
                    action()
                except Exception as error:  # Qt could not carry it; the other texts are said
                    tell(error)
        return super().event(event)


def _sayings(owner: QObject) -> _Sayings:
    for child in owner.children():
        if isinstance(child, _Sayings):
            return child
    return _Sayings(owner)


def say(owner: QObject, setter: Callable[[str], Any], text: str, **blanks: str) -> None:
    """Set a text of ``owner`` now and whenever the language changes.

    Args:
        owner: A widget, or an object below one.
        setter: The method that takes the text; a later text for it replaces this one.
        text: A text of the catalogue, with named blanks.
        blanks: What fills the blanks; names and figures, which are not translated.
    """

    def again() -> None:
        if _is_there(setter):
            setter(_(text, **blanks))

    _sayings(owner).keep(_name(setter), again)


def _is_there(method: Callable[..., object]) -> bool:
    """Whether Qt still has what a method is of; a line being written goes while others are said."""
    of = getattr(method, "__self__", None)
    return not isinstance(of, QObject) or isValid(of)


def on_language_change(owner: QObject, action: Callable[[], object]) -> None:
    """Do ``action`` now and whenever the language changes, for texts that hold figures."""

    def again() -> None:
        if _is_there(action):
            action()

    _sayings(owner).keep(_name(action), again)


def _name(method: Callable[..., object]) -> str:
    return getattr(method, "__name__", repr(method))


def announce_language(code: str) -> None:
    """Speak ``code`` and let every window say its texts again."""
    speak(code)
    for window in QApplication.topLevelWidgets():
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        for sayings in window.findChildren(_Sayings):
            if not isinstance(sayings.parent(), QWidget):  # widgets alone pass the event on
                QCoreApplication.sendEvent(sayings, QEvent(QEvent.Type.LanguageChange))
