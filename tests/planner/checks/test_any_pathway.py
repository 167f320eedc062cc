"""Whatever a pathway holds, its checks can be made and said, and each can be answered alone."""

from hypothesis import given, settings
from strategies import flowing_pathways, workspaces

from pathways.errors import UserError
from pathways.model import Pathway
from planner.checks import findings
from planner.estimates import estimate_of
from planner.workspace import Workspace


def say_all(workspace: Workspace) -> None:
    for pathway in workspace.pathways:
        try:
            made = estimate_of(workspace, pathway)
        except UserError:
            made = None
        found = findings(workspace, pathway.id, made)
        assert all(f.message and f.advice for f in found)
        assert len({f.key for f in found}) == len(found)


@given(workspaces())
@settings(max_examples=100)
def test_any_workspace_can_be_checked(workspace: Workspace) -> None:
    say_all(workspace)


@given(flowing_pathways())
@settings(max_examples=100)
def test_any_pathway_that_can_be_estimated_can_be_checked(pathway: Pathway) -> None:
    say_all(Workspace("Here", population=50_000, pathways=(pathway,)))
