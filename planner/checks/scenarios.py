"""The rule on scenarios: every number that one changes is still there."""

from collections.abc import Iterator

from planner.checks.findings import Context, Figure, Hit, hit
from planner.formats import whole

__all__ = ["changes_nothing_there"]


def changes_nothing_there(context: Context) -> Iterator[Hit]:
    """S04: a scenario changes a number whose step, stream or year was taken out."""
    if not context.pathway.scenarios:
        return
    from resources.assumptions import default_assumptions  # numpy is not wanted at the start
    from resources.scenarios import unknown_keys

    for scenario in context.pathway.scenarios:
        gone = unknown_keys(context.pathway, default_assumptions(), scenario)
        if gone:
            yield hit(
                f"scenarios.{scenario.id}",
                scenario=scenario.name,
                n=Figure(len(gone), whole),
            )
