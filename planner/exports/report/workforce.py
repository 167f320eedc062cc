"""Page 5: who releases staff time, who receives it, and what each role needs."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from reportlab.platypus import Flowable

from planner import formats
from planner.drawing import charts
from planner.drawing.words import setting_word
from planner.exports.report.blocks import (
    Cell,
    Column,
    figure,
    heading,
    note,
    paragraph,
    printed,
    section,
    space,
    table,
)
from planner.exports.report.styles import Strong
from planner.i18n import N_, _, language
from planner.proposal_tables import HoursTable, hours_tables, part_splits, roles
from planner.proposals import NOT_SAID, Proposal
from planner.units import hours
from resources.staffing import staffing

if TYPE_CHECKING:
    from resources.activity import StaffKey

__all__ = ["pages"]

MOST: Final = 6  # receivers whose names can stand side by side
WIDEST: Final = 9  # and whose numbers can
PARTS: Final = {
    "technical": N_("Technical time"),
    "interpretation": N_("Interpretation time"),
    "care": N_("Care time"),
    "admin": N_("Administration time"),
    "travel": N_("Travel time"),
    "supervision": N_("Supervision time"),
}


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about the workforce."""
    made: list[Flowable] = [heading(_("Workforce transfer"), 2, "page5"), _summary(proposal)]
    made += section(_("Staff by role"), "roles", _roles(proposal))
    made += section(_("Performing and interpreting are two staff needs"), "parts", _parts(proposal))
    made += section(_("Supply, gap and plan"), "supply", _supply(proposal))
    tables = hours_tables(proposal.estimate)
    for part in tables:
        if part.rows and part.columns:
            made += section(_(PARTS[part.part]), f"part_{part.part}", _transfer(proposal, part))
    loose = [part for part in tables if not (part.rows and part.columns)]
    made += section(_("No receiver, no donor"), "loose", _loose(proposal, loose))
    return made


def _summary(proposal: Proposal) -> Flowable:
    year = proposal.estimate.final
    return paragraph(
        _(
            "In plan year {year}, hospital releases {released} whole-time equivalents (WTE), the "
            "community needs {needed} WTE, and {moved} of these can move from hospital. A WTE "
            "gives {hours} hours a year of direct work.",
            year=year.year,
            released=formats.wte(year.wte_released),
            needed=formats.wte(year.wte_needed),
            moved=formats.wte(year.wte_moved),
            hours=formats.number(proposal.estimate.hours_per_wte),
        )
    )


def _role_name(proposal: Proposal, role: str) -> str:
    return proposal.estimate.library.role(role).name.said(language())


def _roles(proposal: Proposal) -> list[Flowable]:
    columns = (
        Column(_("Role"), 3),
        Column(_("Band"), 0.8),
        Column(_("Unchanged"), 1.15, is_number=True),
        Column(_("Proposed"), 1.1, is_number=True),
        Column(_("Released"), 1.1, is_number=True),
        Column(_("Needed"), 1.05, is_number=True),
        Column(_("Moves out"), 1.2, is_number=True),
    )
    rows = [
        (
            _role_name(proposal, line.role),
            proposal.estimate.library.role(line.role).band,
            *_posts((line.unchanged, line.planned, line.released, line.needed, line.moved)),
        )
        for line in roles(proposal.estimate)
    ]
    explained = _(
        "WTE in plan year {year}, every setting together. Released and needed are falls and rises "
        "in any setting; moves out is hospital time that meets a need outside hospital. Rounded "
        "after adding up.",
        year=proposal.estimate.final.year,
    )
    return [_roles_chart(proposal), table(columns, rows), note(explained)]


def _roles_chart(proposal: Proposal) -> Flowable:
    found = [
        charts.Pair(_role_name(proposal, line.role), line.released, line.needed)
        for line in roles(proposal.estimate)
        if line.released or line.needed
    ]
    said = _("WTE released and needed by role; the table below has the figures.")
    words = (_("Released"), _("Needed"))
    return figure(charts.pairs(found, words, printed(0, formats.wte, _("Staff by role"), said)))


