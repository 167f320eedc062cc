"""Every colour can be told from the ground it stands on, in each appearance, as it is drawn."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from pathways.library import starter
from planner.drawing.marks import Drawing, Line, Mark, Path, Rect, Text, flat
from planner.estimates import estimate_of
from planner.look import LOOKS, PATTERN, SETTINGS, Palette, contrast
from planner.maps.picture import Asked, map_picture
from planner.maps.showing import Way
from planner.workspace import Workspace

PLACE = Workspace("Arfon", population=40_000, pathways=(starter("copd"),))
COPD = PLACE.pathways[0]
looks = pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)


def least(look: Palette) -> tuple[float, float]:
    """What text and what is drawn has to reach."""
    return (7.0, 7.0) if look.is_high else (4.5, 3.0)


@looks
def test_text_can_be_read_on_every_ground(look: Palette) -> None:
    text, _drawn = least(look)
    grounds = [look.surface, look.canvas, look.illustrative.tint]
    grounds += [tone.tint for tone in look.settings.values()]
    inks = [look.ink, look.muted]
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= text
    told = [look.error, look.warning, look.good]
    assert min(contrast(t, g) for t in told for g in (look.surface, look.canvas)) >= text


@looks
def test_the_word_of_a_setting_can_be_read_on_its_own_ground(look: Palette) -> None:
    text, _drawn = least(look)
    for tone in look.settings.values():
        for ground in (tone.tint, look.surface, look.canvas):
            assert contrast(tone.mark, ground) >= text


@looks
def test_what_is_drawn_stands_out_from_every_ground(look: Palette) -> None:
    _text, drawn = least(look)
    assert contrast(look.outline, look.surface) >= drawn
    assert contrast(look.outline, look.canvas) >= drawn
    assert contrast(look.illustrative.mark, look.surface) >= drawn


@looks
def test_the_ring_of_the_focus_has_an_edge_that_stands_out_everywhere(look: Palette) -> None:
    grounds = [look.surface, look.canvas, *(tone.tint for tone in look.settings.values())]
    for ground in grounds:
        assert max(contrast(look.focus, ground), contrast(look.focus_edge, ground)) >= 3
    assert contrast(look.surface, look.ink) >= 7  # reversed, as on a button that is pressed


def test_high_contrast_is_higher_than_what_it_takes_the_place_of() -> None:
    for is_dark in (False, True):
        plain, high = (
            next(x for x in LOOKS if (x.is_dark, x.is_high) == (is_dark, h)) for h in (False, True)
        )
        for name in ("ink", "muted", "outline", "hairline", "error", "warning", "good"):
            one, other = getattr(plain, name), getattr(high, name)
            assert contrast(other, high.surface) >= contrast(one, plain.surface)


def test_each_appearance_can_be_known_by_its_lines() -> None:
    assert len({(look.outline, look.hairline) for look in LOOKS}) == len(LOOKS)


def test_a_setting_is_told_by_a_pattern_of_its_own() -> None:
    assert len({PATTERN[setting] for setting in SETTINGS}) == len(SETTINGS)


def ground_below(marks: list[Mark], at: int, x: float, y: float, ground: str) -> str:
    """The colour on which a mark is drawn: that of the last shape under its middle."""
    for mark in marks[:at]:
        if isinstance(mark, Rect) and mark.fill is not None:
            if mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height:
                ground = mark.fill
        elif isinstance(mark, Path) and mark.fill is not None:
            xs = [px for s in mark.segments for px, _py in s.points]
            ys = [py for s in mark.segments for _px, py in s.points]
            if min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys):
                ground = mark.fill
    return ground


def texts_on(drawing: Drawing, ground: str) -> Iterator[tuple[str, str, str]]:
    """Every text of a drawing with its colour and that of the ground it stands on."""
    marks = list(flat(drawing.marks))
    for at, mark in enumerate(marks):
        if isinstance(mark, Text) and mark.text.strip():
            back = {"start": 0.5, "middle": 0.0, "end": -0.5}[mark.anchor]
            x, y = mark.x + back * mark.width, mark.y - mark.size * 0.3
            yield mark.text, mark.colour, ground_below(marks, at, x, y, ground)


@looks
@pytest.mark.parametrize("way", Way)
def test_every_text_of_a_map_can_be_read_where_it_stands(look: Palette, way: Way) -> None:
    text, _drawn = least(look)
    asked = Asked(way=way, has_numbers=True, has_findings=True)
    made = estimate_of(PLACE, COPD)
    drawing = map_picture(PLACE, COPD, asked, estimate=made, palette=look)
    found = [(contrast(ink, ground), said) for said, ink, ground in texts_on(drawing, look.surface)]
    assert found
    assert [said for ratio, said in found if ratio < text] == []


@looks
def test_every_line_of_a_map_stands_out_where_it_runs(look: Palette) -> None:
    _text, drawn = least(look)
    drawing = map_picture(PLACE, COPD, Asked(way=Way.OVER), palette=look)
    marks = list(flat(drawing.marks))
    tints = [tone.tint for tone in look.settings.values()]
    for mark in marks:
        stroke = getattr(mark, "stroke", None)
        if stroke is None or stroke == look.hairline or isinstance(mark, Rect):
            continue
        if isinstance(mark, Line):
            continue  # of a setting's pattern, measured with its word
        assert min(contrast(stroke, tint) for tint in tints) >= (drawn if not look.is_high else 4.5)


# How the three kinds of colour blindness see a colour: Machado, Oliveira and Fernandes (2009),
# "A physiologically-based model for simulation of color vision deficiency", severity 1.0.
SEEN = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(colour: str, kind: str) -> str:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    made = [sum(m * c for m, c in zip(row, linear, strict=True)) for row in SEEN[kind]]
    bounded = [min(1.0, max(0.0, c)) for c in made]
    again = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in bounded]
    return "#" + "".join(f"{round(255 * c):02X}" for c in again)


@looks
@pytest.mark.parametrize("kind", SEEN)
def test_words_and_marks_can_be_read_with_any_kind_of_colour_blindness(
    look: Palette, kind: str
) -> None:
    for tone in look.settings.values():
        assert contrast(seen(tone.mark, kind), seen(tone.tint, kind)) >= 4.0
    for colour in (look.error, look.warning, look.good, look.muted):
        assert contrast(seen(colour, kind), seen(look.surface, kind)) >= 4.0


def test_no_two_settings_are_told_by_colour_alone_on_a_map() -> None:
    drawing = map_picture(PLACE, COPD, Asked())
    said = {mark.text for mark in flat(drawing.marks) if isinstance(mark, Text)}
    assert {"Home", "Virtual", "Community", "Hospital"} <= said
    heads = [m for m in flat(drawing.marks) if isinstance(m, Line) and m.y1 == m.y2]
    looks_of = {}
    for setting in SETTINGS:
        mark = LOOKS[0].mark(setting)
        own = [m for m in heads if m.stroke == mark and abs(m.x2 - m.x1) > 400]
        looks_of[setting] = (len(own), own[0].dash != (), own[0].round_cap)
    assert all(a != b for a, b in combinations(looks_of.values(), 2))
