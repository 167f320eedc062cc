"""Rules on the graph: chances, reach, loops, where people enter and where they leave."""

from collections.abc import Iterator
from typing import Final

from pathways.errors import UserError
from pathways.graph import closed_loops, reachable
from pathways.model import Step
from pathways.text import N_
from planner.checks.findings import Context, Figure, Hit, Listed, design_words, hit
from planner.formats import number, percent

__all__ = [
    "chance_out_of_bounds",
    "chances_add_up",
    "no_end",
    "no_way_out",
    "nobody_reaches",
    "starts_nowhere",
    "visited_too_often",
]

ROUNDING: Final = 1e-6
MOST_VISITS: Final = 12
LEADS_NOWHERE: Final = N_("“{step}” leads nowhere: nobody can go on from it (design: {designs})")
CONNECT_IT: Final = N_("Connect it to the next step or to an end.")
NO_CHANCE: Final = N_("The connection “{source} → {target}” has no chance in any design")
LEADS_ON: Final = N_("“{source}” is an end, so nobody goes along its connection to “{target}”")
DELETE_IT: Final = N_("Delete the connection, or make the end a step of another kind.")
NOBODY_ENTERS: Final = N_("Nobody enters this pathway: it has no stream of people")
ADD_A_STREAM: Final = N_("Add a stream: who comes, how many, and the step they come to first.")


def chances_add_up(context: Context) -> Iterator[Hit]:
    """G01: a step's chances, towards steps of the same design, do not add up to 100%."""
    pathway = context.pathway
    present = {design: {s.id for s in pathway.steps_in(design)} for design in pathway.designs}
    leaving: dict[tuple[str, str], float] = {}
    for connection in pathway.connections:
        for design, share in connection.shares.items():
            if share > 0 and connection.target in present[design]:
                place = (connection.source, design)
                leaving[place] = leaving.get(place, 0.0) + share
    for step in pathway.steps:
        if step.is_end:
            continue
        totals = {d: leaving.get((step.id, d), 0.0) for d in step.deliveries}
        wrong = {d: total for d, total in totals.items() if abs(total - 1) > ROUNDING}
        if not wrong:
            continue
        first = next(iter(wrong.values()))
        designs = design_words(d for d, total in wrong.items() if total == first)
        if first:
            total = Figure(first, _not_quite)
            yield hit(step.id, step=step.name, sum=total, designs=designs)
        else:
            words = {"text": LEADS_NOWHERE, "fix": CONNECT_IT}
            yield hit(step.id, **words, step=step.name, designs=designs)


def _not_quite(total: float) -> str:
    """A percentage with as many places as show that it is not 100%."""
    return next(
        (text for places in range(6) if (text := percent(total, places)) != percent(1, places)),
        percent(total, 6),
    )


def chance_out_of_bounds(context: Context) -> Iterator[Hit]:
    """G02: a chance below 0 or above 100%, none where one is drawn, or one to leave an end."""
    for connection in context.pathway.connections:
        ends = (connection.source, connection.target)
        source, target = (context.pathway.step(s).name for s in ends)
        wrong = [share for share in connection.shares.values() if not 0 <= share <= 1]
        if context.pathway.step(connection.source).is_end:
            words = {"text": LEADS_ON, "fix": DELETE_IT}
            yield hit(*ends, **words, source=source, target=target)
        elif wrong:
            chance = Figure(wrong[0], percent)
            yield hit(*ends, source=source, target=target, chance=chance)
        elif not connection.shares:
            yield hit(*ends, source=source, target=target, text=NO_CHANCE)


def nobody_reaches(context: Context) -> Iterator[Hit]:
    """G03: a step that nobody who enters a design can come to; ends may be out of use."""
    pathway = context.pathway
    reached = {d: reached for d in pathway.designs if (reached := reachable(pathway, d))}
    for step in pathway.steps:
        missed = [d for d in step.deliveries if d in reached and step.id not in reached[d]]
        if missed:
            yield hit(step.id, step=step.name, designs=design_words(missed))


def no_way_out(context: Context) -> Iterator[Hit]:
    """G04: steps that lead to each other and never to an end."""
    pathway = context.pathway
    for loop in dict.fromkeys(loop for d in pathway.designs for loop in closed_loops(pathway, d)):
        names = Listed(tuple(pathway.step(s).name for s in loop), quoted=True)
        yield hit(*loop, steps=names)


def starts_nowhere(context: Context) -> Iterator[Hit]:
    """G05: a stream whose first step is not there in any design, or no stream at all."""
    pathway = context.pathway
    if not pathway.streams:
        yield hit(text=NOBODY_ENTERS, fix=ADD_A_STREAM)
    for stream in pathway.streams:
        entry = pathway.step(stream.entry) if pathway.has_step(stream.entry) else None
        if entry is None or not (entry.is_end or entry.deliveries):
            yield hit(stream.id, stream=stream.name)


def visited_too_often(context: Context) -> Iterator[Hit]:
    """G06: a step that one person comes to more than twelve times, in the design with the most."""
    most: dict[str, float] = {}
    for design in context.pathway.designs:
        for step, n in _visits(context, design):
            most[step.id] = max(most.get(step.id, 0.0), n)
    for step in context.pathway.steps:
        if most.get(step.id, 0.0) > MOST_VISITS and not step.is_end:
            yield hit(step.id, step=step.name, n=Figure(most[step.id], number))


def _visits(context: Context, design: str) -> Iterator[tuple[Step, float]]:
    """Visits of each step by one entrant of each stream; nothing where none can be worked out."""
    made = context.estimate
    if made is not None and design in made.per_entrant:
        by_stream = made.per_entrant[design]
    else:
        from resources.flow import visits_per_entrant  # numpy costs the window's start 0.1 s

        try:
            by_stream = visits_per_entrant(context.pathway, design)
        except UserError:
            return
    for visits in by_stream.values():
        for step in context.pathway.steps:
            yield step, visits.get(step.id, 0.0)


def no_end(context: Context) -> Iterator[Hit]:
    """G07: nowhere for people to leave."""
    if not any(step.is_end for step in context.pathway.steps):
        yield hit()
