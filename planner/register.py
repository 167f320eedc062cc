"""The assumption register: every number with what it rests on, and those to confirm first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pathways.model import Connection
from pathways.values import Basis, Name, Quantity, basis_kind
from planner.i18n import _, language
from planner.inputs import Input, InputShare, design_word, inputs_of

if TYPE_CHECKING:
    from resources.estimate import Estimate
    from resources.sensitivity import Swing

__all__ = [
    "FIRST",
    "HEADLINES",
    "Entry",
    "ToConfirm",
    "chance_key",
    "register",
    "resting_on",
    "swing_share",
    "to_confirm_first",
]

FIRST: Final = 5
HEADLINES: Final = (
    "contacts_out",
    "ls1",
    "wte_needed",
    "wte_moved",
    "recurring_cost",
    "released",
    "double_running",
    "resource_follows",
)
_UNSURE: Final = frozenset({Basis.ILLUSTRATIVE, Basis.DERIVED})


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of the register.

    ``owner`` confirmed it on ``date`` (ISO); both are blank where nobody has. ``can_confirm`` is
    false for prices of the shared list of roles and tests, which no workspace holds.
    """

    input: Input
    owner: str = ""
    date: str = ""
    can_confirm: bool = True

    @property
    def is_unsure(self) -> bool:
        """Whether it is illustrative or derived, and so still to be confirmed."""
        return self.input.basis in _UNSURE


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A number to confirm early, and how far the net recurring cost moves with it [£/year]."""

    input: Input
    swing: float


def register(made: "Estimate", bases: Iterable[Basis] = tuple(Basis)) -> tuple[Entry, ...]:
    """Every number the estimate rests on, with one of ``bases``, in the order a reader meets them.

    They are those of the pathway, the chances of its connections, the assumptions, and the prices
    of the roles and tests it uses.
    """
    wanted = frozenset(bases)
    return tuple(entry for entry in _entries(made) if entry.input.basis in wanted)


def _entries(made: "Estimate") -> Iterator[Entry]:
    found = inputs_of(made)
    is_shared = [one.key in made.assumptions for one in found]
    yield from (_entry(one) for one, shared in zip(found, is_shared, strict=True) if not shared)
    yield from _chances(made)
    yield from (_entry(one) for one, shared in zip(found, is_shared, strict=True) if shared)
    yield from (Entry(one, can_confirm=False) for one in _prices(made))


def _entry(found: Input) -> Entry:
    is_confirmed = found.basis is Basis.CONFIRMED
    quantity = found.quantity
    return Entry(found, *((quantity.owner, quantity.date) if is_confirmed else ("", "")))


def _chances(made: "Estimate") -> Iterator[Entry]:
    """The chances that are neither 0 nor 1; those in and out of a sub-pathway were worked out."""
    pathway, spoken = made.pathway, language()
    for connection in pathway.connections:
        for design in made.designs:
            share = connection.share(design)
            if 0 < share < 1:
                ends = (pathway.step(end).name for end in (connection.source, connection.target))
                source, target = (name.said(spoken) for name in ends)
                found = Input(
                    key=chance_key(connection, design),
                    group=source,
                    label=_chance_label(target, design),
                    unit="share",
                    quantity=Quantity.exact(share, connection.basis),
                    basis=basis_kind(connection.basis),
                    source=connection.basis,
                )
                within = {e.rpartition("/")[0] for e in (connection.source, connection.target)}
                yield Entry(found, can_confirm=len(within) == 1)


def _chance_label(target: str, design: str) -> str:
    return _("Chance of going on to “{step}” ({design})", step=target, design=design_word(design))


def chance_key(connection: Connection, design: str) -> str:
    """What the register calls the chance of a connection in a design."""
    return f"connections.{connection.source}.{connection.target}.{design}"


def _prices(made: "Estimate") -> Iterator[Input]:
    """What the shared list says that roles and tests cost, where no assumption replaces it."""
    deliveries = [
        delivery
        for step in made.pathway.steps
        for design, delivery in step.deliveries.items()
        if design in made.designs
    ]
    group = _("Prices of roles and tests")
    for role_id in dict.fromkeys(line.role for d in deliveries for line in d.staff):
        role = made.library.role(role_id)
        if f"pay.band.{role.band}" not in made.assumptions:
            yield _price(f"salary.{role.id}", group, role.name, "£/WTE/year", role.salary)
    for test_id in dict.fromkeys(use.test for d in deliveries for use in d.tests):
        test = made.library.test(test_id)
        if test.price is not None:
            yield _price(f"tests.{test.id}.price", group, test.name, "£/device", test.price)
        if test.consumable is not None:
            yield _price(f"tests.{test.id}.kit", group, test.name, "£/test", test.consumable)


def _price(key: str, group: str, name: Name, unit: str, quantity: Quantity) -> Input:
    source = quantity.source or quantity.basis
    basis = basis_kind(quantity.basis)
    return Input(key, group, name.said(language()), unit, quantity, basis, source)


def to_confirm_first(
    made: "Estimate", swings: "Iterable[Swing]", most: int = FIRST
) -> tuple[ToConfirm, ...]:
    """The numbers to confirm first: not yet sure, and those that move the result most before."""
    known = {found.key: found for found in inputs_of(made)}
    unsure = [
        ToConfirm(known[swing.key], swing.size)
        for swing in swings
        if swing.size > 0 and swing.key in known and known[swing.key].basis in _UNSURE
    ]
    return tuple(sorted(unsure, key=lambda one: (-one.swing, one.input.key))[:most])


def resting_on(made: "Estimate", figures: Iterable[str] = HEADLINES) -> Mapping[str, InputShare]:
    """For each figure, how many numbers it rests on and how many of them are illustrative.

    Raises:
        UnknownFigureError: A figure cannot be explained.
    """
    from resources.explain import explain

    shares = {}
    for figure in figures:
        bases = {one.key: one.basis for one in explain(made, figure).inputs}
        illustrative = sum(basis is Basis.ILLUSTRATIVE for basis in bases.values())
        shares[figure] = InputShare(len(bases), illustrative)
    return shares


def swing_share(swings: "Iterable[Swing]") -> float:
    """The share of all swings of the net recurring cost that illustrative numbers make, 0 to 1."""
    sizes = [(swing.size, swing.basis is Basis.ILLUSTRATIVE) for swing in swings]
    total = sum(size for size, _is_illustrative in sizes)
    return sum(size for size, unsure in sizes if unsure) / total if total > 0 else 0.0
