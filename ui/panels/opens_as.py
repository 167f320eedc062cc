"""What a step opens as, in its form: no other pathway, one that is there, or one made of it."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from pathways import edits
from planner.i18n import N_, language
from ui.document import Document
from ui.fields.choice import ChoiceField
from ui.fields.lens import Lens
from ui.subpathways import could_open, make_own, open_step, opens
from ui.text import say
from ui.widgets import button, column, label, row

__all__ = ["OPENS_AS", "opens_as"]

OPENS_AS: Final = N_("Opens as")


def opens_as(document: Document, step_id: str) -> list[QWidget]:
    """The choice, and what can be done with it."""
    pathway = document.pathway
    assert pathway is not None
    place = Lens(
        lambda p: p.step(step_id).opens,
        lambda p, value: edits.replace_step(p, replace(p.step(step_id), opens=value)),
    )
    choice = ChoiceField(document, N_("Pathway"), place, lambda: could_open(document))
    inner = opens(document, step_id)
    made: list[QWidget] = [choice]
    if pathway.step(step_id).opens:
        text = N_("Staff, tests and beds of this step do not count while it opens as a pathway.")
        made.append(label(text, "muted"))
    if inner is not None:
        go = button(
            N_("Open it"), lambda: open_step(document, step_id), icon="sub_pathway", role="main"
        )
        name = inner.name.said(language())
        say(go, go.setAccessibleName, N_("Open “{pathway}”"), pathway=name)
        made.append(_left(go))
    elif not pathway.step(step_id).opens:
        own = button(
            N_("Make it a new pathway"), lambda: make_own(document, [step_id]), icon="sub_pathway"
        )
        made.append(_left(own))
    return made


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(row(widget, 1), gap=0))
    return holder
