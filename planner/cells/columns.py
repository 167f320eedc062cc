"""The columns of the table of steps: what each cell says, and what is read from it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from pathways import edits
from pathways.errors import UserError
from pathways.library import library
from pathways.model import CURRENT, Delivery, Kind, Pathway, Setting, Step
from pathways.text import N_
from pathways.values import FrozenMap, Name, Quantity
from planner.cells.finding import find_word
from planner.cells.lists import (
    amount,
    both_names,
    fraction,
    read_staff,
    read_tests,
    write_staff,
    write_tests,
)
from planner.cells.ways import read_ways, write_ways
from planner.i18n import _, language
from planner.typed import as_typed, read_number
from planner.words import KINDS, SETTINGS

__all__ = [
    "COLUMNS",
    "KIND",
    "NAME",
    "NEXT",
    "SETTING",
    "Column",
    "NoNameError",
    "NotInDesignError",
    "column_called",
    "new_row",
]

Write = Callable[[Pathway, Step, str], str]
Read = Callable[[Pathway, str, str, str], Pathway]


class NoNameError(UserError):
    """A step without a name."""

    text = N_("A step needs a name. Type one.")


class NotInDesignError(UserError):
    """Something said of a step that the design does not have."""

    text = N_("“{step}” is not part of this design. Say first where it is done.")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading; ``help`` says what can be typed.

    ``read`` gives the pathway with the cell of a step in a design as typed, and raises a
    ``UserError`` for what cannot be read. ``choices`` are the texts of the catalogue that it may
    hold, by id, where it is one of a few.
    """

    key: str
    heading: str
    help: str
    write: Write
    read: Read
    choices: dict[str, str] | None = None


def _read_name(pathway: Pathway, step_id: str, _design: str, typed: str) -> Pathway:
    if Name(typed).is_blank:
        raise NoNameError
    name = pathway.step(step_id).name.with_(language(), " ".join(typed.split()))
    return edits.rename_step(pathway, step_id, name)


def _read_kind(pathway: Pathway, step_id: str, _design: str, typed: str) -> Pathway:
    kind = Kind(find_word(typed, both_names(KINDS), language()))
    known = pathway.step(step_id)
    return pathway if known.kind is kind else edits.set_kind(pathway, step_id, kind)


def _read_setting(pathway: Pathway, step_id: str, design: str, typed: str) -> Pathway:
    if not typed.strip():
        if design not in pathway.step(step_id).deliveries:
            return pathway
        return edits.set_delivery(pathway, step_id, design, None)
    setting = Setting(find_word(typed, both_names(SETTINGS), language()))
    if pathway.step(step_id).setting(design) is setting:
        return pathway
    return edits.set_setting(pathway, [step_id], design, setting)


def _write_setting(_pathway: Pathway, step: Step, design: str) -> str:
    setting = step.setting(design)
    return _(SETTINGS[setting.value]) if setting else ""


def _of_delivery(
    write: Callable[[Delivery], str], read: Callable[[Delivery, str], Delivery]
) -> tuple[Write, Read]:
    def written(_pathway: Pathway, step: Step, design: str) -> str:
        delivery = step.deliveries.get(design)
        return write(delivery) if delivery else ""

    def taken(pathway: Pathway, step_id: str, design: str, typed: str) -> Pathway:
        step = pathway.step(step_id)
        delivery = step.deliveries.get(design)
        if delivery is None:
            if not typed.strip():
                return pathway
            raise NotInDesignError(step=step.name)
        return edits.set_delivery(pathway, step_id, design, read(delivery, typed))

    return written, taken


def _with(delivery: Delivery, field: str, value: Quantity | None) -> Delivery:
    changes: dict[str, Any] = {field: value}
    return replace(delivery, **changes)


