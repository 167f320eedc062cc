"""Steps carried from one pathway to another, with the connections among them and all their data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pathways.connecting import placed_within
from pathways.edits import fresh_id
from pathways.model import CURRENT, PROPOSED, Connection, Delivery, Pathway, Step
from pathways.placing import AUTOMATIC, Placing, Spot
from pathways.values import FrozenMap

__all__ = ["Put", "only_steps", "put_steps"]


@dataclass(frozen=True, slots=True)
class Put:
    """A pathway with steps put into it: their new ids by the old ones, and what was left out.

    ``left_out`` are designs in which steps were delivered and that the pathway does not have.
    """

    pathway: Pathway
    ids: FrozenMap[str]
    left_out: tuple[str, ...]


def only_steps(
    pathway: Pathway, step_ids: Iterable[str], spots: Mapping[str, Spot] | None = None
) -> Pathway:
    """A pathway of some steps alone, with the connections among them and what is said of tests.

    Args:
        pathway: The pathway that has the steps.
        step_ids: Which steps.
        spots: Where their cards stand on the map, each from the top of its lane.
    """
    chosen = set(step_ids)
    few = replace(
        Pathway(pathway.id, pathway.name),
        designs=pathway.designs,
        steps=tuple(s for s in pathway.steps if s.id in chosen),
        connections=tuple(
            c for c in pathway.connections if c.source in chosen and c.target in chosen
        ),
        placing=Placing(FrozenMap(dict(spots))) if spots else AUTOMATIC,
    )
    used = set(few.tests_used)
    features = {test: four for test, four in pathway.features.items() if test in used}
    return placed_within(replace(few, features=FrozenMap(features)))


def put_steps(
    pathway: Pathway,
    few: Pathway,
    *,
    from_design: str,
    to_design: str,
    spots: Mapping[str, Spot] | None = None,
) -> Put:
    """The pathway with steps of another put into it, under fresh ids.

    Designs of the same name are the same. One that ``few`` does not have takes what its
    ``proposed`` or first option says; one that ``pathway`` does not have is left out. A step stands
    in ``to_design`` in any case: where it would not, it does as in ``from_design``.

    Args:
        pathway: What they are put into.
        few: The steps, as ``only_steps`` gives them.
        from_design: The design of ``few`` that was looked at.
        to_design: The design of ``pathway`` that is looked at.
        spots: Where their cards are pinned, by their ids in ``few``; none: nowhere.
    """
    likes = {design: _like(few, design) for design in pathway.designs}
    taken = [s.id for s in pathway.steps]
    ids: dict[str, str] = {}
    for step in few.steps:
        ids[step.id] = fresh_id(step.id, taken)
        taken.append(ids[step.id])
    brought = {s.id for s in few.steps if not s.is_end and likes[to_design] not in s.deliveries}
    looks = from_design if from_design in few.designs else CURRENT
    steps = tuple(
        replace(
            step,
            id=ids[step.id],
            deliveries=_deliveries(step, likes, to_design, looks),
        )
        for step in few.steps
    )
    connections = []
    for known in few.connections:
        shares = {d: known.shares[like] for d, like in likes.items() if like in known.shares}
        if brought & {known.source, known.target} and looks in known.shares:
            shares[to_design] = known.shares[looks]
        if shares or not known.shares:
            ends = ids[known.source], ids[known.target]
            connections.append(Connection(*ends, FrozenMap(shares), known.basis))
    grown = replace(
        pathway,
        steps=(*pathway.steps, *steps),
        connections=(*pathway.connections, *connections),
        placing=pathway.placing.with_pins({ids[i]: spot for i, spot in (spots or {}).items()}),
    )
    return Put(_with_features(grown, few), FrozenMap(ids), _left_out(few, likes))


def _like(few: Pathway, design: str) -> str:
    """The design of ``few`` that stands for a design of the pathway they are put into."""
    if design in few.designs:
        return design
    return PROPOSED if PROPOSED in few.options else few.options[0]


def _deliveries(
    step: Step, likes: Mapping[str, str], to_design: str, looks: str
) -> FrozenMap[Delivery]:
    made = {d: step.deliveries[like] for d, like in likes.items() if like in step.deliveries}
    if to_design not in made and step.deliveries:
        known = step.deliveries.get(looks)
        made[to_design] = known or next(iter(step.deliveries.values()))
    return FrozenMap(made)


def _left_out(few: Pathway, likes: Mapping[str, str]) -> tuple[str, ...]:
    kept = set(likes.values())
    return tuple(
        design
        for design in few.designs
        if design not in kept and any(design in step.deliveries for step in few.steps)
    )


def _with_features(pathway: Pathway, few: Pathway) -> Pathway:
    """What is said of tests that the pathway says nothing of yet."""
    used = set(pathway.tests_used)
    said = {t: four for t, four in few.features.items() if t in used}
    return replace(pathway, features=FrozenMap({**said, **pathway.features}))
