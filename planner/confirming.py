"""Confirming a number: who stands behind it, since when and by which source."""

from collections.abc import Iterator
from dataclasses import replace

from pathways.errors import UserError
from pathways.model import Connection, Pathway
from pathways.nested import design_within, opening
from pathways.parameters import parameters, with_parameter
from pathways.values import CONFIRMED_LOCALLY, Quantity
from planner.estimates import assumptions_of
from planner.i18n import N_
from planner.register import chance_key
from planner.workspace import Workspace

__all__ = ["UnownedError", "confirm"]


class UnownedError(UserError):
    """A number is to be confirmed by nobody, or on no day."""

    text = N_("Say who confirms the number, and on which day.")


def confirm(
    workspace: Workspace, pathway_id: str, key: str, who: str, when: str, source: str
) -> Workspace:
    """The workspace with a number confirmed locally as it stands.

    A number of a step within another is confirmed in the pathway that the step belongs to. A
    chance keeps that it was confirmed, and not by whom.

    Args:
        workspace: What is worked on.
        pathway_id: The pathway whose number it is; an assumption is that of all.
        key: Of a register's entry.
        who: The person who stands behind it.
        when: The day, as an ISO date.
        source: What they read it from; may be blank.

    Raises:
        UnownedError: Nobody is named, or no day.
        UnknownInputError: Neither the pathway nor the assumptions have such a number.
    """
    from resources.errors import UnknownInputError

    if not (who.strip() and when.strip()):
        raise UnownedError

    def sure(known: Quantity) -> Quantity:
        return replace(known, basis=CONFIRMED_LOCALLY, source=source, owner=who, date=when)

    inputs = assumptions_of(workspace)
    if key in inputs:
        own = workspace.assumptions.with_(key, sure(inputs[key].quantity))
        return replace(workspace, assumptions=own)
    for pathway, place in _places(workspace, workspace.pathway(pathway_id), key):
        if place.startswith("connections."):
            confirmed = tuple(
                replace(c, basis=CONFIRMED_LOCALLY) if _is_chance_of(c, place) else c
                for c in pathway.connections
            )
            if confirmed != pathway.connections:
                return workspace.with_pathway(replace(pathway, connections=confirmed))
        for found in parameters(pathway):
            if found.key == place:
                changed = with_parameter(pathway, place, sure(found.quantity))
                return workspace.with_pathway(changed)
    raise UnknownInputError(key=key, closest="")


def _is_chance_of(connection: Connection, key: str) -> bool:
    return any(chance_key(connection, design) == key for design in connection.shares)


def _places(workspace: Workspace, pathway: Pathway, key: str) -> Iterator[tuple[Pathway, str]]:
    """Where a number may be kept: in the pathway, or in those that its steps open as."""
    yield pathway, key
    for step in opening(pathway):
        inner = workspace.by_id.get(step.opens)
        if inner is None:
            continue
        for table in ("steps.", "connections."):
            if not key.startswith(f"{table}{step.id}/"):
                continue
            within = key.replace(f".{step.id}/", ".")
            yield from _places(workspace, inner, within)
            for design in pathway.designs:
                theirs = design_within(inner, design)
                named = f"{within}.".replace(f".{design}.", f".{theirs}.")[:-1]
                if named != within:
                    yield from _places(workspace, inner, named)