def _number(field: str, *, percent: bool = False) -> tuple[Write, Read]:
    def write(delivery: Delivery) -> str:
        quantity = getattr(delivery, field)
        shown = as_typed(quantity.central, percent=percent) if quantity else ""
        return f"{shown}%" if percent and shown else shown

    def read(delivery: Delivery, typed: str) -> Delivery:
        value, known = read_number(typed), getattr(delivery, field)
        if value is None:
            return _with(delivery, field, None)
        return _with(delivery, field, amount(field, known, fraction(value) if percent else value))

    return _of_delivery(write, read)


_ORGANISATION: Final = _of_delivery(
    lambda d: library().organisation(d.organisation).said(language()),
    lambda d, typed: replace(d, organisation=library().organisation_called(typed)),
)
_STAFF: Final = _of_delivery(
    lambda d: write_staff(d.staff), lambda d, typed: replace(d, staff=read_staff(typed, d.staff))
)
_TESTS: Final = _of_delivery(
    lambda d: write_tests(d.tests), lambda d, typed: replace(d, tests=read_tests(typed, d.tests))
)
NUMBER: Final = N_("A number; blank where it is not known")
COLUMNS: Final[tuple[Column, ...]] = (
    Column(
        "name",
        N_("Step"),
        N_("What the step is called"),
        lambda _p, step, _d: step.name.said(language()),
        _read_name,
    ),
    Column(
        "kind",
        N_("Kind"),
        N_("What sort of step it is"),
        lambda _p, step, _d: _(KINDS[step.kind.value]),
        _read_kind,
        dict(KINDS),
    ),
    Column(
        "setting",
        N_("Where"),
        N_("Where it is done; blank where it is not part of the design"),
        _write_setting,
        _read_setting,
        {"": "", **SETTINGS},
    ),
    Column(
        "next",
        N_("Goes on to"),
        N_("Names or row numbers of the next steps with their shares: GP review 60%; 5 40%"),
        write_ways,
        read_ways,
    ),
    Column(
        "staff",
        N_("Staff"),
        N_("Roles with minutes and what they do: Practice nurse 20 (care); HCSW 10 (technical)"),
        *_STAFF,
    ),
    Column(
        "tests",
        N_("Tests"),
        N_("Tests with how many for each person: Spirometry; FeNO × 0.5"),
        *_TESTS,
    ),
    Column(
        "organisation",
        N_("Organisation"),
        N_("Who provides it"),
        *_ORGANISATION,
    ),
    Column(
        "dna",
        N_("Do not attend"),
        N_("Of those booked, as a percentage"),
        *_number("dna", percent=True),
    ),
    Column("room_minutes", N_("Room minutes"), NUMBER, *_number("room_minutes")),
    Column("bed_days", N_("Bed days"), NUMBER, *_number("bed_days")),
    Column("group_size", N_("Group size"), NUMBER, *_number("group_size")),
    Column("capacity", N_("Contacts a year it has room for"), NUMBER, *_number("capacity")),
)
NAME, KIND, SETTING, NEXT = range(4)
_KEYS: Final = {column.key: at for at, column in enumerate(COLUMNS)}


def column_called(heading: str) -> int:
    """The place of the column with a heading, in either language; -1 where there is none."""
    names = both_names({column.key: column.heading for column in COLUMNS})
    wanted = " ".join(heading.casefold().split())
    for key, name in names.items():
        if wanted in (name.en.casefold(), name.cy.casefold(), key):
            return _KEYS[key]
    return -1


def new_row(pathway: Pathway, design: str, typed: str) -> tuple[Pathway, str]:
    """The pathway with a step called ``typed`` as its last, and its id.

    In the current design it stands in every design; in an option it is new there.

    Raises:
        NoNameError: Nothing is typed.
    """
    if Name(typed).is_blank:
        raise NoNameError
    name = Name("").with_(language(), " ".join(typed.split()))
    designs = pathway.designs if design == CURRENT else (design,)
    deliveries = FrozenMap({d: edits.new_delivery(Setting.COMMUNITY) for d in designs})
    return edits.add_step(pathway, name, Kind.CONTACT, deliveries)
