"""The sheet Inputs: every number that goes in, its range, basis and source, and which is used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pathways.bounds import CHANCE
from pathways.values import Basis, Quantity, basis_kind
from planner.exports.workbook.formulas import Cell, Formula, as_formula
from planner.exports.workbook.functions import (
    choose,
    count,
    count_above,
    count_if,
    most,
    said_as,
    sentence,
    weighed_by_row,
)
from planner.exports.workbook.inputs_to_give import claim_inputs, write_blanks
from planner.exports.workbook.job import Job
from planner.exports.workbook.page import Page
from planner.exports.workbook.words import no, scenario_words, unit_words, yes
from planner.i18n import _, language
from planner.inputs import BASES, Input, design_word, inputs_of
from resources.assumptions import PRICE_BASE
from resources.costs import unit_cost_key

__all__ = ["Inputs", "chance_key", "write_inputs"]

_LOW: Final = 4
_USED: Final = 7
_BASIS: Final = 8
_WIDTHS: Final = (31, 52, 22, 12, 12, 12, 12, 17, 46, 9, 16, 12, 11)


@dataclass(frozen=True)
class Inputs:
    """The cells that hold what is used, by key, and what is worked out from them at once.

    ``pay`` [£/WTE/year, by role], ``unit_costs`` [£/contact at the price base, by assumption],
    ``hours`` with patients in a whole-time equivalent's year and ``worked`` hours in it, ``banner``
    the warning of each page; ``out_of_order`` counts the ranges that do not run from low to high.
    ``bases`` hold what each number rests on, in words; ``digest`` changes when a range does.
    What nobody has given yet is used as a dash.
    """

    used: Mapping[str, Cell]
    bases: Mapping[str, Cell]
    pay: Mapping[str, Cell]
    unit_costs: Mapping[str, Cell]
    hours: Cell
    worked: Cell
    scenario: Cell
    digest: Cell
    banner: Formula
    out_of_order: Formula

    def __getitem__(self, key: str) -> Cell:
        return self.used[key]


def chance_key(design: str, source: str, target: str) -> str:
    """The key of a connection's chance in one design."""
    return f"connections.{source}.{target}.{design}"


def write_inputs(job: Job) -> Inputs:
    """Fills the sheet, and gives the cells that every other sheet starts from."""
    page = job.pages["inputs"]
    page.widths(*_WIDTHS)
    heads = [
        _("Id"), _("Name"), _("Unit"), _("Low"), _("Central"), _("High"), _("Value used"),
        _("Basis"), _("Source"), _("Price year"), _("Owner"), _("Date"), _("Confirmed"),
    ]  # fmt: skip
    note = _("Blue on pale yellow is typed in and can be changed. Black is worked out and locked.")
    job.open("inputs", None, heads, range(_LOW, _USED + 1), note)
    scenario = _scenario(job, page)
    used: dict[str, Cell] = {}
    stands: dict[str, Cell] = {}
    first, group = page.row, ""
    for entry in _all_inputs(job):
        if entry.group != group:
            group = entry.group
            page.line([group, *[None] * 12], ["group"] * 13)
        used[entry.key], stands[entry.key] = _row(page, entry, scenario)
    used |= write_blanks(job, page, scenario)
    last = page.row - 1
    names = {"population": "POP", "discount_rate": "DISC"}
    names |= {f"adoption.{year}": f"ADOPT_Y{year}" for year in job.years if year}
    for key, name in names.items():
        used[key] = job.book.name(name, used[key])
    page.section(_("Worked out from the inputs"))
    page.heads([_("Id"), _("Name"), _("Unit"), "", "", "", _("Value used")], _LOW)
    worked, hours = _hours(job, page, used)
    pay = {role: _pay(job, page, used, role) for role in _roles(job)}
    unit_costs = {key: _unit_cost(job, page, used, key) for key in _unit_cost_keys(job)}
    adopted = [used[f"adoption.{year}"] for year in job.years if year]
    horizon = count(*adopted) if adopted else as_formula(0)
    job.book.name("HORIZON", _worked(page, "HORIZON", _("Plan years"), "years", horizon, "year"))
    base = _worked(page, "PRICE_BASE_YEAR", _("Price base of real pounds"), "", PRICE_BASE, "label")
    job.book.name("PRICE_BASE_YEAR", base)
    bases = page.block(first, _BASIS, last, _BASIS)
    everything = _worked(
        page, "INPUTS", _("Inputs"), "", count(page.block(first, _USED, last, _USED)), "year"
    )
    illustrative = _worked(
        page,
        "INPUTS_ILLUSTRATIVE",
        _("Illustrative inputs"),
        "",
        count_if(bases, as_formula(_(BASES[Basis.ILLUSTRATIVE]))),
        "year",
    )
    banner = sentence(
        _(
            "Scenario: {scenario}. {illustrative} of {all} inputs are illustrative: take the "
            "figures as examples until they are confirmed locally."
        ),
        scenario=page.block(scenario.place.row, _BASIS, scenario.place.row, _BASIS).cells[0],
        illustrative=said_as(job.book.name("INPUTS_ILLUSTRATIVE", illustrative), "#,##0"),
        all=said_as(job.book.name("INPUTS", everything), "#,##0"),
    )
    page.put(3, 1, banner, "banner")
    digest = _worked(
        page, "INPUTS_DIGEST", _("Check number of all ranges"), "", _digest(page, first, last),
        "general",
    )  # fmt: skip
    digest = job.book.name("INPUTS_DIGEST", digest)
    orders = _orders(page, first, last)
    return Inputs(used, stands, pay, unit_costs, hours, worked, scenario, digest, banner, orders)


