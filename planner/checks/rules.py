"""The rules, each with its identifier, severity, words, remedy and where the demand comes from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pathways.text import N_
from planner.checks import (
    community,
    diagnostics,
    equity,
    graph,
    money,
    nested,
    numbers,
    portfolio,
    quality,
    scenarios,
    workforce,
)
from planner.checks.findings import Rule, Scope, Severity

__all__ = ["RULES"]

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_PATHWAY, _PORTFOLIO = Scope.PATHWAY, Scope.PORTFOLIO

_ALL: Final = (
    # Graph
    Rule(
        "G01", _ERROR, _PATHWAY,
        N_("Chances out of “{step}” add up to {sum}, not 100% (design: {designs})"),
        N_("Scale the chances to 100%, or send the rest to an end."),
        "Community by Design §2.3 pathways as templates",
        graph.chances_add_up,
        is_drawn=True,
    ),
    Rule(
        "G02", _ERROR, _PATHWAY,
        N_("The chance on “{source} → {target}” is {chance}: not between 0% and 100%"),
        N_("Open the connection and give a chance from 0% to 100%."),
        "estimation",
        graph.chance_out_of_bounds,
        is_drawn=True,
    ),
    Rule(
        "G03", _WARNING, _PATHWAY,
        N_("Nobody reaches “{step}” (design: {designs})"),
        N_("Connect it from an earlier step, or remove it from this design."),
        "Community by Design §2.3",
        graph.nobody_reaches,
        is_drawn=True,
    ),
    Rule(
        "G04", _ERROR, _PATHWAY,
        N_("People can never leave {steps}: add a way out"),
        N_("Add a connection from one of these steps towards an end."),
        "estimation",
        graph.no_way_out,
        is_drawn=True,
    ),
    Rule(
        "G05", _ERROR, _PATHWAY,
        N_("Stream “{stream}” does not start anywhere"),
        N_("Choose the step that its people come to first."),
        "Community by Design §2.3",
        nested.starts_nowhere,
        is_drawn=True,
    ),
    Rule(
        "G06", _WARNING, _PATHWAY,
        N_("“{step}” is visited {n} times per person: is the loop right?"),
        N_("Check the chance of coming back, or put a limit on the time."),
        "estimation",
        graph.visited_too_often,
    ),
    Rule(
        "G07", _ERROR, _PATHWAY,
        N_("The pathway has no end: nobody ever leaves it"),
        N_("Add at least one end, such as “Managed in the community”."),
        "estimation",
        graph.no_end,
        is_drawn=True,
    ),
    # Sub-pathways
    Rule(
        "S01", _ERROR, _PATHWAY,
        N_("“{step}” cannot open as the pathway it names"),
        N_("Open the step’s form and choose what it opens as, or put the other pathway right."),
        "estimation",
        nested.cannot_open,
        is_drawn=True,
    ),
    Rule(
        "S02", _WARNING, _PATHWAY,
        N_("Staff, tests and beds given for “{step}” do not count: it opens as “{pathway}”"),
        N_("Give them to steps of that pathway, or let the step open as none."),
        "estimation",
        nested.counts_nothing_of_its_own,
        is_drawn=True,
    ),
    Rule(
        "S03", _ERROR, _PATHWAY,
        N_("“{step}” opens as “{pathway}”, where there is something to fix: {n}"),
        N_("Open that pathway and put right what its own checks name."),
        "estimation",
        nested.has_faults_within,
        is_drawn=True,
    ),
    # Scenarios
    Rule(
        "S04", _WARNING, _PATHWAY,
        N_("Scenario “{scenario}” changes numbers that are no longer there: {n}"),
        N_("Open the scenario and take them out, or put back the step they belonged to."),
        "estimation",
        scenarios.changes_nothing_there,
    ),
    # Community by design
    Rule(
        "C01", _WARNING, _PATHWAY,
        N_("“{step}” is in hospital: say why (bed, complexity, escalation, equipment…)"),
        N_("Choose a reason and write it in a few words, or move the step out of hospital."),
        "Community by Design §3 'assumes, unless proven otherwise'; rec 1; "
        "rec 2 'does not need a hospital bed'",
        community.hospital_without_reason,
    ),
    Rule(
        "C02", _WARNING, _PATHWAY,
        N_("“{step}” is in hospital for the interim, with no date to move within the plan"),
        N_("Give the plan year by which the step moves."),
        "Community by Design §3 plan over agreed timescales",
        community.interim_without_date,
    ),
    Rule(
        "C03", _WARNING, _PATHWAY,
        N_("“{step}” says it needs a bed but uses no bed days"),
        N_("Correct the reason, or give the bed days."),
        "Community by Design rec 2",
        community.bed_without_bed_days,
    ),
    Rule(
        "C04", _WARNING, _PATHWAY,
        N_("No prevention step: every pathway is strengthened by prevention"),
        N_("Add a prevention step, or say why this pathway has none."),
        "Community by Design §3 'All pathways are strengthened by a focus on prevention and "
        "self-management'; rec 1",
        community.no_prevention,
    ),
    Rule(
        "C05", _WARNING, _PATHWAY,
        N_("No self-management step: how do people look after themselves?"),
        N_("Add a self-management step, or say why this pathway has none."),
        "Community by Design §3; Cluster peer review 2023/24 outcome 3",
        community.no_self_management,
    ),
    Rule(
        "C08", _WARNING, _PATHWAY,
        N_(
            "This design moves care towards hospital: {then} of contacts are outside hospital, "
            "against {now} if nothing changes"
        ),
        N_("Check the setting of each step and the chances of the proposed design."),
        "Community by Design; NHS Confederation paper left-shift metric",
        community.moves_towards_hospital,
    ),
    # Diagnostics
    Rule(
        "D01", _WARNING, _PATHWAY,
        N_("“{test}”: no agreed pathway that says how and when it is used"),
        N_("Link the agreed pathway document, and mark the feature confirmed."),
        "Community by Design App 1 four features (1)",
        diagnostics.no_agreed_pathway,
    ),
    Rule(
        "D02", _WARNING, _PATHWAY,
        N_("“{test}”: who performs it, and how is competence assured?"),
        N_("Add a staff line for performing the test and its training, then mark it confirmed."),
        "Community by Design App 1 (2)",
        diagnostics.performance_not_established,
    ),
    Rule(
        "D03", _WARNING, _PATHWAY,
        N_("“{test}”: who interprets the result, and where?"),
        N_("Add a staff line for interpreting the result, then mark the feature confirmed."),
        "Community by Design App 1 (3)",
        diagnostics.interpretation_not_established,
    ),
    Rule(
        "D04", _WARNING, _PATHWAY,
        N_("“{test}”: device, consumables and external quality assurance are not all resourced"),
        N_("Complete the device card of the test, and mark the feature confirmed."),
        "Community by Design App 1 (4) 'It is not enough to provide a machine'",
        diagnostics.device_not_resourced,
    ),
    Rule(
        "D05", _WARNING, _PATHWAY,
        N_("{role} is too junior to interpret “{test}” at “{step}” (needs, as a minimum: {min})"),
        N_("Change who interprets the result, or add remote interpretation."),
        "Community by Design App 1 technical vs interpretation; White 2007",
        diagnostics.interpreter_too_junior,
    ),
    Rule(
        "D07", _WARNING, _PATHWAY,
        N_("Results of {tests} go to {org}, not to the requester"),
        N_("Send results to the requester, whoever that is."),
        "Community by Design App 1 Phlebotomy",
        diagnostics.results_go_elsewhere,
    ),
    # Quality
    Rule(
        "Q01", _ERROR, _PATHWAY,
        N_("No 24-hour risk and clinical governance owner for the service that moves"),
        N_("Name the owner, day and night, and how to reach them."),
        "Community by Design rec 7",
        quality.no_risk_owner,
    ),
    Rule(
        "Q02", _WARNING, _PATHWAY,
        N_("Advice and guidance ({advice}) does not cover the hours of the service ({service})"),
        N_("Extend the hours of advice, or shorten those of the service."),
        "Community by Design rec 8",
        quality.advice_shorter_than_service,
    ),
    Rule(
        "Q03", _WARNING, _PATHWAY,
        N_("Nobody has said what happens when a patient gets worse"),
        N_("Describe the escalation route: who is called, and how."),
        "Community by Design §3 III management of risk; rec 7",
        quality.no_escalation,
    ),
    Rule(
        "Q04", _WARNING, _PATHWAY,
        N_("No evaluation: choose a patient-reported outcome (PROM) or experience (PREM) measure"),
        N_("Choose a PROM or a PREM, or write why neither applies."),
        "Community by Design §3 'Evaluation should be built into any service development "
        "proposals'",
        quality.no_evaluation,
    ),
    Rule(
        "Q06", _WARNING, _PATHWAY,
        N_("The exit is not settled; still to say: {missing}"),
        N_("Say when it will be mainstreamed or stopped, by which month, and who then pays."),
        "Cluster peer review 2023/24 4.4 'exit options from the point of project initiation'; 6.5",
        quality.no_exit,
    ),
    Rule(
        "Q07", _WARNING, _PATHWAY,
        N_("No engagement with the public, Llais or staff is recorded"),
        N_("Record who was asked, how, when, and what changed."),
        "Community by Design §3; Cluster peer review 2023/24 6.6; Enabling Financial Models "
        "rec 12; gov.wales service-change guidance 2023",
        quality.no_engagement,
    ),
    # Workforce
    Rule(
        "W01", _WARNING, _PATHWAY,
        N_("{role}: short of {x} WTE in year {y}, and no plan"),
        N_("Write how the posts will be found: training, recruitment or moving staff."),
        "Community by Design HB role 'movement of current workforce and additional recruitment "
        "and/or training'; Cluster peer review 2023/24 6.2",
        workforce.short_without_plan,
    ),
    Rule(
        "W02", _WARNING, _PATHWAY,
        N_("{hours} hours a year of {role} time ({part}) are released and nobody receives them"),
        N_("Say what this time will do instead, or that it is released."),
        "Community by Design rec 2 'with the resources moving with it'",
        workforce.time_not_matched,
    ),
    # Money
    Rule(
        "R01", _WARNING, _PATHWAY,
        N_(
            "Resources do not follow: {gap} a year short. The community needs {needed}, "
            "hospital releases {released}"
        ),
        N_("Change what moves, or show the other source of money."),
        "Community by Design rec 2; Cluster peer review 2023/24 6.5; worked example G2",
        money.resources_do_not_follow,
    ),
    Rule(
        "R02", _WARNING, _PATHWAY,
        N_("Savings are at average cost ({share} variable): fixed costs do not go away"),
        N_("Split hospital cost into fixed, semi-fixed and variable shares."),
        "Reform funding paper 'cashable savings'; worked example E2",
        money.average_cost,
    ),
    Rule(
        "R03", _WARNING, _PATHWAY,
        N_("A cashable saving of {x} a year, with nothing named to stop"),
        N_("Name the post, the beds or the contract that stops."),
        "Reform funding paper p11",
        money.nothing_named_to_stop,
    ),
    Rule(
        "R04", _WARNING, _PATHWAY,
        N_("Double running of {x} has no fund"),
        N_("Add a transition fund that covers it, and say where it comes from."),
        "Enabling Financial Models rec 4 'Fund the transition'",
        money.double_running_without_fund,
    ),
    Rule(
        "R05", _WARNING, _PATHWAY,
        N_("The plan is under three years: too short for prevention to pay back"),
        N_("Extend the plan to five years."),
        "Enabling Financial Models rec 1; Reform funding paper rec 3",
        money.plan_too_short,
    ),
    Rule(
        "R06", _WARNING, _PATHWAY,
        N_(
            "Recurring cost of {x} a year on short-term money: recurring money pays {lasting} of it"
        ),
        N_("Add a recurring source of money, or complete the exit choice."),
        "Cluster peer review 2023/24 4.4 short-term funding",
        money.short_term_money,
    ),
    # Equity
    Rule(
        "E01", _WARNING, _PATHWAY,
        N_("Demand is not split by deprivation fifth"),
        N_("Add the share of demand in each fifth of the Welsh Index of Multiple Deprivation."),
        "Enabling Financial Models rec 1, 5; Cluster peer review 2023/24",
        equity.no_deprivation_split,
    ),
    Rule(
        "E02", _WARNING, _PATHWAY,
        N_(
            "Reach moves away from the most deprived: set against the least deprived, it is {now} "
            "for each 1,000 people now and {then} as proposed"
        ),
        N_("Change the offer, so that it reaches the most deprived."),
        "Enabling Financial Models rec 5; Community by Design §1 inequity",
        equity.gap_widens,
    ),
    # Numbers
    Rule(
        "N01", _WARNING, _PATHWAY,
        N_("“{param}” is illustrative and among what changes the answer most (by {x} a year)"),
        N_("Confirm the number locally, or give its source."),
        "Enabling Financial Models rec 9",
        numbers.illustrative_and_decisive,
    ),
    Rule(
        "N03", _ERROR, _PATHWAY,
        N_("The range of “{param}” is out of order: low {low}, central {central}, high {high}"),
        N_("Put the three numbers in order: low, central, high."),
        "estimation",
        numbers.range_out_of_order,
        is_drawn=True,
    ),
    # Portfolio
    Rule(
        "P01", _WARNING, _PORTFOLIO,
        N_("{cluster} plans a similar project, “{other}” ({alike} of steps the same)"),
        N_("Open the two side by side and join them, or explain the difference."),
        "Cluster peer review 2023/24 4.5 'every cluster has done the same thing, but slightly "
        "differently'; B Cadwaladr action 11",
        portfolio.similar_elsewhere,
        is_drawn=True,
    ),
    Rule(
        "P02", _WARNING, _PORTFOLIO,
        N_("Avoided admissions ({condition}) may be counted twice, here and in “{other}”"),
        N_("Say how far the two pathways overlap."),
        "worked example G8",
        portfolio.claimed_twice,
    ),
    Rule(
        "P05", _ERROR, _PORTFOLIO,
        N_("Conflicting edits still to settle before the final export: {n}"),
        N_("Open the merge and choose one of each pair."),
        "offline use",
        portfolio.conflicts_open,
    ),
)  # fmt: skip

RULES: Final[Mapping[str, Rule]] = MappingProxyType({rule.id: rule for rule in _ALL})
