"""Page 6: each test's four features, how many tests there are, and the devices they need."""

from typing import TYPE_CHECKING, Final

from reportlab.platypus import Flowable

from pathways.proposal_parts import FeatureStatus, FourFeatures, TestFeature
from planner import formats
from planner.exports.report.blocks import Cell, Column, heading, note, paragraph, section, table
from planner.exports.report.styles import Strong
from planner.i18n import N_, _, language
from planner.proposal_tables import diagnostics
from planner.proposals import Proposal

if TYPE_CHECKING:
    from pathways.library import TestType
from planner.units import yearly_pounds

__all__ = ["pages"]

STATUS: Final = {
    FeatureStatus.TO_CONFIRM: N_("To confirm"),
    FeatureStatus.IN_HAND: N_("In hand"),
    FeatureStatus.CONFIRMED: N_("Confirmed"),
}


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about diagnostics."""
    made: list[Flowable] = [heading(_("Diagnostics"), 2, "page6")]
    if not diagnostics(proposal.estimate):
        return [*made, paragraph(_("The pathway uses no test."))]
    made += section(_("The four features of each test"), "features", _features(proposal))
    made += section(_("How many tests, and where"), "volumes", _volumes(proposal))
    made += section(_("Devices outside hospital"), "devices", _devices(proposal))
    return made


def _name(proposal: Proposal, test: str) -> str:
    return proposal.estimate.library.test(test).name.said(language())


def _features(proposal: Proposal) -> list[Flowable]:
    columns = (
        Column(_("Test"), 1.5),
        Column(_("1 Agreed pathway"), 1.8),
        Column(_("2 Performance"), 1.8),
        Column(_("3 Interpretation"), 1.8),
        Column(_("4 Device and quality"), 1.9),
    )
    rows = []
    for line in diagnostics(proposal.estimate):
        test = proposal.estimate.library.test(line.test)
        four = proposal.whole.features.get(line.test, FourFeatures())
        rows.append(
            [
                Cell(Strong(_name(proposal, line.test))),
                _feature(four.agreed_pathway, _("how and when it is used")),
                _feature(four.technical, _performance(proposal, test)),
                _feature(four.interpretation, _interpretation(proposal, test)),
                _feature(four.device, _device(test)),
            ]
        )
    return [
        table(columns, rows),
        note(
            _(
                "Every diagnostic must establish all four (Community by Design, Appendix 1). "
                "Performing a test and interpreting it are different skills, often in different "
                "places."
            )
        ),
    ]


def _feature(feature: TestFeature, asked: str) -> Cell:
    said = feature.evidence or asked
    words = [Strong(_(STATUS[feature.status]))]
    return Cell([*words, f"\n{said}"] if said else words)


def _performance(proposal: Proposal, test: "TestType") -> str:
    role = proposal.estimate.library.roles.get(test.usual_role)
    return role.name.said(language()) if role else test.usual_role


def _interpretation(proposal: Proposal, test: "TestType") -> str:
    """The least senior role that may interpret the test."""
    roles = proposal.estimate.library.roles.values()
    able = [role for role in roles if role.rank >= test.minimum_rank]
    if not able:
        return ""
    least = min(able, key=lambda role: role.rank)
    return _("{role} or more senior", role=least.name.said(language()))


def _device(test: "TestType") -> str:
    return test.device.said(language()) or _("no device of its own")


def _volumes(proposal: Proposal) -> list[Flowable]:
    columns = (
        Column(_("Tests a year, plan year {year}", year=proposal.estimate.final.year), 2.6),
        Column(_("Hospital, unchanged"), 1.4, is_number=True),
        Column(_("Hospital, proposed"), 1.4, is_number=True),
        Column(_("Outside, unchanged"), 1.4, is_number=True),
        Column(_("Outside, proposed"), 1.4, is_number=True),
    )
    rows = [
        (
            _name(proposal, line.test),
            formats.number(line.hospital_unchanged),
            formats.number(line.hospital_planned),
            formats.number(line.outside_unchanged),
            formats.number(line.outside_planned),
        )
        for line in diagnostics(proposal.estimate)
    ]
    return [table(columns, rows)]


def _devices(proposal: Proposal) -> list[Flowable]:
    lines = [line for line in diagnostics(proposal.estimate) if line.outside_planned > 0]
    if not lines:
        return [paragraph(_("No test is done outside hospital."))]
    columns = (
        Column(_("Test"), 2.6),
        Column(_("Devices"), 1, is_number=True),
        Column(_("Use of their hours"), 1.3, is_number=True),
        Column(_("Kits a year"), 1.1, is_number=True),
        Column(_("Kits, £ a year"), 1.3, is_number=True),
        Column(_("Devices, £ a year"), 1.4, is_number=True),
    )
    rows = [
        (
            _name(proposal, line.test),
            formats.whole(line.devices) if line.devices else formats.NOTHING,
            formats.percent(line.use, 1) if line.devices else formats.NOTHING,
            formats.number(line.kits),
            yearly_pounds(line.consumables),
            yearly_pounds(line.device_cost) if line.devices else formats.NOTHING,
        )
        for line in lines
    ]
    explained = _(
        "Kits include repeats, quality control, external quality assessment and training. A device "
        "costs equal yearly payments over its life, with servicing, quality assessment and "
        "connection. Real pounds."
    )
    return [table(columns, rows), note(explained)]
