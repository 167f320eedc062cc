"""The packaged library: roles, tests, sources, catalogue, frameworks and the starter pathways."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from pathways.codec import read_pathway
from pathways.errors import MissingRoleError, MissingTestError
from pathways.model import Pathway
from pathways.reader import Reader
from pathways.text import N_
from pathways.values import Name, Quantity

__all__ = [
    "HOSPITAL_REASONS",
    "STARTERS",
    "CatalogueItem",
    "Framework",
    "Library",
    "Role",
    "Source",
    "TestType",
    "catalogue",
    "frameworks",
    "library",
    "search_catalogue",
    "starter",
    "starters",
]

STARTERS: Final = (
    "copd",
    "dvt",
    "fls",
    "hf_af",
    "minor_surgery",
    "phlebotomy",
    "t2dm",
    "upc",
    "urology",
    "womens_hub",
)
HOSPITAL_REASONS: Final[Mapping[str, str]] = {
    "bed": N_("Needs a hospital bed"),
    "complex": N_("Complex clinical need that community cannot meet"),
    "escalation": N_("Escalating or time-critical clinical need"),
    "equipment": N_("Fixed equipment or radiation rules"),
    "volume": N_("Too few cases for safe competence"),
    "legal": N_("Law, licence or national standard"),
    "interim": N_("Interim: community capacity planned, with date"),
}
_DATA: Final = files("pathways") / "data"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number was read: ``flag`` is illustrative, paper, source or derived."""

    code: str
    flag: str
    text: Name
    url: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """Someone who works on a pathway; ``salary`` [£/year]; ``rank`` orders seniority, 1 lowest."""

    id: str
    name: Name
    band: str
    salary: Quantity
    rank: int


@dataclass(frozen=True, slots=True)
class TestType:
    """A diagnostic test and what its four features ask for.

    ``price`` of the device [£], its ``life_years``, ``consumable`` [£/test]: ``None`` where a
    laboratory or nobody's device is used. ``minimum_rank`` is the least senior interpreter.
    """

    __test__ = False  # not a class of tests

    id: str
    name: Name
    pathway_need: Name
    usual_role: str
    training: Name
    minimum_rank: int
    interpreted_where: Name
    device: Name
    price: Quantity | None
    life_years: float | None
    consumable: Quantity | None
    quality_assurance: Name
    basis: str


@dataclass(frozen=True, slots=True)
class Library:
    """Roles, tests, sources and organisations that pathways share."""

    roles: Mapping[str, Role]
    tests: Mapping[str, TestType]
    sources: Mapping[str, Source]
    organisations: Mapping[str, Name]

    def role(self, role_id: str, where: str | Name = "library") -> Role:
        """The role with this id.

        Raises:
            MissingRoleError: There is none.
        """
        if role_id not in self.roles:
            raise MissingRoleError(where=where, id=role_id)
        return self.roles[role_id]

    def test(self, test_id: str, where: str | Name = "library") -> TestType:
        """The test with this id.

        Raises:
            MissingTestError: There is none.
        """
        if test_id not in self.tests:
            raise MissingTestError(where=where, id=test_id)
        return self.tests[test_id]

    def organisation(self, organisation: str) -> Name:
        """What an organisation is called; one that the library lacks, as a user typed it."""
        return self.organisations.get(organisation, Name(organisation))

    def organisation_called(self, text: str) -> str:
        """The id of the organisation that is called ``text`` in a language, else ``text``."""
        called = text.strip().casefold()
        for id_, name in self.organisations.items():
            if called in (name.en.casefold(), name.cy.casefold()):
                return id_
        return text


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """An item of Community by Design, Appendix 1."""

    id: str
    group: Name
    pathway: Name
    kind: Name
    item: Name
    note: Name


@dataclass(frozen=True, slots=True)
class Framework:
    """An entry of a national framework: its set, code and short title."""

    set: str
    code: str
    title: Name


@cache
def library() -> Library:
    """The library that comes with the planner."""
    reader = Reader(json.loads(_text("library.json")), "library")
    orgs = reader.part("orgs")
    return Library(
        roles={
            id_: Role(
                id_, role.name("name"), role.text("band"), role.quantity("salary"), _rank(role)
            )
            for id_, role in reader.part("roles").entries()
        },
        tests={id_: _read_test(id_, test) for id_, test in reader.part("tests").entries()},
        sources={
            code: Source(code, source.text("flag"), source.name("text"), source.text("url", ""))
            for code, source in reader.part("sources").entries()
        },
        organisations={id_: orgs.name(id_) for id_, _org in orgs.entries()},
    )


def _name(reader: Reader, key: str) -> Name:
    return reader.name(key) if reader.has(key) else Name("")


def _rank(role: Reader) -> int:
    return role.whole("rank") or 0


def _read_test(id_: str, test: Reader) -> TestType:
    four = test.part("four")
    technical, reading, device = (
        four.part(k) for k in ("2_technical", "3_interpretation", "4_device")
    )
    return TestType(
        id=id_,
        name=test.name("name"),
        pathway_need=_name(four.part("1_pathway"), "need"),
        usual_role=technical.text("usual_role"),
        training=_name(technical, "training"),
        minimum_rank=reading.whole("minimum_rank") or 0,
        interpreted_where=_name(reading, "where"),
        device=_name(device, "device"),
        price=device.quantity("price") if device.has("price") else None,
        life_years=device.number("life_years") if device.has("life_years") else None,
        consumable=device.quantity("consumable_each") if device.has("consumable_each") else None,
        quality_assurance=_name(device, "eqa"),
        basis=test.text("basis", "ill"),
    )


@cache
def starter(starter_id: str) -> Pathway:
    """A starter pathway: illustrative, not clinically approved.

    Raises:
        KeyError: There is no such starter.
    """
    if starter_id not in STARTERS:
        raise KeyError(starter_id)
    return read_pathway(json.loads(_text(f"starters/{starter_id}.json")), f"{starter_id}.json")


def starters() -> Iterator[Pathway]:
    """Every starter pathway."""
    return map(starter, STARTERS)


@cache
def catalogue() -> tuple[CatalogueItem, ...]:
    """The whole of Appendix 1 of Community by Design, in its order."""
    return tuple(
        CatalogueItem(
            id=row["item_id"],
            group=_both(row, "group"),
            pathway=_both(row, "clinical_pathway"),
            kind=_both(row, "kind"),
            item=_both(row, "item"),
            note=_both(row, "note"),
        )
        for row in _rows("appendix1_catalogue.csv")
    )


def search_catalogue(words: str) -> tuple[CatalogueItem, ...]:
    """Catalogue items in which every word occurs, in Welsh or English; all where there is none."""
    wanted = words.casefold().split()
    return tuple(item for item in catalogue() if all(word in _words(item) for word in wanted))


@cache
def _words(item: CatalogueItem) -> str:
    names = (item.group, item.pathway, item.kind, item.item, item.note)
    return " ".join(f"{name.en} {name.cy}" for name in names).casefold()


@cache
def frameworks(of: str) -> tuple[Framework, ...]:
    """The entries of one set, such as ``CbD area``, ``PCMW outcome`` or ``ACD outcome``."""
    return tuple(
        Framework(row["set"], row["code"], _both(row, "short_title"))
        for row in _rows("frameworks.csv")
        if row["set"] == of
    )


def _both(row: Mapping[str, str], column: str) -> Name:
    return Name(row[column], row[f"{column}_cy"])


def _rows(file: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_text(file).splitlines())


def _text(file: str) -> str:
    return (_DATA / file).read_text("utf-8")
