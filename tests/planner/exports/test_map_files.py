"""Maps as files: each stands alone, shows what was asked for, and is the same every time."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from pdf_text import text_of
from PIL import Image

from pathways.errors import MissingDesignError
from pathways.library import starter
from pathways.values import Name
from planner.commands.whole import sample_workspace
from planner.errors import MissingPopulationError, PictureTooLargeError
from planner.exports.map_files import Format, write_pictures
from planner.maps.picture import Asked
from planner.maps.showing import Way
from planner.workspace import Workspace

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 11, 22)
COPD = starter("copd")
PLACE = Workspace("Arfon", population=40_000, pathways=(COPD,))


def drawn(tmp_path: Path, asked: Asked, language: str = "en") -> ElementTree.Element:
    path = tmp_path / "map.svg"
    write_pictures(PLACE, COPD, path, asked, language=language, when=DAY)
    return ElementTree.fromstring(path.read_text("utf-8"))


def words(root: ElementTree.Element) -> list[str]:
    return [e.text or "" for e in root.iter(f"{SVG}text")]


def test_an_svg_stands_alone_in_its_language(tmp_path: Path) -> None:
    root = drawn(tmp_path, Asked(), "cy")
    title, description = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert COPD.name.cy in (title or "")
    assert "Sbirometreg" in (description or "")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "cy"
    assert "data:font/ttf;base64," in (root.findtext(f"{SVG}style") or "")
    ground = root.find(f"{SVG}rect")
    assert ground is not None
    assert ground.get("fill") == "#FFFFFF"
    text = (tmp_path / "map.svg").read_text("utf-8")
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_typed_text_is_text_in_an_svg(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> & \x07 ŵ"
    step = replace(COPD.steps[0], name=Name(hostile))
    pathway = replace(COPD, steps=(step, *COPD.steps[1:]))
    path = tmp_path / "map.svg"
    write_pictures(PLACE.with_pathway(pathway), pathway, path, Asked("current"), when=DAY)
    root = ElementTree.fromstring(path.read_text("utf-8"))
    assert not [e for e in root.iter() if e.tag.endswith("script")]
    assert "<script>alert(1)</script> &  ŵ" in (root.findtext(f"{SVG}desc") or "")


def test_its_foot_says_whose_map_it_is_and_that_its_numbers_are_illustrative(
    tmp_path: Path,
) -> None:
    said = words(drawn(tmp_path, Asked()))
    assert "Arfon · 22 November 2026" in said
    assert any(text.startswith("Illustrative: nobody stands for") for text in said)


def test_a_name_that_its_card_cuts_is_said_whole_at_the_foot(tmp_path: Path) -> None:
    long = "Assessment of everything that there is to be assessed before anybody goes on"
    step = replace(COPD.steps[0], name=Name(long))
    pathway = replace(COPD, steps=(step, *COPD.steps[1:]))
    path = tmp_path / "map.svg"
    write_pictures(PLACE.with_pathway(pathway), pathway, path, Asked(), when=DAY)
    said = words(ElementTree.fromstring(path.read_text("utf-8")))
    assert any(long in text for text in said)


def test_it_shows_marks_only_where_they_are_asked_for(tmp_path: Path) -> None:
    assert "from hospital" in words(drawn(tmp_path, Asked()))
    assert "from hospital" not in words(drawn(tmp_path, Asked(has_changes=False)))


def test_laid_over_each_other_both_places_of_a_moved_step_are_on_it(tmp_path: Path) -> None:
    one = words(drawn(tmp_path, Asked()))
    over = words(drawn(tmp_path, Asked(way=Way.OVER)))
    assert (one.count("reversibility"), over.count("reversibility")) == (1, 2)
    assert "to community" in over


def test_side_by_side_each_design_has_its_head(tmp_path: Path) -> None:
    said = words(drawn(tmp_path, Asked(way=Way.BESIDE)))
    assert [f"{COPD.name.en}: {design}" in said for design in ("now", "proposed")] == [True, True]


def test_chosen_steps_stand_alone_with_what_is_between_them(tmp_path: Path) -> None:
    ids = tuple(step.id for step in COPD.steps[:2])
    root = drawn(tmp_path, Asked(steps=ids))
    said = words(root)
    assert f"Part of the map: 2 of {len(COPD.steps)} steps." in said
    assert COPD.steps[-1].name.en not in (root.findtext(f"{SVG}desc") or "")


def test_figures_stand_on_it_and_are_never_left_out_unsaid(tmp_path: Path) -> None:
    said = words(drawn(tmp_path, Asked("current", has_numbers=True)))
    # 60 a year per 10,000 of 40,000 people come to the first step: 240.
    assert "240 contacts" in said
    nobody = replace(PLACE, population=None)
    path = tmp_path / "none.svg"
    with pytest.raises(MissingPopulationError):
        write_pictures(nobody, COPD, path, Asked(has_numbers=True))
    assert not path.exists()


@pytest.mark.parametrize("scale", [1, 2])
def test_a_png_is_as_large_as_its_scale_and_says_how_many_dots_to_an_inch(
    scale: int, tmp_path: Path
) -> None:
    root, path = drawn(tmp_path, Asked()), tmp_path / "map.png"
    write_pictures(PLACE, COPD, path, Asked(), Format(scale=scale), when=DAY)
    with Image.open(path) as image:
        assert image.width == round(float(root.get("width", "0")) * scale)
        assert image.height == round(float(root.get("height", "0")) * scale)
        assert image.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.1)
        assert image.info["Title"] == root.findtext(f"{SVG}title")
        assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_a_png_that_nothing_opens_is_refused_before_it_is_drawn(tmp_path: Path) -> None:
    steps = tuple(replace(COPD.steps[i % 8], id=f"s{i}") for i in range(200))
    pathway = replace(COPD, steps=steps, connections=(), streams=())
    with pytest.raises(PictureTooLargeError, match="4"):
        write_pictures(PLACE, pathway, tmp_path / "map.png", Asked(), Format(scale=4))
    assert not list(tmp_path.iterdir())


def test_a_pdf_has_its_fonts_and_words_inside_and_goes_over_as_many_sheets_as_it_needs(
    tmp_path: Path,
) -> None:
    one, several = tmp_path / "one.pdf", tmp_path / "several.pdf"
    write_pictures(PLACE, COPD, one, Asked(), when=DAY)
    write_pictures(PLACE, COPD, several, Asked(), Format(is_fitted=False), when=DAY)
    with pikepdf.open(one) as document:
        assert len(document.pages) == 1
        fonts = document.pages[0].Resources.Font
        used = [f for f in fonts.values() if "PlannerSans" in str(f.BaseFont)]
        assert used
        assert all("/FontFile2" in f.FontDescriptor for f in used)
    with pikepdf.open(several) as document:
        assert len(document.pages) > 1
    assert "Spirometry" in text_of(one)


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf"])
def test_the_same_map_of_one_day_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    one, other = tmp_path / f"1{suffix}", tmp_path / f"2{suffix}"
    for path in (one, other):
        write_pictures(PLACE, COPD, path, Asked(), when=DAY)
    assert one.read_bytes() == other.read_bytes()


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []
    write_pictures(PLACE, COPD, tmp_path / "map.png", Asked(), tell=told.append)
    assert told == sorted(told)
    assert (told[-1], len(told) > 1) == (1.0, True)


def test_a_design_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDesignError, match="bold"):
        write_pictures(PLACE, COPD, tmp_path / "map.svg", Asked("bold"))
    assert list(tmp_path.iterdir()) == []


def test_every_sample_can_be_drawn_in_every_way(tmp_path: Path) -> None:
    sample = sample_workspace()
    for pathway in sample.pathways:
        for way in Way:
            asked = Asked(way=way, has_numbers=True, has_findings=True)
            write_pictures(sample, pathway, tmp_path / "map.svg", asked, language="cy", when=DAY)
    assert (tmp_path / "map.svg").exists()
