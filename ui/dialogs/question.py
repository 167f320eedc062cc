"""A question with our own words on its buttons; closing it is the answer that changes nothing."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from planner.i18n import N_
from ui.text import say
from ui.widgets import button, column, label, line, row

__all__ = ["Question", "ask_unsaved"]

SAVE, DISCARD, CANCEL = "save", "discard", "cancel"


class Question(QDialog):
    """Asks one thing; ``answer`` is the key of the button that was pressed.

    ``blanks`` fill those of ``text``.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        answers: Sequence[tuple[str, str]],
        safe: str,
        **blanks: str,
    ) -> None:
        super().__init__(parent)
        self.answer = safe
        self.setModal(True)
        self.setMinimumWidth(460)
        say(self, self.setWindowTitle, title)
        buttons = []
        for i, (key, words) in enumerate(answers):
            made = button(words, partial(self._take, key), role="main" if i == 0 else "")
            made.setDefault(i == 0)
            made.setAutoDefault(True)
            buttons.append(made)
        self.buttons = buttons
        asked = line("")
        say(asked, asked.setText, text, **blanks)
        self.setLayout(
            column(
                label(title, "heading"),
                asked,
                row(1, *reversed(buttons)),
                gap=16,
                margin=24,
            )
        )

    def _take(self, key: str) -> None:
        self.answer = key
        self.accept()


def ask_unsaved(parent: QWidget, name: str) -> str:
    """``save``, ``discard`` or ``cancel``: what to do with work that no file holds yet."""
    question = Question(
        parent,
        N_("Save your work first?"),
        N_("“{file}” has changes that are not saved. Discarded, they are gone for good."),
        (
            (SAVE, N_("Save")),
            (DISCARD, N_("Discard the changes")),
            (CANCEL, N_("Go back")),
        ),
        CANCEL,
        file=name,
    )
    question.exec()
    question.deleteLater()
    return question.answer
