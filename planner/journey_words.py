"""The most likely ways through a design as sentences."""

from functools import reduce
from typing import TYPE_CHECKING

from pathways.model import Pathway
from planner import formats
from planner.drawing.words import setting_word
from planner.i18n import _, language

if TYPE_CHECKING:
    from resources.journeys import Journey, Journeys

__all__ = ["journey_in_words", "left_over_in_words"]


def journey_in_words(pathway: Pathway, design: str, way: "Journey") -> str:
    """One way: how likely it is, its steps with their settings, and what it comes to a person."""
    passed = [_step(pathway, design, step) for step in way.steps]
    blanks = {
        "share": formats.percent(way.share, 0 if way.share >= 0.1 else 1),
        "stream": pathway.stream(way.stream).name.said(language()),
        "steps": reduce(
            lambda before, step: _("{before}, then {step}", before=before, step=step), passed
        ),
        "contacts": formats.number(way.contacts),
        "minutes": formats.number(way.minutes),
    }
    if way.bed_days:
        return _(
            "{share} of people ({stream}): {steps}. "
            "Contacts: {contacts}; staff minutes: {minutes}; days in a bed: {days}.",
            days=formats.number(way.bed_days),
            **blanks,
        )
    return _(
        "{share} of people ({stream}): {steps}. Contacts: {contacts}; staff minutes: {minutes}.",
        **blanks,
    )


def _step(pathway: Pathway, design: str, step_id: str) -> str:
    step = pathway.step(step_id)
    name, setting = step.name.said(language()), step.setting(design)
    if setting is None:
        return _("“{step}”", step=name)
    return _("“{step}” ({where})", step=name, where=setting_word(setting.value))


def left_over_in_words(found: "Journeys") -> str:
    """How many people the ways listed cover, and how many take others."""
    listed = sum(way.share for way in found.ways)
    if formats.percent(found.left_over) == formats.percent(0.0):
        return _("These are the ways that people take.")
    return _(
        "The ways listed are those of {listed} of people; {others} take others, each rarer.",
        listed=formats.percent(listed),
        others=formats.percent(found.left_over),
    )
