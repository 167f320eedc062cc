"""Steps that open as a pathway of their own: open one, make one, and the order of their list."""

from collections.abc import Iterable, Sequence

from pathways.extracting import extract, mixes_ways
from pathways.model import Pathway
from pathways.nested import opened, opening, path_to
from pathways.values import Name
from planner.i18n import LANGUAGES, N_, _, language, speaking
from planner.workspace import Workspace
from ui.document import Document

__all__ = ["could_open", "listed_within", "make_own", "open_step", "opens"]


def opens(document: Document, step_id: str) -> Pathway | None:
    """The pathway that a step of the one shown opens as; ``None`` where it is none or missing."""
    pathway = document.pathway
    if pathway is None or not pathway.has_step(step_id):
        return None
    known = {s.id: s.opens for s in opening(pathway)}
    return document.workspace.by_id.get(known.get(step_id, ""))


def open_step(document: Document, step_id: str) -> bool:
    """Show the pathway that a step opens as; whether there is one."""
    inner = opens(document, step_id)
    if inner is not None:
        document.show_pathway(inner.id)
    return inner is not None


def could_open(document: Document) -> list[tuple[str, str]]:
    """What a step of the pathway shown could open as: ids and names, no choice among them."""
    pathway, others = document.pathway, document.workspace.by_id
    free = [("", _("nothing: it is a step of its own"))]
    if pathway is None:
        return free
    return free + [
        (one.id, one.name.said(language()))
        for one in document.workspace.pathways
        if not path_to(one, pathway.id, others)
    ]


def make_own(document: Document, step_ids: Iterable[str]) -> bool:
    """Make steps of the pathway shown a pathway of their own, as one undo step.

    Returns:
        Whether it stands; where not, the document has said why.
    """
    pathway = document.pathway
    chosen = set(step_ids)
    steps = [s for s in pathway.steps if s.id in chosen and not s.is_end] if pathway else []
    if pathway is None or not steps:
        return False
    first, shown = steps[0].name, pathway.id
    name = first if len(steps) == 1 else _both(N_("{step} and what follows"), step=first)
    end = _both(N_("Goes on"))

    def apart(workspace: Workspace) -> Workspace:
        ids = [p.id for p in workspace.pathways]
        outer, inner = extract(workspace.pathway(shown), chosen, name, end, ids)
        return workspace.with_pathway(outer).with_pathway(inner)

    is_mixed = mixes_ways(pathway, chosen)
    text = N_("Make “{pathway}” a pathway of its own")
    is_done = document.edit_workspace(text, apart, pathway=name.said(language()))
    if is_done and is_mixed:
        document.told.emit(
            _(
                "Where people go on to no longer depends on which of these steps they leave. "
                "Totals stay the same; the journeys are mixed."
            ),
            True,
        )
    return is_done


def _both(text: str, **names: Name) -> Name:
    """A text of the catalogue as a name in both languages."""
    said = {}
    for code in LANGUAGES:
        with speaking(code):
            said[code] = _(text, **{key: name.said(code) for key, name in names.items()})
    return Name(said["en"], said["cy"])


def listed_within(pathways: Sequence[Pathway]) -> tuple[tuple[Pathway, int], ...]:
    """The pathways, each once, those that others open beneath the first that does, and how deep."""
    others = {p.id: p for p in pathways}
    inner = {one.id for p in pathways for one in opened(p, others)}
    found: dict[str, tuple[Pathway, int]] = {}

    def take(pathway: Pathway, depth: int) -> None:
        if pathway.id in found:
            return
        found[pathway.id] = (pathway, depth)
        for step in opening(pathway):
            if step.opens in others:
                take(others[step.opens], depth + 1)

    for pathway in pathways:
        if pathway.id not in inner:
            take(pathway, 0)
    for pathway in pathways:  # those that only open each other
        take(pathway, 0)
    return tuple(found.values())
