"""Ways through a design in words."""

import pytest

from pathways.library import STARTERS, starter
from pathways.model import CURRENT, PROPOSED
from planner.i18n import speaking
from planner.journey_words import journey_in_words, left_over_in_words
from resources.estimate import estimate
from resources.journeys import Journey, Journeys, journeys


def test_a_way_says_its_chance_steps_settings_and_what_it_comes_to() -> None:
    way = Journey("register", ("review", "selfm", "home"), 0.5, 0.25, 1.9, 42.0, 0.0)
    pathway = starter("copd")
    said = journey_in_words(pathway, CURRENT, way)
    names = [pathway.step(step).name.en for step in way.steps]
    assert said == (
        f"25% of people ({pathway.stream('register').name.en}): “{names[0]}” (Community), then "
        f"“{names[1]}” (Community), then “{names[2]}”. Contacts: 1.90; staff minutes: 42."
    )


@pytest.mark.parametrize("starter_id", STARTERS)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_way_of_every_starter_can_be_said(starter_id: str, language: str) -> None:
    pathway = starter(starter_id)
    found = journeys(estimate(pathway, population=40_000), PROPOSED)
    with speaking(language):
        for way in found.ways:
            said = journey_in_words(pathway, PROPOSED, way)
            assert all(pathway.step(step).name.said(language) in said for step in way.steps)


def test_what_is_left_over_is_said() -> None:
    way = Journey("s", ("a",), 0.9, 0.9, 0, 0, 0)
    assert "90%" in left_over_in_words(Journeys(CURRENT, (way,), 0.1))
    assert "10%" in left_over_in_words(Journeys(CURRENT, (way,), 0.1))
    assert "%" not in left_over_in_words(Journeys(CURRENT, (way,), 0.0))
