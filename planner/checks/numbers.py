"""Rules on the numbers themselves: ranges in order, and the ones that matter confirmed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pathways.bounds import MOST_YEARS, Bounds, YearsError
from pathways.outside import outside
from pathways.parameters import Parameter, parameters
from pathways.text import N_
from pathways.values import Name, Quantity
from planner.checks.findings import Blank, Context, Figure, Hit, Listed, Term, design_words, hit
from planner.formats import pounds

if TYPE_CHECKING:
    from resources.assumptions import Assumption
    from resources.assumptions import Blank as Ungiven

__all__ = ["illustrative_and_decisive", "range_out_of_order"]

OUT_OF_BOUNDS: Final = N_("“{param}” is {value}: it can be from {low} to {high}")
CORRECT_IT: Final = N_("Correct the number.")
TAKE_YEARS_OUT: Final = N_("Take out the years that are too many.")
MOST_DECISIVE: Final = 5


def _words(found: Parameter) -> Listed:
    """What a quantity of the pathway is called: its stream or step, field, role or test, design."""
    parts: list[Blank] = [found.subject, Term(found.what), found.detail]
    if found.part:
        parts.append(Term(found.part))
    if found.design:
        parts.append(design_words([found.design]))
    if found.year:
        parts.append(str(found.year))
    return Listed(tuple(parts), between=" · ")


def _assumption(key: str) -> "Assumption | Ungiven | None":
    """An input of the planner, with a value or without one; ``None`` where it has no such."""
    from resources.assumptions import default_assumptions

    inputs = default_assumptions()
    return inputs[key] if key in inputs else inputs.blanks.get(key)


def _assumption_words(key: str) -> Name:
    found = _assumption(key)
    return found.name if found else Name(key)


def _assumption_bounds(key: str) -> Bounds | None:
    found = _assumption(key)
    return found.bounds if found else None


def illustrative_and_decisive(context: Context) -> Iterator[Hit]:
    """N01: an illustrative number is among the five that move the result most."""
    largest = sorted(context.swings, key=lambda s: (-s.size, s.key))[:MOST_DECISIVE]
    known: dict[str, Parameter] = {}
    if largest:
        known = {p.key: p for p in parameters(context.pathway, context.library)}
    for swing in largest:
        if swing.basis == "illustrative" and swing.size > 0:
            found = known.get(swing.key)
            param: Blank = _words(found) if found else _assumption_words(swing.key)
            yield hit(swing.key, param=param, x=Figure(swing.size, pounds))


def range_out_of_order(context: Context) -> Iterator[Hit]:
    """N03: a low above the central value, a central value above the high, or one out of bounds."""
    said: set[tuple[str, ...]] = set()
    for found in (*_out_of_bounds(context), *_out_of_order(context)):
        if found.objects not in said:
            said.add(found.objects)
            yield found


def _out_of_order(context: Context) -> Iterator[Hit]:
    for found in parameters(context.pathway, context.library):
        if not _is_in_order(found.quantity):
            yield _hit(found.key, _words(found), found.quantity)
    for key, quantity in context.workspace.assumptions.items():
        if not _is_in_order(quantity):
            yield _hit(key, _assumption_words(key), quantity)


def _out_of_bounds(context: Context) -> Iterator[Hit]:
    """Numbers that nothing of their sort can be, and a plan of more years than can be planned."""
    words = {"text": OUT_OF_BOUNDS, "fix": CORRECT_IT}
    given = len(context.pathway.adoption)
    if given > MOST_YEARS:
        yield hit(text=YearsError.text, fix=TAKE_YEARS_OUT, given=str(given), most=str(MOST_YEARS))
    for found in outside(context.pathway):
        yield hit(found.parameter.key, **words, param=_words(found.parameter), **found.blanks)
    for key, quantity in context.workspace.assumptions.items():
        bounds = _assumption_bounds(key)
        for value in (quantity.central, quantity.low, quantity.high):
            if bounds is not None and not bounds.hold(value):
                yield hit(key, **words, param=_assumption_words(key), **bounds.blanks(value))
                break


def _is_in_order(quantity: Quantity) -> bool:
    return quantity.low <= quantity.central <= quantity.high


def _hit(key: str, words: Blank, quantity: Quantity) -> Hit:
    return hit(
        key,
        param=words,
        low=Figure(quantity.low, _plain),
        central=Figure(quantity.central, _plain),
        high=Figure(quantity.high, _plain),
    )


def _plain(value: float) -> str:
    """A number with every digit that tells it from its neighbours in a range."""
    return f"{value:,.8g}".replace("-", "−")
