"""What is placed by hand stays with what it belongs to, and moves nothing else."""

import itertools

import pytest
from hypothesis import given
from strategies import pathways

from pathways import edits
from pathways.codec import read_pathway, write_pathway
from pathways.errors import DuplicateError, FromEndError, NotANumberError
from pathways.model import CURRENT, PROPOSED, Connection, Delivery, Kind, Pathway, Setting, Step
from pathways.placing import AUTOMATIC, Line, Placing, Spot
from pathways.values import FrozenMap, Name

BOTH = {
    CURRENT: Delivery(Setting.HOSPITAL),
    PROPOSED: Delivery(Setting.COMMUNITY),
}


def line_of(*ids: str) -> Pathway:
    """Steps one after the other, everybody going on, and an end."""
    steps = [Step(i, Name(i), Kind.CONTACT, FrozenMap(BOTH)) for i in ids]
    steps.append(Step("out", Name("out"), Kind.END))
    chain = [*ids, "out"]
    everybody = FrozenMap({CURRENT: 1.0, PROPOSED: 1.0})
    return Pathway(
        "p",
        Name("p"),
        steps=tuple(steps),
        connections=tuple(Connection(a, b, everybody) for a, b in itertools.pairwise(chain)),
    )


PLACED = Placing(
    FrozenMap({"a": Spot(10, 20), "b": Spot(300, 20)}),
    (
        Line("a", "b", "hospital", "hospital", (Spot(200, 5, "hospital"),)),
        Line("b", "out", "hospital", "community", (), Spot(400, 8, "community")),
    ),
)


def test_places_of_a_removed_step_go_with_it() -> None:
    pathway = edits.place(line_of("a", "b"), PLACED)
    left = edits.remove_steps(pathway, ["b"]).placing
    assert left == Placing(FrozenMap({"a": Spot(10, 20)}))


def test_the_line_of_a_removed_connection_goes_with_it() -> None:
    pathway = edits.place(line_of("a", "b"), PLACED)
    left = edits.remove_connection(pathway, "a", "b").placing
    assert left == Placing(PLACED.pins, PLACED.lines[1:])


def test_a_line_without_bends_and_words_is_free_again() -> None:
    free = Line("a", "b", "hospital", "hospital")
    assert PLACED.with_line(free).lines == PLACED.lines[1:]
    assert PLACED.without_pins(["a", "b"]).with_line(free).pins == FrozenMap()
    assert AUTOMATIC.is_automatic
    assert not PLACED.is_automatic


def test_a_spot_too_far_away_is_refused() -> None:
    for value in (float("nan"), float("inf"), 1e9):
        with pytest.raises(NotANumberError):
            Spot(value, 0)


def test_a_reconnected_connection_keeps_its_shares_and_basis() -> None:
    pathway = line_of("a", "b", "c")
    led = edits.reconnect(pathway, ("a", "b"), ("a", "c"))
    assert led.connection("a", "c").shares == pathway.connection("a", "b").shares
    assert next((c.source, c.target) for c in led.connections) == ("a", "c")


def test_reconnecting_in_one_design_leaves_the_other_as_it_was() -> None:
    led = edits.reconnect(line_of("a", "b", "c"), ("a", "b"), ("a", "c"), PROPOSED)
    assert led.connection("a", "b").shares == FrozenMap({CURRENT: 1.0})
    assert led.connection("a", "c").shares == FrozenMap({PROPOSED: 1.0})


def test_reconnecting_refuses_a_second_connection_and_a_way_on_from_an_end() -> None:
    pathway = edits.connect(line_of("a", "b", "c"), "a", "c", [CURRENT])
    pathway = edits.set_share(pathway, "a", "c", CURRENT, 0.5)
    with pytest.raises(DuplicateError):
        edits.reconnect(pathway, ("a", "b"), ("a", "c"))
    with pytest.raises(FromEndError):
        edits.reconnect(pathway, ("a", "b"), ("out", "b"))


def test_a_step_put_into_a_connection_takes_its_share_and_passes_everybody_on() -> None:
    pathway = edits.set_share(line_of("a", "b"), "a", "b", PROPOSED, 0.4)
    grown, new = edits.add_step(pathway, Name("x"), Kind.TEST)
    grown = edits.insert_step(grown, new, ("a", "b"))
    assert grown.connection("a", new).shares == FrozenMap({CURRENT: 1.0, PROPOSED: 0.4})
    assert grown.connection(new, "b").shares == FrozenMap({CURRENT: 1.0, PROPOSED: 1.0})
    assert ("a", "b") not in {(c.source, c.target) for c in grown.connections}
    with pytest.raises(FromEndError):
        edits.insert_step(grown, "out", ("a", new))


@given(pathways())
def test_places_come_back_as_they_were_written(pathway: Pathway) -> None:
    assert read_pathway(write_pathway(pathway)).placing == pathway.placing
