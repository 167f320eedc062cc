"""The way into a sub-pathway, as buttons that lead back out of it."""

from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton

from pathways.nested import opening
from planner.i18n import N_, _, language
from planner.workspace import Workspace
from ui.document import Document
from ui.text import on_language_change, say
from ui.widgets import clear, column, line, row, rule

__all__ = ["Trail", "way_after"]


def way_after(way: tuple[str, ...], shown: str, workspace: Workspace) -> tuple[str, ...]:
    """The ids of the pathways that lead into the one shown, itself last.

    Args:
        way: The way before.
        shown: The pathway that is shown now.
        workspace: What they are in.

    Returns:
        ``way`` back to ``shown``, or ``way`` and ``shown`` where its last pathway opens that, and
        of it the part along which each pathway still opens the next.
    """
    way = way[: way.index(shown)] if shown in way else way
    known, left = workspace.by_id, [shown]
    for outer in reversed(way):
        if outer not in known or all(s.opens != left[0] for s in opening(known[outer])):
            break
        left.insert(0, outer)
    return tuple(left)


class Trail(QFrame):
    """Is there only where a sub-pathway was come to from a pathway that opens it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._way: tuple[str, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._crumbs = row(gap=2, margin=(10, 2, 10, 2))
        self.setObjectName("toolbar")
        whole = column(self._crumbs, rule(), gap=0)
        self.setLayout(whole)
        say(self, self.setAccessibleName, N_("The way into this sub-pathway"))
        document.opened.connect(self._forget)
        for happened in (document.changed, document.pathway_switched):
            happened.connect(self.refresh)
        on_language_change(self, self.refresh)
        self.refresh()

    @property
    def way(self) -> tuple[str, ...]:
        """The ids of the pathways that lead into the one shown, itself last."""
        return self._way

    def _forget(self) -> None:
        self._way = ()

    def refresh(self) -> None:
        """Show the way as it is now."""
        workspace = self._document.workspace
        self._way = way_after(self._way, self._document.pathway_id, workspace)
        known = workspace.by_id
        names = tuple(known[id_].name.said(language()) for id_ in self._way if id_ in known)
        self.setVisible(len(names) > 1)
        if (self._way, names) == self._shown:
            return
        self._shown = (self._way, names)
        clear(self._crumbs)
        for at, name in enumerate(names[:-1]):
            crumb = QPushButton(name)
            crumb.setProperty("role", "quiet")
            crumb.setAccessibleName(_("Back to “{pathway}”", pathway=name))
            crumb.setToolTip(_("Back to “{pathway}”", pathway=name))
            crumb.clicked.connect(partial(self.go, at))
            self._crumbs.addWidget(crumb)
            self._crumbs.addWidget(line("›", "muted", wrap=False))
        self._crumbs.addWidget(line(names[-1] if names else "", "strong", wrap=False))
        self._crumbs.addStretch(1)

    def back(self) -> bool:
        """Show the pathway around the one shown; whether there is one."""
        if len(self._way) < 2:
            return False
        self.go(len(self._way) - 2)
        return True

    def go(self, at: int) -> None:
        """Show a pathway of the way, with the step chosen that leads on from it."""
        outer, inner = self._way[at], self._way[at + 1]
        self._document.show_pathway(outer)
        pathway = self._document.pathway
        if pathway is not None and pathway.id == outer:
            steps = [s.id for s in opening(pathway) if s.opens == inner]
            self._document.select_steps(*steps[:1])
