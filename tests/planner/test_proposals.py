"""The words and figures of a proposal, each from the estimate and nothing else."""

from dataclasses import replace

import pytest
from sound import SOUND

from pathways.library import STARTERS, starter
from pathways.values import Basis, Quantity
from planner import formats
from planner.i18n import speaking
from planner.inputs import inputs_of, share_of_inputs
from planner.proposal_tables import (
    double_running_by_year,
    hours_tables,
    money_rows,
    organisations,
    part_splits,
    roles,
)
from planner.proposals import (
    Proposal,
    ask,
    ask_verb,
    conditions,
    exit_sentence,
    fingerprint,
    key_figures,
    money_lines,
    outcome,
    proposal_of,
    risks,
    route,
)
from planner.units import in_unit, unit_word, yearly_pounds
from planner.workspace import Workspace


@pytest.fixture(scope="module")
def copd() -> Proposal:
    """COPD for 40,000 people."""
    pathway = starter("copd")
    workspace = Workspace("Three Valleys", "Cwm Taf Morgannwg", 40_000, pathways=(pathway,))
    with speaking("en"):
        return proposal_of(workspace, "copd")


def test_the_ask_names_who_decides_what_for_whom(copd: Proposal) -> None:
    said = ask(copd)
    assert "Pan-Cluster Planning Group (PCPG) is asked to approve" in said
    assert copd.pathway.name.en in said
    assert "Three Valleys" in said
    assert said.count(ask_verb()) == 1


def test_the_outcome_spells_out_its_words_at_first_use(copd: Proposal) -> None:
    head = copd.estimate.headline
    said = outcome(copd)
    assert "whole-time equivalents (WTE)" in said
    for figure in (
        formats.number(head.contacts_out),
        formats.pounds(head.recurring_cost),
        formats.pounds(head.released),
        formats.pounds(head.double_running),
    ):
        assert figure in said


def test_five_numbers_of_the_last_plan_year(copd: Proposal) -> None:
    head = copd.estimate.headline
    found = {figure.key: figure.value for figure in key_figures(copd)}
    assert found == {
        "contacts_out": formats.number(head.contacts_out),
        "ls1": "80% to 94%",
        "wte": formats.wte(head.wte_needed),
        "recurring": formats.short_pounds(head.recurring_cost),
        "double_running": formats.short_pounds(head.double_running),
    }


@pytest.mark.parametrize("name", STARTERS)
def test_what_is_released_needed_and_missing_adds_up(name: str) -> None:
    workspace = Workspace("Here", population=40_000, pathways=(starter(name),))
    lines = {line.key: line.pounds for line in money_lines(proposal_of(workspace, name))}
    assert lines["released"] == pytest.approx(lines["cashable"] + lines["capacity"])
    gap = lines.get("gap", -lines.get("surplus", 0.0))
    assert lines["community"] == pytest.approx(lines["released"] + gap)


def test_a_gap_comes_first_among_the_risks(copd: Proposal) -> None:
    short = Workspace("Here", population=40_000, pathways=(starter("fls"),))
    first = risks(proposal_of(short, "fls"))[0]
    assert first.startswith("Resources do not follow")
    assert not any(risk.startswith("Resources") for risk in risks(copd))
    assert len(risks(copd)) == 3


def test_conditions_are_the_first_open_checks(copd: Proposal) -> None:
    assert conditions(copd) == tuple(f.message for f in copd.checks.in_order[:3])
    severities = [str(f.severity) for f in copd.checks.in_order]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)


def test_an_answered_warning_is_open_no_longer() -> None:
    pathway = replace(SOUND.first(), engagement=())
    open_ = proposal_of(SOUND.with_pathway(pathway), "breath").checks
    assert "Q07" in [f.rule for f in open_.warnings]
    answered = replace(pathway, answers=pathway.answers.with_("Q07", "in May"))
    after = proposal_of(SOUND.with_pathway(answered), "breath").checks
    assert "Q07" not in [f.rule for f in after.in_order]
    assert [f.answer for f in after.answered] == ["in May"]


def test_an_error_stays_open_whatever_is_answered() -> None:
    governance = replace(SOUND.first().governance, risk_owner_24h="")
    pathway = replace(SOUND.first(), governance=governance)
    pathway = replace(pathway, answers=pathway.answers.with_("Q01", "later"))
    made = proposal_of(SOUND.with_pathway(pathway), "breath")
    assert [f.rule for f in made.checks.errors] == ["Q01"]
    assert made.is_draft


