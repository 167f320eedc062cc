"""Pictures of a pathway: a step stays where it was, nothing is lost, and SVG stands alone."""

import pytest

from pathways.errors import MissingDesignError
from pathways.library import STARTERS, starter
from planner.drawing.marks import Text, flat
from planner.exports.pictures import layout_of, map_of, print_maps
from planner.look import DARK, LIGHT, TYPE

ROOM = (774.0, 413.0)


@pytest.mark.parametrize("name", STARTERS)
def test_a_step_that_does_not_move_stands_where_it_stood(name: str) -> None:
    pathway = starter(name)
    now, then = (layout_of(pathway, design).steps for design in ("current", "proposed"))
    stays = [
        s.id
        for s in pathway.steps
        if s.exists_in("current")
        and s.exists_in("proposed")
        and s.setting("current") is s.setting("proposed")
    ]
    assert stays
    assert [now[id_] for id_ in stays] == [then[id_] for id_ in stays]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", STARTERS)
def test_on_paper_every_name_is_whole_and_large_enough(name: str, language: str) -> None:
    pathway = starter(name)
    parts = print_maps(pathway, "proposed", language, room=ROOM)
    scale = min(min(ROOM[0] / p.width, ROOM[1] / p.height) for p in parts)
    assert TYPE.text.size * scale >= 8.5
    words = [mark.text for part in parts for mark in flat(part.marks) if isinstance(mark, Text)]
    assert not [word for word in words if "…" in word]
    joined = " ".join(words).replace("- ", "-")
    for step in pathway.steps_in("proposed"):
        assert step.name.said(language).replace("- ", "-") in joined


def test_a_moved_step_says_where_it_came_from() -> None:
    drawn = map_of(starter("copd"), "proposed", "en")
    said = [mark.text for mark in flat(drawn.marks) if isinstance(mark, Text)]
    assert said.count("from hospital") == 1
    now = map_of(starter("copd"), "current", "en")
    assert not [m for m in flat(now.marks) if isinstance(m, Text) and m.text.startswith("from ")]


def test_the_description_says_in_words_where_each_step_is() -> None:
    said = map_of(starter("copd"), "proposed", "en").description
    assert "Spirometry with reversibility: Community." in said
    assert "Advice and guidance: Virtual." in said
    assert "Managed in the community: end of the pathway." in said


def test_a_thumbnail_has_the_size_asked_for_and_no_words() -> None:
    for palette in (LIGHT, DARK):
        small = map_of(starter("dvt"), "proposed", "cy", palette, form="thumbnail", size=(200, 90))
        assert (small.width, small.height) == (200, 90)
        assert not [mark for mark in flat(small.marks) if isinstance(mark, Text)]


def test_a_design_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingDesignError, match="bold"):
        map_of(starter("copd"), "bold", "en")
