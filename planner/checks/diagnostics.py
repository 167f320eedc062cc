"""Rules on tests: the four features each has to establish, who interprets, who gets the result."""

from collections.abc import Iterator
from typing import Final

from pathways.model import Delivery, Part, Step
from pathways.proposal_parts import FeatureStatus, FourFeatures
from pathways.text import N_
from pathways.values import Name
from planner.checks.findings import Context, Hit, Listed, hit

__all__ = [
    "device_not_resourced",
    "interpretation_not_established",
    "interpreter_too_junior",
    "no_agreed_pathway",
    "performance_not_established",
    "results_go_elsewhere",
]

COMPETENCE: Final = N_("“{test}”: how is competence assured (performed by: {roles})?")
AGREED_READER: Final = N_(
    "“{test}”: is it agreed who interprets the result, and where (now: {roles})?"
)
RECORD_TRAINING: Final = N_(
    "Record the training and how competence is checked, and mark the feature confirmed."
)
RECORD_READER: Final = N_(
    "Record who agreed it and where the result is read, and mark the feature confirmed."
)
NOT_SAID: Final = N_("Nobody has said who gets the results of {tests}")


def _is_confirmed(context: Context, test: str, feature: str) -> bool:
    four = context.pathway.features.get(test, FourFeatures())
    return getattr(four, feature).status is FeatureStatus.CONFIRMED


def _doers(delivery: Delivery, part: Part) -> list[str]:
    return [line.role for line in delivery.staff if line.part is part]


def _names(context: Context, roles: list[str]) -> Listed:
    return Listed(tuple(context.role_name(role) for role in dict.fromkeys(roles)))


def no_agreed_pathway(context: Context) -> Iterator[Hit]:
    """D01: feature 1 of a test that an option uses is not confirmed."""
    for test in context.tests:
        if not _is_confirmed(context, test, "agreed_pathway"):
            yield hit(test, test=context.test_name(test))


def performance_not_established(context: Context) -> Iterator[Hit]:
    """D02: feature 2 is not confirmed, or somewhere nobody is down to perform the test."""
    for test, places in context.tests.items():
        doers = [_doers(delivery, Part.TECHNICAL) for _step, _option, delivery in places]
        name = context.test_name(test)
        if not all(doers):
            yield hit(test, test=name)
        elif not _is_confirmed(context, test, "technical"):
            roles = _names(context, [role for place in doers for role in place])
            yield hit(test, test=name, roles=roles, text=COMPETENCE, fix=RECORD_TRAINING)


def interpretation_not_established(context: Context) -> Iterator[Hit]:
    """D03: feature 3 is not confirmed, or somewhere nobody interprets the result.

    The result may be interpreted at the step itself or at one that comes straight after it.
    """
    for test, places in context.tests.items():
        readers = [_readers(context, step, option) for step, option, _delivery in places]
        name = context.test_name(test)
        if not all(readers):
            yield hit(test, test=name)
        elif not _is_confirmed(context, test, "interpretation"):
            roles = _names(context, [role for place in readers for role in place])
            yield hit(test, test=name, roles=roles, text=AGREED_READER, fix=RECORD_READER)


def _readers(context: Context, step: Step, option: str) -> list[str]:
    after = (c.target for c in context.pathway.leaving(step.id, option))
    for step_id in (step.id, *after):
        delivery = context.pathway.step(step_id).deliveries.get(option)
        if delivery and (roles := _doers(delivery, Part.INTERPRETATION)):
            return roles
    return []


def device_not_resourced(context: Context) -> Iterator[Hit]:
    """D04: feature 4 is not confirmed, or the library has no device or consumables for the test."""
    for test in context.tests:
        known = context.library.tests.get(test)
        is_costed = known is not None and bool(known.device.said()) and known.consumable is not None
        if not (is_costed and _is_confirmed(context, test, "device")):
            yield hit(test, test=context.test_name(test))


def interpreter_too_junior(context: Context) -> Iterator[Hit]:
    """D05: the most senior who interprets at a step stands below what one of its tests needs."""
    roles, tests = context.library.roles, context.library.tests
    found = {}
    for step, _option, delivery in context.proposed_deliveries:
        readers = [roles[r] for r in _doers(delivery, Part.INTERPRETATION) if r in roles]
        needs = [tests[use.test] for use in delivery.tests if use.test in tests]
        if not readers or not needs:
            continue
        reader = max(readers, key=lambda role: role.rank)
        need = max(needs, key=lambda test: test.minimum_rank)
        if reader.rank < need.minimum_rank:
            found[step.id] = hit(
                step.id,
                role=reader.name,
                test=need.name,
                step=step.name,
                min=_least(context, need.minimum_rank),
            )
    yield from found.values()


def _least(context: Context, rank: int) -> Name:
    """The least senior role that may interpret."""
    senior = [role for role in context.library.roles.values() if role.rank >= rank]
    return min(senior, key=lambda role: role.rank).name if senior else Name("–")


def results_go_elsewhere(context: Context) -> Iterator[Hit]:
    """D07: results do not go back to whoever asked for the tests."""
    place = context.pathway.governance.results_to.strip()
    if context.tests and place.casefold() != "requester":
        tests = Listed(tuple(map(context.test_name, context.tests)), quoted=True)
        if place:
            yield hit(tests=tests, org=place)
        else:
            yield hit(tests=tests, text=NOT_SAID)
