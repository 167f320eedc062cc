"""The proposal to the Pan-Cluster Planning Group as a tagged PDF."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pathways.model import PROPOSED
from planner.files import replacing
from planner.i18n import _, speaking
from planner.proposals import Proposal, planner_version, printed_proposal
from planner.workspace import Workspace

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

__all__ = ["write_proposal"]


def write_proposal(
    workspace: Workspace,
    pathway_id: str,
    path: Path,
    language: str = "en",
    option: str = PROPOSED,
    *,
    when: date | None = None,
) -> None:
    """Puts the proposal of one pathway in a PDF file; the same inputs and day give the same bytes.

    Args:
        workspace: Whose pathway, population and assumptions it is.
        pathway_id: Which pathway.
        path: The file; it is the old one or the new one, whole.
        language: In which language, ``en`` or ``cy``.
        option: Which design is proposed.
        when: The day it is dated; today where left out.

    Raises:
        UserError: The estimate cannot be made, or the file cannot be written; nothing was written.
    """
    from planner.exports.report.document import Edges, build

    with speaking(language):
        proposal = printed_proposal(workspace, pathway_id, option)
        title = _(
            "{pathway}: proposal of {cluster}",
            pathway=proposal.name,
            cluster=proposal.workspace.cluster,
        )
        edges = Edges(
            title=title,
            mark=_("DRAFT") if proposal.is_draft else "",
            version=planner_version(),
            author=proposal.workspace.author,
            when=when or date.today(),
            fingerprint=proposal.fingerprint,
            language=language,
            draws=proposal.drawn.count,
            seed=proposal.drawn.seed,
        )
        story = _story(proposal)
        with replacing(path) as fresh:
            build(
                fresh, story, edges, subject=_("Proposal to the Pan-Cluster Planning Group (PCPG)")
            )


def _story(proposal: Proposal) -> "list[Flowable]":
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
        reach,
        value,
        workforce,
    )
    from planner.exports.report.document import turned
    from planner.exports.report.styles import PORTRAIT

    story = [*decision.pages(proposal), *turned(PORTRAIT), *need.pages(proposal)]
    story += maps.pages(proposal)
    for group in (
        activity,
        workforce,
        diagnostics,
        money,
        value,
        reach,
        governance,
        delivery,
        annex,
    ):
        story += [*turned(PORTRAIT), *group.pages(proposal)]
    return story
