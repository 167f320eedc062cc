"""What the PCPG will ask: findings by severity, each a way to where it is put right or answered."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from pathways import edits
from pathways.model import Pathway
from pathways.nested import opened, opening, outer_step
from planner.checks import Finding, Severity
from planner.i18n import N_, _, ngettext
from ui.bugs import guarded
from ui.document import Document
from ui.selection import NOTHING, Selection
from ui.text import on_language_change, say
from ui.widgets import button, clear, column, drop, label, line, mark, row, scrolled, set_role

__all__ = ["MARKS", "Questions", "counts"]

MARKS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "tip"}
ROLES: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "muted"}
HEADS: Final = {
    Severity.ERROR: N_("To fix"),
    Severity.WARNING: N_("To answer"),
    Severity.INFO: N_("Tips"),
}
ABOUT_TESTS: Final = "D"
NOBODY: Final[Mapping[str, Pathway]] = {}
ANSWERED: Final = N_("Answered")


def counts(findings: tuple[Finding, ...]) -> dict[Severity, int]:
    """How many findings of each severity nobody has answered."""
    return {
        severity: sum(1 for f in findings if f.severity is severity and not f.answer)
        for severity in Severity
    }


def said_count(severity: Severity, n: int) -> str:
    """A count in words, in the language being spoken."""
    if severity is Severity.ERROR:
        return ngettext("{n} to fix", "{n} to fix", n)
    if severity is Severity.WARNING:
        return ngettext("{n} to answer", "{n} to answer", n)
    return ngettext("{n} tip", "{n} tips", n)


class Questions(QWidget):
    """The list of findings.

    ``went`` carries a rule whose remedy stands in the pathway's own form, ``went_to_step`` a step
    and the rule whose remedy stands in the step's.
    """

    went = Signal(str)
    went_to_step = Signal(str, str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._shown: tuple[object, ...] = ()
        self._chosen = ""
        self._entries: dict[tuple[object, ...], QWidget] = {}
        self._summary = line("", "muted")
        self._list = column(gap=2)
        inside = QWidget()
        holder = column(self._list, 1, gap=0)
        holder.setContentsMargins(8, 4, 8, 12)
        inside.setLayout(holder)
        head = column(label(N_("What the PCPG will ask"), "heading"), self._summary, gap=2)
        head.setContentsMargins(16, 10, 16, 6)
        self._area = scrolled(inside)
        whole = column(gap=0)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        self.setLayout(whole)
        document.changed.connect(self.refresh)
        document.findings_changed.connect(self.refresh)
        document.pathway_switched.connect(self.refresh)
        document.design_switched.connect(self.refresh)
        on_language_change(self, self._say_all)

    def hasHeightForWidth(self) -> bool:
        """Never: the list scrolls, so any height will do."""
        return False

    def refresh(self) -> None:
        """Show the findings as they are now."""
        findings = self._document.findings
        key = (findings, self._chosen)
        if key == self._shown:
            return
        self._shown = key
        if self._document.pathway is None:
            self._summary.setText(_("Nothing to ask about yet."))
        elif not findings:
            self._summary.setText(_("Nothing. Every check is met or answered."))
        else:
            open_now = counts(findings)
            said = [said_count(severity, n) for severity, n in open_now.items() if n]
            self._summary.setText(", ".join(said) or _("Every question has its answer."))
        known, self._entries = self._entries, {}
        for severity in Severity:
            self._group(HEADS[severity], [f for f in findings if _is(f, severity)], known)
        self._group(ANSWERED, [f for f in findings if f.answer], known)
        for widget in known.values():
            drop(self._list, widget)

    def _say_all(self) -> None:
        self._shown = ()
        clear(self._list)
        self._entries = {}
        self.refresh()

    def _group(
        self, text: str, found: list[Finding], known: dict[tuple[object, ...], QWidget]
    ) -> None:
        """Show findings under a heading, with what is left of an earlier showing of them."""
        if not found:
            return
        self._place(("head", text), known, lambda: _heading(text))
        for finding in found:
            is_open = finding.key == self._chosen
            self._place((finding, is_open), known, partial(self._entry, finding, is_open))

    def _place(
        self,
        key: tuple[object, ...],
        known: dict[tuple[object, ...], QWidget],
        make: Callable[[], QWidget],
    ) -> None:
        widget = known.pop(key, None) or make()
        at = len(self._entries)
        if self._list.indexOf(widget) != at:
            self._list.insertWidget(at, widget)
        self._entries[key] = widget

    def _entry(self, finding: Finding, is_open: bool) -> QWidget:
        entry = _Entry(finding, is_open=is_open)
        entry.chosen.connect(partial(self._go, finding))
        if is_open:
            self._remedies(entry, finding)
        return entry

    def _go(self, finding: Finding) -> None:
        """Choose what the finding is about, where it can be put right."""
        self._chosen = "" if self._chosen == finding.key else finding.key
        pathway = self._document.pathway
        if pathway is not None and self._chosen:
            selection = selection_of(finding, pathway, self._document.workspace.by_id)
            self._document.select(selection)
            if selection.step:
                self.went_to_step.emit(selection.step, finding.rule)
            elif selection.is_empty:
                self.went.emit(finding.rule)
        self.refresh()

    def _remedies(self, entry: "_Entry", finding: Finding) -> None:
        pathway = self._document.pathway
        if pathway is None:
            return
        entry.add(line(finding.advice, "muted"))
        if finding.rule == "G01" and finding.objects and pathway.has_step(finding.objects[0]):
            step_id, design = finding.objects[0], self._document.design
            off = [
                d
                for d in pathway.designs
                if abs(sum(c.share(d) for c in pathway.leaving(step_id, d)) - 1) > 1e-6
                and any(pathway.leaving(step_id, d))
            ]
            for wrong in off or [design]:
                entry.add(_lead(button(N_("Scale to 100%"), partial(self._scale, step_id, wrong))))
        if finding.severity is not Severity.ERROR:
            entry.add(self._answer(finding))

    def _scale(self, step_id: str, design: str) -> None:
        self._document.edit(N_("Scale to 100%"), lambda p: edits.scale_shares(p, step_id, design))

    def _answer(self, finding: Finding) -> QWidget:
        reason = QPlainTextEdit(finding.answer)
        reason.setFixedHeight(56)
        reason.setTabChangesFocus(True)
        say(reason, reason.setAccessibleName, N_("The reason for leaving it as it is"))
        say(reason, reason.setPlaceholderText, N_("The reason for leaving it as it is"))

        def keep() -> None:
            text = reason.toPlainText()
            self._chosen = ""
            self._document.edit(
                N_("Answer a question"), lambda p: edits.answer(p, finding.key, text)
            )
            self.refresh()

        holder = QWidget()
        holder.setLayout(
            column(reason, _lead(button(N_("Keep this answer"), keep, icon="check")), gap=4)
        )
        return holder


def _heading(text: str) -> QWidget:
    made = label(text, "strong")
    made.setContentsMargins(8, 8, 8, 2)
    return made


def _is(finding: Finding, severity: Severity) -> bool:
    return finding.severity is severity and not finding.answer


def _lead(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(widget, 1))
    return holder


def selection_of(
    finding: Finding, pathway: Pathway, others: Mapping[str, Pathway] = NOBODY
) -> Selection:
    """What in the pathway a finding is about; nothing where it is about the whole.

    A step or a test within one that opens as another of ``others`` is to be found there.
    """
    ids = [part for each in finding.objects for part in (each, *each.split("."))]
    ids += [outer for each in ids if (outer := outer_step(pathway, each))]
    for each in ids:
        if finding.rule.startswith(ABOUT_TESTS) and each in pathway.tests_used:
            return Selection(test=each)  # a step may bear the id of its test
        if pathway.has_step(each):
            return Selection(steps=frozenset([each]))
        if any(s.id == each for s in pathway.streams):
            return Selection(stream=each)
        if each in pathway.tests_used:
            return Selection(test=each)
    for step in opening(pathway):
        inner = others.get(step.opens)
        within = (inner, *opened(inner, others)) if inner else ()
        if any(test in ids for one in within for test in one.tests_used):
            return Selection(steps=frozenset([step.id]))
    return NOTHING


class _Entry(QFrame):
    """One finding: its mark, its words, and what can be done once it is chosen."""

    chosen = Signal()

    def __init__(self, finding: Finding, *, is_open: bool) -> None:
        super().__init__()
        self.setObjectName("entry")
        set_role(self, "open", "true" if is_open else "false")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        is_answered = bool(finding.answer)
        sign = mark(
            "good" if is_answered else MARKS[finding.severity],
            "good" if is_answered else ROLES[finding.severity],
        )
        self.setAccessibleName(finding.message)
        self._below = column(line(finding.message), gap=6)
        if is_answered and not is_open:
            self._below.addWidget(line(finding.answer, "muted"))
        whole = row(column(sign, 1, gap=0), self._below, gap=8)
        whole.setContentsMargins(8, 5, 8, 5)
        self.setLayout(whole)

    def add(self, widget: QWidget) -> None:
        """Put something below the words."""
        self._below.addWidget(widget)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the finding."""
        super().mouseReleaseEvent(event)
        self.chosen.emit()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the finding with Enter or space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
