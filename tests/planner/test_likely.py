"""How sure a figure is, in words of both languages and on the command line."""

import json
from pathlib import Path

import pytest

from planner import formats
from planner.cli import main
from planner.i18n import speaking
from planner.likely import chance_in_words, likely
from resources.sampled import Interval


def test_a_range_is_said_with_how_sure_it_is() -> None:
    interval = Interval(12_320, 16_800, 22_910)
    assert likely(interval, formats.pounds) == "likely between £12,300 and £22,900 (8 in 10)"
    assert likely(Interval(5, 5, 5)) == "likely about 5"
    with speaking("cy"):
        assert likely(interval, formats.pounds) == (
            "rhwng £12,300 a £22,900 yn ôl pob tebyg (8 o bob 10)"
        )


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.004, "less than 1 in 10"), (0.68, "7 in 10"), (0.97, "more than 9 in 10")],
)
def test_a_chance_is_said_in_tenths(chance: float, words: str) -> None:
    assert chance_in_words(chance) == words


def test_the_estimate_says_its_ranges_seed_and_chances(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "a.cbdplan")
    assert main(["new", file, "--cluster", "A", "--population", "40000"]) == 0
    assert main(["add", file, "dvt"]) == 0
    capsys.readouterr()
    said = []
    for _again in range(2):
        assert main(["estimate", file, "--draws", "200", "--seed", "7", "--json"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    found = json.loads(said[0])["results"]["dvt"]["uncertainty"]
    assert (found["draws"], found["seed"]) == (200, 7)
    released = found["figures"]["released"]
    assert released["p10"] < released["p50"] < released["p90"]
    assert 0 <= found["chance_benefits_exceed_costs"]["cash"] <= 1
    assert main(["estimate", file, "--draws", "0", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"]["dvt"]["uncertainty"] is None


def test_draws_that_cannot_be_made_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["estimate", "x.cbdplan", "--draws", "-1"]) == 2
    assert "ask for 0 to" in capsys.readouterr().err
