"""Charts: bars from zero, words inside the picture, the same in window and print, both looks."""

from collections.abc import Callable, Iterator
from itertools import chain

import pytest

from planner import formats
from planner.drawing.charts import (
    Bar,
    Change,
    Column,
    End,
    Frame,
    Heap,
    Layer,
    Pair,
    Place,
    Ranged,
    Rungs,
    Swung,
    band,
    bars,
    diverging,
    flows,
    heaps,
    ladder,
    matrix,
    pairs,
    s_curve,
    stacked,
    tornado,
    waterfall,
)
from planner.drawing.marks import Drawing, Group, Line, Mark, Rect, Text
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
GAINS = [Bar("Health board", 36_300.0, 12_000.0, 50_000.0), Bar("GMS", -28_800.0)]
SWINGS = [
    Swung("Adoption, year 5", 4_000.0, -12_000.0, "60%", "95%"),
    Swung("Minutes: Health care support worker", -9_000.0, -6_500.0, "10", "45", is_grey=True),
]
CURVE = [(-40_000.0 + 600.0 * i, i / 100) for i in range(101)]
YEARS = [
    Ranged("Base year", 0.0, 0.0, 0.0),
    Ranged("Year 1", 300.0, 210.0, 380.0),
    Ranged("Year 2", 558.0, 314.0, 639.0),
]
LAYERS = [Layer("Cash that hospital releases", "hospital"), Layer("Still to be found", "gap")]
PAID = [Heap("Year 1", (8_300.0, 700.0)), Heap("Year 2", (28_800.0, 0.0))]
LADDERS = [Rungs("Spirometry", 300.0, 120.0, "2 sessions close; 60 contacts more close another")]
CHARTS: dict[str, Draw] = {
    "diverging": lambda f: diverging(GAINS, f),
    "tornado": lambda f: tornado(SWINGS, -7_500.0, f),
    "s-curve": lambda f: s_curve(CURVE, ("Costs exceed", "Benefits exceed"), f),
    "band": lambda f: band(YEARS, f),
    "heaps": lambda f: heaps(LAYERS, PAID, f),
    "ladder": lambda f: ladder(LADDERS, f),
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


def test_a_tornado_begins_at_the_central_result_and_has_both_ends_of_each_input() -> None:
    drawing = tornado(SWINGS, -7_500.0, FRAMES["window"])
    bars_of = [m for m in drawing.marks if isinstance(m, Rect)]
    middle = bars_of[0].x  # the first input's low end lies to the right of the central result
    assert bars_of[1].x + bars_of[1].width == pytest.approx(middle)
    assert bars_of[0].width / bars_of[1].width == pytest.approx(11_500 / 4_500)


def test_a_range_is_drawn_across_its_bar() -> None:
    drawing = diverging(GAINS[:1], FRAMES["window"])
    upright = [m for m in drawing.marks if isinstance(m, Line) and m.stroke_width == 2]
    (bar,) = [m for m in drawing.marks if isinstance(m, Rect) and m.height == 16]
    low, high = (m.x1 for m in upright[1:])
    assert (low - bar.x) / bar.width == pytest.approx(12 / 36.3)
    assert (high - bar.x) / bar.width == pytest.approx(50 / 36.3)


def test_two_of_three_rungs_are_solid() -> None:
    drawing = ladder(LADDERS, FRAMES["window"])
    solid = next(
        m
        for m in drawing.marks
        if isinstance(m, Rect) and m.stroke is None and m.fill == LIGHT.mark("hospital")
    )
    across = [m for m in drawing.marks if isinstance(m, Line) and m.stroke_width == 1.5]
    assert [m.x1 for m in across] == [
        pytest.approx(solid.x + solid.width / 2),
        pytest.approx(solid.x + solid.width),
    ]
