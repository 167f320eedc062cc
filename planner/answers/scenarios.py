"""Scenarios side by side: what each comes to, how sure, and how far it is from the first."""

from typing import TYPE_CHECKING, Final

from planner import formats
from planner.answers.answer import Answer
from planner.drawing.charts import Bar, Frame, diverging, diverging_height
from planner.errors import said
from planner.i18n import N_, _, language
from planner.likely import FORMS, chance_in_words
from planner.scenarios import SideBySide

if TYPE_CHECKING:
    from resources.compared import Compared, Difference

__all__ = ["compared", "if_dragged"]

WORDS: Final = {
    "contacts_out": N_("Contacts that leave hospital, a year"),
    "ls1": N_("Share of contacts outside hospital (LS1)"),
    "wte_needed": N_("WTE needed outside hospital"),
    "wte_moved": N_("WTE that move from hospital"),
    "recurring_cost": N_("Recurring cost a year"),
    "released": N_("Released by hospital a year"),
    "net_recurring": N_("Net recurring cost a year"),
    "double_running": N_("Double running, once"),
    "npv_cash": N_("Worth in cash alone, over the plan"),
    "npv_nhs": N_("Worth with capacity, over the plan"),
}
NET: Final = "net_recurring"


def compared(found: SideBySide) -> Answer:
    """Every headline figure under each scenario, and the net recurring cost as a chart."""
    shown, sides = found.shown, found.compared
    names = [one.scenario.name.said(language()) for one in shown]
    faults = "; ".join(
        _("{name}: {why}", name=one.scenario.name.said(language()), why=said(one.error))
        for one in found.scenarios
        if one.error is not None
    )
    if sides is None or not shown:
        return Answer(_("None of these can be worked out"), faults, None, 0, (), ())
    intervals = sides.intervals(NET)
    centrals = sides.central(NET)
    chart = [
        Bar(name, central, interval.low, interval.high)
        for name, central, interval in zip(names, centrals, intervals, strict=True)
        if central is not None
    ]
    title = _title(sides, names)
    return Answer(
        title,
        _("Net recurring cost in the last plan year, £ real; the line holds 8 draws in 10"),
        lambda look, size: diverging(chart, Frame(look, size, formats.short_pounds, title)),
        diverging_height(len(chart)),
        _heads(names),
        tuple(_row(sides, figure) for figure in WORDS),
        note=faults
        or _("Differences are the middle of the draws, with the same luck in both scenarios."),
    )


def _title(sides: "Compared", names: list[str]) -> str:
    if len(names) < 2:
        return _("There is nothing yet to compare “{name}” with", name=names[0])
    chances = [
        (difference[NET].chance_better or 0.0, name)
        for name, difference in zip(names[1:], sides.differences[1:], strict=True)
    ]
    chance, name = max(chances)
    return _(
        "“{name}” costs less a year than “{first}” with a {chance} chance",
        name=name,
        first=names[0],
        chance=chance_in_words(chance),
    )


def _heads(names: list[str]) -> tuple[str, ...]:
    first, *others = names
    heads = [_("Figure"), first]
    for name in others:
        heads += [name, _("{name} less {first}", name=name, first=first)]
    return tuple(heads)


def _row(sides: "Compared", figure: str) -> tuple[str, ...]:
    form = FORMS[figure]
    cells = []
    for at, (central, interval) in enumerate(
        zip(sides.central(figure), sides.intervals(figure), strict=True)
    ):
        value = formats.NOTHING if central is None else form(central)
        span = formats.between(interval.low, interval.high, form)
        cells.append(_("{value} ({range})", value=value, range=span))
        if at:
            cells.append(_difference(sides.differences[at][figure], form))
    return (_(WORDS[figure]), *cells)


def _difference(far: "Difference", form: formats.Form) -> str:
    low, middle, high = (formats.signed(value, form) for value in far.interval)
    span = _("{low} to {high}", low=low, high=high)
    return _("{value} ({range})", value=middle, range=span)


def if_dragged(plan: float, now: float) -> Answer:
    """The net recurring cost as it would be, beside that of the plan."""
    far = now - plan
    blanks = {"now": formats.short_pounds(now), "by": formats.short_pounds(abs(far))}
    if formats.short_pounds(now) == formats.short_pounds(plan):
        title = _("Net recurring cost: {now} a year, as in the plan", **blanks)
    elif far < 0:
        title = _("Net recurring cost: {now} a year, {by} less than in the plan", **blanks)
    else:
        title = _("Net recurring cost: {now} a year, {by} more than in the plan", **blanks)
    bars = [Bar(_("In the plan"), plan), Bar(_("As dragged"), now)]
    return Answer(
        title,
        _("£ a year in the last plan year, real"),
        lambda look, size: diverging(bars, Frame(look, size, formats.short_pounds, title)),
        diverging_height(2),
        (_("What"), _("£ a year, real")),
        tuple((bar.label, formats.pounds(bar.amount)) for bar in bars),
    )
