"""The sections of the pathway's form that a proposal is written from, and the tables in them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from pathways.proposal_parts import Engagement, FundingLine, Measure, ReleaseLine, StaffPlan
from planner.i18n import N_
from ui.document import Document
from ui.fields.choice import ChoiceField, FlagField
from ui.fields.entry import HoursField, LongTextField, NumberField, TextField, WholeField
from ui.fields.lens import Lens, of_pathway
from ui.fields.rows import RowsField
from ui.fields.series import SeriesField
from ui.panels import options
from ui.widgets import label
from ui.words import RELEASE_KINDS

__all__ = [
    "engagement",
    "evaluation",
    "exit_rule",
    "governance",
    "money",
    "network",
    "staff_plans",
]

FIFTHS: Final = 5


def governance(document: Document) -> Sequence[QWidget]:
    """Who carries the risk, and when the service and its advice are open."""
    place = of_pathway().field("governance")
    return [
        TextField(
            document, N_("Who carries the risk, day and night"), place.field("risk_owner_24h")
        ),
        HoursField(document, N_("Service hours"), place.field("service_hours")),
        HoursField(document, N_("Advice and guidance hours"), place.field("advice_hours")),
        label(N_("Write hours as “Mon-Fri 8:00-18:30, Sat am” or “7 days 8:00-20:00”."), "muted"),
        LongTextField(document, N_("Escalation"), place.field("escalation")),
        TextField(document, N_("Reporting of incidents"), place.field("incident_reporting")),
        TextField(document, N_("Results go to"), place.field("results_to")),
    ]


def evaluation(document: Document) -> Sequence[QWidget]:
    """How it will be known whether it works."""
    place = of_pathway().field("evaluation")

    def measure(lens: Lens) -> list[QWidget]:
        return [
            TextField(document, N_("What is counted"), lens.field("name")),
            NumberField(document, N_("Now"), lens.field("baseline")),
            NumberField(document, N_("Target"), lens.field("target")),
            TextField(document, N_("Unit"), lens.field("unit")),
            TextField(document, N_("By (date, as 2027-04-06)"), lens.field("date")),
            TextField(document, N_("Owner"), lens.field("owner")),
        ]

    return [
        TextField(document, N_("Outcome reported by patients (PROM)"), place.field("prom")),
        TextField(document, N_("Experience reported by patients (PREM)"), place.field("prem")),
        TextField(document, N_("Why not, where either is blank"), place.field("not_applicable")),
        SeriesField(
            document, N_("Reviewed in months"), place.field("review_months"), is_whole=True
        ),
        label(N_("Measures"), "strong"),
        RowsField(
            document,
            place.field("measures"),
            measure,
            lambda: Measure(""),
            add=N_("Add a measure"),
            empty=N_("Nothing is counted yet."),
        ),
    ]


def exit_rule(document: Document) -> Sequence[QWidget]:
    """The four things said from the first day."""
    place = of_pathway().field("exit")
    return [
        LongTextField(document, N_("Mainstream if"), place.field("mainstream_if")),
        LongTextField(document, N_("Stop if"), place.field("stop_if")),
        WholeField(
            document, N_("Decide by month"), place.field("decide_by_month"), N_("after the start")
        ),
        TextField(document, N_("Who pays from then on"), place.field("funder")),
    ]


def engagement(document: Document) -> Sequence[QWidget]:
    """Who was asked, and who is reached."""
    place = of_pathway()
    equity = place.field("equity")

    def talk(lens: Lens) -> list[QWidget]:
        return [
            TextField(document, N_("With whom"), lens.field("who")),
            TextField(document, N_("How"), lens.field("how")),
            TextField(document, N_("When (date, as 2027-04-06)"), lens.field("date")),
            TextField(document, N_("What changed because of it"), lens.field("what_changed")),
        ]

    return [
        RowsField(
            document,
            place.field("engagement"),
            talk,
            lambda: Engagement(""),
            add=N_("Add a conversation"),
            empty=N_("No conversation with the public, Llais or staff is recorded."),
        ),
        TextField(document, N_("Who is to be reached better"), equity.field("target")),
        TextField(document, N_("The offer in Welsh"), equity.field("welsh_offer")),
        label(
            N_("Five numbers with commas, from the least deprived fifth to the most deprived."),
            "muted",
        ),
        SeriesField(
            document,
            N_("Share of demand in each fifth (%)"),
            equity.field("deprivation_shares"),
            count=FIFTHS,
            percent=True,
        ),
        SeriesField(
            document,
            N_("People reached now, for each 1,000"),
            equity.field("reach_current"),
            count=FIFTHS,
        ),
        SeriesField(
            document,
            N_("People reached as proposed, for each 1,000"),
            equity.field("reach_proposed"),
            count=FIFTHS,
        ),
    ]


def network(document: Document) -> Sequence[QWidget]:
    """The national clinical network."""
    place = of_pathway().field("clinical_network")
    return [
        TextField(document, N_("National clinical network"), place.field("name")),
        FlagField(document, N_("It has agreed the pathway"), place.field("has_agreed")),
    ]


def money(document: Document) -> Sequence[QWidget]:
    """What pays, what stops, and what is set aside for double running."""
    place = of_pathway().field("money")

    def release(lens: Lens) -> list[QWidget]:
        return [
            TextField(document, N_("What stops"), lens.field("name")),
            ChoiceField(
                document, N_("Which is"), lens.field("kind"), options.of_words(RELEASE_KINDS)
            ),
            NumberField(document, N_("Staff released"), lens.field("wte"), N_("WTE"), blank=0.0),
        ]

    def funding(lens: Lens) -> list[QWidget]:
        return [
            TextField(document, N_("Source of money"), lens.field("name")),
            NumberField(document, N_("Amount"), lens.field("pounds"), N_("£ a year"), blank=0.0),
            FlagField(document, N_("Recurrent: it does not end"), lens.field("is_recurrent")),
            WholeField(document, N_("Until plan year (where it ends)"), lens.field("until_year")),
        ]

    return [
        NumberField(
            document,
            N_("Set aside for double running"),
            place.field("transition_fund"),
            N_("£, once"),
        ),
        TextField(document, N_("Where it comes from"), place.field("transition_source")),
        label(N_("What stops in hospital, by name"), "strong"),
        RowsField(
            document,
            place.field("release"),
            release,
            lambda: ReleaseLine("", "post"),
            add=N_("Add what stops"),
            empty=N_("Nothing is named that stops, so nothing is cash-releasing but supplies."),
        ),
        label(N_("What pays for it"), "strong"),
        RowsField(
            document,
            place.field("funding"),
            funding,
            lambda: FundingLine("", 0.0),
            add=N_("Add a source of money"),
            empty=N_("No source of money is named."),
        ),
    ]


def staff_plans(document: Document) -> Sequence[QWidget]:
    """Supply of roles in the area, and how more will be found."""

    def plan(lens: Lens) -> list[QWidget]:
        return [
            ChoiceField(document, N_("Role"), lens.field("role"), options.roles),
            NumberField(
                document, N_("In the area"), lens.field("supply_wte"), N_("WTE"), blank=0.0
            ),
            LongTextField(document, N_("How more will be found"), lens.field("plan")),
        ]

    return [
        RowsField(
            document,
            of_pathway().field("staff_plans"),
            plan,
            lambda: StaffPlan("hcsw_b3", 0.0),
            add=N_("Add a role"),
            empty=N_("No role has a plan yet."),
        )
    ]
