"""Scenarios of a workspace's pathway: ready-made ones, and several worked out side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pathways.bounds import BOUNDS
from pathways.errors import UserError
from pathways.model import Pathway
from pathways.scenarios import Change, Scenario
from pathways.values import FrozenMap, Name, Quantity
from planner.estimates import assumptions_of, estimate_of, option_of, whole_of
from planner.i18n import _
from planner.workspace import Workspace

if TYPE_CHECKING:
    from resources.compared import Compared
    from resources.estimate import Estimate

__all__ = [
    "AMBITIOUS",
    "PLANNED",
    "STEADY",
    "SideBySide",
    "Worked",
    "compare_worked",
    "estimate_under",
    "ready_made",
    "side_by_side",
]

STEADY: Final = "steady"
PLANNED: Final = "planned"
AMBITIOUS: Final = "ambitious"
_ILLUSTRATIVE: Final = "ill"


def ready_made(pathway: Pathway) -> tuple[Scenario, ...]:
    """Three scenarios to begin with, planned first; reasons are in the language being spoken.

    In the steady one patients come over half as fast, so that a year reaches what the plan has at
    half its time; in the ambitious one each year reaches the high end of its range. What they
    change is illustrative until somebody stands behind it.
    """
    planned = pathway.adoption
    slow = tuple(_halfway(planned, i) for i in range(len(planned)))
    most = tuple(
        BOUNDS["adoption"].about(min(max(a.high, 0.0), 1.0), replace(a, basis=_ILLUSTRATIVE))
        for a in planned
    )
    return (
        Scenario(PLANNED, Name("Planned", "Fel y cynlluniwyd"), (), _("The plan as it is typed.")),
        Scenario(
            STEADY,
            Name("Steady", "Pwyllog"),
            _adoption(slow, _("Illustrative: patients come over half as fast as planned")),
            _("Patients come over to the proposed design half as fast as planned."),
        ),
        Scenario(
            AMBITIOUS,
            Name("Ambitious", "Uchelgeisiol"),
            _adoption(most, _("Illustrative: the high end of the range that was typed")),
            _("Each year reaches the high end of its range."),
        ),
    )


def _halfway(planned: Sequence[Quantity], at: int) -> Quantity:
    """The share of patients at half the time of plan year ``at`` + 1, in a straight line."""
    shares = (Quantity.exact(0.0), *planned)
    year, is_between = divmod(at + 1, 2)
    low, central, high = (
        (getattr(shares[year], end) + getattr(shares[year + is_between], end)) / 2
        for end in ("low", "central", "high")
    )
    return Quantity(low, central, high, _ILLUSTRATIVE)


def _adoption(shares: Sequence[Quantity], reason: str) -> tuple[Change, ...]:
    return tuple(Change(f"adoption.{year}", q, reason) for year, q in enumerate(shares, 1))


@dataclass(frozen=True)
class Worked:
    """A scenario worked out; ``error`` says why it could not be, and then there is no estimate.

    ``unknown`` are keys it changes that are no longer there.
    """

    scenario: Scenario
    made: "Estimate | None"
    error: UserError | None
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class SideBySide:
    """Scenarios side by side; ``compared`` holds those that could be worked out, in their order.

    It is ``None`` where none could.
    """

    scenarios: tuple[Worked, ...]
    compared: "Compared | None"

    @property
    def shown(self) -> tuple[Worked, ...]:
        """Those that stand in ``compared``."""
        return tuple(one for one in self.scenarios if one.made is not None)


def side_by_side(
    workspace: Workspace,
    pathway: Pathway,
    scenarios: Sequence[Scenario],
    *,
    option: str | None = None,
    count: int | None = None,
    seed: int | None = None,
    goes_on: Callable[[], bool] = lambda: True,
) -> SideBySide | None:
    """Scenarios of a pathway, each compared with the first that can be worked out, draw by draw.

    Args:
        workspace: What the pathway stands in.
        pathway: Whose numbers the scenarios change.
        scenarios: One without changes is the plan as it is typed.
        option: Which option; the one proposed where left out.
        count: How many draws; as many as while editing where left out.
        seed: Where the luck begins.
        goes_on: Asked now and then; a no gives ``None``.
    """
    worked = tuple(_worked(workspace, pathway, scenarios, option))
    return compare_worked(worked, count=count, seed=seed, goes_on=goes_on)


def compare_worked(
    worked: tuple[Worked, ...],
    *,
    count: int | None = None,
    seed: int | None = None,
    goes_on: Callable[[], bool] = lambda: True,
) -> SideBySide | None:
    """What was worked out, side by side, as ``side_by_side`` gives it."""
    from resources.compared import compared
    from resources.sampled import DRAFT_DRAWS, SEED

    made = [one.made for one in worked if one.made is not None]
    if not made:
        return SideBySide(worked, None)
    found = compared(
        made,
        count=DRAFT_DRAWS if count is None else count,
        seed=SEED if seed is None else seed,
        goes_on=goes_on,
    )
    return None if found is None else SideBySide(worked, found)


def _worked(
    workspace: Workspace, pathway: Pathway, scenarios: Sequence[Scenario], option: str | None
) -> Iterator[Worked]:
    for scenario in scenarios:
        try:
            made, unknown = estimate_under(workspace, pathway, scenario, option)
        except UserError as error:
            yield Worked(scenario, None, error, ())
        else:
            yield Worked(scenario, made, None, unknown)


def estimate_under(
    workspace: Workspace, pathway: Pathway, scenario: Scenario, option: str | None = None
) -> "tuple[Estimate, tuple[str, ...]]":
    """The estimate of a pathway under a scenario, and the keys of it that are not there.

    Raises:
        UserError: As ``estimate_of``; or a number of the scenario cannot be.
    """
    from resources.scenarios import applied

    inputs = assumptions_of(workspace)
    laid = applied(whole_of(workspace, pathway), inputs, scenario)
    own = {key: a.quantity for key, a in laid.assumptions.items() if a is not inputs.get(key)}
    under = replace(workspace, assumptions=FrozenMap({**workspace.assumptions, **own}))
    return estimate_of(under, laid.pathway, option or option_of(pathway)), laid.unknown