def _posts(values: Iterable[float]) -> list[str]:
    return [formats.wte(value) if value else formats.NOTHING for value in values]


def _parts(proposal: Proposal) -> list[Flowable]:
    columns = (
        Column(_("Hours a year, plan year {year}", year=proposal.estimate.final.year), 2.6),
        Column(_("Hospital, unchanged"), 1.4, is_number=True),
        Column(_("Hospital, proposed"), 1.4, is_number=True),
        Column(_("Outside, unchanged"), 1.4, is_number=True),
        Column(_("Outside, proposed"), 1.4, is_number=True),
    )
    rows = [
        (
            _(PARTS[line.part]),
            *_hours(
                (
                    line.hospital_unchanged,
                    line.hospital_planned,
                    line.outside_unchanged,
                    line.outside_planned,
                )
            ),
        )
        for line in part_splits(proposal.estimate)
    ]
    return [table(columns, rows)]


def _hours(values: Iterable[float]) -> list[str]:
    return [hours(value) if value else formats.NOTHING for value in values]


def _place(proposal: Proposal, key: "StaffKey") -> Cell:
    return Cell([Strong(_role_name(proposal, key.role)), f"\n{_where(proposal, key)}"])


def _where(proposal: Proposal, key: "StaffKey") -> str:
    where = setting_word(key.setting)
    if not key.organisation:
        return where
    organisation = proposal.estimate.library.organisation(key.organisation).said(language())
    return _("{setting}, {organisation}", setting=where, organisation=organisation)


def _who(proposal: Proposal, key: "StaffKey") -> str:
    return _("{role}, {place}", role=_role_name(proposal, key.role), place=_where(proposal, key))


def _transfer(proposal: Proposal, part: HoursTable) -> list[Flowable]:
    """The transfer of one part of the work as a table, with what it comes to in a sentence."""
    made: list[Flowable] = [
        paragraph(
            _(
                "{released} hours a year are released and {required} are needed.",
                released=hours(part.all_released),
                required=hours(part.all_required),
            )
        )
    ]
    drawn = _flows(proposal, part)
    matrix = _matrix(proposal, part) if len(part.columns) <= WIDEST else _listed(proposal, part)
    made += [drawn, space(4), matrix]
    if MOST < len(part.columns) <= WIDEST:
        receivers = enumerate(part.columns, start=1)
        numbered = "; ".join(_("{n} {who}", n=n, who=_who(proposal, key)) for n, key in receivers)
        made.append(note(_("Columns: {list}.", list=numbered)))
    if part.stays:
        stays = "; ".join(
            _("{role} {hours} h", role=_role_name(proposal, key.role), hours=hours(spent))
            for key, spent in part.stays.items()
        )
        made.append(note(_("Stays in hospital a year: {list}.", list=stays)))
    return made


def _flows(proposal: Proposal, part: HoursTable) -> Flowable:
    """The transfer as a picture: donors at the left, receivers at the right."""
    givers, takers = (
        [
            charts.End(_role_name(proposal, key.role), _where(proposal, key), key.setting, spent)
            for key, spent in zip(keys, amounts, strict=True)
        ]
        for keys, amounts in ((part.rows, part.released), (part.columns, part.required))
    )
    said = _(
        "Bands lead from who releases hours, at the left, to who needs them, at the right; what is "
        "hatched is not matched. The table below has the figures."
    )
    frame = printed(0, hours, _(PARTS[part.part]), said)
    return figure(charts.flows(givers, takers, part.matched, frame))


