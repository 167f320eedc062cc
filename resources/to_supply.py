"""What the people of a place have to supply, why it is asked for, and who is likely to hold it."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from pathways.model import Pathway
from pathways.text import N_
from pathways.values import Basis, Name, Quantity, basis_kind
from resources.assumptions import Assumptions
from resources.general_practice import GMS
from resources.registers import WALES, registers

__all__ = ["STATES", "Ask", "State", "to_supply"]


class State(StrEnum):
    """Why something is asked for."""

    MISSING = "missing"
    PLACEHOLDER = "placeholder"


STATES: Final[Mapping[State, str]] = {
    State.MISSING: N_("Nobody has given it, and figures that need it are not given."),
    State.PLACEHOLDER: N_("A figure nobody here has confirmed stands in for it."),
}
_PER_TEST: Final = ("turnaround.", "loan_days.")


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to be supplied: its family, name and likely ``holder``, and what of it is open.

    ``missing`` are keys of inputs, or parts of the pathway, that are blank; ``unconfirmed`` those
    in whose place a figure stands that is not confirmed locally.
    """

    family: str
    name: Name
    holder: Name
    missing: tuple[str, ...]
    unconfirmed: tuple[str, ...]

    @property
    def state(self) -> State:
        """The more pressing of the two reasons."""
        return State.MISSING if self.missing else State.PLACEHOLDER


def to_supply(pathway: Pathway, assumptions: Assumptions) -> tuple[Ask, ...]:
    """All that is still to be supplied for a pathway's figures to be those of its own people.

    What is blank comes before what has a stand-in. Nothing is filled in.
    """
    asks = (_ask(row, pathway, assumptions) for row in _rows())
    found = [ask for ask in asks if ask.missing or ask.unconfirmed]
    return tuple(sorted(found, key=lambda ask: ask.state is not State.MISSING))


@cache
def _rows() -> tuple[dict[str, str], ...]:
    table = (files("resources") / "data" / "to_supply.csv").read_text("utf-8")
    return tuple(csv.DictReader(table.splitlines()))


def _ask(row: Mapping[str, str], pathway: Pathway, assumptions: Assumptions) -> Ask:
    missing: list[str] = []
    unconfirmed: list[str] = []
    for need in row["needs"].split():
        if need.startswith("+"):
            state = _PARTS[need](pathway)
            if state is not None:
                (missing if state is State.MISSING else unconfirmed).append(need[1:])
            continue
        missing += [k for k in assumptions.blanks if _is_asked(k, need, pathway)]
        unconfirmed += [
            key
            for key, known in assumptions.items()
            if _is_asked(key, need, pathway) and known.basis is not Basis.CONFIRMED
        ]
    return Ask(
        row["family"],
        Name(row["name_en"], row["name_cy"]),
        Name(row["holder"], row["holder_cy"]),
        tuple(missing),
        tuple(unconfirmed),
    )


def _is_asked(key: str, need: str, pathway: Pathway) -> bool:
    """Whether an input belongs to a need; of inputs for one test, only those of its own tests."""
    if not key.startswith(need):
        return False
    return need not in _PER_TEST or key.removeprefix(need) in pathway.tests_used


def _of(quantities: Iterable[Quantity]) -> State | None:
    open_ones = [q for q in quantities if basis_kind(q.basis) is not Basis.CONFIRMED]
    return State.PLACEHOLDER if open_ones else None


def _missing(is_there: object) -> State | None:
    return None if is_there else State.MISSING


def _minutes(pathway: Pathway) -> Iterator[Quantity]:
    for step in pathway.steps:
        for delivery in step.deliveries.values():
            yield from (line.minutes for line in delivery.staff)


def _practice(pathway: Pathway) -> State | None:
    """Whether general practice works on the pathway and no funding says that it goes to it."""
    works = any(
        delivery.organisation == GMS and delivery.staff
        for step in pathway.steps
        for design, delivery in step.deliveries.items()
        if design in pathway.options
    )
    paid = any(line.organisation == GMS for line in pathway.money.funding)
    return State.MISSING if works and not paid else None


def _registers(pathway: Pathway) -> State | None:
    """Whether a stream rests on Wales's register, or on one that no figure was found of."""
    states: list[State] = []
    for stream in pathway.streams:
        known = stream.worked_from
        if known is None or not known.register:
            continue
        shares = {r.area: r.share for r in registers() if r.id == known.register}
        if known.prevalence is None and shares.get(known.area) is None:
            states.append(State.MISSING)
        elif known.area in ("", WALES):
            states.append(State.PLACEHOLDER)
    return min(states, default=None, key=list(State).index)


def _fifths(pathway: Pathway) -> State | None:
    given = any(s.worked_from and s.worked_from.fifths for s in pathway.streams)
    return _missing(given or pathway.equity.deprivation_shares)


def _avoided(pathway: Pathway) -> State | None:
    if (claim := pathway.avoided) is None:
        return None
    return _of((claim.at_risk, claim.baseline_risk, claim.relative_reduction, claim.attribution))


_PARTS: Final[Mapping[str, Callable[[Pathway], State | None]]] = {
    "+devices": lambda p: State.PLACEHOLDER if p.tests_used else None,
    "+practice": _practice,
    "+minutes": lambda p: _of(_minutes(p)),
    "+supply": lambda p: _missing(p.staff_plans),
    "+demand": lambda p: _of(s.per_10000 for s in p.streams),
    "+growth": lambda p: _of(s.growth for s in p.streams),
    "+adoption": lambda p: _of(p.adoption),
    "+avoided": _avoided,
    "+fifths": _fifths,
    "+areas": lambda p: _missing(p.equity.areas),
    "+registers": _registers,
    "+funding": lambda p: _missing(p.money.funding),
    "+fund": lambda p: _missing(p.money.transition_fund is not None),
    "+measures": lambda p: _missing(p.evaluation.measures),
}
