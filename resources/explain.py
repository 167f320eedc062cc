"""Where a figure comes from: its formula, its inputs with their sources, and its parts."""

from collections.abc import Iterable, Mapping
from typing import Final

from pathways.model import CURRENT, Setting
from pathways.text import N_
from pathways.values import Name
from resources.activity import StaffKey
from resources.assumptions import PRICE_BASE
from resources.costs import pay_per_wte
from resources.errors import UnknownFigureError
from resources.estimate import Estimate
from resources.explained_inputs import (
    ExplainedInput,
    cost_inputs,
    demand_inputs,
    double_inputs,
    release_inputs,
    staff_inputs,
)
from resources.explained_outcomes import FAMILIES, OUTCOME_FIGURES, family_figure
from resources.explained_value import WORTH_FIGURES
from resources.explanation import Explanation, ExplanationPart, Figure
from resources.transfer import Transfer
from resources.workforce import wte

__all__ = ["FIGURES", "ExplainedInput", "Explanation", "ExplanationPart", "explain"]


def explain(made: Estimate, figure: str) -> Explanation:
    """The figure opened, in the last plan year.

    Args:
        made: The estimate it belongs to.
        figure: One of ``FIGURES``, or one of a step, role or organisation, such as ``visits.STEP``,
            ``wte.ROLE`` or ``net.ORGANISATION``.

    Raises:
        UnknownFigureError: There is no such figure.
    """
    entry = FIGURES.get(figure) or _of_step(made, figure) or _of_role(made, figure)
    entry = entry or family_figure(made, figure)
    if entry is None:
        known = ", ".join((*FIGURES, "visits.STEP", "wte.ROLE", *FAMILIES))
        raise UnknownFigureError(figure=figure, known=known)
    return Explanation(
        figure=figure,
        title=entry.title,
        value=entry.value(made),
        unit=entry.unit,
        words=entry.words,
        symbols=entry.symbols,
        inputs=tuple(entry.inputs(made)),
        parts=tuple(ExplanationPart(name, value) for name, value in entry.parts(made) if value),
        missing=tuple(made.assumptions.blanks[key].name for key in entry.missing(made)),
    )


def _step_name(made: Estimate, step_id: str) -> Name:
    return made.pathway.step(step_id).name


def _contacts_out(made: Estimate) -> Iterable[tuple[Name, float]]:
    year, place = made.final, Setting.HOSPITAL.value
    for step in made.pathway.steps:
        before = year.unchanged.step_contacts.get((step.id, place), 0.0)
        yield step.name, before - year.planned.step_contacts.get((step.id, place), 0.0)


def _ls1(made: Estimate) -> Iterable[tuple[Name, float]]:
    contacts = made.final.planned.step_contacts
    everything = sum(contacts.values())
    for (step, setting), n in contacts.items():
        if setting != Setting.HOSPITAL and everything:
            yield _step_name(made, step), n / everything


def _required(made: Estimate) -> Iterable[tuple[Name, float]]:
    for table in made.final.minutes_transfers:
        for key, spent in table.required.items():
            if key.setting != Setting.HOSPITAL:
                yield made.library.role(key.role).name, wte(spent, made.hours_per_wte)


def _matched(made: Estimate) -> Iterable[tuple[Name, float]]:
    for table in made.final.minutes_transfers:
        yield from _matched_in(made, table)


def _matched_in(made: Estimate, table: Transfer[StaffKey]) -> Iterable[tuple[Name, float]]:
    for (donor, receiver), spent in table.matched.items():
        if donor.setting == Setting.HOSPITAL and receiver.setting != Setting.HOSPITAL:
            giver, taker = (made.library.role(k.role).name for k in (donor, receiver))
            label = Name(f"{giver.en} → {taker.en}", f"{giver.said('cy')} → {taker.said('cy')}")
            yield label, wte(spent, made.hours_per_wte)


def _recurring(made: Estimate) -> Iterable[tuple[Name, float]]:
    year = made.final
    overhead = 1 + made.assumptions.value("community_overhead")
    for step in made.pathway.steps:
        change = 0.0
        for done, sign in ((year.planned, 1), (year.unchanged, -1)):
            for (at, key), spent in done.step_minutes.items():
                if at == step.id and key.setting != Setting.HOSPITAL:
                    pay = pay_per_wte(made.library.role(key.role), made.assumptions)
                    change += sign * wte(spent, made.hours_per_wte) * pay * overhead
        yield step.name, change
    costs: dict[str, float] = {}
    for community, sign in ((year.community_planned, 1), (year.community_unchanged, -1)):
        for test in community.tests:
            cost = test.consumables + test.device_cost
            costs[test.test] = costs.get(test.test, 0.0) + sign * cost
    for test_id, cost in costs.items():
        yield made.library.test(test_id).name, cost


def _released(made: Estimate) -> Iterable[tuple[Name, float]]:
    for step, released in made.final.release.by_step.items():
        yield _step_name(made, step), released.variable + released.semi_fixed


def _stranded(made: Estimate) -> Iterable[tuple[Name, float]]:
    for step, released in made.final.release.by_step.items():
        yield _step_name(made, step), released.stranded


def _quarters(made: Estimate) -> Iterable[tuple[Name, float]]:
    for i, pounds in enumerate(made.double_running.by_quarter):
        year, quarter = divmod(i, 4)
        yield (
            Name(f"Year {year + 1} Q{quarter + 1}", f"Blwyddyn {year + 1} Ch{quarter + 1}"),
            pounds,
        )


