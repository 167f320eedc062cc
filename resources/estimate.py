"""The whole estimate of a pathway: both designs, every plan year, what moves and what it costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pathways.library import Library, library
from pathways.model import CURRENT, PROPOSED, Pathway, Setting
from pathways.outside import refuse_counted
from resources.activity import Activity, PlacedTest, StaffKey, activity, held_to_capacity
from resources.assumptions import Assumptions, default_assumptions
from resources.costs import (
    CommunityCost,
    HospitalCost,
    HospitalRelease,
    community_cost,
    hospital_cost,
    hospital_release,
    staff_cost,
)
from resources.demand import demand_by_stream
from resources.errors import OutOfBoundsError, TooLargeError, refusing_too_large
from resources.finance import DoubleRunning, double_running, lagged, nominal, quarterly_ramp
from resources.flow import visits_per_entrant
from resources.left_shift import LeftShift, left_shift, resource_follows
from resources.transfer import (
    Transfer,
    minutes_transfers,
    moved_out_of_hospital,
    needed_outside_hospital,
    released_by_hospital,
    tests_transfers,
)
from resources.workforce import direct_hours, wte, wte_by_role

__all__ = [
    "DesignResult",
    "Estimate",
    "Headline",
    "Visits",
    "YearResult",
    "estimate",
    "net_recurring_if",
]

MOST: Final = 1e15
Visits = Mapping[str, Mapping[str, Mapping[str, float]]]


@dataclass(frozen=True)
class DesignResult:
    """One design with every patient on it, at the base year's demand [a year, £ real]."""

    design: str
    demand: Mapping[str, float]
    activity: Activity
    community: CommunityCost
    hospital: HospitalCost
    left_shift: LeftShift
    wte: Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class YearResult:
    """One plan year: as planned, beside what it would be if nothing changed, at equal demand.

    Year 0 is the base year, before anything moves. Pounds are real, at the price base.
    """

    year: int
    adoption: float
    demand: Mapping[str, float]
    unchanged: Activity
    planned: Activity
    community_unchanged: CommunityCost
    community_planned: CommunityCost
    hospital_unchanged: HospitalCost
    hospital_planned: HospitalCost
    release: HospitalRelease
    minutes_transfers: tuple[Transfer[StaffKey], ...]
    tests_transfers: tuple[Transfer[PlacedTest], ...]
    left_shift_unchanged: LeftShift
    left_shift: LeftShift
    wte_unchanged: Mapping[tuple[str, str], float]
    wte: Mapping[tuple[str, str], float]
    wte_needed: float
    wte_released: float
    wte_moved: float
    nominal_factor: float

    @property
    def contacts_out(self) -> float:
        """Contacts that are no longer in hospital [contacts/year]."""
        hospital = Setting.HOSPITAL.value
        return self.unchanged.contacts.get(hospital, 0.0) - self.planned.contacts.get(hospital, 0.0)

    @property
    def recurring_cost(self) -> float:
        """What the community needs more than it has now [£/year, real]."""
        return self.community_planned.total - self.community_unchanged.total

    @property
    def net_recurring(self) -> float:
        """What the community needs less what hospital releases [£/year, real]."""
        return self.recurring_cost - self.release.released

    @property
    def resource_follows(self) -> float | None:
        """RF: what hospital releases over what the community needs."""
        return resource_follows(self.release.released, self.recurring_cost)


@dataclass(frozen=True, slots=True)
class Headline:
    """The five numbers, in the last plan year; pounds are real at the price base."""

    year: int
    contacts_out: float
    ls1_current: float | None
    ls1_proposed: float | None
    wte_needed: float
    wte_moved: float
    recurring_cost: float
    released: float
    double_running: float
    resource_follows: float | None


@dataclass(frozen=True)
class Estimate:
    """A pathway's estimate for one option against the current design, central values.

    ``is_held`` says that the years are held to the capacities of the steps; ``designs`` never are.
    """

    pathway: Pathway
    option: str
    population: float
    assumptions: Assumptions
    library: Library
    hours_per_wte: float
    designs: Mapping[str, DesignResult]
    per_entrant: Visits
    years: tuple[YearResult, ...]
    double_running: DoubleRunning
    is_held: bool = False

    @property
    def final(self) -> YearResult:
        """The last plan year."""
        return self.years[-1]

    @cached_property
    def headline(self) -> Headline:
        """The five numbers."""
        year = self.final
        return Headline(
            year=year.year,
            contacts_out=year.contacts_out,
            ls1_current=year.left_shift_unchanged.ls1,
            ls1_proposed=year.left_shift.ls1,
            wte_needed=year.wte_needed,
            wte_moved=year.wte_moved,
            recurring_cost=year.recurring_cost,
            released=year.release.released,
            double_running=self.double_running.total,
            resource_follows=year.resource_follows,
        )


