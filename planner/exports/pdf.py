"""The proposal to the Pan-Cluster Planning Group as a tagged PDF."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pathways.model import PROPOSED
from planner.files import replacing
from planner.i18n import _, speaking
from planner.proposals import Proposal, planner_version, printed_proposal
from planner.workspace import Workspace

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

__all__ = ["ORDERS", "PARTS", "story_of", "write_proposal"]


PARTS: Final = ("proposal", "summary", "public")
ORDERS: Final = ("bjc", "five")


def write_proposal(
    workspace: Workspace,
    pathway_id: str,
    path: Path,
    language: str = "en",
    option: str = PROPOSED,
    *,
    part: str = "proposal",
    order: str = "bjc",
    when: date | None = None,
) -> None:
    """Puts the proposal of one pathway in a PDF file; the same inputs and day give the same bytes.

    Args:
        workspace: Whose pathway, population and assumptions it is.
        pathway_id: Which pathway.
        path: The file; it is the old one or the new one, whole.
        language: In which language, ``en`` or ``cy``.
        option: Which design is proposed.
        part: The whole proposal, the decision page by itself, or a page for the public.
        order: As a business justification case, or as the five case model.
        when: The day it is dated; today where left out.

    Raises:
        UserError: The estimate cannot be made, or the file cannot be written; nothing was written.
    """
    from planner.exports.report.document import Edges, build

    with speaking(language):
        proposal = printed_proposal(workspace, pathway_id, option)
        edges = Edges(
            title=_title(proposal, part),
            mark=_("DRAFT") if proposal.is_draft else "",
            version=planner_version(),
            author=proposal.workspace.author,
            when=when or date.today(),
            fingerprint=proposal.fingerprint,
            language=language,
            draws=proposal.drawn.count,
            seed=proposal.drawn.seed,
        )
        story = story_of(proposal, part, order)
        with replacing(path) as fresh:
            build(
                fresh, story, edges, subject=_("Proposal to the Pan-Cluster Planning Group (PCPG)")
            )


def _title(proposal: Proposal, part: str) -> str:
    blanks = {"pathway": proposal.name, "cluster": proposal.workspace.cluster}
    if part == "summary":
        return _("{pathway}: summary of the proposal of {cluster}", **blanks)
    if part == "public":
        return _("{pathway}: the plan of {cluster} for the public", **blanks)
    return _("{pathway}: proposal of {cluster}", **blanks)


def story_of(proposal: Proposal, part: str = "proposal", order: str = "bjc") -> "list[Flowable]":
    """What stands on the pages, in the language being spoken."""
    from planner.exports.report import (
        activity,
        annex,
        decision,
        delivery,
        diagnostics,
        governance,
        maps,
        money,
        need,
        public,
        reach,
        value,
        workforce,
    )
    from planner.exports.report.cases import ORDERS as CASES
    from planner.exports.report.cases import under
    from planner.exports.report.document import turned
    from planner.exports.report.styles import PORTRAIT

    if part == "summary":
        return decision.pages(proposal)
    if part == "public":
        return public.pages(proposal)
    pages: dict[str, Callable[[Proposal], list[Flowable]]] = {
        "need": need.pages,
        "maps": maps.pages,
        "activity": activity.pages,
        "workforce": workforce.pages,
        "diagnostics": diagnostics.pages,
        "money": money.pages,
        "value": value.pages,
        "reach": reach.pages,
        "governance": governance.pages,
        "delivery": delivery.pages,
        "annex": lambda proposal: annex.pages(proposal, order),
    }
    story = decision.pages(proposal)
    for case, groups in CASES[order]:
        for group in groups:
            if group != "decision":
                begun = [] if group == "maps" else turned(PORTRAIT)
                story += [*begun, *under(case, pages[group](proposal))]
    return story
