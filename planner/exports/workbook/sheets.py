"""All sheets of the workbook, each written from those it rests on."""

from planner.exports.workbook.activity import write_activity
from planner.exports.workbook.affordability import write_affordability
from planner.exports.workbook.checks import write_checks
from planner.exports.workbook.costs import write_costs
from planner.exports.workbook.decision import write_decision
from planner.exports.workbook.diagnostics import write_diagnostics
from planner.exports.workbook.dictionary import write_dictionary
from planner.exports.workbook.equity import write_equity
from planner.exports.workbook.flow import write_flow
from planner.exports.workbook.inputs import write_inputs
from planner.exports.workbook.job import Job
from planner.exports.workbook.options import Figures, write_options
from planner.exports.workbook.options_beside import write_beside
from planner.exports.workbook.page import Book
from planner.exports.workbook.partners import write_partners
from planner.exports.workbook.pool import write_pool
from planner.exports.workbook.registers import write_benefits, write_exit, write_quality
from planner.exports.workbook.release import write_release
from planner.exports.workbook.sources import write_sources
from planner.exports.workbook.training import write_training
from planner.exports.workbook.transfer import write_transfer
from planner.exports.workbook.uncertainty import write_uncertainty
from planner.exports.workbook.value import write_value
from planner.exports.workbook.workforce import write_workforce
from planner.proposals import Proposal

__all__ = ["write_sheets"]


def write_sheets(book: Book, proposal: Proposal) -> Figures:
    """Fills the book with every sheet, and gives the cells that hold the figures."""
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
    starting, training = write_training(job, inputs, workforce)
    outcomes = write_equity(job, inputs, activity)
    value = write_value(job, inputs, diagnostics, costs, release, money, training, outcomes)
    partners = write_partners(job, inputs, activity, diagnostics, costs, release, money)
    write_pool(job, costs, money, activity, partners)
    figures = Figures(
        inputs, flow, activity, workforce, transfer, diagnostics, costs, release, money,
        starting, training, outcomes, value, partners,
    )  # fmt: skip
    write_options(job, figures)
    weights = write_beside(job)
    unsure = write_uncertainty(job, figures)
    write_benefits(job, figures)
    write_quality(job, figures)
    write_exit(job, figures)
    facts = write_sources(job, figures)
    write_decision(job, figures, write_checks(job, figures, weights), facts, unsure)
    write_dictionary(job)
    for page in job.pages.values():
        page.close()
    return figures
