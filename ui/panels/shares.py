"""The shares out of a step: where people go on to, and the offer to let them add up."""

from typing import Final

from PySide6.QtWidgets import QWidget

from pathways import edits
from planner.i18n import N_, _, language
from planner.units import in_unit
from ui.document import Document
from ui.panels.form import Form
from ui.row_button import RowButton
from ui.selection import Selection
from ui.text import on_language_change, say
from ui.widgets import button, clear, column, line, mark, row

__all__ = ["leaving", "shares_mended"]

ENOUGH: Final = 1e-9


def leaving(form: Form, document: Document, step_id: str, design: str) -> list[QWidget]:
    """The connections out of a step in one design, each a way to it, and the offer to scale."""
    holder = QWidget()
    lines = column(gap=2)
    holder.setLayout(lines)
    shown: list[object] = []

    def refresh() -> None:
        pathway = document.pathway
        if pathway is None or not pathway.has_step(step_id):
            return
        used = list(pathway.leaving(step_id, design))
        key = [(c, pathway.step(c.target).name, language()) for c in used]
        if shown == [key]:
            return
        shown[:] = [key]
        clear(lines)
        for connection in used:
            ends = (connection.source, connection.target)
            share = in_unit(connection.share(design), "share")
            name = pathway.step(connection.target).name.said(language())
            made = RowButton()
            made.show_name(_("{share} to {step}", share=share, step=name))
            made.clicked.connect(lambda _on, ends=ends: document.select(Selection(connection=ends)))
            lines.addWidget(made)
        if not used:
            empty = line("", "muted")
            say(empty, empty.setText, N_("Nobody goes on from here in this design."))
            lines.addWidget(empty)

    form.also(refresh)
    on_language_change(holder, refresh)
    return [holder, shares_mended(form, document, step_id, design)]


def shares_mended(
    form: Form, document: Document, step_id: str, design: str, keep: str = ""
) -> QWidget:
    """What is said and offered where the shares out of a step do not add up in a design.

    ``keep`` is the target whose share stays as it was given.
    """
    said = line("", "warning")
    offer = N_("Scale the others to 100%") if keep else N_("Scale to 100%")

    def scale() -> None:
        document.edit(N_("Scale to 100%"), lambda p: edits.scale_shares(p, step_id, design, keep))

    holder = QWidget()
    warned = row(mark("warning", "warning"), said, gap=6)
    holder.setLayout(column(warned, row(button(offer, scale), 1), gap=4))

    def refresh() -> None:
        pathway = document.pathway
        if pathway is None or not pathway.has_step(step_id):
            return
        total = sum(c.share(design) for c in pathway.leaving(step_id, design))
        holder.setVisible(total > 0 and abs(total - 1) > ENOUGH)
        say(
            said,
            said.setText,
            N_("The shares out of this step add up to {total}, not 100%."),
            total=in_unit(total, "share"),
        )

    form.also(refresh)
    return holder
