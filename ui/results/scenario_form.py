"""The form of a scenario: its name, and each number it changes with the reason."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pathways.bounds import BOUNDS, refuse_outside
from pathways.model import Pathway
from pathways.scenario_edits import put_scenario, with_change, without_change
from pathways.scenarios import Change, Scenario
from pathways.values import Quantity
from planner.i18n import N_
from planner.inputs import Input, inputs_of
from planner.units import unit_word
from ui.combo import Combo
from ui.document import Document
from ui.fields.entry import TextField
from ui.fields.lens import Lens
from ui.fields.quantity import QuantityField
from ui.text import say
from ui.widgets import box, button, column, label, row, tool

__all__ = ["scenario_form"]


def _scenario(pathway: Pathway, scenario_id: str) -> Scenario:
    return next(one for one in pathway.scenarios if one.id == scenario_id)


def _of_scenario(scenario_id: str) -> Lens:
    return Lens(lambda p: _scenario(p, scenario_id), put_scenario)


def _of_change(scenario_id: str, key: str) -> Lens:
    """One change; a pathway that no longer has it gives what it last was."""

    def get(pathway: Pathway) -> Change:
        return next(c for c in _scenario(pathway, scenario_id).changes if c.key == key)

    def put(pathway: Pathway, change: Change) -> Pathway:
        return put_scenario(pathway, with_change(_scenario(pathway, scenario_id), change))

    return Lens(get, put)


def _bounds_name(key: str) -> str:
    """What the bounds of a number are known by; blank for one that has none."""
    if key.startswith("adoption."):
        return "adoption"
    for part, name in ((".staff.", "minutes"), (".tests.", "quantity")):
        if part in key:
            return name
    name = key.rpartition(".")[2]
    return name if name in BOUNDS and key.startswith(("steps.", "streams.")) else ""


def _of_quantity(scenario_id: str, key: str) -> Lens:
    place, name = _of_change(scenario_id, key), _bounds_name(key)

    def put(pathway: Pathway, quantity: Quantity) -> Pathway:
        change: Change = place.get(pathway)
        if name == "adoption":
            refuse_outside(name, (quantity,), (change.quantity,))
        elif name:
            refuse_outside(name, quantity, change.quantity)
        return place.put(pathway, replace(change, quantity=quantity))

    return Lens(lambda p: place.get(p).quantity, put, name)


def scenario_form(document: Document, scenario_id: str) -> QWidget:
    """The form of one scenario of the pathway shown."""
    pathway, made = document.pathway, document.estimate
    assert pathway is not None
    place = _of_scenario(scenario_id)
    holder = QWidget()
    whole = column(gap=10)
    name = row(
        TextField(document, N_("Name in English"), place.field("name").said("en")),
        TextField(document, N_("Name in Welsh"), place.field("name").said("cy")),
        gap=12,
    )
    whole.addLayout(name)
    known = {one.key: one for one in inputs_of(made)} if made is not None else {}
    changes = _scenario(pathway, scenario_id).changes
    if not changes:
        whole.addWidget(label(N_("It changes nothing: it is the plan as it is typed."), "muted"))
    for change in changes:
        whole.addWidget(_line(document, scenario_id, change.key, known.get(change.key)))
    others = [key for key in known if key not in _keys(changes)]
    whole.addLayout(_adding(document, scenario_id, others, known))
    holder.setLayout(whole)
    return holder


def _keys(changes: Sequence[Change]) -> frozenset[str]:
    return frozenset(change.key for change in changes)


def _line(document: Document, scenario_id: str, key: str, found: Input | None) -> QWidget:
    """A number under the scenario, its reason, and a way to leave it as typed."""
    words = _words(found) if found else key
    unit = found.unit if found else ""
    percent = unit.startswith("share")
    number = QuantityField(
        document, N_("{what}"), _of_quantity(scenario_id, key), "", percent=percent, what=words
    )
    said = unit_word(unit)
    number.unit.setText(f"% {said}".strip() if percent else said)
    reason = TextField(document, N_("Reason"), _of_change(scenario_id, key).field("reason"))
    take = tool("delete", N_("Leave it as typed"), partial(_leave, document, scenario_id, key))
    say(take, take.setAccessibleName, N_("Leave “{what}” as typed"), what=words)
    inside = row(number, reason, column(take, 1, gap=0), gap=12, margin=10)
    inside.setStretch(0, 3)
    inside.setStretch(1, 4)
    return box(inside, "inset")


def _words(found: Input) -> str:
    if found.key.startswith(("steps.", "streams.")):
        return f"{found.group}: {found.label}"
    return found.label


def _leave(document: Document, scenario_id: str, key: str) -> None:
    document.edit(
        N_("Leave a number of a scenario as typed"),
        lambda p: put_scenario(p, without_change(_scenario(p, scenario_id), key)),
    )


def _adding(
    document: Document, scenario_id: str, keys: Sequence[str], known: dict[str, Input]
) -> QHBoxLayout:
    choice = Combo()
    choice.setMinimumContentsLength(40)
    say(choice, choice.setAccessibleName, N_("Number to change"))
    for key in keys:
        choice.addItem(_words(known[key]), key)

    def add() -> None:
        key = choice.currentData()
        if not key:
            return
        change = Change(key, replace(known[key].quantity, basis="ill", owner="", date=""))
        document.edit(
            N_("Change a number in a scenario"),
            lambda p: put_scenario(p, with_change(_scenario(p, scenario_id), change)),
        )

    add_it = button(N_("Change this number"), add, icon="add")
    return row(choice, add_it, 1, gap=8)
