"""The Excel functions that the workbook uses, each with the value it comes to."""

import math
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from string import Formatter
from typing import Final

from planner.exports.workbook.formulas import Block, Formula, Place, Scalar, as_formula

__all__ = [
    "Criterion",
    "absolute",
    "all_true",
    "any_true",
    "choose",
    "count",
    "count_above",
    "count_if",
    "first_true",
    "is_number",
    "least",
    "most",
    "nearest",
    "net_present",
    "product_sum",
    "rounded_up",
    "said_as",
    "sentence",
    "sign",
    "sum_ifs",
    "total",
    "unlike",
    "weighed_by_row",
    "when",
    "whole",
]

Part = Formula | Block
Criterion = tuple[Block, Formula]
_UNLIKE: Final = "<>"


def _call(name: str, value: Scalar, *parts: Part) -> Formula:
    pieces: list[str | Place] = [name, "("]
    for i, part in enumerate(parts):
        if i:
            pieces.append(",")
        pieces.extend((part.place,) if isinstance(part, Block) else part.pieces)
    return Formula((*pieces, ")"), value)


def _numbers(parts: Iterable[Part]) -> list[float]:
    found: list[float] = []
    for part in parts:
        values = part.values if isinstance(part, Block) else (part.value,)
        found += [v for v in values if not isinstance(v, (str, bool))]
    return found


def total(*parts: Part) -> Formula:
    """The sum of every number."""
    return _call("SUM", sum(_numbers(parts)), *parts)


def least(*parts: Part | float) -> Formula:
    """The smallest number."""
    there = _formulas(parts)
    return _call("MIN", _sure(min(_numbers(there), default=math.nan), there), *there)


def most(*parts: Part | float) -> Formula:
    """The largest number."""
    there = _formulas(parts)
    return _call("MAX", _sure(max(_numbers(there), default=math.nan), there), *there)


def _sure(value: float, parts: Iterable[Part]) -> float:
    """``value``, unless one of the numbers it was chosen from is not known."""
    return math.nan if any(math.isnan(n) for n in _numbers(parts)) else value


def _formulas(parts: Iterable[Part | float]) -> list[Part]:
    return [part if isinstance(part, Block) else as_formula(part) for part in parts]


def when(test: Formula, then: Formula | float | str, otherwise: Formula | float | str) -> Formula:
    """One of two, by whether ``test`` is true."""
    yes, no = as_formula(then), as_formula(otherwise)
    return _call("IF", yes.value if test.value else no.value, test, yes, no)


def all_true(*parts: Part) -> Formula:
    """Whether every one is true."""
    return _call("AND", all(_truths(parts)), *parts)


def any_true(*parts: Part) -> Formula:
    """Whether one at least is true."""
    return _call("OR", any(_truths(parts)), *parts)


def _truths(parts: Iterable[Part]) -> list[bool]:
    return [
        bool(v)
        for part in parts
        for v in (part.values if isinstance(part, Block) else (part.value,))
    ]


def is_number(part: Formula) -> Formula:
    """Whether a cell holds a number: a blank and a dash do not."""
    held = isinstance(part.value, (int, float)) and not isinstance(part.value, bool)
    return _call("ISNUMBER", held, part)


def whole(part: Formula) -> Formula:
    """The whole number at or below it."""
    return _call("INT", math.floor(part.number), part)


def rounded_up(part: Formula) -> Formula:
    """The whole number at or above it; it must not be negative."""
    return _call("ROUNDUP", math.ceil(part.number), part, as_formula(0))


def nearest(part: Formula) -> Formula:
    """The nearest whole number."""
    return _call("ROUND", float(_half_up(part.number, 0)), part, as_formula(0))


def absolute(part: Formula) -> Formula:
    """The number without its sign."""
    return _call("ABS", abs(part.number), part)


def sign(part: Formula) -> Formula:
    """1, 0 or -1."""
    n = part.number
    return _call("SIGN", (n > 0) - (n < 0), part)


def choose(index: Formula, *parts: Formula) -> Formula:
    """The part with this number, counted from 1."""
    return _call("CHOOSE", parts[int(index.number) - 1].value, index, *parts)


def product_sum(left: Block, right: Block) -> Formula:
    """The sum of the products of two blocks of one shape, cell by cell; what is text counts 0."""
    pairs = zip(left.values, right.values, strict=True)
    return _call("SUMPRODUCT", sum(_or_nought(a) * _or_nought(b) for a, b in pairs), left, right)


