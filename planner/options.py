"""The options of a pathway: four to begin with, what each comes to, and what reverses the order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pathways.errors import UserError
from pathways.model import CURRENT, Pathway
from pathways.scenarios import CRITERIA, OptionKind, OptionsAppraisal, Scenario, WeighedOption
from pathways.values import FrozenMap, Name
from planner import formats
from planner.estimates import option_of
from planner.i18n import N_, _, language
from planner.scenarios import (
    AMBITIOUS,
    STEADY,
    SideBySide,
    Worked,
    compare_worked,
    estimate_under,
    ready_made,
)
from planner.workspace import Workspace

if TYPE_CHECKING:
    from resources.estimate import Estimate

__all__ = [
    "KINDS",
    "MissingScenarioError",
    "criterion_word",
    "four_options",
    "options_side_by_side",
    "order_sentences",
]

WEIGHTS: Final[Mapping[str, float]] = dict(
    zip(CRITERIA, (0.25, 0.25, 0.2, 0.15, 0.15), strict=True)
)
KINDS: Final[Mapping[OptionKind, str]] = {
    OptionKind.NOTHING: N_("Do nothing"),
    OptionKind.MINIMUM: N_("Do minimum"),
    OptionKind.PREFERRED: N_("Preferred"),
    OptionKind.STRETCH: N_("Stretch"),
    OptionKind.OTHER: N_("Another option"),
}
_CRITERIA: Final[Mapping[str, str]] = {
    "need": N_("Need"),
    "equity": N_("Equity"),
    "outcomes": N_("Outcomes"),
    "deliverability": N_("Deliverability"),
    "value": N_("Value"),
}


class MissingScenarioError(UserError):
    """An option is under a scenario that is not there."""

    text = N_("Option “{option}” is under scenario “{id}”, which is not there. Choose another.")


def criterion_word(criterion: str) -> str:
    """What a criterion is called; one of the user's own is called as they called it."""
    return _(_CRITERIA[criterion]) if criterion in _CRITERIA else criterion


def four_options(pathway: Pathway) -> OptionsAppraisal:
    """Do nothing, do minimum, preferred and stretch, with weights to begin with and no marks.

    Do minimum is the proposed design at the steady pace, stretch at the ambitious one. The weights
    are the planner's own and illustrative.
    """
    option = option_of(pathway)
    return OptionsAppraisal(
        FrozenMap(WEIGHTS),
        (
            WeighedOption("nothing", Name("Do nothing", "Gwneud dim"), OptionKind.NOTHING, CURRENT),
            WeighedOption(
                "minimum",
                Name("Do minimum", "Gwneud y lleiaf"),
                OptionKind.MINIMUM,
                option,
                STEADY,
            ),
            WeighedOption(
                "preferred", Name("Preferred", "Yr un a ffefrir"), OptionKind.PREFERRED, option
            ),
            WeighedOption(
                "stretch", Name("Stretch", "Ymestyn"), OptionKind.STRETCH, option, AMBITIOUS
            ),
        ),
    )


def options_side_by_side(
    workspace: Workspace,
    pathway: Pathway,
    appraisal: OptionsAppraisal,
    *,
    count: int | None = None,
    seed: int | None = None,
    goes_on: Callable[[], bool] = lambda: True,
) -> SideBySide | None:
    """The options worked out, each compared with the first that can be, draw by draw.

    Each stands as a scenario with the option's id and name. ``None`` where it was given up.
    """
    worked = tuple(_worked(workspace, pathway, appraisal))
    return compare_worked(worked, count=count, seed=seed, goes_on=goes_on)


def _worked(
    workspace: Workspace, pathway: Pathway, appraisal: OptionsAppraisal
) -> Iterator[Worked]:
    for option in appraisal.options:
        shown = Scenario(option.id, option.name)
        try:
            scenario = _scenario(pathway, option)
            made, unknown = _made(workspace, pathway, option, scenario)
        except UserError as error:
            yield Worked(shown, None, error, ())
        else:
            yield Worked(replace(scenario, id=option.id, name=option.name), made, None, unknown)


def _made(
    workspace: Workspace, pathway: Pathway, option: WeighedOption, scenario: Scenario
) -> "tuple[Estimate, tuple[str, ...]]":
    from resources.mixing import as_now

    if option.design != CURRENT:
        return estimate_under(workspace, pathway, scenario, option.design or None)
    made, unknown = estimate_under(workspace, pathway, scenario)
    return as_now(made), unknown


def _scenario(pathway: Pathway, option: WeighedOption) -> Scenario:
    """The scenario an option is under: one of the pathway's own, or a ready-made one."""
    if not option.scenario:
        return Scenario("", option.name)
    for scenario in (*pathway.scenarios, *ready_made(pathway)):
        if scenario.id == option.scenario:
            return scenario
    raise MissingScenarioError(option=option.name, id=option.scenario)


def order_sentences(appraisal: OptionsAppraisal) -> Iterator[str]:
    """Which option comes first, and what weights would put the second before it, in words.

    Nothing where fewer than two have a total.

    Raises:
        OutOfBoundsError: The weights do not add up to 1.
    """
    from resources.weighing import ranked, reversals

    order = ranked(appraisal)
    if len(order) < 2:
        return
    first, second = order[:2]
    names = {
        "first": first.option.name.said(language()),
        "second": second.option.name.said(language()),
    }
    scores = (formats.number(one.total or 0.0) for one in (first, second))
    yield _(
        "“{first}” comes first with {a}, “{second}” second with {b}.",
        **names,
        **dict(zip("ab", scores, strict=True)),
    )
    found = reversals(appraisal, first.option, second.option)
    if not found:
        yield _("No weight of one criterion alone puts “{second}” before “{first}”.", **names)
    for one in found:
        blanks = {
            **names,
            "criterion": criterion_word(one.criterion),
            "weight": formats.percent(one.weight, 1),
            "now": formats.percent(one.now, 1),
        }
        if one.swing > 0:
            yield _(
                "“{second}” comes before “{first}” if {criterion} weighs more than {weight} "
                "(now {now}).",
                **blanks,
            )
        else:
            yield _(
                "“{second}” comes before “{first}” if {criterion} weighs less than {weight} "
                "(now {now}).",
                **blanks,
            )
