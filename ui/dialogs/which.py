"""Questions about which of two pieces of work to go on with; both are kept whatever is answered."""

from datetime import datetime
from typing import Final

from PySide6.QtWidgets import QWidget

from planner import formats
from planner.i18n import N_
from ui.dialogs.question import CANCEL, Question

__all__ = ["AS_SAVED", "BOTH", "RECOVERED", "THEIRS", "ask_changed", "ask_newer"]

RECOVERED: Final = "recovered"
AS_SAVED: Final = "as saved"
BOTH: Final = "both"
THEIRS: Final = "theirs"


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


def ask_changed(parent: QWidget, name: str, mine: str) -> str:
    """``BOTH``, ``THEIRS`` or ``CANCEL``: what to do with a file that somebody else saved."""
    question = Question(
        parent,
        N_("Somebody else has saved this file"),
        N_(
            "“{file}” is not as you opened it. Keep both: yours is saved beside it as “{mine}”. "
            "Or open theirs: you are asked first what to do with yours."
        ),
        (
            (BOTH, N_("Keep both")),
            (THEIRS, N_("Open theirs")),
            (CANCEL, N_("Go back")),
        ),
        CANCEL,
        file=name,
        mine=mine,
    )
    question.exec()
    question.deleteLater()
    return question.answer
