"""The estimate of a workspace's pathway: the one place where its assumptions are laid over ours."""

from typing import TYPE_CHECKING

from pathways.errors import MissingDesignError
from pathways.model import PROPOSED, Pathway
from planner.workspace import Workspace

if TYPE_CHECKING:
    from resources.assumptions import Assumptions
    from resources.estimate import Estimate
    from resources.sensitivity import Swing

__all__ = ["assumptions_of", "estimate_of", "option_of", "swings_of"]


def option_of(pathway: Pathway) -> str:
    """The option a pathway proposes: ``proposed``, or its first option where none is called so."""
    return PROPOSED if PROPOSED in pathway.options else pathway.options[0]


def assumptions_of(workspace: Workspace) -> "Assumptions":
    """The planner's assumptions with the workspace's own in their place.

    Raises:
        UnknownInputError: The workspace replaces an assumption that the planner does not have.
    """
    from resources.assumptions import default_assumptions

    return default_assumptions().with_values(workspace.assumptions)


def estimate_of(workspace: Workspace, pathway: Pathway, option: str | None = None) -> "Estimate":
    """The estimate of one pathway for the workspace's population; every figure shown comes from it.

    Raises:
        MissingPopulationError: The workspace does not say how many people there are.
        MissingDesignError: The pathway has no such option.
        EstimateError: A number or a share does not let a figure be given.
        PathwayError: A loop has no way out, or a role or test is unknown.
    """
    from resources.estimate import estimate  # numpy costs the window's start 0.1 s

    option = option or option_of(pathway)
    if option not in pathway.designs:
        raise MissingDesignError(where=pathway.name, id=option)
    return estimate(
        pathway,
        population=workspace.known_population(),
        assumptions=assumptions_of(workspace),
        option=option,
    )


def swings_of(made: "Estimate") -> "tuple[Swing, ...]":
    """How far each input moves the estimate, largest first; the checks need it to be complete."""
    from resources.sensitivity import tornado

    return tornado(made)
