"""Pictures of a pathway: a step stays where it was, nothing is lost, and SVG stands alone."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pathways.errors import MissingDesignError
from pathways.library import STARTERS, starter
from pathways.values import Name
from planner.drawing.marks import Text, flat
from planner.exports.pictures import layout_of, map_of, print_maps, write_svg
from planner.look import DARK, LIGHT, TYPE

SVG = "{http://www.w3.org/2000/svg}"
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


def test_an_svg_stands_alone_in_its_language(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    write_svg(starter("copd"), "proposed", path, "cy")
    root = ElementTree.fromstring(path.read_text("utf-8"))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert starter("copd").name.cy in (title.text or "")
    assert "Sbirometreg" in (description.text or "")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "cy"
    style = root.find(f"{SVG}style")
    assert style is not None
    assert "data:font/ttf;base64," in (style.text or "")
    background = root.find(f"{SVG}rect")
    assert background is not None
    assert background.get("fill") == "#FFFFFF"
    assert "http" not in path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")


def test_typed_text_is_text_in_an_svg(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> & \x07 ŵ"
    pathway = starter("copd")
    step = replace(pathway.steps[0], name=Name(hostile))
    path = tmp_path / "map.svg"
    write_svg(replace(pathway, steps=(step, *pathway.steps[1:])), "current", path)
    root = ElementTree.fromstring(path.read_text("utf-8"))
    assert not [e for e in root.iter() if e.tag.endswith("script")]
    description = root.find(f"{SVG}desc")
    assert description is not None
    assert "<script>alert(1)</script> &  ŵ" in (description.text or "")


def test_the_same_map_gives_the_same_svg(tmp_path: Path) -> None:
    one, other = tmp_path / "1.svg", tmp_path / "2.svg"
    for path in (one, other):
        write_svg(starter("upc"), "proposed", path)
    assert one.read_bytes() == other.read_bytes()


def test_a_design_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDesignError, match="bold"):
        write_svg(starter("copd"), "bold", tmp_path / "map.svg")
    assert list(tmp_path.iterdir()) == []