def _scenario(job: Job, page: Page) -> Cell:
    words = scenario_words()
    label = _("Scenario: 1 low, 2 central, 3 high")
    cells = page.line(
        ["SCEN", label, None, None, None, None, 2, *[None] * 6],
        ["small label", "strong label", *["label"] * 4, "input year", *["strong label"] * 6],
    )
    page.choice(cells[_USED - 1], "1", "2", "3")
    named = job.book.name("SCEN", cells[_USED - 1])
    said = choose(named, *(sentence(word) for word in words))
    page.put(cells[0].place.row, _BASIS, said, "strong label")
    return named


def _row(page: Page, entry: Input, scenario: Cell) -> tuple[Cell, Cell]:
    form = _form(entry)
    quantity = entry.quantity
    is_confirmed = entry.basis is Basis.CONFIRMED
    cells = page.line(
        [
            entry.key,
            entry.label,
            unit_words(entry.unit),
            quantity.low,
            quantity.central,
            quantity.high,
            None,
            _(BASES[entry.basis]),
            entry.source,
            entry.price_year,
            quantity.owner if is_confirmed and quantity.owner else None,
            quantity.date if is_confirmed and quantity.date else None,
            yes() if is_confirmed else no(),
        ],
        [
            "small label", "label", "label", *[f"input {form}"] * 3, form, "input text",
            "input text", "input text", "input text", "input text", "input text",
        ],
    )  # fmt: skip
    used = choose(scenario, *cells[_LOW - 1 : _LOW + 2])
    page.choice(cells[_BASIS - 1], *(_(word) for word in BASES.values()))
    page.choice(cells[-1], yes(), no())
    if entry.bounds is not None:
        for cell in cells[_LOW - 1 : _LOW + 2]:
            page.within(cell, entry.bounds.low, entry.bounds.high)
    return page.put(cells[0].place.row, _USED, used, form), cells[_BASIS - 1]


def _form(entry: Input) -> str:
    if entry.unit.startswith("share"):
        return "rate"
    if entry.unit.startswith("£"):
        return "pence" if abs(entry.quantity.high) < 1000 else "pounds"
    return "whole" if entry.quantity.high >= 1000 else "general"


def _all_inputs(job: Job) -> Iterator[Input]:
    """Every input in the order of the sheet."""
    estimate = job.estimate
    workspace = job.proposal.workspace
    yield Input(
        key="population",
        group=_("People"),
        label=_("Registered population, all ages"),
        unit="people",
        quantity=Quantity.exact(estimate.population, "local", workspace.population_source),
        basis=Basis.SOURCED if workspace.population_source else Basis.CONFIRMED,
        source=workspace.population_source or _("Given in the workspace"),
    )
    listed = inputs_of(estimate)
    for entry in listed:
        if entry.key not in estimate.assumptions:
            yield _with_source(job, entry)
    yield from _chances(job)
    for entry in listed:
        if entry.key in estimate.assumptions:
            yield entry
    yield from claim_inputs(job)
    yield from _library_inputs(job)
    for number, line in enumerate(job.pathway.money.release):
        yield Input(
            key=f"release.{number}",
            group=_("Named to stop in hospital"),
            label=line.name,
            unit="WTE",
            quantity=Quantity.exact(line.wte, "local"),
            basis=Basis.SOURCED,
            source=_("The proposal names it"),
        )


def _with_source(job: Job, entry: Input) -> Input:
    """The input with the text of its source; what is merely illustrative keeps its code."""
    source = job.library.sources.get(entry.source)
    if source is None or source.flag == "illustrative":
        return entry
    text = _("{code}: {source}", code=source.code, source=source.text.said(language()))
    return replace(entry, source=text)


def _chances(job: Job) -> Iterator[Input]:
    for design in job.designs:
        live = {s.id for s in (*job.steps[design], *job.ends[design])}
        for connection in job.pathway.connections:
            ends = (connection.source, connection.target)
            if design in connection.shares and live.issuperset(ends):
                entry = Input(
                    key=chance_key(design, *ends),
                    group=_("Chances of going on ({design})", design=design_word(design)),
                    label=_(
                        "{source} → {target}",
                        source=job.step_name(ends[0]),
                        target=job.step_name(ends[1]),
                    ),
                    unit="share",
                    quantity=Quantity.exact(connection.share(design), connection.basis),
                    basis=basis_kind(connection.basis),
                    source=connection.basis,
                    bounds=CHANCE,
                )
                yield _with_source(job, entry)