def _or_nought(value: Scalar) -> float:
    return 0.0 if isinstance(value, (str, bool)) else value


def weighed_by_row(column: Block) -> Formula:
    """The numbers of a column, each times the number of its row, added up."""
    rows = range(column.place.row, column.place.last_row + 1)
    pieces = ("SUMPRODUCT(", column.place, ",ROW(", column.place, "))")
    weighed = zip(column.values, rows, strict=True)
    return Formula(pieces, sum(_or_nought(v) * row for v, row in weighed))


def net_present(rate: Formula, flows: Block) -> Formula:
    """What flows are worth a year before the first of them, each a year after the one before.

    A text among them would be left out and move those after it, so it has no value.
    """
    value = math.nan
    if not any(isinstance(v, (str, bool)) for v in flows.values):
        paid = enumerate(flows.values, 1)
        value = sum(float(v) / (1 + rate.number) ** t for t, v in paid)
    return _call("NPV", value, rate, flows)


def unlike(word: str) -> Formula:
    """The criterion that a cell is not this word."""
    return as_formula(_UNLIKE + word)


def _meets(value: Scalar, criterion: Scalar) -> bool:
    if isinstance(criterion, str):
        if criterion.startswith(_UNLIKE):
            return str(value).casefold() != criterion.removeprefix(_UNLIKE).casefold()
        return str(value).casefold() == criterion.casefold()
    return value == criterion


def sum_ifs(what: Block, *criteria: Criterion) -> Formula:
    """The sum of the numbers of ``what`` beside cells that meet every criterion.

    Criteria are numbers or the planner's own words, never typed text, which could hold a wildcard.
    """
    asked = [[_meets(v, c.value) for v in block.values] for block, c in criteria]
    kept = (v for v, *met in zip(what.values, *asked, strict=True) if all(met))
    value = sum(v for v in kept if not isinstance(v, (str, bool)))
    return _call("SUMIFS", value, what, *(part for pair in criteria for part in pair))


def count(*parts: Part) -> Formula:
    """How many cells hold a number."""
    return _call("COUNT", len(_numbers(parts)), *parts)


def count_if(where: Block, criterion: Formula) -> Formula:
    """How many cells meet the criterion."""
    value = sum(_meets(v, criterion.value) for v in where.values)
    return _call("COUNTIF", value, where, criterion)


def count_above(left: Block, right: Block) -> Formula:
    """In how many places the number of ``left`` is above that of ``right``, cell by cell."""
    pairs = zip(left.values, right.values, strict=True)
    both = [(a, b) for a, b in pairs if not isinstance(a, str) and not isinstance(b, str)]
    pieces = ("SUMPRODUCT((", left.place, ">", right.place, ")*1)")
    return Formula(pieces, sum(a > b for a, b in both))


def first_true(tests: Block) -> Formula:
    """The place, counted from 1, of the first cell that is true; there must be one."""
    place = tests.values.index(True) + 1 if True in tests.values else math.nan
    return _call("MATCH", place, as_formula(True), tests, as_formula(0))


def _half_up(value: float, places: int) -> Decimal:
    # Excel shows fifteen digits and rounds what it shows.
    return Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _written(places: int, percent: bool, pounds: bool) -> Callable[[float], str]:
    def write(value: float) -> str:
        rounded = _half_up(value * 100 if percent else value, places)
        text = f"{abs(rounded):,.{places}f}"
        text = f"£{text}" if pounds else f"{text}%" if percent else text
        return f"-{text}" if rounded < 0 else text

    return write


_FORMATS: Final = {
    "#,##0": _written(0, percent=False, pounds=False),
    "#,##0.0": _written(1, percent=False, pounds=False),
    "#,##0.00": _written(2, percent=False, pounds=False),
    "0%": _written(0, percent=True, pounds=False),
    "£#,##0": _written(0, percent=False, pounds=True),
}


def said_as(part: Formula, form: str) -> Formula:
    """A number as text in a number format; a text as it is."""
    value = part.value if isinstance(part.value, str) else _FORMATS[form](part.number)
    return _call("TEXT", value, part, as_formula(form))


def sentence(template: str, **blanks: Formula | str) -> Formula:
    """A translated sentence with live text in its named blanks."""
    made: Formula | None = None
    for literal, field, _form, _conversion in Formatter().parse(template):
        for part in (literal, blanks[field] if field is not None else ""):
            if isinstance(part, Formula) or part:
                made = as_formula(part) if made is None else made.joined(part)
    return made or as_formula("")
