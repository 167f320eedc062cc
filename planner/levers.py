"""What if: the few numbers that are worth dragging, and what the plan comes to where they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pathways.bounds import BOUNDS
from pathways.scenarios import Change, Scenario
from pathways.values import Name, Quantity
from planner.i18n import _
from planner.inputs import inputs_of

if TYPE_CHECKING:
    from resources.estimate import Estimate
    from resources.sensitivity import Swing

__all__ = ["REACH", "Lever", "changed", "levers", "net_if"]

REACH: Final = "adoption"
MOST: Final = 4
ADOPTION: Final = "adoption."
ILLUSTRATIVE: Final = "ill"


@dataclass(frozen=True, slots=True)
class Lever:
    """A number that can be dragged from ``low`` to ``high``; ``now`` is what the plan has.

    ``REACH`` is the share of patients in the last plan year, the years before it in proportion.
    """

    key: str
    label: str
    unit: str
    low: float
    now: float
    high: float


def levers(made: "Estimate", swings: "Iterable[Swing]") -> tuple[Lever, ...]:
    """Take-up, and the numbers that move the net recurring cost most, within their ranges."""
    found: list[Lever] = []
    adoption = made.pathway.adoption
    if adoption and adoption[-1].central > 0:
        label = _("Share of patients on the proposed design, last year")
        found.append(Lever(REACH, label, "share", 0.0, adoption[-1].central, 1.0))
    known = {one.key: one for one in inputs_of(made)}
    wanted = [s for s in swings if s.key in known and not s.key.startswith(ADOPTION) and s.size > 0]
    for swing in wanted[:MOST]:
        one, quantity = known[swing.key], swing.quantity
        label = one.label
        if one.key.startswith(("steps.", "streams.")):
            label = _("{where}: {what}", where=one.group, what=one.label)
        ends = quantity.low, quantity.central, quantity.high
        found.append(Lever(one.key, label, one.unit, *ends))
    return tuple(found)


def changed(made: "Estimate", values: Mapping[str, float], reason: str = "") -> tuple[Change, ...]:
    """The changes to numbers that levers standing at ``values`` come to; those at rest make none.

    A number keeps its range about its new value, and nobody stands behind it yet.
    """
    known = {one.key: one for one in inputs_of(made)}
    made_changes: list[Change] = []
    for key, value in values.items():
        if key == REACH:
            made_changes += _reached(made, value, reason)
            continue
        one = known.get(key)
        if one is None or value == one.quantity.central:
            continue
        low, high = min(one.quantity.low, value), max(one.quantity.high, value)
        made_changes.append(Change(key, Quantity(low, value, high, ILLUSTRATIVE), reason))
    return tuple(made_changes)


def _reached(made: "Estimate", value: float, reason: str) -> Iterable[Change]:
    adoption = made.pathway.adoption
    last = adoption[-1].central if adoption else 0.0
    if not last or value == last:
        return
    for year, share in enumerate(adoption, 1):
        scaled = min(1.0, share.central * value / last)
        yield Change(f"{ADOPTION}{year}", BOUNDS["adoption"].about(scaled, share), reason)


def net_if(made: "Estimate", values: Mapping[str, float]) -> float:
    """The net recurring cost of the last plan year with levers standing at ``values`` [£/year].

    Raises:
        UserError: A number is one that nothing of its sort can be.
    """
    from resources.estimate import net_recurring_if
    from resources.scenarios import applied

    scenario = Scenario("", Name(""), changed(made, values))
    laid = applied(made.pathway, made.assumptions, scenario, made.library)
    return net_recurring_if(made, pathway=laid.pathway, assumptions=laid.assumptions)
