"""Where in a pathway a field reads its value, and how another is put there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pathways import edits
from pathways.model import Connection, Delivery, Pathway
from pathways.proposal_parts import FourFeatures
from pathways.values import FrozenMap

__all__ = [
    "Lens",
    "feature",
    "of_connection",
    "of_delivery",
    "of_pathway",
    "of_share",
    "of_step",
    "of_stream",
]


@dataclass(frozen=True, slots=True)
class Lens:
    """One place in a pathway: ``get`` reads it, ``put`` gives the pathway with another value."""

    get: Callable[[Pathway], Any]
    put: Callable[[Pathway, Any], Pathway]

    def field(self, name: str) -> "Lens":
        """The place of one field of the value here."""
        return Lens(
            lambda p: getattr(self.get(p), name),
            lambda p, value: self.put(p, replace(self.get(p), **{name: value})),
        )

    def item(self, at: int) -> "Lens":
        """The place of one item of the tuple here."""
        return Lens(
            lambda p: self.get(p)[at],
            lambda p, value: self.put(p, _with_item(self.get(p), at, value)),
        )

    def said(self, language: str) -> "Lens":
        """The place of the text in one language of the name here."""
        return Lens(
            lambda p: getattr(self.get(p), language),
            lambda p, value: self.put(p, self.get(p).with_(language, value)),
        )


def _with_item(values: tuple[Any, ...], at: int, value: Any) -> tuple[Any, ...]:
    return (*values[:at], value, *values[at + 1 :])


def of_pathway() -> Lens:
    """The pathway itself."""
    return Lens(lambda p: p, lambda _p, value: value)


def of_step(step_id: str) -> Lens:
    """A step."""
    return Lens(lambda p: p.step(step_id), edits.replace_step)


def of_delivery(step_id: str, design: str) -> Lens:
    """How a step is delivered in a design it is part of."""

    def put(pathway: Pathway, delivery: Delivery) -> Pathway:
        return edits.set_delivery(pathway, step_id, design, delivery)

    return Lens(lambda p: p.step(step_id).deliveries[design], put)


def of_stream(stream_id: str) -> Lens:
    """A stream."""
    return Lens(lambda p: p.stream(stream_id), edits.replace_stream)


def of_share(source: str, target: str, design: str) -> Lens:
    """The share of a connection in a design; ``None`` where it is not used there."""
    return Lens(
        lambda p: p.connection(source, target).shares.get(design),
        lambda p, value: edits.set_share(p, source, target, design, value),
    )


def of_connection(source: str, target: str) -> Lens:
    """A connection."""

    def put(pathway: Pathway, connection: Connection) -> Pathway:
        known = pathway.connection(source, target)
        swapped = tuple(connection if c is known else c for c in pathway.connections)
        return replace(pathway, connections=swapped)

    return Lens(lambda p: p.connection(source, target), put)


def feature(test_id: str, name: str) -> Lens:
    """One of the four features of a test."""

    def get(pathway: Pathway) -> Any:
        return getattr(pathway.features.get(test_id, FourFeatures()), name)

    def put(pathway: Pathway, value: Any) -> Pathway:
        four = replace(pathway.features.get(test_id, FourFeatures()), **{name: value})
        features: FrozenMap[FourFeatures] = pathway.features.with_(test_id, four)
        return replace(pathway, features=features)

    return Lens(get, put)
