"""Where in a pathway a field reads its value, and how another is put there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pathways import edits
from pathways.bounds import refuse_outside
from pathways.errors import BlankNameError
from pathways.model import Connection, Delivery, Pathway
from pathways.proposal_parts import FourFeatures
from pathways.values import FrozenMap, Name

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
    """One place in a pathway: ``get`` reads it, ``put`` gives the pathway with another value.

    ``name`` is that of the model's field, by which it is known between what its numbers have to
    lie; blank where it has none.
    """

    get: Callable[[Pathway], Any]
    put: Callable[[Pathway, Any], Pathway]
    name: str = ""

    def field(self, name: str) -> "Lens":
        """The place of one field of the value here; ``put`` refuses what the field cannot be."""

        def put(pathway: Pathway, value: Any) -> Pathway:
            holder = self.get(pathway)
            refuse_outside(name, value, getattr(holder, name))
            return self.put(pathway, replace(holder, **{name: value}))

        return Lens(lambda p: getattr(self.get(p), name), put, name)

    def item(self, at: int) -> "Lens":
        """The place of one item of the tuple here."""
        return Lens(
            lambda p: self.get(p)[at],
            lambda p, value: self.put(p, _with_item(self.get(p), at, value)),
            self.name,
        )

    def said(self, language: str) -> "Lens":
        """The place of the text in one language of the name here, which stays in one of them."""

        def put(pathway: Pathway, text: str) -> Pathway:
            known: Name = self.get(pathway)
            changed = known.with_(language, text)
            if changed.is_blank and not known.is_blank:
                raise BlankNameError
            return self.put(pathway, changed)

        return Lens(lambda p: getattr(self.get(p), language), put)


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
