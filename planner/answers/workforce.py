"""The workforce and its tools: who there is, what practices are asked, devices, results, room."""

from typing import TYPE_CHECKING

from planner import formats
from planner.answers.answer import Answer
from planner.drawing.charts import Bar, Frame, Pair, diverging, diverging_height, pairs
from planner.i18n import _, language, ngettext
from planner.proposals import Proposal
from planner.units import yearly_pounds
from resources.capacity import step_uses
from resources.diagnostics import devices, loan_stock, turnaround
from resources.general_practice import general_practice
from resources.staffing import RoleYear, staffing

if TYPE_CHECKING:
    from resources.estimate import Estimate

__all__ = ["capacity", "practice", "supply", "tests", "times"]


def supply(proposal: Proposal) -> Answer | None:
    """What each role needs in the last plan year beside who there is, exact and as whole posts."""
    made = proposal.estimate
    last = [one for one in staffing(made) if one.year == made.final.year and one.need > 0]
    if not last:
        return None
    short = [one for one in last if (one.gap or 0.0) > 0]
    unsaid = [one for one in last if one.supply is None]
    blanks = {"year": made.final.year}
    if short:
        worst = max(short, key=lambda one: one.gap or 0.0)
        title = _(
            "{role} is {gap} WTE short in plan year {year}",
            role=_role(made, worst.role),
            gap=formats.wte(worst.gap or 0.0),
            **blanks,
        )
    elif unsaid:
        title = ngettext(
            "Nobody has said how many there are of {n} role",
            "Nobody has said how many there are of {n} roles",
            len(unsaid),
        )
    else:
        title = _("Every role has enough staff in plan year {year}", **blanks)
    chart = [Pair(_role(made, one.role), one.supply or 0.0, one.need) for one in last]
    words = (_("Filled"), _("Needed"))
    return Answer(
        title,
        _("Whole-time equivalents (WTE) by role in plan year {year}", **blanks),
        lambda look, size: pairs(chart, words, Frame(look, size, formats.wte, title)),
        34 + 42 * len(chart),
        (
            _("Role"),
            _("Unchanged"),
            _("Needed"),
            _("Whole posts"),
            _("Outside hospital"),
            _("Filled"),
            _("Short of"),
            _("Supervision"),
        ),
        tuple(_role_row(made, one) for one in last),
        figures=tuple(f"wte.{one.role}" for one in last),
    )


def _role_row(made: "Estimate", one: RoleYear) -> tuple[str, ...]:
    return (
        _role(made, one.role),
        formats.wte(one.unchanged),
        formats.number(one.need),
        formats.whole(one.posts),
        formats.wte(one.outside),
        *(formats.NOTHING if n is None else formats.wte(n) for n in (one.supply, one.gap)),
        formats.wte(one.supervision),
    )


def _role(made: "Estimate", role: str) -> str:
    return made.library.role(role).name.said(language())


def practice(proposal: Proposal) -> Answer | None:
    """What general practice is asked to do, and whether anybody pays for it."""
    years = general_practice(proposal.estimate)
    if not any(abs(year.asked) > 0.5 for year in years):
        return None
    last = years[-1]
    blanks = {"hours": formats.number(abs(last.asked)), "year": last.year}
    if last.asked <= 0:
        title = _("General practice is relieved of {hours} hours a year by year {year}", **blanks)
    elif last.is_paid:
        title = _("{hours} hours a year more are asked of general practice, and paid", **blanks)
    elif last.is_paid is None:
        title = _(
            "{hours} hours a year more are asked of general practice; nobody has said whether the "
            "funding goes there",
            **blanks,
        )
    else:
        title = _(
            "{hours} hours a year more are asked of general practice, and nobody pays for them",
            **blanks,
        )
    chart = [Bar(_("Year {year}", year=year.year), year.asked) for year in years]
    return Answer(
        title,
        _("Hours a year more of general practice than if nothing moved"),
        lambda look, size: diverging(chart, Frame(look, size, formats.number, title)),
        diverging_height(len(chart)),
        (_("Year"), _("Hours more"), _("WTE"), _("Cost, £ nominal"), _("Paid, £ nominal")),
        tuple(
            (
                _("Year {year}", year=year.year),
                formats.number(year.asked),
                formats.wte(year.wte),
                yearly_pounds(year.cost),
                yearly_pounds(year.paid),
            )
            for year in years
        ),
        figures=("practice_hours",) * len(years),
    )