def estimate(
    pathway: Pathway,
    *,
    population: float,
    assumptions: Assumptions | None = None,
    option: str = PROPOSED,
    shared: Library | None = None,
    is_held: bool = False,
) -> Estimate:
    """The estimate of ``option`` against the current design.

    Args:
        pathway: With chances that add up and no closed loop in either design.
        population: People of all ages registered.
        assumptions: Named inputs; the planner's own where left out.
        option: Which design is planned.
        shared: Roles and tests; the planner's own where left out.
        is_held: Whether what the community has no capacity for stays in hospital (H5).

    Raises:
        EstimateError: A number or a share does not let a figure be given.
        PathwayError: A loop has no way out, a number is out of bounds, or a role or test is
            unknown.

    Source: formulas A1, B1 to B8, C1, C2, D1 to D4, E1 to E4, E6, LS1 to LS5 and RF.
    """
    refuse_counted(pathway)
    with refusing_too_large():
        made = _Estimator(
            pathway,
            population,
            assumptions or default_assumptions(),
            option,
            shared or library(),
            is_held=is_held,
        ).whole()
    said = (getattr(made.headline, name) for name in made.headline.__dataclass_fields__)
    if any(value is not None and not abs(value) < MOST for value in said):
        raise TooLargeError
    return made


def net_recurring_if(
    made: Estimate, *, pathway: Pathway | None = None, assumptions: Assumptions | None = None
) -> float:
    """What the last year's ``net_recurring`` would be with other quantities [£/year].

    It costs a fraction of a whole estimate: visits rest on steps and chances alone, so those of
    ``made`` serve again.

    Args:
        pathway: That of ``made`` with other quantities and nothing else changed.
        assumptions: Others in the place of those of ``made``.

    Raises:
        UserError: As ``estimate`` does.
    """
    with refusing_too_large():
        net = _Estimator(
            pathway or made.pathway,
            made.population,
            assumptions or made.assumptions,
            made.option,
            made.library,
            made.per_entrant,
            is_held=made.is_held,
        ).net_recurring()
    if not abs(net) < MOST:
        raise TooLargeError
    return net


