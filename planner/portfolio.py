"""Which of a workspace's pathways to fund within a budget: the best set, and best first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pathways.errors import UserError
from planner.estimates import estimate_of
from planner.i18n import N_
from planner.workspace import Workspace

if TYPE_CHECKING:
    from resources.allocation import Candidate, Choice
    from resources.estimate import Estimate

__all__ = ["MEASURES", "Portfolio", "portfolio"]

# What may be wanted most of, by key; each is a yearly figure of the last plan year or, for
# benefits, a present value.
MEASURES: Final[Mapping[str, str]] = {
    "benefits": N_("Benefits over the plan, in present value"),
    "contacts_out": N_("Contacts that leave hospital"),
    "released": N_("Released by hospital a year"),
}


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Pathways that could be funded, and two ways of choosing among them within ``budget`` [£].

    Candidates are named by pathway id; costs are present values over the plan, none below 0.
    ``exact`` is the set with the most benefit, ``None`` where there are too many to try every set;
    ``greedy`` takes them by benefit for each pound. ``left_out`` are pathways without figures.
    """

    budget: float
    measure: str
    candidates: "tuple[Candidate, ...]"
    exact: "Choice | None"
    greedy: "Choice"
    left_out: tuple[tuple[str, UserError], ...]


def portfolio(workspace: Workspace, budget: float, measure: str = "benefits") -> Portfolio:
    """The choice among all pathways of a workspace that have figures of their own (P1).

    Args:
        workspace: Whose pathways.
        budget: What there is over the plan, in present value [£].
        measure: One of ``MEASURES``.
    """
    from resources.allocation import MOST_TRIED, Candidate, choose_all, choose_best_first

    candidates: list[Candidate] = []
    left_out: list[tuple[str, UserError]] = []
    for pathway in workspace.pathways:
        try:
            made = estimate_of(workspace, pathway)
            benefit, cost = _benefit_and_cost(made, measure)
        except UserError as error:
            left_out.append((pathway.id, error))
        else:
            candidates.append(Candidate(pathway.id, benefit, cost))
    exact = choose_all(candidates, budget) if len(candidates) <= MOST_TRIED else None
    greedy = choose_best_first(candidates, budget)
    return Portfolio(budget, measure, tuple(candidates), exact, greedy, tuple(left_out))


def _benefit_and_cost(made: "Estimate", measure: str) -> tuple[float, float]:
    from resources.appraisal import Scope, appraisal

    worth = appraisal(made).view(Scope.NHS).worth
    cash = appraisal(made).view(Scope.CASH).worth
    benefits = 0.0 if worth is None else worth.benefits
    cost = 0.0 if cash is None else max(0.0, cash.costs)
    by_measure = {
        "benefits": benefits,
        "contacts_out": made.final.contacts_out,
        "released": made.final.release.released,
    }
    return by_measure[measure], cost
