"""Where people are seen, and whose work moves: each answer in words, a chart and a table."""

from collections.abc import Sequence

from planner import formats
from planner.answers.answer import Answer
from planner.drawing.charts import (
    Column,
    Frame,
    Pair,
    Place,
    matrix,
    pairs,
    stacked,
)
from planner.drawing.words import setting_word
from planner.i18n import _, language
from planner.proposal_tables import HoursTable, hours_tables, roles
from planner.proposals import Proposal
from planner.words import PARTS
from resources.activity import StaffKey
from resources.estimate import contacts_by_setting

__all__ = ["contacts", "parts", "staff", "transfer"]


def contacts(proposal: Proposal) -> Answer:
    """Where people are seen, year by year."""
    years, head = proposal.estimate.years, proposal.estimate.headline
    by_setting = contacts_by_setting(years)
    words = [_("Year {year}", year=y.year) if y.year else _("Base year") for y in years]
    columns = [
        Column(word, {s: amounts[i] for s, amounts in by_setting.items()})
        for i, word in enumerate(words)
    ]
    title = _("No contacts are made yet")
    if head.ls1_current is not None and head.ls1_proposed is not None:
        title = _(
            "By plan year {year}, {then} of contacts are outside hospital; "
            "it would be {now} if nothing changed",
            year=head.year,
            now=formats.percent(head.ls1_current),
            then=formats.percent(head.ls1_proposed),
        )
    rows = [
        (setting_word(setting), *map(formats.number, amounts))
        for setting, amounts in by_setting.items()
        if any(amounts)
    ]
    whole = [formats.number(sum(y.planned.contacts.values())) for y in years]
    return Answer(
        title,
        _("Contacts a year by setting, as planned"),
        lambda look, size: stacked(columns, Frame(look, size, formats.number, title)),
        280,
        (_("Where"), *words),
        (*rows, (_("All contacts"), *whole)),
    )


def staff(proposal: Proposal) -> Answer:
    """Which roles are released, and which are needed."""
    year = proposal.estimate.final
    lines = [line for line in roles(proposal.estimate) if line.released or line.needed]
    library, spoken = proposal.estimate.library, language()
    found = [
        Pair(library.role(line.role).name.said(spoken), line.released, line.needed)
        for line in lines
    ]
    title = _(
        "{needed} WTE are needed outside hospital; hospital releases {released}, "
        "of which {moved} can move",
        needed=formats.wte(year.wte_needed),
        released=formats.wte(year.wte_released),
        moved=formats.wte(year.wte_moved),
    )
    if not found:
        title = _("No staff time is released or needed in this design")
    words = (_("Released"), _("Needed"))
    rows = [
        (
            library.role(line.role).name.said(spoken),
            *map(formats.wte, (line.unchanged, line.planned)),
            *map(formats.wte, (line.released, line.needed, line.moved)),
        )
        for line in lines
    ]
    return Answer(
        title,
        _("Whole-time equivalents (WTE) by role in plan year {year}", year=year.year),
        lambda look, size: pairs(found, words, Frame(look, size, formats.wte, title)),
        34 + 42 * max(1, len(found)),
        (_("Role"), _("Unchanged"), _("Proposed"), *words, _("Moves out")),
        tuple(rows),
    )


def parts(proposal: Proposal) -> tuple[str, ...]:
    """The parts of the work of which something is released and something needed, most first."""
    tables = [t for t in hours_tables(proposal.estimate) if t.rows and t.columns]
    return tuple(t.part for t in sorted(tables, key=lambda t: -t.all_released))


def transfer(proposal: Proposal, part: str) -> Answer:
    """Whose hours of one part of the work go to whom."""
    table = next(t for t in hours_tables(proposal.estimate) if t.part == part)
    title = _(
        "{part}: {released} hours a year are released and {required} are needed",
        part=_(PARTS[part]),
        released=formats.number(table.all_released),
        required=formats.number(table.all_required),
    )
    donors = [_place(proposal, key) for key in table.rows]
    receivers = [_place(proposal, key) for key in table.columns]
    return Answer(
        title,
        _(
            "Hours a year from those on the left to those above, in plan year {year}",
            year=proposal.estimate.final.year,
        ),
        lambda look, size: matrix(
            donors, receivers, table.cells, Frame(look, size, formats.number, title)
        ),
        66 + 46 * len(donors),
        (_("From"), *(_said(place) for place in receivers), _("No receiver"), _("Released")),
        _transfer_rows(table, donors),
    )


def _transfer_rows(table: HoursTable, donors: Sequence[Place]) -> tuple[tuple[str, ...], ...]:
    rows = [
        (
            _said(donor),
            *map(formats.number, cells),
            formats.number(without),
            formats.number(released),
        )
        for donor, cells, without, released in zip(
            donors, table.cells, table.no_receiver, table.released, strict=True
        )
    ]
    needed = (_("Needed"), *map(formats.number, table.required), "", "")
    return (*rows, needed)


def _place(proposal: Proposal, key: StaffKey) -> Place:
    role = proposal.estimate.library.role(key.role).name.said(language())
    organisation = proposal.estimate.library.organisation(key.organisation).said(language())
    return Place(role, organisation or setting_word(key.setting), key.setting)


def _said(place: Place) -> str:
    return _(
        "{role}, {place} ({setting})",
        role=place.who,
        place=place.where,
        setting=setting_word(place.setting),
    )