class _Estimator:
    """What every stage of one estimate shares."""

    def __init__(
        self,
        pathway: Pathway,
        population: float,
        assumptions: Assumptions,
        option: str,
        shared: Library,
        visits: Visits | None = None,
        *,
        is_held: bool,
    ) -> None:
        if population < 0:
            raise OutOfBoundsError(what="population", value=f"{population:g}", bounds="≥ 0")
        self.pathway = pathway
        self.population = population
        self.assumptions = assumptions
        self.option = option
        self.library = shared
        self.is_held = is_held
        for step in pathway.steps:
            for delivery in step.deliveries.values():
                for line in delivery.staff:
                    shared.role(line.role, step.name)
                for use in delivery.tests:
                    shared.test(use.test, step.name)
        self.hours = direct_hours(assumptions)
        self.per_entrant = visits or {
            design: visits_per_entrant(pathway, design) for design in (CURRENT, option)
        }

    def whole(self) -> Estimate:
        adoption = [0.0, *(a.central for a in self.pathway.adoption)]
        years = tuple(self.year(t, share) for t, share in enumerate(adoption))
        ramp = quarterly_ramp(adoption[1:])
        lag = round(self.assumptions.value("release_lag"))
        return Estimate(
            pathway=self.pathway,
            option=self.option,
            population=self.population,
            assumptions=self.assumptions,
            library=self.library,
            hours_per_wte=self.hours,
            designs={d: self._design(d) for d in (CURRENT, self.option)},
            per_entrant=self.per_entrant,
            years=years,
            double_running=double_running(
                max(0.0, years[-1].release.released), ramp, lagged(ramp, lag)
            ),
            is_held=self.is_held,
        )

    def _activity(
        self, design: str, demand: Mapping[str, float], share: float, *, is_held: bool = False
    ) -> Activity:
        visits: dict[str, float] = {}
        for stream, by_step in self.per_entrant[design].items():
            for step, n in by_step.items():
                visits[step] = visits.get(step, 0.0) + share * demand[stream] * n
        rebooked = self.assumptions.value("rebooked")
        if not is_held:
            return activity(self.pathway, design, visits, rebooked)
        done, rest = held_to_capacity(self.pathway, design, visits, rebooked)
        return activity(self.pathway, design, done, rebooked) + activity(
            self.pathway, CURRENT, rest, rebooked
        )

    def _community(self, done: Activity) -> CommunityCost:
        return community_cost(
            self.pathway, (CURRENT, self.option), done, self.library, self.assumptions
        )

    def _hospital(self, done: Activity) -> HospitalCost:
        return hospital_cost(self.pathway, done, self.library, self.assumptions)

    def _design(self, design: str) -> DesignResult:
        demand = demand_by_stream(self.pathway, self.population, 0)
        done = self._activity(design, demand, 1.0)
        community, hospital = self._community(done), self._hospital(done)
        return DesignResult(
            design=design,
            demand=demand,
            activity=done,
            community=community,
            hospital=hospital,
            left_shift=left_shift(done, community.total, hospital.total, self.population),
            wte=wte_by_role(done.minutes, self.hours),
        )

    def net_recurring(self) -> float:
        adoption = self.pathway.adoption
        demand = demand_by_stream(self.pathway, self.population, len(adoption))
        unchanged, planned = self._moved(demand, adoption[-1].central if adoption else 0.0)
        release = hospital_release(self.pathway, unchanged, planned, self.assumptions, post=0.0)
        needed = self._community(planned).total - self._community(unchanged).total
        return needed - release.released

    def _moved(self, demand: Mapping[str, float], adoption: float) -> tuple[Activity, Activity]:
        """A year's activity if nothing changes, and as planned, at equal demand."""
        planned = self._activity(CURRENT, demand, 1.0 - adoption) + self._activity(
            self.option, demand, adoption, is_held=self.is_held
        )
        return self._activity(CURRENT, demand, 1.0), planned

    def year(self, year: int, adoption: float) -> YearResult:
        demand = demand_by_stream(self.pathway, self.population, year)
        unchanged, planned = self._moved(demand, adoption)
        community = self._community(unchanged), self._community(planned)
        hospital = self._hospital(unchanged), self._hospital(planned)
        moved = minutes_transfers(unchanged, planned)
        return YearResult(
            year=year,
            adoption=adoption,
            demand=demand,
            unchanged=unchanged,
            planned=planned,
            community_unchanged=community[0],
            community_planned=community[1],
            hospital_unchanged=hospital[0],
            hospital_planned=hospital[1],
            release=hospital_release(
                self.pathway, unchanged, planned, self.assumptions, self._hospital_post(unchanged)
            ),
            minutes_transfers=moved,
            tests_transfers=tests_transfers(unchanged, planned),
            left_shift_unchanged=left_shift(
                unchanged, community[0].total, hospital[0].total, self.population
            ),
            left_shift=left_shift(planned, community[1].total, hospital[1].total, self.population),
            wte_unchanged=wte_by_role(unchanged.minutes, self.hours),
            wte=wte_by_role(planned.minutes, self.hours),
            wte_needed=wte(needed_outside_hospital(moved), self.hours),
            wte_released=wte(released_by_hospital(moved), self.hours),
            wte_moved=wte(moved_out_of_hospital(moved), self.hours),
            nominal_factor=nominal(1.0, self.assumptions.value("inflation"), year),
        )

    def _hospital_post(self, done: Activity) -> float:
        """Pay of a hospital post on this pathway, by the mix of roles that work there [£/WTE]."""
        inside = {k: v for k, v in done.minutes.items() if k.setting == Setting.HOSPITAL}
        posts = sum(wte(v, self.hours) for v in inside.values())
        pay = sum(staff_cost(inside, self.library, self.assumptions).values())
        return pay / posts if posts else 0.0


def contacts_by_setting(years: Sequence[YearResult]) -> dict[str, list[float]]:
    """Contacts of each setting over the years, as planned, for charts and tables."""
    return {
        setting.value: [y.planned.contacts.get(setting.value, 0.0) for y in years]
        for setting in Setting
    }
