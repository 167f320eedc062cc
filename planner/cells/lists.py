"""Lists in a cell, such as “Practice nurse 20 (care); HCSW 10 (technical)”, written and read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pathways.bounds import BOUNDS
from pathways.errors import UserError
from pathways.library import library
from pathways.model import Part, StaffLine, TestUse
from pathways.text import N_
from pathways.values import Basis, Name, Quantity, basis_kind
from planner.cells.finding import find_word
from planner.i18n import LANGUAGES, _, language, speaking
from planner.typed import as_typed, read_number
from planner.words import PARTS

__all__ = [
    "ListEntryError",
    "amount",
    "both_names",
    "fraction",
    "read_amount",
    "read_staff",
    "read_tests",
    "split_list",
    "write_staff",
    "write_tests",
]

_STAFF: Final = re.compile(
    r"(?P<who>.+?)[\s:]+(?P<minutes>[\d.,]+)\s*(?:min\w*|mun\w*)?\s*(?:\((?P<part>[^()]*)\))?"
)
_TEST: Final = re.compile(r"(?P<test>.+?)(?:[\s×x]+(?P<many>\d[\d.,]*))?")
ILLUSTRATIVE: Final = "ill"


class ListEntryError(UserError):
    """An entry of a list that does not say what it has to."""

    text = N_("“{typed}” cannot be read. Write it like this: {example}.")


def both_names(words: Mapping[str, str]) -> dict[str, Name]:
    """Texts of the catalogue in both languages, by the same keys."""
    said: dict[str, list[str]] = {key: [] for key in words}
    for code in LANGUAGES:
        with speaking(code):
            for key, word in words.items():
                said[key].append(_(word))
    return {key: Name(*texts) for key, texts in said.items()}


def split_list(typed: str) -> list[str]:
    """The entries of a list, which are apart by semicolons or lines."""
    return [entry.strip() for entry in re.split(r"[;\n]", typed) if entry.strip()]


def read_amount(typed: str, example: str) -> float:
    """A number in an entry.

    Raises:
        ListEntryError: There is none.
        NumberError: It is not one.
    """
    value = read_number(typed)
    if value is None:
        raise ListEntryError(typed=typed, example=example)
    return value


def fraction(percent: float) -> float:
    """The fraction that a percentage stands for, as near as it would be written."""
    return round(percent / 100, 12)


def amount(field: str, known: Quantity | None, value: float) -> Quantity:
    """A quantity whose central value was typed; it rests on nobody once it is another.

    Raises:
        BoundsError: The value is not one that the model's ``field`` can have.
    """
    if known is not None and known.central == value:
        return known
    changed = BOUNDS[field].about(value, known)
    if known is None:
        return changed
    is_read = basis_kind(known.basis) in (Basis.SOURCED, Basis.DERIVED)
    return replace(changed, basis=ILLUSTRATIVE) if is_read else changed


def write_staff(lines: Sequence[StaffLine]) -> str:
    """Who, for how many minutes, doing what."""
    roles = library().roles
    return "; ".join(
        _(
            "{role} {minutes} ({part})",
            role=roles[s.role].name.said(language()) if s.role in roles else s.role,
            minutes=as_typed(s.minutes.central),
            part=_(PARTS[s.part.value]).lower(),
        )
        for s in lines
    )


def read_staff(typed: str, known: Sequence[StaffLine]) -> tuple[StaffLine, ...]:
    """The staff that a cell names; what stays the same keeps its range and source.

    Raises:
        ListEntryError: An entry has no role or no minutes.
        UnknownWordError: A role or what it does is not known.
        AmbiguousWordError: Several roles begin so.
    """
    roles = {id_: role.name for id_, role in library().roles.items()}
    parts = both_names(PARTS)
    left = list(known)
    lines = []
    for entry in split_list(typed):
        found = _STAFF.fullmatch(entry)
        if found is None:
            raise ListEntryError(typed=entry, example=_("Practice nurse 20 (care)"))
        role = find_word(found["who"], roles, language())
        part = Part(find_word(found["part"], parts, language())) if found["part"] else Part.CARE
        minutes = read_amount(found["minutes"], _("Practice nurse 20 (care)"))
        same = next((s for s in left if (s.role, s.part) == (role, part)), None)
        if same is not None:
            left.remove(same)
        lines.append(
            StaffLine(role, part, amount("minutes", same.minutes if same else None, minutes))
        )
    return tuple(lines)


def write_tests(uses: Sequence[TestUse]) -> str:
    """Which tests, and how many of each where it is not one."""
    tests = library().tests
    said = []
    for use in uses:
        name = tests[use.test].name.said(language()) if use.test in tests else use.test
        many = use.quantity.central
        said.append(name if many == 1 else f"{name} × {as_typed(many)}")
    return "; ".join(said)


def read_tests(typed: str, known: Sequence[TestUse]) -> tuple[TestUse, ...]:
    """The tests that a cell names; what stays the same keeps its range and source.

    Raises:
        ListEntryError: The number of an entry cannot be read.
        UnknownWordError: A test is not known.
        AmbiguousWordError: Several tests begin so.
    """
    tests = {id_: test.name for id_, test in library().tests.items()}
    before = {use.test: use.quantity for use in known}
    uses: dict[str, TestUse] = {}
    for entry in split_list(typed):
        found = _TEST.fullmatch(entry)
        assert found is not None  # one character is enough
        name, many = found["test"], found["many"]
        try:
            test, count = find_word(entry, tests, language()), 1.0
        except UserError:
            test = find_word(name, tests, language())
            count = read_amount(many, _("Spirometry × 0.5")) if many else 1.0
        uses[test] = TestUse(test, amount("quantity", before.get(test), count))
    return tuple(uses.values())
