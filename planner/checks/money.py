"""Rules on money: does it follow, what really stops, and who pays while both settings run."""

from collections.abc import Iterator
from typing import Final

from pathways.errors import UserError
from pathways.text import N_
from planner.checks.findings import Context, Figure, Hit, hit
from planner.checks.quality import missing_of_exit
from planner.estimates import assumptions_of
from planner.formats import percent, pounds

__all__ = [
    "average_cost",
    "double_running_without_fund",
    "nothing_named_to_stop",
    "plan_too_short",
    "resources_do_not_follow",
    "short_term_money",
]

LEAST_YEARS: Final = 3
FUND_TOO_SMALL: Final = N_("Double running of {x} is more than its fund of {fund}")


def resources_do_not_follow(context: Context) -> Iterator[Hit]:
    """R01: in the last year hospital releases less than the community needs."""
    if context.estimate is None:
        return
    final = context.estimate.final
    follows = final.resource_follows
    if follows is not None and follows < 1 - 1e-9:
        yield hit(
            gap=Figure(final.recurring_cost - final.release.released, pounds),
            needed=Figure(final.recurring_cost, pounds),
            released=Figure(final.release.released, pounds),
        )


def average_cost(context: Context) -> Iterator[Hit]:
    """R02: the whole of the hospital's cost is taken to leave with its patients."""
    try:
        inputs = (
            context.estimate.assumptions if context.estimate else assumptions_of(context.workspace)
        )
    except UserError:
        return
    variable = inputs.value("variable_share")
    kept = inputs.value("fixed_share") + inputs.value("semi_share")
    if variable >= 1 or kept <= 0:
        yield hit("variable_share", share=Figure(variable, percent))


def nothing_named_to_stop(context: Context) -> Iterator[Hit]:
    """R03: cash is said to come out, and no post, bed or contract is named that stops."""
    if context.estimate is None or context.pathway.money.release:
        return
    cash = context.estimate.final.release.cashable
    if cash > 0:
        yield hit(x=Figure(cash, pounds))


def double_running_without_fund(context: Context) -> Iterator[Hit]:
    """R04: the community starts before hospital stops, and the fund for that is none or small."""
    if context.estimate is None:
        return
    cost = context.estimate.double_running.total
    fund = context.pathway.money.transition_fund or 0.0
    if cost > 0 and fund < cost:
        text = FUND_TOO_SMALL if fund else ""
        yield hit(x=Figure(cost, pounds), fund=Figure(fund, pounds), text=text)


def plan_too_short(context: Context) -> Iterator[Hit]:
    """R05: fewer than three plan years."""
    if len(context.pathway.adoption) < LEAST_YEARS:
        yield hit()


def short_term_money(context: Context) -> Iterator[Hit]:
    """R06: a cost that recurs rests on money that ends, and the exit choice does not say more."""
    pathway = context.pathway
    if context.estimate is None or not missing_of_exit(pathway.exit):
        return
    cost = context.estimate.final.recurring_cost
    lasting = sum(line.pounds for line in pathway.money.funding if line.is_recurrent)
    ending = [line for line in pathway.money.funding if not line.is_recurrent]
    if cost > 0 and ending and lasting < cost:
        yield hit(x=Figure(cost, pounds), lasting=Figure(lasting, pounds))
