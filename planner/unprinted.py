"""Characters that the PDF's typeface lacks: how many there are, and in words where they stand."""

from collections.abc import Iterator
from typing import Any, Final

from pathways.codec import write_pathway
from pathways.model import Pathway
from pathways.values import Name
from planner.fonts import SUBSTITUTE, printable, unprintable
from planner.i18n import N_, _, language, ngettext
from planner.workspace import Workspace

__all__ = ["texts_of", "unprinted"]

_MOST: Final = 5
_NAMED_LISTS: Final = ("steps", "streams")
_PARTS: Final = {
    "name": N_("Name"),
    "governance": N_("Governance and hours"),
    "evaluation": N_("Evaluation"),
    "exit": N_("Exit"),
    "engagement": N_("Engagement and equity"),
    "equity": N_("Engagement and equity"),
    "clinical_network": N_("Clinical network"),
    "money": N_("Money"),
    "staff_plans": N_("Finding the staff"),
    "features": N_("Tests and their four features"),
    "answers": N_("Answers to checks"),
    "designs": N_("Options"),
    "options_appraisal": N_("Options"),
    "scenarios": N_("Scenarios"),
}
_WORKSPACE: Final = {
    "cluster": N_("Cluster"),
    "health_board": N_("Health board"),
    "population_source": N_("Where the population is from"),
    "pcpg": N_("Pan-Cluster Planning Group (PCPG)"),
    "author": N_("Author"),
}


def unprinted(workspace: Workspace, pathway: Pathway) -> str:
    """What to say of characters that the PDF cannot show; blank where it shows them all."""
    counts: dict[str, int] = {}
    for where, text in texts_of(workspace, pathway):
        if count := unprintable(text):
            counts[where] = counts.get(where, 0) + count
    if not counts:
        return ""
    places = [f"“{where}”" for where in counts]
    more = len(places) - _MOST
    return ngettext(
        "{n} character cannot be printed and stands as {mark} in the PDF. It is in: {where}.",
        "{n} characters cannot be printed and stand as {mark} in the PDF. They are in: {where}.",
        sum(counts.values()),
        mark=SUBSTITUTE,
        where=", ".join([*places[:_MOST], *(["…"] if more > 0 else [])]),
    )


def texts_of(workspace: Workspace | None, pathway: Pathway) -> Iterator[tuple[str, str]]:
    """Each text that may be printed, with what the place it stands in is called."""
    if workspace is not None:
        for part, word in _WORKSPACE.items():
            yield _(word), getattr(workspace, part)
    for part, value in write_pathway(pathway).items():
        if part in _NAMED_LISTS:
            for one in value:
                name = printable(Name(one["name"]["en"], one["name"]["cy"]).said(language()))
                yield from ((name, text) for text in _strings(one))
        else:
            word = _PARTS.get(part, N_("Where it came from"))
            yield from ((_(word), text) for text in _strings(value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
