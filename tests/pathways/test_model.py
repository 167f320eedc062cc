"""A pathway that exists is well formed; small values hold what they say."""

from dataclasses import replace

import pytest

from pathways.errors import (
    DesignsError,
    DnaError,
    DuplicateError,
    GroupSizeError,
    IdError,
    MissingDesignError,
    MissingStepError,
    MissingStreamError,
    NotANumberError,
)
from pathways.library import starter
from pathways.model import CURRENT, PROPOSED, Connection, Delivery, Kind, Pathway, Setting, Step
from pathways.values import Basis, FrozenMap, Hours, Name, Quantity, basis_kind


@pytest.fixture
def copd() -> Pathway:
    return starter("copd")


def test_a_step_stands_where_it_has_a_delivery_and_an_end_everywhere(copd: Pathway) -> None:
    assert not copd.step("feno").exists_in(CURRENT)
    assert copd.step("feno").exists_in(PROPOSED)
    end = next(s for s in copd.steps if s.is_end)
    assert end.exists_in(CURRENT)
    assert end.setting(CURRENT) is None


def test_ids_are_there_and_differ(copd: Pathway) -> None:
    with pytest.raises(IdError):
        replace(copd, id="")
    with pytest.raises(DuplicateError, match="triage"):
        replace(copd, steps=(*copd.steps, copd.step("triage")))
    with pytest.raises(DuplicateError, match="suspected"):
        replace(copd, streams=(*copd.streams, copd.stream("suspected")))
    with pytest.raises(DuplicateError):
        replace(copd, connections=(*copd.connections, copd.connections[0]))


def test_connections_lead_from_and_to_what_is_there(copd: Pathway) -> None:
    astray = Connection("triage", "nowhere")
    with pytest.raises(MissingStepError, match="nowhere"):
        replace(copd, connections=(*copd.connections, astray))


def test_a_share_is_a_number(copd: Pathway) -> None:
    first = copd.connections[0]
    wrong = replace(first, shares=FrozenMap({CURRENT: float("nan")}))
    with pytest.raises(NotANumberError, match=first.source):
        replace(copd, connections=(wrong, *copd.connections[1:]))


def test_designs_are_the_current_one_and_another(copd: Pathway) -> None:
    with pytest.raises(DesignsError):
        Pathway("p", Name("P"), designs=(CURRENT,))
    with pytest.raises(DesignsError):
        Pathway("p", Name("P"), designs=(PROPOSED, "hub"))
    with pytest.raises(MissingDesignError, match="hub"):
        Pathway(
            "p",
            Name("P"),
            steps=(Step("a", Name("A"), Kind.TEST, FrozenMap(hub=Delivery(Setting.HOME))),),
        )


def test_work_in_progress_is_held(copd: Pathway) -> None:
    # Chances that add up to 0.5, a stream without an entry, a range out of order: findings.
    half = replace(copd.connections[0], shares=FrozenMap({CURRENT: 0.5}))
    nowhere = replace(copd.streams[0], entry="", per_10000=Quantity(9, 5, 1))
    assert replace(copd, connections=(half,), streams=(nowhere,)).streams[0].entry == ""


def test_what_is_asked_for_and_not_there_is_named(copd: Pathway) -> None:
    with pytest.raises(MissingStepError, match="ghost"):
        copd.step("ghost")
    with pytest.raises(MissingStreamError, match="ghost"):
        copd.stream("ghost")


@pytest.mark.parametrize("dna", [1.0, 1.2, -0.1])
def test_a_share_of_absences_leaves_somebody(dna: float) -> None:
    with pytest.raises(DnaError):
        Delivery(Setting.HOME, dna=Quantity.exact(dna))


def test_a_group_has_people() -> None:
    with pytest.raises(GroupSizeError):
        Delivery(Setting.HOME, group_size=Quantity.exact(0))


def test_a_quantity_is_finite_and_keeps_its_spread_about_a_new_centre() -> None:
    with pytest.raises(NotANumberError):
        Quantity.exact(float("inf"))
    assert Quantity(8, 10, 15).with_central(20) == Quantity(16, 20, 30)
    assert Quantity(-1, 0, 1).with_central(5) == Quantity(-1, 5, 5)


@pytest.mark.parametrize(
    ("code", "kind"),
    [("ill", Basis.ILLUSTRATIVE), ("", Basis.ILLUSTRATIVE), ("S10", Basis.SOURCED),
     ("D01", Basis.DERIVED), ("local", Basis.CONFIRMED)],
)  # fmt: skip
def test_the_code_of_a_basis_says_how_far_to_trust_it(code: str, kind: Basis) -> None:
    assert basis_kind(code) is kind


def test_a_name_falls_back_to_the_other_language() -> None:
    assert Name("Test").said("cy") == "Test"
    assert Name("", "Prawf").said("en") == "Prawf"
    assert Name("Test", "Prawf").with_("cy", "Sgan") == Name("Test", "Sgan")


def test_hours_are_read_from_how_people_write_them() -> None:
    week = Hours.read("Mon-Fri 8:00-18:30, Sat am").week
    assert week[:6] == ((480, 1110),) * 5 + ((480, 720),)
    assert week[6] is None
    assert Hours.read("7 days 08.00-20.00").cover(Hours.read("Sun 9:00-17:00"))
    assert not Hours.read("Mon pm").cover(Hours.read("Mon 9:00-17:00"))
    assert not Hours.read("by arrangement").are_known


def test_a_map_is_a_value() -> None:
    one = FrozenMap({"a": 1.0}, b=2.0)
    assert one == FrozenMap({"b": 2.0, "a": 1.0})
    assert hash(one) == hash(FrozenMap({"b": 2.0, "a": 1.0}))
    assert one.with_("a", 3.0)["a"] == 3.0
    assert dict(one.without("a")) == {"b": 2.0}
    assert one["a"] == 1.0
    assert one != {"a": 1.0, "b": 2.0}
