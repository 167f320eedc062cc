"""The open workspace: what is shown of it, every edit as one undo step, and its estimate."""

from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from pathways.errors import UserError
from pathways.following import following
from pathways.model import CURRENT, PROPOSED, Pathway
from planner.estimates import rests_on
from planner.workspace import Workspace
from ui.selection import NOTHING, Selection
from ui.swap import Swap
from ui.worked_out import estimated, found

if TYPE_CHECKING:
    from planner.checks import Finding
    from planner.proposals import Proposal
    from resources.estimate import Estimate
    from resources.sampled import Sample
    from resources.sensitivity import Swing

__all__ = ["Document", "Edit", "WorkspaceEdit"]

Edit = Callable[[Pathway], Pathway]
WorkspaceEdit = Callable[[Workspace], Workspace]


class Document(QObject):
    """The workspace that is open, which pathway and design of it are shown, and the undo stack.

    Signals say that something is different; whoever listens reads the values. ``changed`` follows
    every edit, undo, redo and opening; ``leaving`` comes before another pathway is shown;
    ``pathway_switched`` and ``design_switched`` follow a change of what is shown;
    ``selection_changed`` of what is chosen; ``saved`` of the path or of whether anything is
    unsaved; ``findings_changed`` of what is asked of the pathway although nothing was edited;
    ``sampled`` of how sure its figures are.
    ``rejected`` carries the ``UserError`` that an edit was refused for; ``told`` carries words for
    what was just done, and whether it can be undone.
    """

    changed = Signal()
    opened = Signal()
    leaving = Signal()
    pathway_switched = Signal()
    design_switched = Signal()
    selection_changed = Signal()
    saved = Signal()
    rejected = Signal(object)
    told = Signal(str, bool)
    findings_changed = Signal()
    sampled = Signal()

    def __init__(
        self,
        workspace: Workspace | None = None,
        path: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._workspace = workspace or Workspace(cluster="")
        self._path = path
        self._pathway_id = ""
        self._design = PROPOSED
        self._option = PROPOSED
        self._selection = NOTHING
        self._typing = 0
        self.home: str = token_hex(8)  # tells the open workspace from any other, in every window
        self._estimated: tuple[tuple[object, ...], Estimate | None, UserError | None] | None = None
        self._found: tuple[tuple[object, ...], tuple[Finding, ...]] | None = None
        self._swings: dict[str, tuple[Swing, ...]] = {}
        self._swung: Estimate | None = None
        self._sampled: tuple[Estimate, Sample] | None = None
        self.undo_stack.cleanChanged.connect(self._say_saved)
        self._show_first()

    # What is open

    @property
    def workspace(self) -> Workspace:
        """The workspace as it stands."""
        return self._workspace

    @property
    def path(self) -> Path | None:
        """The file it was read from or saved to; ``None`` for one that has never been saved."""
        return self._path

    @property
    def is_dirty(self) -> bool:
        """Whether there is work that the file does not hold."""
        return not self.undo_stack.isClean()

    def open(self, workspace: Workspace, path: Path | None = None) -> None:
        """Take up another workspace; its history begins here."""
        self.leaving.emit()
        self._workspace = workspace
        self._path = path
        self._swings = {}
        self.home = token_hex(8)
        self.undo_stack.clear()
        self._show_first()
        self._selection = NOTHING
        self.opened.emit()
        self.saved.emit()
        self.pathway_switched.emit()
        self.design_switched.emit()
        self.selection_changed.emit()
        self.changed.emit()

    def mark_saved(self, workspace: Workspace, path: Path) -> None:
        """Note that ``path`` now holds ``workspace``; edits made since then stay unsaved."""
        self._path = path
        if workspace is self._workspace:
            self.undo_stack.setClean()
        else:
            self.undo_stack.resetClean()  # what undo would come to is no longer what the file holds
        self.saved.emit()

    def _say_saved(self, _clean: bool) -> None:
        self.saved.emit()

    # What is shown

    @property
    def pathway_id(self) -> str:
        """The id of the pathway that is shown; blank where the workspace has none."""
        return self._pathway_id

    @property
    def pathway(self) -> Pathway | None:
        """The pathway that is shown; ``None`` where the workspace has none."""
        return self._find(self._workspace, self._pathway_id)

    @property
    def design(self) -> str:
        """The design that is shown."""
        return self._design

    @property
    def option(self) -> str:
        """The option that is compared with the current design, also while that is shown."""
        return self._option

    @property
    def selection(self) -> Selection:
        """What is chosen."""
        return self._selection

    def show_pathway(self, pathway_id: str) -> None:
        """Show another pathway of the workspace."""
        if pathway_id == self._pathway_id or self._find(self._workspace, pathway_id) is None:
            return
        self.leaving.emit()
        self._pathway_id = pathway_id
        designs_before = (self._design, self._option)
        self._keep_to_designs()
        self._selection = NOTHING
        self.pathway_switched.emit()
        if (self._design, self._option) != designs_before:
            self.design_switched.emit()
        self.selection_changed.emit()

    def show_design(self, design: str) -> None:
        """Show another design of the pathway; an option becomes the one that is compared."""
        pathway = self.pathway
        if pathway is None or design not in pathway.designs or design == self._design:
            return
        self._design = design
        if design != CURRENT:
            self._option = design
        self.design_switched.emit()

    def select(self, selection: Selection) -> None:
        """Choose something in the pathway that is shown."""
        selection = selection.within(self.pathway)
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit()

    def select_steps(self, *step_ids: str) -> None:
        """Choose steps; none of them chooses nothing."""
        self.select(Selection(steps=frozenset(step_ids)))

    # Edits

    def edit(self, text: str, edit: Edit, merge: str | None = None, **blanks: str) -> bool:
        """Apply an edit of the pathway shown as one undo step, or say why it was rejected.

        Options go on doing as now what they are said to do as now.

        Args:
            text: What undo will be called, as a text of the catalogue with named ``blanks``.
            edit: Gives the new pathway, or raises what is wrong.
            merge: Edits that follow each other with one key become one undo step, as typing does.
            blanks: What fills the blanks of ``text``; ``field`` is a text of the catalogue itself.

        Returns:
            Whether the edit stands; one that changes nothing stands and adds no undo step.
        """
        pathway = self.pathway
        if pathway is None:
            return False
        shown = self._pathway_id

        def put(workspace: Workspace) -> Workspace:
            before = workspace.pathway(shown)
            return workspace.with_pathway(following(before, edit(before)))

        return self.edit_workspace(text, put, merge, **blanks)

    def edit_workspace(
        self,
        text: str,
        edit: WorkspaceEdit,
        merge: str | None = None,
        *,
        show: str | None = None,
        **blanks: str,
    ) -> bool:
        """Apply an edit of the whole workspace; ``show`` is the pathway to show afterwards."""
        try:
            after = edit(self._workspace)
        except UserError as error:
            self.rejected.emit(error)
            return False
        if after == self._workspace:
            return True
        shown = self._pathway_id if show is None else show
        key = None if merge is None else (merge, self._typing)
        self.undo_stack.push(Swap(self, text, blanks, after, shown, key))
        return True

    def end_typing(self) -> None:
        """Let the next edit begin an undo step of its own."""
        self._typing += 1

    def retranslate(self) -> None:
        """Say the names of all undo steps in the language being spoken."""
        for i in range(self.undo_stack.count()):
            command = self.undo_stack.command(i)
            if isinstance(command, Swap):
                command.retranslate()

    def swap_to(self, workspace: Workspace, shown: str) -> None:
        """Put a workspace in place of the one there is; only undo steps do."""
        pathway_before, designs_before = self._pathway_id, (self._design, self._option)
        if self._find(workspace, shown) is None:
            shown = workspace.pathways[0].id if workspace.pathways else ""
        if shown != pathway_before:
            self.leaving.emit()
        self._workspace = workspace
        self._pathway_id = shown
        self._keep_to_designs()
        switched = shown != pathway_before
        selection = NOTHING if switched else self._selection.within(self.pathway)
        selects = selection != self._selection
        self._selection = selection
        if switched:
            self.pathway_switched.emit()
        if (self._design, self._option) != designs_before:
            self.design_switched.emit()
        self.changed.emit()
        if selects:
            self.selection_changed.emit()

    def _show_first(self) -> None:
        pathways = self._workspace.pathways
        self._pathway_id = pathways[0].id if pathways else ""
        self._design = self._option = PROPOSED
        self._keep_to_designs()

    def _keep_to_designs(self) -> None:
        pathway = self.pathway
        if pathway is None:
            return
        if self._option not in pathway.options:
            self._option = pathway.options[0]
        if self._design not in pathway.designs:
            self._design = self._option

    @staticmethod
    def _find(workspace: Workspace, pathway_id: str) -> Pathway | None:
        return next((p for p in workspace.pathways if p.id == pathway_id), None)

    # What follows from it

    @property
    def estimate(self) -> "Estimate | None":
        """The estimate of the pathway and option shown; ``None`` where none is possible."""
        return self._estimate()[0]

    @property
    def estimate_error(self) -> UserError | None:
        """Why there is no estimate; ``None`` where there is one, or no pathway."""
        return self._estimate()[1]

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """What is to fix or answer in the pathway shown."""
        if self.pathway is None:
            return ()
        swings = self._swings.get(self._pathway_id, ())
        key = (self._workspace, self._pathway_id, self._option, swings)
        if self._found is None or not _same(self._found[0], key):
            self._found = (key, found(self._workspace, self._pathway_id, self.estimate, swings))
        return self._found[1]

    def take_swings(self, made: "Estimate", swings: "tuple[Swing, ...]") -> None:
        """Take what was found of how far each input moves an estimate.

        Until the next is found it stands for later edits too, so that questions do not come and go.
        """
        if made is self.estimate:
            self._swings[self._pathway_id] = swings
            self._swung = made
            self.findings_changed.emit()

    @property
    def swings(self) -> "tuple[Swing, ...] | None":
        """How far each input moves the estimate shown; ``None`` until that has been found."""
        made = self.estimate
        is_found = made is not None and made is self._swung
        return self._swings.get(self._pathway_id) if is_found else None

    def take_sample(self, made: "Estimate", drawn: "Sample") -> None:
        """Take the draws of an estimate."""
        if made is self.estimate:
            self._sampled = (made, drawn)
            self.sampled.emit()

    @property
    def sample(self) -> "Sample | None":
        """The draws of the estimate shown; ``None`` until there are any."""
        made = self.estimate
        is_drawn = self._sampled is not None and self._sampled[0] is made
        return self._sampled[1] if self._sampled is not None and is_drawn else None

    @property
    def proposal(self) -> "Proposal | None":
        """The proposal of the pathway and option shown; ``None`` where there is no estimate."""
        from planner.proposals import Proposal

        pathway, estimate = self.pathway, self.estimate
        if pathway is None or estimate is None:
            return None
        return Proposal(self._workspace, pathway, self._option, estimate, self.findings)

    def _estimate(self) -> "tuple[Estimate | None, UserError | None]":
        pathway = self.pathway
        if pathway is None:
            return None, None
        workspace = self._workspace
        others = rests_on(workspace, pathway)
        key = (pathway, workspace.population, workspace.assumptions, self._option, *others)
        if self._estimated is None or not _same(self._estimated[0], key):
            self._estimated = (key, *estimated(workspace, pathway, self._option))
        return self._estimated[1:]


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two keys hold the same things; comparing whole pathways would cost more."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str | int) and a == b) for a, b in zip(one, other, strict=True)
    )