def test_the_fingerprint_follows_the_inputs(copd: Proposal) -> None:
    again = proposal_of(copd.workspace, "copd")
    assert fingerprint(again.estimate) == fingerprint(copd.estimate)
    more = proposal_of(copd.workspace.with_population(40_001), "copd")
    assert fingerprint(more.estimate) != fingerprint(copd.estimate)
    own = replace(copd.workspace, assumptions=SOUND.assumptions.with_("sickness", EXACT))
    assert fingerprint(proposal_of(own, "copd").estimate) != fingerprint(copd.estimate)


EXACT = Quantity.exact(0.06, "local", "Health board, 2026")


def test_an_input_confirmed_locally_is_not_illustrative(copd: Proposal) -> None:
    own = replace(copd.workspace, assumptions=SOUND.assumptions.with_("sickness", EXACT))
    estimate = proposal_of(own, "copd").estimate
    found = next(i for i in inputs_of(estimate) if i.key == "sickness")
    assert (found.basis, found.source) == (Basis.CONFIRMED, "Health board, 2026")
    before, after = share_of_inputs(copd.estimate), share_of_inputs(estimate)
    assert (after.count, after.illustrative) == (before.count, before.illustrative - 1)


def test_inputs_leave_out_prices_that_the_pathway_does_not_use(copd: Proposal) -> None:
    keys = {found.key for found in inputs_of(copd.estimate)}
    assert "unit_cost.test.spirometry" in keys  # done in hospital now
    assert "unit_cost.test.dxa" not in keys
    assert "pay.band.3" in keys
    assert "pay.band.9" not in keys


def test_route_and_exit_are_spelt_out(copd: Proposal) -> None:
    said = route(copd)
    assert "Pan-Cluster Planning Group (PCPG)" in said
    assert "Cwm Taf Morgannwg" in said
    assert "Regional Partnership Board (RPB)" in said
    assert "month 18" in exit_sentence(copd)


@pytest.mark.parametrize("name", STARTERS)
def test_tables_keep_the_minutes_and_pounds_of_the_estimate(name: str) -> None:
    workspace = Workspace("Here", population=40_000, pathways=(starter(name),))
    estimate = proposal_of(workspace, name).estimate
    year = estimate.final
    for table in hours_tables(estimate):
        for cells, released, left in zip(
            table.cells, table.released, table.no_receiver, strict=True
        ):
            assert sum(cells) + left == pytest.approx(released)
    split = part_splits(estimate)
    hours = year.planned.staff_hours
    assert sum(s.hospital_planned + s.outside_planned for s in split) == pytest.approx(hours)
    assert sum(o.hours_planned for o in organisations(estimate)) == pytest.approx(hours)
    assert sum(r.moved for r in roles(estimate)) == pytest.approx(year.wte_moved)
    rows = {row.key: row.pounds for row in money_rows(estimate, nominal=False)}
    assert rows["needed"][-1] == pytest.approx(year.recurring_cost)
    assert rows["released"][-1] == pytest.approx(year.release.released)
    assert sum(double_running_by_year(estimate)) == pytest.approx(estimate.double_running.total)
    nominal = {row.key: row.pounds for row in money_rows(estimate, nominal=True)}
    # 2% a year over five years: 1.02 ** 5 = 1.104
    assert nominal["needed"][-1] == pytest.approx(rows["needed"][-1] * 1.02**5)


def test_numbers_are_written_in_their_units() -> None:
    assert in_unit(0.0451, "share") == "4.51%"
    assert in_unit(1234.5, "£/year") == "£1,230"
    assert in_unit(10, "minutes") == "10"
    assert unit_word("minutes/contact") == "minutes a contact"
    assert unit_word("share") == ""
    assert yearly_pounds(945.32) == "£945"


def test_it_is_said_in_welsh_when_welsh_is_spoken(copd: Proposal) -> None:
    with speaking("cy"):
        assert "Grŵp Cynllunio Clystyrau Cyfan (PCPG)" in ask(copd)
        assert ask_verb() in ask(copd)
        assert "cyfwerth ag amser llawn (CALl)" in outcome(copd)
