"""What the document shows of the planner's working out; a bug in it gives nothing and is told."""

from typing import TYPE_CHECKING

from pathways.errors import UserError
from pathways.model import Pathway
from pathways.parameters import parameters
from planner.workspace import Workspace
from ui.bugs import BugError, tell

if TYPE_CHECKING:
    from planner.checks import Finding
    from resources.estimate import Estimate
    from resources.sensitivity import Swing

__all__ = ["estimated", "found"]


def estimated(
    workspace: Workspace, pathway: Pathway, option: str
) -> "tuple[Estimate | None, UserError | None]":
    """The estimate, or why there is none."""
    from planner.estimates import estimate_of

    try:
        return estimate_of(workspace, pathway, option), None
    except UserError as error:
        return None, error
    except Exception as error:
        tell(error)
        return None, BugError.of(error)


def found(
    workspace: Workspace,
    pathway_id: str,
    made: "Estimate | None",
    swings: "tuple[Swing, ...]",
) -> "tuple[Finding, ...]":
    """What is to fix or answer; of ``swings``, those of inputs that the pathway still has."""
    from planner.checks import findings

    try:
        return findings(workspace, pathway_id, made, swings=_still_there(swings, made))
    except Exception as error:
        tell(error)
        return ()


def _still_there(swings: "tuple[Swing, ...]", made: "Estimate | None") -> "tuple[Swing, ...]":
    if made is None or not swings:
        return ()
    known = {p.key for p in parameters(made.pathway)}.union(made.assumptions)
    return tuple(swing for swing in swings if swing.key in known)
