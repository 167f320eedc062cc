"""Charts: bars from zero, words inside the picture, the same in window and print, both looks."""

from collections.abc import Callable, Iterator
from itertools import chain

import pytest

from planner import formats
from planner.drawing.charts import (
    Change,
    Column,
    End,
    Frame,
    Pair,
    Place,
    bars,
    flows,
    matrix,
    pairs,
    stacked,
    waterfall,
)
from planner.drawing.marks import Drawing, Group, Mark, Rect, Text
from planner.fonts import text_width
from planner.look import DARK, LIGHT, Palette

Draw = Callable[[Frame], Drawing]
COLUMNS = [
    Column("Base year", {"hospital": 470.0, "community": 1_900.0}),
    Column("Year 1", {"hospital": 80.0, "community": 2_150.0, "home": 14.0, "virtual": 220.0}),
]
PAIRS = [Pair("Link worker / social prescriber", 0.0, 0.21), Pair("Consultant", 0.12, 0.01)]
DONORS = [Place("Consultant", "HB acute", "hospital"), Place("GP", "GMS", "community")]
TAKERS = [Place("Specialist nurse", "HB community", "community")]
GIVERS = [End("Consultant", "Hospital, HB acute", "hospital", 15.7), End("GP", "GMS", "home", 2.0)]
NEEDERS = [End("Senior / specialist nurse", "Community, GMS", "community", 19.0)]
CHANGES = [Change("Needs", 20_210.0), Change("Released", -22_690.0), Change("Gap", -2_480.0, True)]
CHARTS: dict[str, Draw] = {
    "stacked": lambda f: stacked(COLUMNS, f),
    "bars": lambda f: bars([0.0, 400.0, 1_200.0, 0.0], ["Year 1"], f),
    "waterfall": lambda f: waterfall(CHANGES, f),
    "pairs": lambda f: pairs(PAIRS, ("Released", "Needed"), f),
    "matrix": lambda f: matrix(DONORS, TAKERS, [[6.9], [0.0]], f),
    "flows": lambda f: flows(GIVERS, NEEDERS, [[15.7], [2.0]], f),
}
FRAMES = {
    "window": Frame(LIGHT, (900.0, 320.0), formats.number, "Title", "What it shows"),
    "dark": Frame(DARK, (620.0, 300.0), formats.number, "Title", "What it shows"),
    "print": Frame(LIGHT, (480.0, 134.0), formats.number, "Title", "What it shows", 8.5),
}


def marks_of(drawing: Drawing) -> Iterator[Mark]:
    def walk(mark: Mark) -> Iterator[Mark]:
        if isinstance(mark, Group):
            yield from chain.from_iterable(map(walk, mark.marks))
        else:
            yield mark

    return chain.from_iterable(map(walk, drawing.marks))


def span(text: Text) -> tuple[float, float]:
    wide = text_width(text.text, text.size, bold=text.bold)
    start = {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return text.x - start, text.x - start + wide


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("where", FRAMES)
def test_every_word_is_inside_the_picture(kind: str, where: str) -> None:
    drawing = CHARTS[kind](FRAMES[where])
    words = [mark for mark in marks_of(drawing) if isinstance(mark, Text)]
    assert words
    for text in words:
        left, right = span(text)
        assert left >= -0.5, text.text
        assert right <= drawing.width + 0.5, text.text
        assert 0 < text.y <= drawing.height + 0.5, text.text


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_names_itself_and_is_the_same_every_time(kind: str) -> None:
    drawing = CHARTS[kind](FRAMES["window"])
    assert (drawing.title, drawing.description) == ("Title", "What it shows")
    assert drawing == CHARTS[kind](FRAMES["window"])


def test_bars_start_at_zero_and_are_as_long_as_their_amounts() -> None:
    drawing = bars([300.0, 600.0], ["Year 1"], FRAMES["window"])
    low, high = (mark for mark in marks_of(drawing) if isinstance(mark, Rect))
    assert low.y + low.height == pytest.approx(high.y + high.height)
    assert high.height == pytest.approx(2 * low.height)


def test_stacked_columns_say_each_setting_in_a_word() -> None:
    drawing = stacked(COLUMNS, FRAMES["window"])
    said = {mark.text for mark in marks_of(drawing) if isinstance(mark, Text)}
    assert {"Home", "Virtual", "Community", "Hospital", "2,370"} <= said


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_colours_come_from_the_palette(palette: Palette) -> None:
    frame = Frame(palette, (600.0, 300.0), formats.number, "Title")
    colours = {mark.colour for mark in marks_of(stacked(COLUMNS, frame)) if isinstance(mark, Text)}
    known = {palette.ink, palette.muted, *(tone.mark for tone in palette.settings.values())}
    assert colours <= known


def test_nothing_at_all_is_drawn_without_a_fault() -> None:
    frame = FRAMES["window"]
    for drawing in (stacked([], frame), bars([], [], frame), pairs([], ("a", "b"), frame)):
        assert drawing.width == 900.0
