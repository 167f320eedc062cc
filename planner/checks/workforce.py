"""Rules on staff: posts short without a plan, and time that nobody receives or releases."""

from collections.abc import Iterator
from typing import Final

from pathways.text import N_
from planner.checks.findings import Context, Figure, Hit, Term, hit
from planner.formats import number, whole, wte

__all__ = ["short_without_plan", "time_not_matched"]

MOST_UNMATCHED: Final = 0.05
NO_DONOR: Final = N_(
    "{hours} hours a year of {role} time ({part}) are needed and nobody releases them"
)
INVEST: Final = N_("Match it with somebody's time, or say that it is new investment.")
PARTS: Final = {
    "technical": N_("technical"),
    "interpretation": N_("interpretation"),
    "care": N_("care"),
    "admin": N_("admin"),
    "travel": N_("travel"),
    "supervision": N_("supervision"),
}


def short_without_plan(context: Context) -> Iterator[Hit]:
    """W01: a role's need in some plan year is above its supply, and no plan says how it is met.

    A role whose supply nobody has given is not known to be short.
    """
    if context.estimate is None:
        return
    supply: dict[str, float] = {}
    for line in context.pathway.staff_plans:
        supply[line.role] = supply.get(line.role, 0.0) + line.supply_wte
    planned = {line.role for line in context.pathway.staff_plans if line.plan.strip()}
    for role, posts in supply.items():
        short = {
            year.year: sum(n for (r, _setting), n in year.wte.items() if r == role) - posts
            for year in context.estimate.years[1:]
        }
        worst = max(short, key=lambda y: short[y], default=0)
        if role not in planned and worst and short[worst] > 1e-9:
            yield hit(
                role,
                x=Figure(short[worst], wte),
                role=context.role_name(role),
                y=Figure(worst, number),
            )


def time_not_matched(context: Context) -> Iterator[Hit]:
    """W02: over 5% of the time that changes hands in the last year has no receiver or no donor."""
    if context.estimate is None:
        return
    tables = context.estimate.final.minutes_transfers
    total = sum(sum(t.released.values()) + sum(t.required.values()) for t in tables)
    loose: dict[tuple[str, str, str], float] = {}
    for table in tables:
        for minutes, text in ((table.no_receiver, ""), (table.no_donor, NO_DONOR)):
            for key, spent in minutes.items():
                place = (key.role, table.part, text)
                loose[place] = loose.get(place, 0.0) + spent
    if sum(loose.values()) <= MOST_UNMATCHED * total:
        return
    for (role, part, text), spent in loose.items():
        yield hit(
            role,
            part,
            text=text,
            fix=INVEST if text else "",
            hours=Figure(spent / 60, whole),
            role=context.role_name(role),
            part=Term(PARTS[part]),
        )