def _no_parts(_made: Estimate) -> Iterable[tuple[Name, float]]:
    return ()


def _of_step(made: Estimate, figure: str) -> Figure | None:
    head, _dot, step_id = figure.partition(".")
    if head != "visits" or not made.pathway.has_step(step_id):
        return None

    def parts(of: Estimate) -> Iterable[tuple[Name, float]]:
        year = of.final
        for stream in of.pathway.streams:
            rate = (1 - year.adoption) * of.per_entrant[CURRENT][stream.id].get(step_id, 0.0)
            rate += year.adoption * of.per_entrant[of.option][stream.id].get(step_id, 0.0)
            yield stream.name, year.demand[stream.id] * rate

    return Figure(
        N_("Visits to a step in a year"),
        "visits/year",
        N_(
            "People who enter, times the visits each makes to the step, "
            "mixed by the share of patients on each design"
        ),
        "V = Σ D·[(1−a)·v_current + a·v_proposed];  v = e·(I−Q)⁻¹",
        lambda of: sum(value for _name, value in parts(of)),
        parts,
        demand_inputs,
    )


def _of_role(made: Estimate, figure: str) -> Figure | None:
    head, _dot, role = figure.partition(".")
    if head != "wte" or role not in made.library.roles:
        return None

    def parts(of: Estimate) -> Iterable[tuple[Name, float]]:
        by_step: dict[str, float] = {}
        for (step, key), spent in of.final.planned.step_minutes.items():
            if key.role == role:
                by_step[step] = by_step.get(step, 0.0) + wte(spent, of.hours_per_wte)
        return ((_step_name(of, step), value) for step, value in by_step.items())

    return Figure(
        N_("Whole-time equivalents of a role, as planned"),
        "WTE",
        N_("Staff minutes at each step, over the hours a post spends with patients in a year"),
        "WTE = minutes / 60 / H;  H = (52h − (AL+BH)·h/5)·(1 − sick − study)·c",
        lambda of: sum(value for _name, value in parts(of)),
        parts,
        staff_inputs,
    )


FIGURES: Final[Mapping[str, Figure]] = {
    "contacts_out": Figure(
        N_("Contacts that leave hospital"),
        "contacts/year",
        N_("Hospital contacts if nothing changes, less hospital contacts as planned"),
        "Σ (V_unchanged − V_planned) over hospital steps",
        lambda made: made.headline.contacts_out,
        _contacts_out,
        demand_inputs,
    ),
    "ls1": Figure(
        N_("Share of contacts outside hospital, as planned (LS1)"),
        "share",
        N_("Contacts at home, virtual and in the community, over all contacts"),
        "LS1 = (home + virtual + community) / all",
        lambda made: made.headline.ls1_proposed,
        _ls1,
        demand_inputs,
    ),
    "wte_needed": Figure(
        N_("Posts the community needs"),
        "WTE",
        N_("Minutes that rise outside hospital, over the hours a post spends with patients"),
        "Σ required / 60 / H",
        lambda made: made.headline.wte_needed,
        _required,
        staff_inputs,
    ),
    "wte_moved": Figure(
        N_("Posts that move from hospital"),
        "WTE",
        N_("Minutes hospital releases, shared over what is required within the same part of work"),
        "Σ T[r,q]·min(1, required/released) / 60 / H",
        lambda made: made.headline.wte_moved,
        _matched,
        staff_inputs,
    ),
    "recurring_cost": Figure(
        N_("Recurring cost in the community"),
        f"£/year ({PRICE_BASE})",
        N_("Pay with overhead, consumables and devices as planned, less what they cost unchanged"),
        "Σ WTE·pay·(1+overhead) + kits·price + devices·annuity",
        lambda made: made.headline.recurring_cost,
        _recurring,
        cost_inputs,
    ),
    "released": Figure(
        N_("Recurring release by hospital"),
        f"£/year ({PRICE_BASE})",
        N_("Variable cost of each contact that leaves, and semi-fixed cost in whole sessions"),
        "variable·average·drop + ⌊drop/session⌋·semi·average·session",
        lambda made: made.headline.released,
        _released,
        release_inputs,
    ),
    "stranded": Figure(
        N_("Hospital cost that stays although its patients have left"),
        f"£/year ({PRICE_BASE})",
        N_("Average cost of the contacts that leave, less what is released"),
        "average·drop − released",
        lambda made: made.final.release.stranded,
        _stranded,
        release_inputs,
    ),
    "double_running": Figure(
        N_("Double running until hospital has released its share"),
        f"£ ({PRICE_BASE})",
        N_("Each quarter: hospital release still to come for care that has already moved"),
        "Σ releasable/4·max(0, community ramp − hospital release)",
        lambda made: made.headline.double_running,
        _quarters,
        double_inputs,
    ),
    "resource_follows": Figure(
        N_("Resource follows need (RF)"),
        "ratio",
        N_("What hospital releases, over what the community needs"),
        "RF = released / recurring cost",
        lambda made: made.headline.resource_follows,
        _no_parts,
        lambda made: (*release_inputs(made), *cost_inputs(made)),
    ),
    **WORTH_FIGURES,
    **OUTCOME_FIGURES,
}
