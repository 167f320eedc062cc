"""What is chosen on the map, in words, for who hears the screen read."""

from typing import Final

from pathways.compare import Change
from pathways.library import library
from pathways.model import Pathway, Step
from planner import formats
from planner.i18n import N_, _, language
from planner.maps.content import CardFace
from planner.maps.signs import NO_SIGNS, signs_of
from ui.selection import Selection
from ui.words import KINDS, SETTINGS, design_word

__all__ = ["compared_in_words", "in_words", "map_in_words"]


CHANGES: Final = {
    Change.MOVED: N_("It moves between the designs."),
    Change.ADDED: N_("It is new in the option."),
    Change.REMOVED: N_("It is taken out in the option."),
    Change.CHANGED: N_("It is done differently in the option."),
}


def map_in_words(pathway: Pathway | None, design: str) -> str:
    """What the map is of."""
    if pathway is None or not pathway.steps:
        return _("The map is empty.")
    return _(
        "{pathway}, design “{design}”. Steps: {n}. Arrow keys go from step to step.",
        pathway=pathway.name.said(language()),
        design=design_word(design),
        n=formats.whole(sum(1 for _step in pathway.steps_in(design))),
    )


def in_words(pathway: Pathway | None, design: str, selection: Selection) -> str:
    """The chosen step with its kind, setting, staff and ways on; or whatever else is chosen."""
    if pathway is None or selection.is_empty:
        return map_in_words(pathway, design)
    if selection.connection is not None:
        source, target = selection.connection
        return _(
            "Connection from “{source}” to “{target}”, {share}.",
            source=pathway.step(source).name.said(language()),
            target=pathway.step(target).name.said(language()),
            share=formats.percent(pathway.connection(source, target).share(design)),
        )
    if selection.stream:
        stream = pathway.stream(selection.stream)
        return _(
            "Stream “{stream}”: {n} a year per 10,000.",
            stream=stream.name.said(language()),
            n=formats.number(stream.per_10000.central),
        )
    if selection.step:
        signs = signs_of(pathway, design).get(selection.step, NO_SIGNS)
        said = _step(pathway, pathway.step(selection.step), design)
        return " ".join((said, *signs.said()))
    names = (pathway.step(s.id).name.said(language()) for s in pathway.steps)
    chosen = [
        name for step, name in zip(pathway.steps, names, strict=True) if step.id in selection.steps
    ]
    return _("Chosen steps: {n}. {steps}.", n=formats.whole(len(chosen)), steps="; ".join(chosen))


def _step(pathway: Pathway, step: Step, design: str) -> str:
    name, kind = step.name.said(language()), _(KINDS[step.kind.value])
    if step.is_end:
        return _("“{step}”, end of the pathway.", step=name)
    delivery = step.deliveries.get(design)
    if delivery is None:
        return _("“{step}”, {kind}, not part of this design.", step=name, kind=kind)
    blanks = {
        "step": name,
        "kind": kind,
        "setting": _(SETTINGS[delivery.setting.value]),
        "staff": _staff(step, design),
        "ways": _ways(pathway, step, design),
    }
    return _("“{step}”, {kind}, {setting}. {staff} {ways}", **blanks)


def _staff(step: Step, design: str) -> str:
    roles = library().roles
    if step.opens:
        return _("Opens as a pathway of its own.")
    said = [
        _(
            "{role}, {minutes} min",
            role=roles[line.role].name.said(language()) if line.role in roles else line.role,
            minutes=formats.number(line.minutes.central),
        )
        for line in step.deliveries[design].staff
    ]
    return _("Who: {staff}.", staff="; ".join(said)) if said else _("Nobody is named yet.")


def _ways(pathway: Pathway, step: Step, design: str) -> str:
    said = [
        _(
            "{share} to {step}",
            share=formats.percent(c.share(design)),
            step=pathway.step(c.target).name.said(language()),
        )
        for c in pathway.leaving(step.id, design)
    ]
    if not said:
        return _("Nobody goes on from here in this design.")
    return _("Goes on: {ways}.", ways="; ".join(said))


def compared_in_words(face: CardFace | None) -> str:
    """What the card of the chosen step says about comparison and numbers; blank for nothing."""
    if face is None:
        return ""
    said = [_(CHANGES[face.change])] if face.change in CHANGES and face.has_foot else []
    figures = [*face.figures, *([face.short] if face.short else [])]
    if figures:
        said.append(_("In figures: {figures}.", figures="; ".join(figures)))
    return " ".join(said)
