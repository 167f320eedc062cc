"""The packaged library and starters."""

import csv
from collections.abc import Iterator
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
from pathways.values import Name


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
    assert all("spirometry" in f"{i.item.en} {i.note.en}".casefold() for i in found)
    assert search_catalogue("spirometry unicorn") == ()


def test_the_catalogue_is_searched_in_welsh_as_well() -> None:
    found = search_catalogue("SBIROMETREG anadlol")
    assert found == search_catalogue("spirometry respiratory")
    assert [i.item.en for i in search_catalogue("cwyr clust")] == ["Microsuction"]


def _names_shown() -> Iterator[Name]:
    for item in catalogue():
        yield from (item.group, item.pathway, item.kind, item.item, item.note)
    for set_ in ("CbD area", "PCMW outcome", "ACD outcome", "Diagnostics feature"):
        yield from (entry.title for entry in frameworks(set_))
    yield from (role.name for role in library().roles.values())
    yield from library().organisations.values()
    yield from (source.text for source in library().sources.values())
    for test in library().tests.values():
        yield from (test.name, test.pathway_need, test.training, test.interpreted_where)
        yield from (test.device, test.quality_assurance)
    for pathway in starters():
        yield pathway.name
        yield from (step.name for step in pathway.steps)
        yield from (stream.name for stream in pathway.streams)


def test_whatever_is_shown_has_a_welsh_name() -> None:
    shown = list(_names_shown())
    assert len(shown) > 500
    assert [name.en for name in shown if name.en and not name.cy] == []


def test_an_organisation_is_found_by_its_name_in_either_language() -> None:
    assert library().organisation("HB acute").said("cy") == "BI acíwt"
    assert library().organisation_called("bi acíwt ") == "HB acute"
    assert library().organisation_called("HB acute") == "HB acute"


def test_an_organisation_of_the_users_own_is_said_as_typed() -> None:
    assert library().organisation_called("Hwb y Bont ") == "Hwb y Bont "
    assert library().organisation("Hwb y Bont ").said("cy") == "Hwb y Bont "
    assert library().organisation_called("") == ""


def test_frameworks_are_kept_apart_by_set() -> None:
    areas = frameworks("CbD area")
    assert len(areas) == 8
    assert areas[1].title == Name(
        "Advice and shared decision making", "Cyngor a gwneud penderfyniadau ar y cyd"
    )
    assert not {a.code for a in areas} & {o.code for o in frameworks("PCMW outcome")}