def tests(proposal: Proposal) -> Answer | None:
    """Tests done outside hospital: devices, how busy they are, and what each test costs."""
    made = proposal.estimate
    found = devices(made)
    if not found:
        return None
    loans = {stock.test: stock for stock in loan_stock(made)}
    names = [made.library.test(use.test).name.said(language()) for use in found]
    many = sum(use.devices for use in found)
    title = ngettext(
        "{n} device does {tests} tests a year outside hospital",
        "{n} devices do {tests} tests a year outside hospital",
        many,
        tests=formats.number(sum(use.tests for use in found)),
    )
    chart = [Bar(name, use.utilisation) for name, use in zip(names, found, strict=True)]
    rows = []
    for name, use in zip(names, found, strict=True):
        stock = loans.get(use.test)
        held = formats.NOTHING if stock is None or stock.devices is None else str(stock.devices)
        rows.append(
            (
                name,
                formats.number(use.tests),
                formats.whole(use.devices),
                formats.percent(use.utilisation),
                yearly_pounds(use.consumables),
                yearly_pounds(use.cost.annual),
                formats.pounds(use.each),
                held,
            )
        )
    return Answer(
        title,
        _("Share of each device's hours in use, plan year {year}", year=made.final.year),
        lambda look, size: diverging(chart, Frame(look, size, formats.percent, title)),
        diverging_height(len(chart)),
        (
            _("Test"),
            _("Tests a year"),
            _("Devices"),
            _("In use"),
            _("Consumables, £ a year"),
            _("Devices, £ a year"),
            _("Each test, £"),
            _("To lend"),
        ),
        tuple(rows),
    )


def times(proposal: Proposal) -> Answer | None:
    """Whether results come in time."""
    made = proposal.estimate
    found = turnaround(made)
    if not found:
        return None
    late = [one for one in found if one.is_met is False]
    unsaid = [one for one in found if one.is_met is None]
    title = _("Every result comes in time")
    if late:
        title = ngettext(
            "The results of {n} test come late", "The results of {n} tests come late", len(late)
        )
    elif unsaid:
        title = ngettext(
            "Nobody has said how soon the results of {n} test come",
            "Nobody has said how soon the results of {n} tests come",
            len(unsaid),
        )
    words = {True: _("in time"), False: _("late"), None: _("not said")}
    return Answer(
        title,
        _("Hours from request to result"),
        None,
        0,
        (_("Test"), _("At most"), _("Takes"), _("Result")),
        tuple(
            (
                made.library.test(one.test).name.said(language()),
                formats.number(one.target),
                formats.NOTHING if one.hours is None else formats.number(one.hours),
                words[one.is_met],
            )
            for one in found
        ),
        keys=tuple(f"turnaround.{one.test}" for one in found),
    )


def capacity(proposal: Proposal) -> Answer | None:
    """Whether steps outside hospital that have a capacity keep up."""
    made = proposal.estimate
    last = [use for use in step_uses(made) if use.year == made.final.year]
    if not last:
        return None
    names = [made.pathway.step(use.step).name.said(language()) for use in last]
    over = [name for name, use in zip(names, last, strict=True) if not use.is_stable]
    title = _("Every step with a capacity keeps up")
    if over:
        title = _("Unstable: {steps} cannot keep up, and waits would grow", steps="; ".join(over))
    finite = [min(use.utilisation, 10.0) for use in last]
    chart = [Bar(name, use) for name, use in zip(names, finite, strict=True)]
    return Answer(
        title,
        _("Share of each step's capacity that is wanted, plan year {year}; unstable at 100%",
          year=made.final.year),
        lambda look, size: diverging(chart, Frame(look, size, formats.percent, title)),
        diverging_height(len(chart)),
        (_("Step"), _("Wanted"), _("Capacity"), _("In use"), _("Back to hospital"), _("Nowhere")),
        tuple(
            (
                name,
                formats.number(use.wanted),
                formats.number(use.capacity),
                formats.percent(use.utilisation),
                formats.number(use.overflow),
                formats.number(use.unmet),
            )
            for name, use in zip(names, last, strict=True)
        ),
        figures=tuple(f"use.{use.step}" for use in last),
    )  # fmt: skip
