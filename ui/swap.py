"""One undo step: the workspace before and after it, and the pathway shown with each."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QUndoCommand

from planner.i18n import _
from planner.workspace import Workspace

if TYPE_CHECKING:
    from ui.document import Document

__all__ = ["Swap"]

MERGING: Final = 1
ALONE: Final = -1
FIELD: Final = "field"  # the one blank that holds a text of the catalogue


class Swap(QUndoCommand):
    """One undo step: the workspace before and after it, and the pathway shown with each."""

    def __init__(
        self,
        document: "Document",
        text: str,
        blanks: dict[str, str],
        after: Workspace,
        shown: str,
        key: tuple[str, int] | None,
    ) -> None:
        super().__init__()
        self._document = document
        self._words = (text, blanks)
        self._before = (document.workspace, document.pathway_id)
        self._after = (after, shown)
        self._key = key
        self.retranslate()

    def retranslate(self) -> None:
        """Say the name in the language being spoken."""
        text, blanks = self._words
        said = {name: _(blank) if name == FIELD else blank for name, blank in blanks.items()}
        self.setText(_(text, **said))

    def redo(self) -> None:
        """Put the later workspace in place."""
        self._document.swap_to(*self._after)

    def undo(self) -> None:
        """Put the earlier workspace in place."""
        self._document.swap_to(*self._before)

    def id(self) -> int:
        """Which steps may merge at all."""
        return ALONE if self._key is None else MERGING

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take up a later step that goes on with this one."""
        if not isinstance(other, Swap) or other._key != self._key:
            return False
        self._after = other._after
        self._words = other._words
        self.retranslate()
        if self._after[0] == self._before[0]:
            self.setObsolete(True)
        return True
