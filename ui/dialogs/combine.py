"""Combining with another file: what each copy changed, and what they disagree about, settled."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QLineEdit, QPushButton, QWidget

from pathways.errors import UserError
from planner.errors import said
from planner.i18n import N_, _, ngettext
from planner.merging.conflict import ABSENT, Choice, Conflict
from planner.merging.settling import another_value, can_be_typed, settled
from planner.merging.words import place_words, value_words
from planner.workspace import Workspace
from ui.text import say
from ui.widgets import box, button, column, label, line, row, scrolled

if TYPE_CHECKING:
    from planner.merging.combine import Combined

__all__ = ["Combine", "Disagreement"]

WIDTH, HEIGHT = 760, 560
CHOICES = (
    (Choice.MINE, N_("Keep mine")),
    (Choice.THEIRS, N_("Keep theirs")),
    (Choice.ANOTHER, N_("Another")),
)


class Disagreement(QWidget):
    """One conflict: both values side by side, which to keep, and why."""

    def __init__(
        self, workspace: Workspace, conflict: Conflict, changed: Callable[[], object]
    ) -> None:
        super().__init__()
        self.conflict = conflict
        self._group = QButtonGroup(self)
        self.choices: dict[Choice, QPushButton] = {}
        where = place_words(workspace, conflict.place)
        for choice, words in CHOICES:
            made = button(words, role="segment")
            made.setProperty("place", "first")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setAccessibleName(_("{choice}: {place}", choice=_(words), place=where))
            made.toggled.connect(lambda _on: self._show(changed))
            self._group.addButton(made)
            self.choices[choice] = made
        self.another = QLineEdit()
        say(self.another, self.another.setAccessibleName, N_("Another value"))
        say(self.another, self.another.setPlaceholderText, N_("Another value"))
        self.another.textEdited.connect(partial(self._typed, changed))
        self.reason = QLineEdit()
        say(self.reason, self.reason.setAccessibleName, N_("Reason"))
        say(self.reason, self.reason.setPlaceholderText, N_("Reason (if you want to give one)"))
        self.fault = line("", "error")
        self.fault.hide()
        mine, theirs = (
            line(value_words(workspace, conflict, v)) for v in (conflict.ours, conflict.theirs)
        )
        sides = row(
            column(label(N_("Mine"), "muted"), mine, 1, row(self.choices[Choice.MINE], 1), gap=6),
            column(
                label(N_("Theirs"), "muted"), theirs, 1, row(self.choices[Choice.THEIRS], 1), gap=6
            ),
            gap=24,
        )
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self.choices[Choice.ANOTHER].setVisible(can_be_typed(conflict))
        self.another.setVisible(can_be_typed(conflict))
        self.setLayout(
            column(
                box(
                    column(
                        line(where, "strong"),
                        sides,
                        row(self.choices[Choice.ANOTHER], self.another),
                        self.reason,
                        self.fault,
                        margin=12,
                    )
                )
            )
        )

    @property
    def choice(self) -> Choice | None:
        """What was chosen; ``None`` where nothing was."""
        return next((c for c, made in self.choices.items() if made.isChecked()), None)

    def applied(self, workspace: Workspace, who: str) -> Workspace:
        """The workspace with this settled as chosen; the same where nothing was chosen.

        Raises:
            UserError: What was chosen cannot stand there; it is said beside it.
        """
        choice = self.choice
        if choice is None:
            return workspace
        try:
            is_another = choice is Choice.ANOTHER
            value = another_value(self.conflict, self.another.text()) if is_another else ABSENT
            about = {"reason": self.reason.text().strip(), "who": who}
            day = date.today().isoformat()
            after = settled(workspace, self.conflict, choice, value, day=day, **about)
        except UserError as error:
            self.fault.setText(said(error))
            self.fault.show()
            raise
        self.fault.hide()
        return after

    def _typed(self, changed: Callable[[], object], _text: str) -> None:
        self.choices[Choice.ANOTHER].setChecked(True)
        changed()

    def _show(self, changed: Callable[[], object]) -> None:
        self.fault.hide()
        changed()


class Combine(QDialog):
    """What combining comes to; ``result_workspace`` is it, once it was accepted.

    What nobody settles stays open, in the workspace, where it can be settled later.
    """

    def __init__(
        self, parent: QWidget, workspace: Workspace, combined: "Combined | None" = None
    ) -> None:
        super().__init__(parent)
        self.result_workspace: Workspace | None = None
        self._workspace = workspace
        self.setModal(True)
        self.resize(WIDTH, HEIGHT)
        title = N_("Settle what disagrees") if combined is None else N_("Combine with another file")
        say(self, self.setWindowTitle, title)
        self.disagreements = [
            Disagreement(workspace, conflict, self._count) for conflict in workspace.conflicts
        ]
        self._left = line("", "muted", wrap=False)
        self.finish = button(N_("Combine") if combined else N_("Settle"), self._finish, role="main")
        self.finish.setDefault(True)
        self.cancel = button(N_("Go back"), self.reject)
        below = QWidget()
        below.setLayout(column(*self.disagreements, 1, gap=12))
        self.setLayout(
            column(
                label(title, "heading"),
                *(line(words) for words in _told(combined)),
                scrolled(below),
                row(self._left, 1, self.cancel, self.finish),
                gap=12,
                margin=24,
            )
        )
        self._count()

    def _count(self) -> None:
        open_ = sum(one.choice is None for one in self.disagreements)
        words = ngettext("{n} still to settle", "{n} still to settle", open_) if open_ else ""
        self._left.setText(words)

    def _finish(self) -> None:
        after = self._workspace
        for one in self.disagreements:
            try:
                after = one.applied(after, self._workspace.author)
            except UserError:
                one.reason.setFocus()
                return
        self.result_workspace = after
        self.accept()


def _told(combined: "Combined | None") -> list[str]:
    """What each copy changed and how much of that disagrees, in sentences."""
    if combined is None:
        return []
    disagree = len(combined.workspace.conflicts)
    both = ngettext("They disagree in {n} place.", "They disagree in {n} places.", disagree)
    if not disagree:
        both = _("They disagree about nothing.")
    if not combined.has_ancestor:
        unknown = _(
            "What the copies both come from is not known, "
            "so everything in which they differ is listed."
        )
        return [unknown, both]
    mine, theirs = len(combined.ours), len(combined.theirs)
    return [
        ngettext("{n} change of mine.", "{n} changes of mine.", mine),
        ngettext("{n} change from the other file.", "{n} changes from the other file.", theirs),
        both,
    ]
