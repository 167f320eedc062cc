"""What a cell says can be typed back; what is typed means what it names."""

import pytest
from hypothesis import given
from strategies import flowing_pathways

from pathways import edits
from pathways.bounds import BoundsError
from pathways.errors import ChanceError, FromEndError, UserError
from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED, Kind, Part, Pathway, Setting
from planner.cells import COLUMNS, new_row
from planner.cells.columns import NoNameError, NotInDesignError, column_called
from planner.cells.finding import AmbiguousWordError, UnknownWordError
from planner.cells.lists import ListEntryError
from planner.i18n import speaking

BY_KEY = {column.key: column for column in COLUMNS}


def put(pathway: Pathway, key: str, step: str, typed: str, design: str = PROPOSED) -> Pathway:
    """The pathway with one cell typed."""
    return BY_KEY[key].read(pathway, step, design, typed)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", STARTERS)
def test_what_every_cell_says_can_be_typed_back(name: str, language: str) -> None:
    pathway = starter(name)
    with speaking(language):
        for design in pathway.designs:
            for step in pathway.steps:
                for column in COLUMNS:
                    typed = column.write(pathway, step, design)
                    if not (step.is_end and not typed):
                        assert column.read(pathway, step.id, design, typed) == pathway


def test_staff_is_typed_as_roles_with_minutes_and_what_they_do() -> None:
    pathway = put(starter("copd"), "staff", "spiro", "Physiologist 30 min (technical); GP 5")
    lines = pathway.step("spiro").deliveries[PROPOSED].staff
    assert [(s.part, s.minutes.central) for s in lines] == [(Part.TECHNICAL, 30), (Part.CARE, 5)]
    assert [s.role for s in lines][1] == "gp"


def test_a_number_keeps_its_range_and_rests_on_nobody_once_it_is_another() -> None:
    before = starter("copd").step("spiro").deliveries[PROPOSED].staff[0].minutes
    typed = f"HCSW {before.central * 2:g} (technical)"
    after = put(starter("copd"), "staff", "spiro", typed).step("spiro")
    minutes = after.deliveries[PROPOSED].staff[0].minutes
    assert minutes.high == pytest.approx(before.high * 2)
    assert minutes.is_illustrative


def test_welsh_words_are_known_in_either_language() -> None:
    with speaking("cy"):
        pathway = put(starter("copd"), "setting", "spiro", "ysbyty")
        assert (
            put(pathway, "setting", "spiro", "Community").step("spiro").setting(PROPOSED)
            is Setting.COMMUNITY
        )
    assert pathway.step("spiro").setting(PROPOSED) is Setting.HOSPITAL


def test_the_next_steps_are_named_or_given_by_row_and_share_the_rest() -> None:
    pathway = starter("copd")
    row = next(i for i, s in enumerate(pathway.steps, 1) if s.id == "advice")
    led = put(pathway, "next", "spiro", f"Specialist resp 30%; {row} 20%; Self-management")
    shares = {c.target: c.share(PROPOSED) for c in led.leaving("spiro", PROPOSED)}
    assert shares["advice"] == 0.2
    assert sorted(shares.values()) == pytest.approx([0.2, 0.3, 0.5])
    for connection in pathway.leaving("spiro", CURRENT):
        now = led.connection("spiro", connection.target).share(CURRENT)
        assert now == connection.share(CURRENT)


@pytest.mark.parametrize(
    "typed", ["Advice 30, Self-management 70", "Advice: 30; Self-management 70%", "Advice 30%"]
)
def test_shares_are_read_as_people_write_them(typed: str) -> None:
    led = put(starter("copd"), "next", "spiro", typed)
    assert led.connection("spiro", "advice").share(PROPOSED) == 0.3


def test_a_blank_place_takes_a_step_out_of_the_design_alone() -> None:
    pathway = put(starter("copd"), "setting", "spiro", "")
    assert not pathway.step("spiro").exists_in(PROPOSED)
    assert pathway.step("spiro").exists_in(CURRENT)


def test_ways_on_of_a_new_pathway_stand_in_every_design() -> None:
    pathway = Pathway("p", starter("copd").name)
    pathway, first = new_row(pathway, CURRENT, "Triage")
    pathway, last = new_row(pathway, CURRENT, "Home")
    pathway = edits.set_kind(pathway, last, Kind.END)
    pathway = put(pathway, "next", first, "home", CURRENT)
    assert pathway.connection(first, last).share(PROPOSED) == 1


@pytest.mark.parametrize(
    ("key", "typed", "error"),
    [
        ("name", "  ", NoNameError),
        ("kind", "foo", UnknownWordError),
        ("setting", "moon", UnknownWordError),
        ("staff", "nurse", ListEntryError),
        ("staff", "Astronaut 20", UnknownWordError),
        ("staff", "GP 20 (dancing)", UnknownWordError),
        ("staff", "GP 1.2.3", UserError),
        ("tests", "X-ray of the moon", UnknownWordError),
        ("next", "Nowhere 20%", UnknownWordError),
        ("next", "S 20%", AmbiguousWordError),
        ("next", "Advice 120%", ChanceError),
        ("room_minutes", "many", UserError),
        ("dna", "120%", BoundsError),
        ("room_minutes", "-5", BoundsError),
        ("staff", "GP 999999", BoundsError),
        ("tests", "Spirometry × -1", UserError),
        ("name", "\u200b", NoNameError),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    key: str, typed: str, error: type[UserError]
) -> None:
    with pytest.raises(error):
        put(starter("copd"), key, "spiro", typed)


def test_an_end_leads_nowhere_and_a_step_out_of_the_design_has_no_staff() -> None:
    pathway = starter("copd")
    end = next(s.id for s in pathway.steps if s.is_end)
    with pytest.raises(FromEndError):
        put(pathway, "next", end, "spiro")
    with pytest.raises(NotInDesignError):
        put(pathway, "staff", "feno", "GP 10", CURRENT)


def test_headings_are_known_in_both_languages() -> None:
    assert [column_called(c.heading.upper()) for c in COLUMNS] == list(range(len(COLUMNS)))
    assert column_called("Ble") == 2
    assert column_called("Nothing such") == -1


@given(flowing_pathways())
def test_cells_of_any_pathway_can_be_typed_back(pathway: Pathway) -> None:
    for design in pathway.designs:
        for step in pathway.steps:
            ways = BY_KEY["next"].write(pathway, step, design)
            read = put(pathway, "next", step.id, ways, design) if not step.is_end else pathway
            for connection in pathway.connections:
                before = connection.share(design)
                after = read.connection(connection.source, connection.target).share(design)
                assert after == pytest.approx(before, abs=1e-9)
