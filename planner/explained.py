"""An opened figure in words, in the language being spoken: ready to be shown or printed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pathways.values import Basis
from planner import formats
from planner.i18n import _, language
from planner.inputs import BASES
from planner.likely import FORMS, likely
from planner.units import in_unit, unit_word

if TYPE_CHECKING:
    from resources.estimate import Estimate
    from resources.explain import ExplainedInput, Explanation
    from resources.sampled import Sample

__all__ = ["InputLine", "PartLine", "Told", "known_figures", "told"]

PRICE: Final = " ("


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a figure: where it comes from, how much, and what share of the whole."""

    label: str
    value: str
    share: str


@dataclass(frozen=True, slots=True)
class InputLine:
    """A number that goes into a figure, with what it rests on."""

    key: str
    label: str
    value: str
    span: str
    basis: str
    source: str
    is_illustrative: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A figure opened in words: its formula, its parts that add up to ``value``, its inputs.

    ``plain`` is the value without the name of its unit; ``likely`` says where it lies 8 times in
    10, blank where that is not known. ``missing`` are what nobody has given.
    """

    figure: str
    title: str
    value: str
    plain: str
    likely: str
    words: str
    symbols: str
    parts: tuple[PartLine, ...]
    inputs: tuple[InputLine, ...]
    missing: tuple[str, ...]


def known_figures() -> dict[str, str]:
    """The figures that can be opened for every pathway, and what they are called."""
    from resources.explain import FIGURES

    return {key: _(figure.title) for key, figure in FIGURES.items()}


def told(made: "Estimate", figure: str, drawn: "Sample | None" = None) -> Told:
    """A figure of an estimate opened.

    Raises:
        UnknownFigureError: There is no such figure.
    """
    from resources.explain import explain

    found = explain(made, figure)
    range_words = ""
    if drawn is not None and figure in FORMS and figure in drawn.draws:
        range_words = likely(drawn.interval(figure), FORMS[figure])
    return Told(
        figure=figure,
        title=_(found.title),
        value=formats.NOTHING if found.value is None else _with_unit(found.value, found.unit),
        plain=_plain(found.value, found.unit),
        likely=range_words,
        words=_(found.words),
        symbols=found.symbols,
        parts=tuple(_parts(found)),
        inputs=tuple(_input(one) for one in found.inputs),
        missing=tuple(name.said(language()) for name in found.missing),
    )


def _parts(found: "Explanation") -> "list[PartLine]":
    spoken, unit = language(), found.unit.partition(PRICE)[0]
    whole = found.value
    return [
        PartLine(
            part.label.said(spoken),
            in_unit(part.value, unit),
            formats.percent(part.value / whole) if whole else "",
        )
        for part in found.parts
    ]


def _plain(value: float | None, unit: str) -> str:
    return formats.NOTHING if value is None else in_unit(value, unit.partition(PRICE)[0])


def _with_unit(value: float, unit: str) -> str:
    """A value with its unit, and the prices it is in where it is money."""
    plain, _bracket, prices = unit.partition(PRICE)
    words = unit_word(plain)
    said = in_unit(value, plain)
    if words and words != "£":
        said = _("{value} {unit}", value=said, unit=words)
    if prices:
        return _("{value}, {year} prices", value=said, year=prices.rstrip(")"))
    return said


def _input(one: "ExplainedInput") -> InputLine:
    label = one.label.said(language())
    if one.what:
        label = _("{where}: {what}", where=label, what=_(one.what)) if label else _(one.what)
    span = ""
    quantity = one.quantity
    if quantity is not None and quantity.low != quantity.high:
        ends = (in_unit(v, one.unit) for v in (quantity.low, quantity.high))
        span = _("{low} to {high}", **dict(zip(("low", "high"), ends, strict=True)))
    value = formats.whole(one.value) if one.unit == "people" else in_unit(one.value, one.unit)
    words = unit_word(one.unit)
    if words and words != "£":
        value = _("{value} {unit}", value=value, unit=words)
    return InputLine(
        key=one.key,
        label=label,
        value=value,
        span=span,
        basis=_(BASES[one.basis]),
        source=one.source.said(language()),
        is_illustrative=one.basis is Basis.ILLUSTRATIVE,
    )