def _matrix(proposal: Proposal, part: HoursTable) -> Flowable:
    columns = [Column(_("Hours a year: from, then to"), 2.2)]
    for number, key in enumerate(part.columns, start=1):
        title = _who(proposal, key) if len(part.columns) <= MOST else str(number)
        columns.append(Column(title, 1.5 if len(part.columns) <= MOST else 0.8, is_number=True))
    columns.append(Column(_("Sum"), 1, is_number=True))
    rows: list[list[str | Cell]] = [
        [_place(proposal, key), *_hours(cells), hours(released)]
        for key, cells, released in zip(part.rows, part.cells, part.released, strict=True)
    ]
    needed = [hours(v) for v in part.required]
    rows.append([_("Needed"), *needed, hours(part.all_required)])
    return table(columns, rows, totals=(len(rows) - 1,))


def _listed(proposal: Proposal, part: HoursTable) -> Flowable:
    """The transfer as a list, where there are too many receivers to stand side by side."""
    columns = (
        Column(_("From"), 3),
        Column(_("To"), 3),
        Column(_("Hours a year"), 1, is_number=True),
    )
    rows = [
        (_place(proposal, giver), _place(proposal, taker), hours(spent))
        for giver, cells in zip(part.rows, part.cells, strict=True)
        for taker, spent in zip(part.columns, cells, strict=True)
    ]
    return table(columns, rows, dense=True)


def _loose(proposal: Proposal, parts: Sequence[HoursTable]) -> list[Flowable]:
    """Release that nobody needs, and need that nobody releases, part by part."""
    columns = (
        Column(_("Role"), 2.6),
        Column(_("What for"), 1.8),
        Column(_("Released, no receiver"), 1.5, is_number=True),
        Column(_("Needed, no donor"), 1.5, is_number=True),
    )
    rows: list[list[str | Cell]] = []
    for part in parts:
        for keys, spent, is_released in (
            (part.rows, part.no_receiver, True),
            (part.columns, part.no_donor, False),
        ):
            for key, value in zip(keys, spent, strict=True):
                both = [formats.NOTHING, formats.NOTHING]
                both[0 if is_released else 1] = hours(value)
                rows.append([_place(proposal, key), _(PARTS[part.part]), *both])
    if not rows:
        return [
            paragraph(
                _("Every part of the work that is released is needed somewhere, and the reverse.")
            )
        ]
    explained = _(
        "Hours a year. Release without a receiver finds no work of its kind; need without a donor "
        "is new investment."
    )
    return [table(columns, rows), note(explained)]


def _supply(proposal: Proposal) -> list[Flowable]:
    plans = proposal.pathway.staff_plans
    if not plans:
        return [
            paragraph(
                _(
                    "Not said yet: how many of each role the area has, and how more will be "
                    "trained or recruited."
                )
            )
        ]
    columns = (
        Column(_("Role, year {year}", year=proposal.estimate.final.year), 2.2),
        Column(_("Needed, WTE"), 1, is_number=True),
        Column(_("Whole posts"), 0.9, is_number=True),
        Column(_("Supply, WTE"), 1, is_number=True),
        Column(_("Gap, WTE"), 0.9, is_number=True),
        Column(_("Completing, recruited"), 1.2, is_number=True),
        Column(_("To train"), 0.8, is_number=True),
        Column(_("Plan"), 2.6),
    )
    planned = {plan.role for plan in plans}
    last = proposal.estimate.final.year
    rows = [
        (
            _role_name(proposal, one.role),
            formats.wte(one.need),
            formats.whole(one.posts),
            _(NOT_SAID) if one.supply is None else formats.wte(one.supply),
            formats.NOTHING if one.gap is None else formats.signed(one.gap, formats.wte),
            f"{formats.wte(one.completing)}, {formats.wte(one.recruited)}",
            formats.whole(one.training.starting),
            one.plan or _(NOT_SAID),
        )
        for one in staffing(proposal.estimate)
        if one.year == last and one.role in planned
    ]
    explained = _(
        "A gap above 0 is a need beyond the supply of the year, leavers taken off. Completing and "
        "recruited are of the year; to train are people who begin in it."
    )
    return [table(columns, rows), note(explained)]
