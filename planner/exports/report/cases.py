"""In which order the pages stand, and to which part of a business case each belongs."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from planner.exports.report.blocks import Column, Heading, note, paragraph, table
from planner.exports.report.styles import style
from planner.i18n import N_, _

__all__ = ["BJC", "FIVE", "ORDERS", "case_table", "under"]

CASE: Final = style("case", 9, 11, bold=True, colour="muted", after=2)

Order = tuple[tuple[str, tuple[str, ...]], ...]
# The Welsh Government's business justification case, on the pages in their usual order.
BJC: Final[Order] = (
    (N_("Purpose"), ("decision",)),
    (N_("Strategic context"), ("need",)),
    (N_("Case for change"), ("maps", "activity")),
    (N_("Preferred option"), ("workforce",)),
    (N_("Procurement route"), ("diagnostics",)),
    (N_("Funding and affordability"), ("money",)),
    (N_("Options"), ("value",)),
    (N_("Management arrangements"), ("reach", "governance", "delivery")),
    ("", ("annex",)),
)
# The five case model: the same pages regrouped.
FIVE: Final[Order] = (
    ("", ("decision",)),
    (N_("Strategic case"), ("need", "maps", "activity", "reach")),
    (N_("Economic case"), ("value",)),
    (N_("Commercial case"), ("workforce", "diagnostics")),
    (N_("Financial case"), ("money",)),
    (N_("Management case"), ("governance", "delivery")),
    ("", ("annex",)),
)
ORDERS: Final = {"bjc": BJC, "five": FIVE}
_PAGES: Final = {
    "decision": N_("Decision page"),
    "need": N_("Case for change and population need"),
    "maps": N_("The pathway now and proposed"),
    "activity": N_("Activity and left shift"),
    "workforce": N_("Workforce transfer"),
    "diagnostics": N_("Diagnostics"),
    "money": N_("Money and affordability"),
    "value": N_("Value and uncertainty"),
    "reach": N_("Equity, access, carbon, well-being"),
    "governance": N_("Quality, safety and governance"),
    "delivery": N_("Benefits, evaluation, exit, delivery"),
}


def under(case: str, pages: Sequence[Flowable]) -> list[Flowable]:
    """The pages with the part of the business case they belong to above their heading."""
    made = list(pages)
    if case:
        first = next(i for i, b in enumerate(made) if isinstance(b, Heading) and b.level == 2)
        made.insert(first, paragraph(_(case), CASE))
    return made


def case_table(order: str) -> list[Flowable]:
    """Where each part of the business case stands in this document."""
    columns = (Column(_("Part of the business case"), 2), Column(_("Where it stands"), 4))
    rows = [
        (_(case), "; ".join(_(_PAGES[page]) for page in pages))
        for case, pages in ORDERS[order]
        if case
    ]
    told = (
        _("The five case model: Better Business Cases, HM Treasury and Welsh Government.")
        if order == "five"
        else _("The business justification case of the Welsh Government.")
    )
    return [table(columns, rows), note(told)]
