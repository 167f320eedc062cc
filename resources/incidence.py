"""Who pays and who gains, organisation by organisation, and money that moves between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from pathways.model import CURRENT, Setting
from resources.appraisal import running_by_year
from resources.costs import CommunityCost
from resources.diagnostics import placed_tests
from resources.estimate import Estimate, YearResult
from resources.payment import incidence
from resources.release import released_by_step
from resources.transfer import Transfer, share_out

__all__ = [
    "Incidence",
    "hospital_organisation",
    "money_transfer",
    "moved_between",
    "new_money",
    "who_pays",
]

K = TypeVar("K")
ROUNDING: Final = 1e-13  # of all that is added up


@dataclass(frozen=True, slots=True)
class Incidence:
    """A year's costs and benefits by organisation [£ real]; a blank id is one nobody has named.

    ``costs`` are what each pays more than if nothing moved, ``benefits`` what each pays less or has
    set free; ``running`` is double running, which whoever releases bears; ``net`` is what each
    gains.
    """

    year: int
    costs: Mapping[str, float]
    benefits: Mapping[str, float]
    running: Mapping[str, float]
    net: Mapping[str, float]

    @property
    def total(self) -> float:
        """What all gain together; below 0 they pay."""
        return sum(self.net.values())


def who_pays(
    made: Estimate,
    year: YearResult | None = None,
    *,
    paid_in: Mapping[str, float] | None = None,
    paid_out: Mapping[str, float] | None = None,
) -> Incidence:
    """Who pays and who gains in a year, the last where none is given (F4).

    Args:
        made: The estimate.
        year: The plan year.
        paid_in: What each gives to a pool [£].
        paid_out: What each gets out of it [£].
    """
    year = year or made.final
    costs: dict[str, float] = {}
    benefits: dict[str, float] = {}
    for organisation, change in _community_changes(made, year).items():
        if change > 0:
            costs[organisation] = change
        elif change < 0:
            benefits[organisation] = -change
    freed = _released(made, year)
    for organisation, pounds in freed.items():
        into = benefits if pounds >= 0 else costs
        into[organisation] = into.get(organisation, 0.0) + abs(pounds)
    running = _running(made, year)
    together = {k: costs.get(k, 0.0) + running.get(k, 0.0) for k in {**costs, **running}}
    net = incidence(together, benefits, paid_in, paid_out)
    return Incidence(year.year, costs, benefits, running, net)


def money_transfer(made: Estimate, year: YearResult | None = None) -> Transfer[str]:
    """Pounds that hospital releases and organisations outside it need, shared out as staff is (D4).

    ``matched`` cells are money that can follow; what is needed beyond all that is released is new
    money, what is released beyond all that is needed has nowhere to go.
    """
    year = year or made.final
    changes, freed = _community_changes(made, year), _released(made, year)
    gives: dict[str, float] = {}
    needs: dict[str, float] = {}
    for more in (changes, {k: -v for k, v in freed.items()}):
        for organisation, pounds in more.items():
            if pounds > 0:
                _add(needs, organisation, pounds)
            elif pounds < 0:
                _add(gives, organisation, -pounds)
    return share_out("money", gives, needs)


def moved_between(money: Transfer[str]) -> dict[str, float]:
    """What each organisation gets of the money that follows care, less what it gives [£].

    It adds up to nothing: what is new, or has nowhere to go, is not in it.
    """
    moved: dict[str, float] = {}
    for (donor, receiver), pounds in money.matched.items():
        _add(moved, donor, -pounds)
        _add(moved, receiver, pounds)
    return moved


def new_money(money: Transfer[str]) -> float:
    """What is needed beyond all that is set free [£]; below 0, set free with nowhere to go."""
    return sum(money.required.values()) - sum(money.released.values())


def _released(made: Estimate, year: YearResult) -> dict[str, float]:
    """What hospital steps release, by who runs them; below 0 they cost more [£ real]."""
    freed: dict[str, float] = {}
    for one in released_by_step(made, year):
        lines = one.all_lines
        _add(freed, hospital_organisation(made, one.step), lines.cashable + lines.capacity)
    return freed


def hospital_organisation(made: Estimate, step_id: str) -> str:
    """The organisation that runs a step in hospital; blank where nobody has said."""
    deliveries = made.pathway.step(step_id).deliveries
    for design in (CURRENT, made.option):
        delivery = deliveries.get(design)
        if delivery is not None and delivery.setting is Setting.HOSPITAL:
            return delivery.organisation
    return ""


def _running(made: Estimate, year: YearResult) -> dict[str, float]:
    """Double running of a year, by how much each organisation releases in the last."""
    pounds = running_by_year(made)[year.year]
    freed = {k: v for k, v in _released(made, made.final).items() if v > 0}
    total = sum(freed.values())
    if not pounds or not total:
        return {}
    return {organisation: pounds * share / total for organisation, share in freed.items()}


def _community_changes(made: Estimate, year: YearResult) -> dict[str, float]:
    """What each organisation spends outside hospital more than if nothing moved [£ real]."""
    changes: dict[str, float] = {}
    overhead = 1 + made.assumptions.value("community_overhead")
    for community, sign in ((year.community_planned, 1), (year.community_unchanged, -1)):
        for key, pay in community.pay.items():
            _add(changes, key.organisation, sign * pay * overhead)
    for organisation, pounds in _tests(made, year, planned=True):
        _add(changes, organisation, pounds)
    for organisation, pounds in _tests(made, year, planned=False):
        _add(changes, organisation, -pounds)
    nearly = ROUNDING * (year.community_planned.total + year.community_unchanged.total)
    return {k: v for k, v in changes.items() if abs(v) > nearly}


def _tests(made: Estimate, year: YearResult, *, planned: bool) -> Iterator[tuple[str, float]]:
    """What tests outside hospital cost each organisation, by how many of them it does."""
    done = [(CURRENT, 1 - year.adoption), (made.option, year.adoption)]
    many: dict[tuple[str, str], float] = {}
    for design, share in done if planned else [(CURRENT, 1.0)]:
        for place, n in placed_tests(made, year, design, share).items():
            if place.setting != Setting.HOSPITAL:
                _add(many, (place.test, place.organisation), n)
    costs = _each(year.community_planned if planned else year.community_unchanged)
    for (test, organisation), n in many.items():
        yield organisation, n * costs.get(test, 0.0)


def _each(community: CommunityCost) -> dict[str, float]:
    """What one test of each type costs with its device and kits [£]."""
    return {t.test: (t.consumables + t.device_cost) / t.tests for t in community.tests}


def _add(amounts: dict[K, float], key: K, more: float) -> None:
    amounts[key] = amounts.get(key, 0.0) + more
