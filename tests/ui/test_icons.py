"""Icons are one family, drawn alike, and each of them is used."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pathways.model import Kind, Setting
from ui.icons import names, pixmap

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "ui" / "icons").glob("*.svg"))
SIDES = ("left", "right")


def asked_for() -> set[str]:
    """Every name that stands in the window's code, and those that are put together there."""
    code = "\n".join(
        path.read_text("utf-8")
        for folder in ("ui", "planner")
        for path in (ROOT / folder).rglob("*.py")
    )
    said = set(re.findall(r'"([a-z_]+)"', code))
    made = {f"{way}_{side}" for way in ("fold", "unfold") for side in SIDES}
    return said | made | {each.value for each in (*Kind, *Setting)}


def test_every_icon_is_used() -> None:
    assert sorted(names() - asked_for()) == []


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_an_icon_is_drawn_as_the_others_are(file: Path) -> None:
    root = ElementTree.fromstring(file.read_text("utf-8"))
    assert (root.get("viewBox"), root.get("stroke-width")) == ("0 0 24 24", "1.5")
    assert (root.get("stroke"), root.get("fill")) == ("currentColor", "none")
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    own = {e.get("stroke-width") for e in root.iter() if e is not root}
    assert own <= {None}


def test_an_icon_has_the_colour_it_is_asked_for_in(qapp: object) -> None:
    image = pixmap("save", "#AD4500", 32).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    # Blending rounds a component by one at most.
    assert "#ad4500" in inks
    assert inks <= {"#ad4500", "#ac4500"}
