"""Page 1: the ask, the five numbers, before and after, who pays and who gains, what is open."""

from typing import Any, Final

from reportlab.platypus import Flowable, Table

from pathways.model import CURRENT
from planner import formats, proposals
from planner.exports.pictures import map_of
from planner.exports.report.blocks import (
    BUNDLED,
    Cell,
    Column,
    beside,
    boxed,
    bullets,
    figure,
    heading,
    note,
    paragraph,
    space,
    table,
)
from planner.exports.report.maps import legend
from planner.exports.report.styles import COLOURS, PORTRAIT, Strong, Words, style
from planner.i18n import _, language
from planner.likely import likely_shortly, worth_in_words
from planner.look import LIGHT
from planner.proposals import Proposal
from planner.units import yearly_pounds
from resources.assumptions import PRICE_BASE

__all__ = ["figures", "pages", "worth_sentence"]

ASK: Final = style("ask", 12, 16.5, after=4)
OUTCOME: Final = style("outcome", 10.5, 14.5)
STATUS: Final = style("status", 10.5, 14.5, after=5)
VALUE: Final = style("value", 17, 20, bold=True)
LABEL: Final = style("label", 9, 11, bold=True)
BESIDE: Final = style("beside", 8.5, 10.5, colour="muted")
SIDE_TITLE: Final = style("side_title", 10.5, 13, bold=True, after=3)
SIDE_ITEM: Final = style("side_item", 9, 11.5, after=2, leftIndent=10)
FACT: Final = style("fact", 9, 12, after=1.5)
LIKELY: Final = style("likely", 9, 11)
# Which draws stand under each of the five numbers.
FIGURES: Final = {
    "contacts_out": "contacts_out",
    "ls1": "ls1",
    "wte": "wte_needed",
    "recurring": "recurring_cost",
    "double_running": "double_running",
}
GAP: Final = 16.0
MOST: Final = 100.0
BRIEF: Final = 400  # characters


def pages(proposal: Proposal) -> list[Flowable]:
    """The decision page."""
    workspace = proposal.workspace
    place = (
        _("{cluster}, {board}", cluster=workspace.cluster, board=workspace.health_board)
        if workspace.health_board
        else workspace.cluster
    )
    return [
        heading(_("Proposal: {pathway}", pathway=proposal.name), 1, "top"),
        heading(_("Decision page"), 2, "page1"),
        paragraph(
            [
                Strong(proposals.status_word(proposal)),
                " · ",
                place,
                " · ",
                proposals.status_sentence(proposal),
            ],
            STATUS,
        ),
        _ask(proposal),
        space(8),
        figures(proposal),
        space(4),
        paragraph([Strong(_("Worth:")), " ", worth_sentence(proposal)], FACT),
        note(
            _(
                "Central estimates for {people} people, year {year}, at {base} prices; likely: 8 "
                "times in 10. {share} of the inputs are illustrative, and are listed in the annex.",
                people=formats.whole(proposal.estimate.population),
                year=proposal.estimate.headline.year,
                base=PRICE_BASE,
                share=formats.percent(proposal.inputs.share),
            )
        ),
        *_strip(proposal),
        space(8),
        _sides(proposal),
        space(6),
        *_facts(proposal),
    ]


def _around(words: str, strong: str) -> list[Words]:
    """A sentence with one of its words in bold."""
    before, found, after = words.partition(strong)
    return [before, Strong(found), after] if found else [words]


def _ask(proposal: Proposal) -> Table:
    words = _around(proposals.ask(proposal), proposals.ask_verb())
    said = [paragraph(words, ASK), paragraph(proposals.outcome(proposal), OUTCOME)]
    return boxed(said, tint="tint", edge="accent")


def worth_sentence(proposal: Proposal) -> str:
    """How likely benefits exceed costs over the plan, for cash alone and with capacity."""
    return _(
        "over the plan, {nhs}; {cash}.",
        nhs=worth_in_words(proposal.drawn, "nhs"),
        cash=worth_in_words(proposal.drawn, "cash"),
    )


def figures(proposal: Proposal) -> Table:
    """The five numbers side by side, each with where it likely lies."""
    found = proposals.key_figures(proposal)
    cells = [
        [
            paragraph(f.value, VALUE),
            paragraph(f.label, LABEL),
            paragraph(likely_shortly(proposal.drawn, FIGURES[f.key]), LIKELY),
            paragraph(f.note, BESIDE),
        ]
        for f in found
    ]
    look: list[tuple[Any, ...]] = [
        BUNDLED,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 8),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.6, COLOURS["hairline"]),
    ]
    return Table([cells], [PORTRAIT.width / len(found)] * len(found), style=look)


def _strip(proposal: Proposal) -> list[Flowable]:
    head = proposal.estimate.headline
    half = (PORTRAIT.width - GAP) / 2
    whole = map_of(proposal.pathway, CURRENT, language(), form="thumbnail")
    sides: list[list[Flowable]] = []
    for design, words, share in (
        (CURRENT, _("Now"), head.ls1_current),
        (proposal.option, _("Proposed"), head.ls1_proposed),
    ):
        small = map_of(
            proposal.pathway,
            design,
            language(),
            LIGHT,
            form="thumbnail",
            size=(half, min(MOST, half * whole.height / whole.width)),
        )
        said = formats.NOTHING if share is None else formats.percent(share)
        caption = _("{share} of contacts outside hospital", share=said)
        sides.append([paragraph([Strong(words), " · ", caption], FACT), figure(small)])
    return [beside(sides, gap=GAP), space(3), figure(legend(PORTRAIT.width))]


def _sides(proposal: Proposal) -> Table:
    half = (PORTRAIT.width - GAP) / 2
    year = proposal.estimate.headline.year
    columns = (
        Column(_("Who pays and who gains"), 2.6),
        Column(_("Year {year}", year=year), 1, is_number=True),
    )
    rows = [
        (Cell(line.label, indent=line.is_part), yearly_pounds(line.pounds))
        for line in proposals.money_lines(proposal)
    ]
    totals = [
        i
        for i, line in enumerate(proposals.money_lines(proposal))
        if line.key in ("gap", "surplus")
    ]
    left = [table(columns, rows, width=half, totals=totals, zebra=False)]
    right: list[Flowable] = [paragraph(_("Risks"), SIDE_TITLE)]
    right += bullets(proposals.risks(proposal) or [_("None stands out in the figures.")], SIDE_ITEM)
    right += [space(4), paragraph(_("Conditions: checks still open"), SIDE_TITLE)]
    conditions = [_brief(said) for said in proposals.conditions(proposal)]
    right += bullets(conditions or [_("No check is open.")], SIDE_ITEM)
    return beside([left, right], gap=GAP)


def _brief(text: str) -> str:
    """A condition as it stands beside others; the open checks of the annex have it whole."""
    return text if len(text) <= BRIEF else text[:BRIEF].rstrip() + "…"


def _facts(proposal: Proposal) -> list[Flowable]:
    choice = proposal.pathway.exit
    lines = [
        (_("Exit"), proposals.exit_sentence(proposal)),
        (_("Funder after the decision"), choice.funder or _(proposals.NOT_SAID)),
        (_("Route"), proposals.route(proposal)),
        (
            _("Version"),
            _("planner {version}, inputs {fingerprint}", **_version(proposal)),
        ),
    ]
    return [paragraph([Strong(_("{what}:", what=what)), " ", said], FACT) for what, said in lines]


def _version(proposal: Proposal) -> dict[str, str]:
    return {"version": proposals.planner_version(), "fingerprint": proposal.fingerprint}
