"""The packaged library and starters."""

import csv
from importlib.resources import files

import pytest

from pathways.errors import MissingRoleError, MissingTestError
from pathways.library import (
    HOSPITAL_REASONS,
    STARTERS,
    catalogue,
    frameworks,
    library,
    search_catalogue,
    starter,
    starters,
)
from pathways.model import PROPOSED, Setting


def test_every_starter_is_plainly_illustrative() -> None:
    assert len(list(starters())) == len(STARTERS) == 10
    for pathway in starters():
        assert pathway.is_starter
        assert pathway.status == "starter (illustrative): not clinically approved"
        assert pathway.name.en
        assert pathway.name.cy


@pytest.mark.parametrize("id_", STARTERS)
def test_a_starter_uses_only_what_the_library_has(id_: str) -> None:
    pathway = starter(id_)
    for step in pathway.steps:
        for delivery in step.deliveries.values():
            for line in delivery.staff:
                assert library().role(line.role, step.id).salary.central > 0
            for use in delivery.tests:
                assert library().test(use.test, step.id).name.cy


@pytest.mark.parametrize("id_", STARTERS)
def test_a_starters_hospital_steps_say_why(id_: str) -> None:
    for step in starter(id_).steps:
        if step.setting(PROPOSED) is Setting.HOSPITAL:
            assert step.why_hospital.is_given
            assert step.why_hospital.code in HOSPITAL_REASONS


@pytest.mark.parametrize("id_", STARTERS)
def test_a_starters_numbers_name_a_source_that_is_there(id_: str) -> None:
    pathway = starter(id_)
    bases = {s.per_10000.basis for s in pathway.streams} | {c.basis for c in pathway.connections}
    bases |= {
        line.minutes.basis
        for step in pathway.steps
        for delivery in step.deliveries.values()
        for line in delivery.staff
    }
    assert bases <= set(library().sources)


def test_what_the_library_lacks_is_named_with_its_place() -> None:
    with pytest.raises(MissingRoleError, match=r"triage.*wizard"):
        library().role("wizard", "triage")
    with pytest.raises(MissingTestError, match=r"triage.*dice"):
        library().test("dice", "triage")
    with pytest.raises(KeyError):
        starter("plumbing")


def test_the_whole_catalogue_is_there() -> None:
    packaged = (files("pathways") / "data" / "appendix1_catalogue.csv").read_text("utf-8")
    rows = list(csv.DictReader(packaged.splitlines()))
    assert [i.id for i in catalogue()] == [row["item_id"] for row in rows]
    assert len({i.id for i in catalogue()}) == len(rows) > 100


def test_the_catalogue_is_searched_by_every_word_in_any_case() -> None:
    assert search_catalogue("") == catalogue()
    found = search_catalogue("SPIROMETRY respiratory")
    assert found
    assert all("spirometry" in f"{i.item} {i.note}".casefold() for i in found)
    assert search_catalogue("spirometry unicorn") == ()


def test_frameworks_are_kept_apart_by_set() -> None:
    areas = frameworks("CbD area")
    assert len(areas) == 8
    assert not {a.code for a in areas} & {o.code for o in frameworks("PCMW outcome")}
