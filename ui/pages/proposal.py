"""The proposal page: what the document will say, who decides, and handing it over."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtWidgets import QLineEdit, QWidget

from planner import proposals
from planner.i18n import N_, _, language
from ui.bugs import guarded
from ui.document import Document
from ui.empty import Empty, is_empty
from ui.messages import MessageBar
from ui.pages.handing_over import HandingOver
from ui.tasks import Tasks
from ui.text import on_language_change, say
from ui.widgets import box, clear, column, label, line, row, scrolled

__all__ = ["ProposalPage"]

WIDTH: Final = 620


class ProposalPage(QWidget):
    """The first page in words on the left; who decides and the export on the right."""

    def __init__(self, document: Document, tasks: Tasks, messages: MessageBar) -> None:
        super().__init__()
        self.setObjectName("page")
        self._document = document
        self._status = line("", "chip", wrap=False)
        self._checks = line("", "muted")
        self._name = line("", "title")
        self._ask = line("", "heading")
        self._outcome = line("")
        self._lists = column(gap=6)
        self.why_not = Empty(document)
        sheet = column(
            row(self._status, self._checks, gap=10),
            self._name,
            self._ask,
            self._outcome,
            self.why_not,
            self._lists,
            1,
            gap=12,
            margin=28,
        )
        paper = box(sheet)
        paper.setMaximumWidth(WIDTH + 120)
        self.export = HandingOver(document, tasks, messages)
        side = QWidget()
        side.setFixedWidth(320)
        side.setLayout(
            column(
                self.export,
                box(
                    column(
                        label(N_("Who decides"), "heading"),
                        _WorkspaceEntry(document, N_("Pan-Cluster Planning Group (PCPG)"), "pcpg"),
                        _WorkspaceEntry(document, N_("Health board"), "health_board"),
                        _WorkspaceEntry(document, N_("Who wrote the proposal"), "author"),
                        gap=10,
                        margin=16,
                    )
                ),
                1,
                gap=16,
            )
        )
        body = QWidget()
        body.setObjectName("body")
        inside = row(column(paper, gap=0), column(side, 1, gap=0), 1, gap=20)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setStretch(0, 100)
        body.setLayout(inside)
        self.setLayout(column(scrolled(body, "page"), gap=0))
        for signal in (
            document.changed,
            document.findings_changed,
            document.pathway_switched,
            document.design_switched,
        ):
            signal.connect(self._refresh_where_seen)
        on_language_change(self, self.refresh)

    @guarded
    def showEvent(self, event: object) -> None:
        """Take up what has changed since the page was last seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def _refresh_where_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Say what the document now gives."""
        proposal = self._document.proposal
        clear(self._lists)
        has_nothing = is_empty(self._document)
        self.why_not.setVisible(has_nothing)
        for part in (self._status, self._checks, self._ask, self._outcome):
            part.setVisible(not has_nothing)
        pathway = self._document.pathway
        if proposal is None or has_nothing:
            self._name.setText(pathway.name.said(language()) if pathway else "")
            self._name.setVisible(pathway is not None)
            self.why_not.refresh(_("Add a pathway first: then its proposal is written here."))
            return
        self._name.show()
        self._status.setText(proposals.status_word(proposal))
        self._checks.setText(proposals.status_sentence(proposal))
        self._name.setText(proposal.name)
        self._ask.setText(proposals.ask(proposal))
        self._outcome.setText(proposals.outcome(proposal))
        self._add(N_("Risks"), proposals.risks(proposal))
        self._add(N_("Approval waits for"), proposals.conditions(proposal))
        self._add(N_("Exit"), (proposals.exit_sentence(proposal),))
        self._add(N_("Route"), (proposals.route(proposal),))

    def _add(self, text: str, sentences: tuple[str, ...]) -> None:
        if not sentences:
            return
        head = label(text, "strong")
        head.setContentsMargins(0, 8, 0, 0)
        self._lists.addWidget(head)
        for sentence in sentences:
            bullet = column(line("•", wrap=False), 1, gap=0)
            self._lists.addLayout(row(bullet, line(sentence), gap=8))


class _WorkspaceEntry(QWidget):
    """A line of text that belongs to the whole workspace."""

    def __init__(self, document: Document, text: str, field: str) -> None:
        super().__init__()
        self._document = document
        self._field = field
        self._text = text
        self.entry = QLineEdit()
        say(self.entry, self.entry.setAccessibleName, text)
        self.entry.textEdited.connect(self._typed)
        self.entry.editingFinished.connect(document.end_typing)
        self.setLayout(column(label(text, "muted"), self.entry, gap=2))
        document.changed.connect(self._refresh)
        self._refresh()

    def _typed(self, text: str) -> None:
        fields: dict[str, Any] = {self._field: text}
        self._document.edit_workspace(
            N_("Change “{field}”"),
            lambda w: replace(w, **fields),
            f"workspace {self._field}",
            field=self._text,
        )

    def _refresh(self) -> None:
        text = getattr(self._document.workspace, self._field)
        if self.entry.text() != text:
            self.entry.setText(text)
