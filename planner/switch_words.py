"""What would have to be true, in sentences: how far an input can go, or has to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from pathways.bounds import BOUNDS
from planner.i18n import N_, _
from planner.inputs import Input, inputs_of
from planner.units import in_unit

if TYPE_CHECKING:
    from resources.estimate import Estimate
    from resources.switches import Switch

__all__ = ["input_words", "switch_sentence", "switch_sentences"]


class _Words(NamedTuple):
    """Sentences for a result that does not hold yet, and for one that does."""

    needs: str
    never: str
    may_fall: str
    may_rise: str
    always: str


_COVERED: Final = _Words(
    N_(
        "{what} would have to be {value} (now {now}) for what hospital releases to cover what the "
        "community needs."
    ),
    N_(
        "No value of {what} tried from {low} to {high} (now {now}) lets what hospital releases "
        "cover what the community needs."
    ),
    N_(
        "{what} can fall from {now} to {value} before what hospital releases no longer covers what "
        "the community needs."
    ),
    N_(
        "{what} can rise from {now} to {value} before what hospital releases no longer covers what "
        "the community needs."
    ),
    N_(
        "What hospital releases covers what the community needs at every value of {what} tried "
        "from {low} to {high} (now {now})."
    ),
)
_CASH: Final = _Words(
    N_("{what} would have to be {value} (now {now}) for the cash released to cover costs."),
    N_(
        "No value of {what} tried from {low} to {high} (now {now}) lets the cash released cover "
        "costs."
    ),
    N_("{what} can fall from {now} to {value} before the cash released no longer covers costs."),
    N_("{what} can rise from {now} to {value} before the cash released no longer covers costs."),
    N_(
        "The cash released covers costs at every value of {what} tried from {low} to {high} "
        "(now {now})."
    ),
)
_BENEFITS: Final = _Words(
    N_("{what} would have to be {value} (now {now}) for benefits to cover costs."),
    N_("No value of {what} tried from {low} to {high} (now {now}) lets benefits cover costs."),
    N_("{what} can fall from {now} to {value} before benefits no longer cover costs."),
    N_("{what} can rise from {now} to {value} before benefits no longer cover costs."),
    N_("Benefits cover costs at every value of {what} tried from {low} to {high} (now {now})."),
)
_STAFFED: Final = _Words(
    N_("{what} would have to be {value} (now {now}) for no role to be short of staff."),
    N_("No value of {what} tried from {low} to {high} (now {now}) leaves no role short of staff."),
    N_("{what} can fall from {now} to {value} before a role is short of staff."),
    N_("{what} can rise from {now} to {value} before a role is short of staff."),
    N_("No role is short of staff at any value of {what} tried from {low} to {high} (now {now})."),
)
_OF_RESULT: Final[Mapping[str, _Words]] = {
    "net_recurring": _COVERED,
    "resource_follows": _COVERED,
    "npv_cash": _CASH,
    "npv_nhs": _BENEFITS,
    "wte_gap": _STAFFED,
}
_MORE_IS_BETTER: Final = frozenset({"npv_cash", "npv_nhs"})


def input_words(found: Input) -> str:
    """An input as a sentence names it: with its stream or step, if it belongs to one."""
    if not found.key.startswith(("streams.", "steps.")):
        return f"“{found.label}”"
    return f"“{found.group}: {found.label}”"


def switch_sentences(made: "Estimate", switches: "Iterable[Switch]") -> Iterator[str]:
    """Each switch in a sentence, in the language being spoken; pounds are real."""
    known = {found.key: found for found in inputs_of(made)}
    for one in switches:
        yield switch_sentence(one, known.get(one.key))


def switch_sentence(switch: "Switch", found: Input | None) -> str:
    """What an input would have to be, or how far it can go, in the language being spoken.

    Without the input, it is adoption as a whole.
    """
    unit = found.unit if found else "share"
    what = input_words(found) if found else f"“{_(BOUNDS['adoption'].what)}”"
    now = switch.quantity.central
    blanks = {
        "what": what,
        "now": in_unit(now, unit),
        "low": in_unit(switch.bounds.low, unit),
        "high": in_unit(switch.bounds.high, unit),
    }
    words = _OF_RESULT[switch.result]
    holds = switch.at >= 0 if switch.result in _MORE_IS_BETTER else switch.at <= 0
    if switch.value is None:
        return _(words.always if holds else words.never, **blanks)
    blanks["value"] = in_unit(switch.value, unit)
    if not holds:
        return _(words.needs, **blanks)
    return _(words.may_fall if switch.value <= now else words.may_rise, **blanks)
