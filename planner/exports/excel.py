"""The proposal as a live Excel workbook: formulas with their values, inputs that can be changed."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.files import replacing
from planner.i18n import _, speaking

if TYPE_CHECKING:
    from planner.proposals import Proposal
    from planner.workspace import Workspace

__all__ = ["workbook_bytes", "write_workbook"]


def write_workbook(
    workspace: "Workspace",
    pathway_id: str,
    path: Path,
    language: str = "en",
    option: str = "proposed",
    *,
    made: datetime | None = None,
) -> None:
    """Puts the proposal of one pathway in a workbook that works itself out.

    The same workspace gives the same bytes. Nothing is written where an estimate cannot be made.

    Args:
        workspace: Whose population and assumptions are used.
        pathway_id: Which pathway.
        path: The file, replaced whole or not at all.
        language: ``en`` or ``cy``.
        option: Which design is proposed.
        made: When it was made, for the file's properties; left out of them where not given.

    Raises:
        UserError: The file cannot be written, or the estimate cannot be made.
    """
    from planner.proposals import printed_proposal

    with speaking(language):
        written = workbook_bytes(printed_proposal(workspace, pathway_id, option), made)
    with replacing(Path(path)) as fresh:
        fresh.write_bytes(written)


def workbook_bytes(proposal: "Proposal", made: datetime | None = None) -> bytes:
    """The workbook of a proposal in the language being spoken, as the bytes of an .xlsx file."""
    from planner.exports.workbook.package import finished, nothing_collected
    from planner.exports.workbook.page import Book, safe_text
    from planner.exports.workbook.sheets import write_sheets

    with nothing_collected():
        book = Book()
        write_sheets(book, proposal)
        properties = book.workbook.properties
        properties.creator = properties.lastModifiedBy = "Community by Design planner"
        title = _("{pathway}: proposal workbook", pathway=proposal.name)
        properties.title = safe_text(title.replace("\n", " "))
        return finished(book.workbook, book.cached, made)
