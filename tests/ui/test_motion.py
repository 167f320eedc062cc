"""What moves in the window asks one place how long it may, and stops where the system says so."""

import re
from pathlib import Path

import pytest

from planner.look import MOTION_MS
from ui.motion import is_still

UI = Path(__file__).resolve().parents[2] / "ui"
MOVES = re.compile(r"\bQ(?:PropertyAnimation|VariantAnimation|TimeLine|SequentialAnimationGroup)\b")


def test_everything_that_moves_asks_how_long_it_may() -> None:
    moving = [p for p in UI.rglob("*.py") if MOVES.search(p.read_text("utf-8"))]
    assert moving
    assert [p.name for p in moving if "motion_ms" not in p.read_text("utf-8")] == []


def test_nothing_moves_for_longer_than_an_eye_takes_to_follow() -> None:
    assert 0 < MOTION_MS <= 120


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("[Settings]\ngtk-enable-animations=0\n", True),
        ("[Settings]\ngtk-enable-animations = false\n", True),
        ("[Settings]\ngtk-enable-animations=1\n", False),
        ("[Settings]\ngtk-theme-name=Adwaita\n", False),
        ("", False),
    ],
)
def test_a_desktop_that_stills_its_programs_stills_ours(
    text: str, still: bool, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.ini"
    settings.write_text(text, "utf-8")
    assert is_still(settings) is still


def test_settings_that_cannot_be_read_say_nothing(tmp_path: Path) -> None:
    assert is_still(tmp_path / "none.ini") is False
    (tmp_path / "odd.ini").write_bytes(b"\xff\xfe\x00")
    assert is_still(tmp_path / "odd.ini") is False
