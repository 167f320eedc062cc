"""Questions about which of two pieces of work to go on with; both are kept whatever is answered."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QWidget

from planner import formats
from planner.i18n import N_
from ui.dialogs.question import CANCEL, Question

__all__ = ["AS_SAVED", "RECOVERED", "ask_newer"]

RECOVERED: Final = "recovered"
AS_SAVED: Final = "as saved"


def ask_newer(parent: QWidget, name: str, at: datetime) -> str:
    """``RECOVERED``, ``AS_SAVED`` or ``CANCEL``: which to open where work was left behind."""
    question = Question(
        parent,
        N_("Which one do you want to open?"),
        N_(
            "The planner ended on {when} before work on “{file}” was saved. Open that work, or "
            "the file as it was saved last. The other one is kept."
        ),
        (
            (RECOVERED, N_("Open the recovered work")),
            (AS_SAVED, N_("Open the file as saved")),
            (CANCEL, N_("Go back")),
        ),
        CANCEL,
        file=name,
        when=formats.moment(at),
    )
    question.exec()
    question.deleteLater()
    return question.answer
