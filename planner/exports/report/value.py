"""Page 8: what the plan is worth and how sure that is, what moves it, and the options beside it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from reportlab.platypus import Flowable

from planner import formats
from planner.drawing.charts.about import Swung, tornado
from planner.exports.report.blocks import (
    Cell,
    Column,
    bullets,
    figure,
    heading,
    note,
    paragraph,
    printed,
    section,
    table,
)
from planner.exports.report.styles import Strong
from planner.formats import Form
from planner.i18n import N_, _, language
from planner.inputs import inputs_of
from planner.likely import chance_in_words, worth_in_words
from planner.options import criterion_word, four_options, options_side_by_side, order_sentences
from planner.proposals import Proposal
from planner.switch_words import input_words, switch_sentences
from planner.units import in_unit, yearly_pounds
from resources.assumptions import PRICE_BASE
from resources.weighing import weighed

if TYPE_CHECKING:
    from pathways.scenarios import OptionsAppraisal
    from resources.appraisal import View
    from resources.compared import Compared

__all__ = ["blank_names", "pages"]

SWINGS: Final = 8
SWITCHES: Final = 5
FORMS: Final[Mapping[str, Form]] = {
    "ls1": formats.percent,
    "wte_needed": formats.wte,
    "contacts_out": formats.number,
}
PENNY: Final = 0.01  # less is what sums leave behind
SCOPES: Final = {
    "cash": N_("Cash that leaves a hospital budget"),
    "nhs": N_("NHS: cash, and capacity for other patients"),
    "whole": N_("Whole system: with patients' time and carbon"),
}
COMPARED: Final = {
    "contacts_out": N_("Contacts a year out of hospital"),
    "ls1": N_("Contacts outside hospital (LS1)"),
    "wte_needed": N_("WTE needed in the community"),
    "net_recurring": N_("Needed less released, £ a year"),
    "double_running": N_("Double running, £ once"),
}


def pages(proposal: Proposal) -> list[Flowable]:
    """The page about value and uncertainty."""
    made: list[Flowable] = [heading(_("Value and uncertainty"), 2, "page8")]
    made += section(_("What it is worth over the plan"), "worth", _worth(proposal))
    made += section(_("What moves the result most"), "tornado", _tornado(proposal))
    made += section(_("What would have to be true"), "switches", _switches(proposal))
    made += section(_("Options side by side"), "options", _options(proposal))
    return made


def blank_names(proposal: Proposal, keys: Iterable[str]) -> str:
    """The names of inputs that are blank, one after the other."""
    blanks = proposal.estimate.assumptions.blanks
    return "; ".join(blanks[key].name.said(language()) for key in keys if key in blanks)


def _worth(proposal: Proposal) -> list[Flowable]:
    columns = (
        Column(_("Present values, {base} prices", base=PRICE_BASE), 3),
        Column(_("Benefits"), 1.1, is_number=True),
        Column(_("Costs"), 1.1, is_number=True),
        Column(_("Net (NPV)"), 1.2, is_number=True),
        Column(_("Benefit for £1 of cost (BCR)"), 1.5, is_number=True),
        Column(_("Pays back"), 1.2),
    )
    found = proposal.appraisal
    table_ = table(columns, [_view(view) for view in found.views], zebra=False)
    made: list[Flowable] = [
        paragraph(
            _(
                "Over the plan: {nhs}; {cash}. Net, cash alone: {cash_range}; with capacity: "
                "{nhs_range} (8 in 10).",
                nhs=worth_in_words(proposal.drawn, "nhs"),
                cash=worth_in_words(proposal.drawn, "cash"),
                cash_range=_between(proposal, "npv_cash"),
                nhs_range=_between(proposal, "npv_nhs"),
            )
        ),
        table_,
    ]
    missing = [key for view in found.views for key in view.missing]
    if missing:
        names = blank_names(proposal, dict.fromkeys(missing))
        made.append(
            note(_("The whole system is not known until these are given: {names}.", names=names))
        )
    if found.left_out and (names := blank_names(proposal, found.left_out)):
        made.append(
            note(_("Left out of the costs and benefits until given: {names}.", names=names))
        )
    made.append(
        note(
            _(
                "Real pounds discounted at {rate} a year from the base year. Costs: what the "
                "community needs more, double running, training, and optimism on device prices. "
                "Capacity is valued at the margin and is not cash.",
                rate=formats.percent(found.rate, 1),
            )
        )
    )
    return made


def _between(proposal: Proposal, figure: str) -> str:
    found = proposal.drawn.interval(figure)
    return formats.between(found.low, found.high, formats.short_pounds)


def _view(view: "View") -> list[str | Cell]:
    name = Cell(Strong(_(SCOPES[view.scope.value])))
    worth = view.worth
    if worth is None:
        return [name, *[formats.NOTHING] * 4, _("not known")]
    ratio = worth.ratio
    return [
        name,
        yearly_pounds(worth.benefits),
        yearly_pounds(worth.costs),
        yearly_pounds(worth.net),
        formats.NOTHING if ratio is None else formats.number(ratio),
        _("not within the plan")
        if view.pays_back is None
        else _("by year {year}", year=formats.number(view.pays_back, 2)),
    ]


def _tornado(proposal: Proposal) -> list[Flowable]:
    known = {found.key: found for found in inputs_of(proposal.estimate)}
    swings = [s for s in proposal.swings if s.size > 0 and s.key in known][:SWINGS]
    if not swings:
        return [paragraph(_("No input has a range, so nothing can be said of what moves it."))]
    rows = [
        Swung(
            input_words(known[s.key]),
            s.at_low,
            s.at_high,
            in_unit(s.quantity.low, known[s.key].unit),
            in_unit(s.quantity.high, known[s.key].unit),
            known[s.key].quantity.is_illustrative,
        )
        for s in swings
    ]
    said = _(
        "Bars for the inputs that move the yearly net cost most, each between its low and its "
        "high end: {names}.",
        names="; ".join(row.label for row in rows),
    )
    title = _("What moves the result most")
    drawn = tornado(
        rows,
        proposal.estimate.final.net_recurring,
        printed(0, formats.short_pounds, title, said),
    )
    return [
        paragraph(
            _(
                "Needed in the community less released by hospital, plan year {year}: {central} a "
                "year (8 in 10: {likely}). Each bar leads from the low to the high end of one "
                "input, the others as they are; grey is illustrative.",
                year=proposal.estimate.final.year,
                central=yearly_pounds(proposal.estimate.final.net_recurring),
                likely=_between(proposal, "net_recurring"),
            )
        ),
        figure(drawn),
    ]


def _switches(proposal: Proposal) -> list[Flowable]:
    from resources.switches import largest_switches

    made = proposal.estimate
    said = list(switch_sentences(made, largest_switches(made, most=SWITCHES)))
    return bullets(said) if said else [paragraph(_("Nothing that has a range moves the result."))]


def _options(proposal: Proposal) -> list[Flowable]:
    chosen = proposal.pathway.options_appraisal
    appraisal = chosen or four_options(proposal.pathway)
    beside = options_side_by_side(proposal.workspace, proposal.pathway, appraisal)
    if beside is None or beside.compared is None:
        return [paragraph(_("No option can be worked out yet."))]
    shown = beside.shown
    columns = (
        Column(_("Plan year {year}", year=proposal.estimate.final.year), 2.6),
        *(Column(one.scenario.name.said(language()), 1.3, is_number=True) for one in shown),
    )
    rows = [_compared(beside.compared, key, name) for key, name in COMPARED.items()]
    rows += [_net_worth(beside.compared), _better(proposal, beside.compared)]
    made: list[Flowable] = [table(columns, rows)]
    lost = [one for one in beside.scenarios if one.error is not None]
    made += [
        note(_("{option}: {why}", option=one.scenario.name.said(language()), why=str(one.error)))
        for one in lost
    ]
    made += _scored(appraisal)
    if chosen is None:
        made.append(
            note(
                _(
                    "Nobody has chosen options yet. Do minimum is the proposed pathway at half the "
                    "pace, stretch at the high end of each year; both are illustrative."
                )
            )
        )
    return made


def _compared(compared: "Compared", key: str, name: str) -> list[str | Cell]:
    form = FORMS.get(key, yearly_pounds)
    central = compared.central(key)
    return [_(name), *(formats.NOTHING if v is None else form(v) for v in central)]


def _net_worth(compared: "Compared") -> list[str | Cell]:
    from resources.appraisal import Scope, appraisal

    found = (appraisal(made).view(Scope.NHS).worth for made in compared.made)
    net = (formats.NOTHING if worth is None else yearly_pounds(worth.net) for worth in found)
    return [_("Benefits less costs over the plan (NPV)"), *net]


def _better(proposal: Proposal, compared: "Compared") -> list[str | Cell]:
    said: list[str | Cell] = [_("Chance that benefits exceed costs")]
    for made, drawn in zip(compared.made, compared.drawn, strict=True):
        is_ours = (made.pathway, made.option) == (proposal.whole, proposal.option)
        worth = (proposal.drawn if is_ours else drawn).draws["npv_nhs"]
        has_worth = bool((abs(worth) >= PENNY).any())
        chance = float((worth > 0).mean())
        said.append(chance_in_words(chance) if has_worth else formats.NOTHING)
    return said


def _scored(appraisal: "OptionsAppraisal") -> list[Flowable]:
    """Weights, marks and totals, and what would turn the order."""
    if not any(option.marks for option in appraisal.options):
        return [note(_("The options have not been scored."))]
    found = weighed(appraisal)
    columns = (
        Column(_("Criterion"), 2.2),
        Column(_("Weight"), 1, is_number=True),
        *(Column(o.option.name.said(language()), 1.3, is_number=True) for o in found),
    )
    rows = [
        [
            criterion_word(criterion),
            formats.percent(weight),
            *(
                formats.number(o.option.marks[criterion].score)
                if criterion in o.option.marks
                else formats.NOTHING
                for o in found
            ),
        ]
        for criterion, weight in appraisal.weights.items()
    ]
    totals = (formats.NOTHING if o.total is None else formats.number(o.total) for o in found)
    rows.append([_("Weighted total, 0 to 100"), "", *totals])
    return [
        table(columns, rows, totals=(len(rows) - 1,)),
        *bullets(list(order_sentences(appraisal))),
    ]
