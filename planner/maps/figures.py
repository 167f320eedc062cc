"""What the estimate puts on the map, as words and widths: on cards and lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pathways.model import CONTACT_KINDS, CURRENT, Connection, Pathway, Step
from planner import formats
from planner.differences import Differences, StepDifference, differences
from planner.exports.map_layouts import (
    EDITOR,
    EDITOR_COMPARED,
    EDITOR_NUMBERED,
    Measures,
    share_word,
)
from planner.i18n import _
from planner.map_numbers import MapNumbers, map_numbers
from planner.maps.showing import Showing, Way

if TYPE_CHECKING:
    from resources.by_step import StepFigures

__all__ = ["Figures", "figures_of", "measures_of"]

NO_WIDTH: Final = 0.0


def measures_of(showing: Showing) -> Measures:
    """The sizes of cards and words, with room for the figures that the map asks for."""
    if showing.has_numbers:
        return EDITOR_NUMBERED
    return EDITOR if showing.way is Way.ONE else EDITOR_COMPARED


@dataclass(frozen=True)
class Figures:
    """The figures of the designs on one map, by design; ``found`` where they are compared.

    ``is_telling`` says that cards tell the difference and not their own figures; ``has_numbers``
    that lines have the number and the width of those who go along them.
    """

    design: str
    numbers: Mapping[str, MapNumbers]
    found: Differences | None
    is_telling: bool
    has_numbers: bool

    def lines(self, step: Step, at: str) -> tuple[str, ...]:
        """What stands at the foot of a step's card in the design ``at``."""
        if step.is_end:
            return ()
        if self.found is None or not self.is_telling:
            return self._own(step, at)
        is_second = at != self.design and step.exists_in(self.design)
        return () if is_second else _difference(self.found.by_step[step.id])

    def _own(self, step: Step, design: str) -> tuple[str, ...]:
        figures = self.numbers[design].steps.get(step.id)
        if figures is None:
            return ()
        hours = formats.number(figures.hours)
        if self.found is None:
            return _count(step, figures), _("{hours} staff hours", hours=hours)
        return _count(step, figures), _money(hours, formats.short_pounds(figures.pounds))

    def short(self, step: Step, design: str) -> str:
        """By how much a step is over its capacity, in words; blank where it is not."""
        over = self.numbers[design].short.get(step.id, 0.0) if self.has_numbers else 0.0
        return _("{n} over capacity", n=formats.number(over)) if over else ""

    def width(self, ends: tuple[str, str], design: str) -> float:
        """How many go along a connection, as a share of those who go along the fullest one."""
        if not self.has_numbers or not self._most:
            return NO_WIDTH
        return self.numbers[design].people.get(ends, 0.0) / self._most

    @cached_property
    def _most(self) -> float:
        return max((n for d in self.numbers.values() for n in d.people.values()), default=0.0)

    def label(self, connection: Connection, designs: tuple[str, ...]) -> str:
        """How many go along a connection in one design, or from one design to the other."""
        ends = (connection.source, connection.target)
        said = [formats.number(self.numbers[d].people.get(ends, 0.0)) for d in designs]
        if len(set(said)) > 1:
            return " → ".join(said)
        share = share_word(connection, designs[-1])
        return _("{people} · {share}", people=said[0], share=share) if share else said[0]


def _count(step: Step, figures: "StepFigures") -> str:
    if step.kind in CONTACT_KINDS:
        return _("{n} contacts", n=formats.number(figures.contacts))
    return _("{n} times", n=formats.number(figures.visits))


def _money(hours: str, pounds: str) -> str:
    return _("{hours} h · {pounds}", hours=hours, pounds=pounds)


def _more(before: float, after: float, form: formats.Form = formats.number) -> str:
    """By how much one value is more than another, with its sign, also where it is nothing."""
    more = form(after - before)
    return f"±{more}" if more == form(0.0) else formats.signed(after - before, form)


def _difference(one: StepDifference) -> tuple[str, ...]:
    before, after = one.before, one.after
    if before is None or after is None:
        return ()
    if not one.is_counted:
        return (_("same figures"),)
    if one.step.kind in CONTACT_KINDS:
        count = _("{n} contacts", n=_more(before.contacts, after.contacts))
    else:
        count = _("{n} times", n=_more(before.visits, after.visits))
    hours = _more(before.hours, after.hours)
    pounds = _more(before.pounds, after.pounds, formats.short_pounds)
    return count, _money(hours, pounds)


def figures_of(pathway: Pathway, showing: Showing) -> Figures | None:
    """The figures that a map asks for; ``None`` where it asks for none or none are known."""
    if showing.way is Way.ONE and not showing.has_numbers:
        return None
    made = showing.estimate
    if made is None or showing.design not in made.designs:
        return None
    found = None if showing.way is Way.ONE else differences(pathway, showing.option, made)
    design = showing.design
    return Figures(
        design,
        found.numbers if found else {design: map_numbers(pathway, made, design)},
        found,
        is_telling=showing.way is Way.OVER or design != CURRENT,
        has_numbers=showing.has_numbers,
    )