def _library_inputs(job: Job) -> Iterator[Input]:
    """Salaries of roles outside the pay table, and devices and consumables of tests."""
    for role_id in _roles(job):
        role = job.library.role(role_id)
        if f"pay.band.{role.band}" not in job.estimate.assumptions:
            label = _("Salary: {role}", role=role.name.said(language()))
            yield _shared(job, f"salary.{role_id}", label, "£/WTE/year", role.salary)
    for test_id in job.pathway.tests_used:
        test = job.library.test(test_id)
        named = test.name.said(language())
        if test.price is not None and test.life_years is not None:
            label = _("Price of a device: {test}", test=named)
            yield _shared(job, f"device.{test_id}.price", label, "£", test.price)
            life = Quantity.exact(test.life_years, test.price.basis)
            label = _("Life of a device: {test}", test=named)
            yield _shared(job, f"device.{test_id}.life", label, "years", life)
        if test.consumable is not None:
            label = _("Consumables: {test}", test=named)
            yield _shared(job, f"device.{test_id}.consumable", label, "£/test", test.consumable)


def _shared(job: Job, key: str, label: str, unit: str, quantity: Quantity) -> Input:
    group = _("Roles, devices and consumables")
    basis = basis_kind(quantity.basis)
    return _with_source(
        job, Input(key, group, label, unit, quantity, basis, quantity.source or quantity.basis)
    )


def _roles(job: Job) -> list[str]:
    lines = (line for placed in job.placed for line in job.delivery(placed).staff)
    return list(dict.fromkeys(line.role for line in lines))


def _worked(page: Page, key: str, label: str, unit: str, made: Formula | str, form: str) -> Cell:
    cells = page.line(
        [key, label, unit_words(unit), None, None, None, made],
        ["small label", "label", "label", "label", "label", "label", form],
    )
    return cells[_USED - 1]


def _hours(job: Job, page: Page, used: Mapping[str, Cell]) -> tuple[Cell, Cell]:
    """Hours worked in a post's year, and those of them with or for patients."""
    weekly = used["weekly_hours"]
    gross = _worked(page, "HOURS_PAID", _("Hours paid in a post's year"), "hours/year",
                    weekly * 52, "number")  # fmt: skip
    days = used["annual_leave_days"] + used["bank_holidays"]
    after = _worked(page, "HOURS_AFTER_LEAVE", _("Hours after leave and bank holidays"),
                    "hours/year", gross - days * weekly / 5, "number")  # fmt: skip
    net = _worked(page, "HOURS_WORKED", _("Hours after sickness and study"), "hours/year",
                  after * (1 - used["sickness"] - used["study"]), "number")  # fmt: skip
    direct = _worked(page, "HOURS_PER_WTE", _("Hours with or for patients in a post's year"),
                     "hours/year", net * used["direct_contact"], "number")  # fmt: skip
    return net, job.book.name("HOURS_PER_WTE", direct)


def _pay(job: Job, page: Page, used: Mapping[str, Cell], role_id: str) -> Cell:
    role = job.library.role(role_id)
    made: Formula
    if (band := f"pay.band.{role.band}") in used:
        made = used[band]
    else:
        salary = used[f"salary.{role_id}"]
        insurance = used["ni_rate"] * most(0, salary - used["ni_threshold"])
        made = salary + insurance + (used["pension_rate"] + used["levy_rate"]) * salary
    label = _("Pay with on-costs: {role}", role=job.role_name(role_id))
    return _worked(page, f"pay.{role_id}", label, "£/WTE/year", made, "pounds")


def _unit_cost_keys(job: Job) -> list[str]:
    keys = (unit_cost_key(job.pathway, s.id, job.estimate.assumptions) for s in job.pathway.steps)
    return [key for key in dict.fromkeys(keys) if key]


def _unit_cost(job: Job, page: Page, used: Mapping[str, Cell], key: str) -> Cell:
    found = job.estimate.assumptions[key]
    made: Formula = used[key]
    if found.price_year not in ("", PRICE_BASE):
        made = made * used[f"uprate.{found.price_year}"]
    label = _("{name}, at the price base", name=found.name.said(language()))
    return _worked(page, f"{key}.real", label, "£/contact", made, "pence")


def _orders(page: Page, first: int, last: int) -> Formula:
    """How many ranges do not run from low to high."""
    low, central, high = (page.block(first, c, last, c) for c in (_LOW, _LOW + 1, _LOW + 2))
    return count_above(low, central) + count_above(central, high)


def _digest(page: Page, first: int, last: int) -> Formula:
    low, central, high = (
        weighed_by_row(page.block(first, c, last, c)) for c in (_LOW, _LOW + 1, _LOW + 2)
    )
    return low + 2 * central + 3 * high
