"""The assumption register, what to confirm first, and confirming."""

import pytest
from nested_pathways import DIAGNOSIS, OUTER

from pathways.library import starter
from pathways.values import Basis
from planner.confirming import UnownedError, confirm
from planner.estimates import assumptions_of, estimate_of
from planner.i18n import speaking
from planner.inputs import inputs_of
from planner.register import HEADLINES, register, resting_on, swing_share, to_confirm_first
from planner.workspace import Workspace
from resources.errors import UnknownInputError
from resources.sensitivity import tornado

HERE = Workspace("Here", population=40_000, pathways=(starter("copd"),))
SIAN = ("Siân Rees, practice manager", "2027-04-06", "Appointment book, March 2027")


def test_the_register_holds_every_input_and_says_what_each_rests_on() -> None:
    made = estimate_of(HERE, HERE.pathways[0])
    found = register(made)
    keys = [entry.input.key for entry in found]
    assert {one.key for one in inputs_of(made)} <= set(keys)
    assert len(keys) == len(set(keys))
    assert any(key.startswith("connections.") for key in keys)
    assert all(entry.input.label for entry in found)


def test_the_register_can_be_sifted_by_basis() -> None:
    made = estimate_of(HERE, HERE.pathways[0])
    parts = [register(made, [basis]) for basis in Basis]
    assert sum(map(len, parts)) == len(register(made))
    illustrative = register(made, [Basis.ILLUSTRATIVE])
    assert illustrative
    assert all(e.input.basis is Basis.ILLUSTRATIVE and e.is_unsure for e in illustrative)


def test_a_number_of_the_pathway_is_confirmed_with_owner_and_date() -> None:
    key = next(o.key for o in inputs_of(estimate_of(HERE, HERE.pathways[0])) if "staff.0" in o.key)
    sure = confirm(HERE, "copd", key, *SIAN)
    before, after = (estimate_of(w, w.pathways[0]) for w in (HERE, sure))
    (entry,) = (e for e in register(after, [Basis.CONFIRMED]) if e.input.key == key)
    assert (entry.owner, entry.date, entry.input.source) == SIAN
    assert not entry.is_unsure
    assert after.headline == before.headline


def test_an_assumption_is_confirmed_for_the_whole_workspace() -> None:
    sure = confirm(HERE, "copd", "sickness", *SIAN)
    known = assumptions_of(sure)["sickness"]
    assert known.basis is Basis.CONFIRMED
    assert known.quantity.owner == SIAN[0]
    assert known.quantity.central == assumptions_of(HERE).value("sickness")


def test_a_chance_is_confirmed() -> None:
    made = estimate_of(HERE, HERE.pathways[0])
    entry = next(e for e in register(made) if e.input.key.startswith("connections."))
    sure = confirm(HERE, "copd", entry.input.key, *SIAN)
    after = register(estimate_of(sure, sure.pathways[0]), [Basis.CONFIRMED])
    assert entry.input.key in [e.input.key for e in after]


def test_a_number_within_another_pathway_is_confirmed_there() -> None:
    here = Workspace("Here", population=10_000, pathways=(OUTER, DIAGNOSIS))
    made = estimate_of(here, OUTER)
    inside = [e for e in register(made) if "diagnose/" in e.input.key and e.can_confirm]
    assert inside
    for entry in inside:
        sure = confirm(here, OUTER.id, entry.input.key, *SIAN)
        assert sure.pathway(OUTER.id) == OUTER
        assert sure.pathway("diagnosis") != DIAGNOSIS
        again = register(estimate_of(sure, OUTER), [Basis.CONFIRMED])
        assert entry.input.key in [e.input.key for e in again]


def test_nobody_cannot_confirm_and_nothing_cannot_be_confirmed() -> None:
    with pytest.raises(UnownedError):
        confirm(HERE, "copd", "sickness", " ", "2027-04-06", "")
    with pytest.raises(UnknownInputError):
        confirm(HERE, "copd", "steps.gone.current.dna", *SIAN)


def test_the_five_to_confirm_first_are_unsure_and_move_the_result_most() -> None:
    made = estimate_of(HERE, HERE.pathways[0])
    swings = tornado(made)
    first = to_confirm_first(made, swings)
    assert len(first) == 5
    assert [one.swing for one in first] == sorted((one.swing for one in first), reverse=True)
    # Confirming the first puts the sixth in its place.
    sure = confirm(HERE, "copd", first[0].input.key, *SIAN)
    again = estimate_of(sure, sure.pathways[0])
    second = to_confirm_first(again, tornado(again))
    assert [one.input.key for one in second[:4]] == [one.input.key for one in first[1:]]
    assert swing_share(tornado(again)) <= swing_share(swings)


def test_each_headline_says_how_much_of_it_is_illustrative() -> None:
    made = estimate_of(HERE, HERE.pathways[0])
    found = resting_on(made)
    assert set(found) == set(HEADLINES)
    assert all(0 < one.share <= 1 and one.count > 0 for one in found.values())
    assert found["contacts_out"].count < found["released"].count


def test_the_register_speaks_welsh() -> None:
    made = estimate_of(HERE, HERE.pathways[0])
    with speaking("cy"):
        chance = next(e for e in register(made) if e.input.key.startswith("connections."))
    assert chance.input.label.startswith("Siawns")
