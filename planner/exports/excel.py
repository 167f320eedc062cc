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
    from planner.proposals import proposal_of

    with speaking(language):
        written = workbook_bytes(proposal_of(workspace, pathway_id, option), made)
    with replacing(Path(path)) as fresh:
        fresh.write_bytes(written)


def workbook_bytes(proposal: "Proposal", made: datetime | None = None) -> bytes:
    """The workbook of a proposal in the language being spoken, as the bytes of an .xlsx file."""
    from planner.exports.workbook.activity import write_activity
    from planner.exports.workbook.affordability import write_affordability
    from planner.exports.workbook.checks import write_checks
    from planner.exports.workbook.costs import write_costs
    from planner.exports.workbook.decision import write_decision
    from planner.exports.workbook.diagnostics import write_diagnostics
    from planner.exports.workbook.flow import write_flow
    from planner.exports.workbook.inputs import write_inputs
    from planner.exports.workbook.job import Job
    from planner.exports.workbook.options import Figures, write_options
    from planner.exports.workbook.package import finished
    from planner.exports.workbook.page import Book, safe_text
    from planner.exports.workbook.registers import write_benefits, write_exit, write_quality
    from planner.exports.workbook.release import write_release
    from planner.exports.workbook.sources import write_sources
    from planner.exports.workbook.transfer import write_transfer
    from planner.exports.workbook.workforce import write_workforce

    book = Book()
    job = Job.begin(book, proposal)
    inputs = write_inputs(job)
    flow = write_flow(job, inputs)
    activity = write_activity(job, inputs, flow)
    workforce = write_workforce(job, inputs, activity)
    transfer = write_transfer(job, inputs, workforce)
    diagnostics = write_diagnostics(job, inputs, activity)
    costs = write_costs(job, inputs, activity, workforce, diagnostics)
    release = write_release(job, inputs, workforce, costs)
    money = write_affordability(job, inputs, activity.adoption, costs, release)
    figures = Figures(inputs, activity, workforce, transfer, costs, release, money)
    write_options(job, figures)
    write_benefits(job, figures)
    write_quality(job, figures)
    write_exit(job, figures)
    write_sources(job, figures)
    write_decision(job, figures, write_checks(job, figures, flow))
    for page in job.pages.values():
        page.close()
    properties = book.workbook.properties
    properties.creator = "Community by Design planner"
    properties.lastModifiedBy = properties.creator
    properties.title = safe_text(
        _("{pathway}: proposal workbook", pathway=proposal.name).replace("\n", " ")
    )
    return finished(book.workbook, book.cached, made)
