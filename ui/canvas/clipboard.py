"""Copying, cutting and pasting steps on the map, by way of the system's clipboard."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from pathways import edits
from pathways.errors import UserError
from pathways.model import Pathway
from pathways.placing import Spot
from planner.cells import Pasted, as_rows, pasted
from planner.clips import MIME, Clip, PutIn, clip_of, put_in, read_clip, table_of
from planner.i18n import N_, _, language, ngettext
from planner.maps.figures import measures_of
from planner.workspace import Workspace, listed
from ui.canvas.looking import chosen_area
from ui.canvas.paste_tool import PasteTool
from ui.canvas.pasting import GAP, Standing, clear_of
from ui.selection import NOTHING
from ui.words import design_word, rows_pasted

if TYPE_CHECKING:
    from ui.canvas.view import MapView

__all__ = ["copy", "cut", "paste", "paste_beside", "put"]


def copy(view: "MapView") -> bool:
    """Put the chosen steps on the clipboard: for another map, and as rows of a table."""
    document, design = view.document, view.pane.design
    chosen, pathway = document.selection.steps, document.pathway
    if pathway is None or not chosen:
        document.told.emit(_("Choose steps first, then copy them."), False)
        return False
    clip = clip_of(
        document.workspace, pathway, chosen, design, spots=_spots(view), home=document.home
    )
    data = QMimeData()
    data.setData(MIME, clip.as_bytes())
    data.setText(table_of(pathway, chosen, design))
    QGuiApplication.clipboard().setMimeData(data)
    said = ngettext("Copied {n} step.", "Copied {n} steps.", len(chosen))
    document.told.emit(said, False)
    return True


def _spots(view: "MapView") -> dict[str, Spot]:
    """Where the chosen cards stand, each from the top of its lane."""
    content, chosen = view.map_scene.content, view.document.selection.steps
    tops = {band.setting: band.y for band in content.bands}
    return {
        face.step: Spot(face.place.x, face.place.y - tops.get(face.lane, 0.0))
        for face in content.cards.values()
        if face.is_shown and face.step in chosen
    }


def cut(view: "MapView") -> None:
    """Put the chosen steps on the clipboard and take them away."""
    document, chosen = view.document, view.document.selection.steps
    pathway = document.pathway
    if pathway is None or not copy(view):
        return
    names = [s.name.said(language()) for s in pathway.steps if s.id in chosen]
    if document.edit(
        N_("Cut “{step}”") if len(names) == 1 else N_("Cut the chosen steps"),
        lambda p: edits.remove_steps(p, chosen),
        step=names[0],
    ):
        document.select(NOTHING)
        said = ngettext("Cut {n} step.", "Cut {n} steps.", len(names))
        document.told.emit(said, True)


def paste(view: "MapView") -> None:
    """Take up what is on the clipboard: steps follow the mouse, rows of a table go in at once.

    Asked for again while steps follow the mouse, they go beside what is chosen.
    """
    if isinstance(view.tool, PasteTool):
        paste_beside(view)
        return
    clip = _clip(view)
    if clip is not None:
        view.take_up_tool(PasteTool(view, clip, partial(put, view, clip)))


def paste_beside(view: "MapView") -> None:
    """Put the steps on the clipboard beside what is chosen, or into the middle of the view."""
    clip = _clip(view)
    if clip is None:
        return
    document, content = view.document, view.map_scene.content
    if document.pathway is None:
        return
    chosen = document.selection.steps
    measures = measures_of(view.pane.showing)
    taken = view.layouts.layout(document.pathway, measures).steps.values()
    beside = [
        face.place.x + face.place.width
        for face in content.cards.values()
        if face.step in chosen and face.is_shown
    ]
    middle = view.mapToScene(view.viewport().rect().center())
    x = max(beside) + GAP if beside else max(middle.x(), GAP)
    view.drop_tool()
    put(view, clip, clear_of(clip, view.pane.design, content.bands, x, taken, measures))


def _clip(view: "MapView") -> Clip | None:
    """The steps on the clipboard; ``None`` where rows of a table were taken up, or nothing."""
    document, data = view.document, QGuiApplication.clipboard().mimeData()
    if document.pathway is None:
        return None
    try:
        if data is not None and data.hasFormat(MIME):
            clip = read_clip(bytes(data.data(MIME).data()))
            if clip.pathway.steps:
                return clip
        text = data.text() if data is not None and data.hasText() else ""
        # A word or an address alone is no table of steps.
        rows = as_rows(text) if "\t" in text or "\n" in text.strip() else []
    except UserError as error:
        document.rejected.emit(error)
        return None
    if rows:
        _paste_rows(view, rows)
    else:
        said = _("There is nothing on the clipboard to paste: copy steps, or rows from Excel.")
        document.told.emit(said, False)
    return None


def _paste_rows(view: "MapView", rows: list[list[str]]) -> None:
    document, design = view.document, view.pane.design
    made: list[Pasted] = []

    def take_up(pathway: Pathway) -> Pathway:
        made.append(pasted(pathway, design, rows, at=len(pathway.steps)))
        return made[-1].pathway

    if document.edit(N_("Paste rows"), take_up):
        steps = (*made[-1].changed, *made[-1].added)
        document.select_steps(*steps)
        view.show_rect(chosen_area(view))
        document.told.emit(rows_pasted(len(made[-1].changed), len(made[-1].added)), True)


def put(view: "MapView", clip: Clip, standing: Standing) -> bool:
    """Put steps into the pathway shown where they would stand, choose them, and say so."""
    document, design = view.document, view.pane.design
    made: list[PutIn] = []

    def put_them(workspace: Workspace) -> Workspace:
        made.append(
            put_in(
                workspace,
                document.pathway_id,
                clip,
                design,
                spots=standing.spots,
                setting=standing.setting,
                home=document.home,
            )
        )
        return made[-1].workspace

    steps = clip.pathway.steps
    if not document.edit_workspace(
        N_("Paste “{step}”") if len(steps) == 1 else N_("Paste steps"),
        put_them,
        step=steps[0].name.said(language()),
    ):
        return False
    document.select_steps(*made[-1].steps)
    view.show_rect(chosen_area(view))
    document.told.emit(_said(made[-1]), True)
    return True


def _said(made: PutIn) -> str:
    """What was pasted, and what could not come along."""
    said = [ngettext("Pasted {n} step.", "Pasted {n} steps.", len(made.steps))]
    if made.left_out:
        designs = ", ".join(f"“{design_word(design)}”" for design in made.left_out)
        said.append(_("Left out, as this pathway has no such design: {designs}.", designs=designs))
    if made.closed:
        steps = listed(made.closed).said(language())
        said.append(_("No longer open as pathways of their own: {steps}.", steps=steps))
    return " ".join(said)
