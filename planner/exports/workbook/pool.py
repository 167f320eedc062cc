"""The sheet Partners and pool, second half: a pooled budget, and a blended payment worked out."""

from typing import Final

from planner.exports.workbook.activity import Activity
from planner.exports.workbook.affordability import Affordability
from planner.exports.workbook.costs import Costs
from planner.exports.workbook.formulas import Cell
from planner.exports.workbook.functions import least, most, total, when
from planner.exports.workbook.grid import Grid
from planner.exports.workbook.job import Job
from planner.exports.workbook.page import Page
from planner.exports.workbook.partners import LABELS, Partners
from planner.exports.workbook.priced import if_known
from planner.exports.workbook.words import dash
from planner.i18n import _
from resources.payments import Blend

__all__ = ["write_pool"]

_BLANK_PARTNERS: Final = 2
_MOST: Final = 1e9  # pounds


def write_pool(
    job: Job, costs: Costs, affordability: Affordability, activity: Activity, partners: Partners
) -> None:
    """Fills the part of the sheet below who pays and who gains; what is typed in is terms."""
    page = job.pages["partners"]
    grid = Grid(job, page, len(LABELS))
    _pool(job, page, grid, costs, affordability, partners)
    _payment(job, page, grid, costs, activity)


def _term(page: Page, label: str, unit: str, given: float | None, form: str, most_: float) -> Cell:
    """A row of terms: what it is, its unit and the cell to type it in."""
    row = page.row
    page.line([label, unit, None], ["label"] * 3)
    cell = page.put(row, 4, given, f"input {form}")
    page.within(cell, 0, most_)
    return cell


def _pool(
    job: Job,
    page: Page,
    grid: Grid,
    costs: Costs,
    affordability: Affordability,
    partners: Partners,
) -> None:
    page.section(
        _("A pooled budget"),
        _("Type in what each partner gives a year; the pool pays for care outside hospital."),
    )
    page.heads([_("Partner"), "", "", _("Gives [£ a year]"), _("Share of the pool")], (4, 5))
    names = [job.organisation(who) for who in partners.net if who]
    first = page.row
    rows = [page.line([name, None, None, None], ["input text", "label", "label", "input pounds"])
            for name in [*names, *[None] * _BLANK_PARTNERS]]  # fmt: skip
    given = page.block(first, 4, page.row - 1, 4)
    whole = total(given)
    for cells in rows:
        page.within(cells[3], 0, _MOST)
        share = when(whole > 0, cells[3] / whole, dash())
        page.put(cells[3].place.row, 5, share, "share")
    pool_row = page.line([_("The pool"), None, None, whole], ["total label"] * 3 + ["total pounds"])
    kept = _term(page, _("Part of what is left over that stays for services"), _("share"), None,
                 "rate", 1)  # fmt: skip
    cap = _term(page, _("Most that a partner bears of a deficit"),
                _("share of what it gives"), None, "rate", 10)  # fmt: skip
    page.section(_("The pool by year [£, nominal]"), _("A dash needs the terms above."))
    grid.heads(_("Measure"))
    pool = pool_row[3]
    spent = grid.row(
        [_("Care outside hospital")],
        [
            c * f
            for c, f in zip(costs.community[1].total, affordability.nominal_factor, strict=True)
        ],
        "pounds",
    )
    there = pool > 0
    left = grid.row(
        [_("Left over")], [when(there, most(0, pool - s), dash()) for s in spent], "pounds"
    )
    stays = grid.row(
        [_("stays for services")], [if_known([n, kept], n * kept) for n in left], "pounds"
    )
    grid.row(
        [_("goes back to the partners, by their shares")],
        [if_known([n, k], n - k) for n, k in zip(left, stays, strict=True)],
        "pounds",
    )
    lacks = grid.row(
        [_("Lacking")], [when(there, most(0, s - pool), dash()) for s in spent], "pounds"
    )
    borne = grid.row(
        [_("borne by the partners, by their shares")],
        [if_known([n, cap], least(n, cap * pool)) for n in lacks],
        "pounds",
    )
    grid.row(
        [_("that nobody has agreed to pay")],
        [if_known([n, b], n - b) for n, b in zip(lacks, borne, strict=True)],
        "pounds",
        is_total=True,
    )


def _payment(job: Job, page: Page, grid: Grid, costs: Costs, activity: Activity) -> None:
    """A fixed payment that follows activity beyond a band, and quality."""
    page.section(
        _("A blended payment"),
        _("Fixed, and beyond the band a part of the price of each contact more or fewer; and "
          "quality. Type in the terms to be agreed."),
    )  # fmt: skip
    blend = Blend(0.0, 0.0)
    yearly, each, share = _("£ a year, real"), _("£ a contact"), _("share")
    fixed = _term(page, _("Fixed payment"), yearly, None, "pounds", _MOST)
    price = _term(page, _("Price of a contact"), each, None, "pence", _MOST)
    band = _term(page, _("Band about planned activity"), share, blend.band, "rate", 1)
    beyond = _term(page, _("Part of the price beyond the band"), share, blend.share, "rate", 1)
    pot = _term(page, _("Paid if all of quality is met"), yearly, 0.0, "pounds", _MOST)
    quality = _term(page, _("Part of quality that is met"), share, 0.0, "rate", 1)
    done = _term(page, _("Contacts done, of those planned"), share, 1.0, "rate", 10)
    for name, cell in (
        ("PAY_FIXED", fixed), ("PAY_VAR", price), ("PAY_BAND", band), ("PAY_SHARE", beyond),
    ):  # fmt: skip
        job.book.name(name, cell)
    page.section(_("The payment by year [£, real]"), _("A dash needs the terms above."))
    grid.heads(_("Measure"))
    planned = grid.row([_("Contacts outside hospital, planned")], activity.contacts[1].outside)
    really = grid.row([_("Contacts outside hospital, done")], [n * done for n in planned])
    terms = [fixed, price, band, beyond, pot, quality, done]
    paid = grid.row(
        [_("Paid")],
        [
            if_known(
                terms,
                fixed
                + beyond * price * (most(0, d - p * (1 + band)) - most(0, p * (1 - band) - d))
                + pot * quality,
            )
            for p, d in zip(planned, really, strict=True)
        ],
        "pounds",
    )
    community = costs.community[1]
    cost = grid.row(
        [_("Cost of what is done: devices do not follow it")],
        [
            devices + (whole - devices) * done
            for whole, devices in zip(community.total, community.devices, strict=True)
        ],
        "pounds",
    )
    grid.row(
        [_("What the provider keeps, or loses below nothing")],
        [if_known([p], p - c) for p, c in zip(paid, cost, strict=True)],
        "pounds",
        is_total=True,
    )
