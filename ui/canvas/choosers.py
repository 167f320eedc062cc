"""The lists beside the map from which a step or a kind of step is chosen by typing."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from pathways.model import Kind, Step
from planner.i18n import N_, _, language
from ui.canvas.acts import Acts
from ui.dialogs.palette import CommandPalette, Entry
from ui.text import say
from ui.words import KINDS

__all__ = ["KIND_GROUPS", "choose_end", "choose_kind", "choose_loose", "choose_target"]

Ends = tuple[str, str]
KIND_GROUPS: Final = (
    (
        N_("Care"),
        (
            Kind.CONTACT,
            Kind.REVIEW,
            Kind.PROCEDURE,
            Kind.ADVICE,
            Kind.SELF_MANAGEMENT,
            Kind.PREVENTION,
        ),
    ),
    (N_("Tests"), (Kind.TEST, Kind.INTERPRETATION)),
    (N_("Admission"), (Kind.ADMISSION,)),
    (N_("Ends"), (Kind.END,)),
)


def choose_target(acts: Acts, source: str, over: QWidget, at: QPoint) -> CommandPalette | None:
    """Offers the steps that ``source`` may be connected to."""
    pathway = acts.document.pathway
    if pathway is None or pathway.step(source).is_end:
        return None
    steps = sorted(pathway.steps_in(acts.design), key=lambda step: step.id == source)
    entries = _steps(steps, partial(acts.connect, source))
    return _shown(over, at, entries, N_("Connect to…"), N_("Connect to which step?"))


def choose_end(
    acts: Acts, ends: Ends, over: QWidget, at: QPoint, *, is_target: bool
) -> CommandPalette | None:
    """Offers the steps that a connection may lead to, or from, instead."""
    pathway = acts.document.pathway
    if pathway is None:
        return None
    steps = [
        step
        for step in pathway.steps_in(acts.design)
        if step.id != ends[is_target] and (is_target or not step.is_end)
    ]

    def lead(step_id: str) -> bool:
        new_ends = (ends[0], step_id) if is_target else (step_id, ends[1])
        return acts.reconnect(ends, new_ends)

    name = N_("Lead it to another step…") if is_target else N_("Lead it from another step…")
    asked = N_("Lead it to which step?") if is_target else N_("Lead it from which step?")
    return _shown(over, at, _steps(steps, lead), name, asked)


def choose_loose(acts: Acts, ends: Ends, over: QWidget, at: QPoint) -> CommandPalette | None:
    """Offers the steps that nothing leads to or from, to be put into a connection."""
    pathway = acts.document.pathway
    if pathway is None:
        return None
    steps = [step for step in pathway.steps_in(acts.design) if acts.is_loose(step.id)]
    entries = _steps(steps, lambda step_id: acts.insert(step_id, ends))
    return _shown(over, at, entries, N_("Put a step in…"), N_("Put which step in?"))


def choose_kind(
    acts: Acts, step_ids: Iterable[str], over: QWidget, at: QPoint
) -> CommandPalette | None:
    """Offers the kinds that steps may be changed to, in groups."""
    ids = tuple(step_ids)
    if not ids or acts.document.pathway is None:
        return None
    entries = [
        Entry(_(KINDS[kind.value]), _(group), kind.value, partial(acts.set_kind, ids, kind))
        for group, kinds in KIND_GROUPS
        for kind in kinds
    ]
    asked = N_("Which kind of step is it?")
    chooser = _shown(over, at, entries, N_("Change the kind…"), asked, is_grouped=True)
    chooser.go_to(_(KINDS[acts.document.pathway.step(ids[0]).kind.value]))
    return chooser


def _steps(steps: Iterable[Step], act: Callable[[str], object]) -> list[Entry]:
    return [
        Entry(
            step.name.said(language()),
            _(KINDS[step.kind.value]),
            step.kind.value,
            partial(act, step.id),
        )
        for step in steps
    ]


def _shown(
    over: QWidget,
    at: QPoint,
    entries: list[Entry],
    name: str,
    asked: str,
    *,
    is_grouped: bool = False,
) -> CommandPalette:
    chooser = CommandPalette(over, entries, is_grouped=is_grouped)
    say(chooser.search, chooser.search.setAccessibleName, name)
    say(chooser.search, chooser.search.setPlaceholderText, asked)
    chooser.resize(380, 420 if is_grouped else 320)
    room = over.screen().availableGeometry()
    chooser.move(
        min(at.x(), room.right() - chooser.width()), min(at.y(), room.bottom() - chooser.height())
    )
    chooser.show()
    return chooser
