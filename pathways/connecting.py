"""What a person can do to the connections of a pathway; each edit maps a pathway to a new one."""

from collections.abc import Iterable
from dataclasses import replace

from pathways.bounds import CHANCE
from pathways.errors import ChanceError, DuplicateError, FromEndError
from pathways.model import Connection, Pathway
from pathways.values import FrozenMap

__all__ = [
    "connect",
    "insert_step",
    "placed_within",
    "reconnect",
    "remove_connection",
    "scale_shares",
    "set_share",
    "unlead",
]


def connect(pathway: Pathway, source: str, target: str, designs: Iterable[str]) -> Pathway:
    """The pathway with two steps connected in some designs.

    In each design the connection carries what the source's other connections leave over, so the
    first carries everybody. A connection already used in a design keeps its share there.

    Raises:
        FromEndError: The source is an end, from which nobody goes on.
    """
    if pathway.step(source).is_end:
        raise FromEndError(name=pathway.step(source).name)
    known = pathway._connections_by_ends.get((source, target))
    shares = dict(known.shares) if known else {}
    for design in designs:
        if shares.get(design, 0.0) > 0:
            continue
        left = 1.0 - sum(c.share(design) for c in pathway.leaving(source, design))
        shares[design] = round(min(max(left, 0.0), 1.0), 9)
    connection = Connection(source, target, FrozenMap(shares), known.basis if known else "ill")
    others = tuple(c for c in pathway.connections if (c.source, c.target) != (source, target))
    if known is None:
        return replace(pathway, connections=(*others, connection))
    return _replace_connection(pathway, connection)


def reconnect(
    pathway: Pathway, ends: tuple[str, str], new_ends: tuple[str, str], design: str | None = None
) -> Pathway:
    """The pathway with a connection led between other steps, its shares and basis kept.

    Args:
        pathway: The pathway it is in.
        ends: The steps it connects now.
        new_ends: The steps it is to connect.
        design: The only design it changes in; every design without it.

    Raises:
        DuplicateError: The new ends are connected already.
        FromEndError: It would lead on from an end.
    """
    if ends == new_ends:
        return pathway
    connection = pathway.connection(*ends)
    source, target = new_ends
    known = pathway._connections_by_ends.get(new_ends)
    moved = dict(connection.shares)
    if design is not None:
        moved = {d: share for d, share in moved.items() if d == design}
    if known is not None and any(known.share(d) > 0 for d in moved):
        raise DuplicateError(id=f"{source} → {target}")
    if pathway.step(source).is_end:
        raise FromEndError(name=pathway.step(source).name)
    pathway.step(target)
    left = {d: share for d, share in connection.shares.items() if d not in moved}
    led = Connection(
        source, target, FrozenMap({**(known.shares if known else {}), **moved}), connection.basis
    )
    changed: list[Connection] = []
    for one in pathway.connections:
        if one is connection:
            if left:
                changed.append(replace(connection, shares=FrozenMap(left)))
            if known is None:
                changed.append(led)
        else:
            changed.append(led if one is known else one)
    return placed_within(replace(pathway, connections=tuple(changed)))


def insert_step(pathway: Pathway, step_id: str, ends: tuple[str, str]) -> Pathway:
    """The pathway with a step put into a connection: what went along it now goes through the step.

    Shares into the step are those of the connection; all who come to the step go on, in each
    design that uses the connection and has the step.

    Raises:
        FromEndError: The step is an end, from which nobody goes on.
    """
    connection = pathway.connection(*ends)
    step = pathway.step(step_id)
    if step.is_end:
        raise FromEndError(name=step.name)
    for design in pathway.designs:
        if connection.share(design) <= 0 or not step.exists_in(design):
            continue
        share = connection.share(design)
        pathway = set_share(pathway, *ends, design, None)
        pathway = connect(pathway, ends[0], step_id, [design])
        pathway = set_share(pathway, ends[0], step_id, design, share)
        pathway = connect(pathway, step_id, ends[1], [design])
    if not any(share > 0 for share in pathway.connection(*ends).shares.values()):
        pathway = remove_connection(pathway, *ends)
    return pathway


def set_share(
    pathway: Pathway, source: str, target: str, design: str, share: float | None
) -> Pathway:
    """The pathway with a connection's chance in one design; ``None`` means not used there.

    Raises:
        ChanceError: The chance is outside 0 to 1.
        FromEndError: The source is an end, from which nobody goes on.
    """
    connection = pathway.connection(source, target)
    if share is None:
        return _replace_connection(
            pathway, replace(connection, shares=connection.shares.without(design))
        )
    if not CHANCE.hold(share):
        raise ChanceError(
            source=pathway.step(source).name,
            target=pathway.step(target).name,
            chance=CHANCE.said(share),
        )
    if share and pathway.step(source).is_end:
        raise FromEndError(name=pathway.step(source).name)
    return _replace_connection(
        pathway, replace(connection, shares=connection.shares.with_(design, share))
    )


def remove_connection(pathway: Pathway, source: str, target: str) -> Pathway:
    """The pathway without a connection."""
    pathway.connection(source, target)
    return placed_within(
        replace(
            pathway,
            connections=tuple(
                c for c in pathway.connections if (c.source, c.target) != (source, target)
            ),
        )
    )


def unlead(pathway: Pathway, source: str, target: str, design: str) -> Pathway:
    """The pathway in one design of which nobody goes from one step to another any more.

    The connection goes altogether once no design uses it.
    """
    pathway = set_share(pathway, source, target, design, None)
    if any(share > 0 for share in pathway.connection(source, target).shares.values()):
        return pathway
    return remove_connection(pathway, source, target)


def scale_shares(pathway: Pathway, step_id: str, design: str, keep: str = "") -> Pathway:
    """The pathway with the chances out of a step scaled to add up to 1 in one design.

    ``keep`` is a target whose share stays as it is where the others can make up the rest. Scaled
    shares are whole hundredths of a percent, as a person would write them.
    """
    leaving = list(pathway.leaving(step_id, design))
    kept = next((c.share(design) for c in leaving if c.target == keep), 0.0)
    scaled = [c for c in leaving if c.target != keep]
    if kept >= 1 or not scaled:
        kept, scaled = 0.0, leaving
    total, left = sum(c.share(design) for c in scaled), 1.0 - kept
    shares = [round(left * c.share(design) / total, 4) for c in scaled]
    largest = max(range(len(shares)), key=shares.__getitem__, default=0)
    if shares:
        shares[largest] = round(shares[largest] + left - sum(shares), 12)
    for connection, share in zip(scaled, shares, strict=True):
        changed = replace(connection, shares=connection.shares.with_(design, share))
        pathway = _replace_connection(pathway, changed)
    return pathway


def _replace_connection(pathway: Pathway, connection: Connection) -> Pathway:
    ends = (connection.source, connection.target)
    return replace(
        pathway,
        connections=tuple(
            connection if (c.source, c.target) == ends else c for c in pathway.connections
        ),
    )


def placed_within(pathway: Pathway) -> Pathway:
    """The pathway without places of what is no longer there."""
    ends = {(c.source, c.target) for c in pathway.connections}
    left = pathway.placing.within({s.id for s in pathway.steps}, ends)
    return pathway if left is pathway.placing else replace(pathway, placing=left)
