"""The estimate of a workspace's pathway: the one place where its assumptions are laid over ours."""

from typing import TYPE_CHECKING

from pathways.errors import MissingDesignError
from pathways.model import PROPOSED, Pathway
from pathways.nested import expanded, opened, opening
from planner.errors import PartOfAnotherError
from planner.workspace import Workspace, listed

if TYPE_CHECKING:
    from resources.assumptions import Assumptions
    from resources.estimate import Estimate
    from resources.sensitivity import Swing
    from resources.to_supply import Ask

__all__ = [
    "asks_of",
    "assumptions_of",
    "estimate_of",
    "option_of",
    "refuse_part_of_another",
    "rests_on",
    "swings_of",
    "whole_of",
]


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


def whole_of(workspace: Workspace, pathway: Pathway) -> Pathway:
    """The pathway with the steps of those that its steps open as; what every figure rests on.

    Raises:
        OpensError: A step cannot open as the pathway it names.
    """
    return expanded(pathway, workspace.by_id)


def rests_on(workspace: Workspace, pathway: Pathway) -> tuple[Pathway, ...]:
    """The other pathways that an estimate of this one depends on: any change of them may move it.

    They are those opened within it and, where it has no stream of its own, those that open it.
    """
    openers = () if pathway.streams else workspace.openers(pathway.id)
    return (*opened(pathway, workspace.by_id), *openers)


def estimate_of(
    workspace: Workspace, pathway: Pathway, option: str | None = None, *, is_held: bool = False
) -> "Estimate":
    """The estimate of one pathway for the workspace's population; every figure shown comes from it.

    Its pathway is ``whole_of`` the one given: steps within others are called ``step/inner``.
    ``is_held`` leaves in hospital what the community has no capacity for.

    Raises:
        MissingPopulationError: The workspace does not say how many people there are.
        MissingDesignError: The pathway has no such option.
        PartOfAnotherError: Nobody enters it but through another pathway that opens it.
        EstimateError: A number or a share does not let a figure be given.
        PathwayError: A loop has no way out, a role or test is unknown, or a step cannot open.
    """
    from resources.errors import SharesError
    from resources.estimate import estimate  # numpy costs the window's start 0.1 s

    option = option or option_of(pathway)
    if option not in pathway.designs:
        raise MissingDesignError(where=pathway.name, id=option)
    refuse_part_of_another(workspace, pathway)
    try:
        return estimate(
            whole_of(workspace, pathway),
            population=workspace.known_population(),
            assumptions=assumptions_of(workspace),
            option=option,
            is_held=is_held,
        )
    except SharesError:
        _refuse_uneven(workspace, pathway)
        raise


def refuse_part_of_another(workspace: Workspace, pathway: Pathway) -> None:
    """Nothing, if people enter the pathway by itself, or nobody opens it.

    Raises:
        PartOfAnotherError: Its figures are part of another's.
    """
    openers = () if pathway.streams else workspace.openers(pathway.id)
    if openers:
        raise PartOfAnotherError(
            pathway=pathway.name,
            others=listed(p.name for p in openers),
            ids=tuple(p.id for p in openers),
        )


def _refuse_uneven(workspace: Workspace, pathway: Pathway) -> None:
    """Nothing, if all who come out of each sub-pathway go on.

    Raises:
        SharesError: They do not; it names the step as it is drawn and not those within it.
    """
    from resources.errors import SharesError
    from resources.flow import ROUNDING

    for one in (pathway, *opened(pathway, workspace.by_id)):
        for step in opening(one):
            for design in step.deliveries:
                total = sum(c.share(design) for c in one.leaving(step.id, design))
                if abs(total - 1) > ROUNDING:
                    raise SharesError(step=step.name, design=design, total=f"{total:.4g}")


def swings_of(made: "Estimate") -> "tuple[Swing, ...]":
    """How far each input moves the estimate, largest first; the checks need it to be complete."""
    from resources.sensitivity import tornado

    return tornado(made)


def asks_of(workspace: Workspace, pathway: Pathway) -> "tuple[Ask, ...]":
    """What has still to be supplied for a pathway's figures to be those of its own people.

    Raises:
        UnknownInputError: The workspace replaces an assumption that the planner does not have.
        OpensError: A step cannot open as the pathway it names.
    """
    from resources.to_supply import to_supply

    return to_supply(whole_of(workspace, pathway), assumptions_of(workspace))
