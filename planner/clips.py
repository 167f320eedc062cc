"""Steps on their way over the clipboard: taken from a workspace, written, read, put in another."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pathways import edits
from pathways.carrying import only_steps, put_steps
from pathways.codec import read_pathway, write_pathway
from pathways.errors import UserError
from pathways.model import Pathway, Setting
from pathways.nested import opened, opening, path_to
from pathways.outside import refuse_counted
from pathways.placing import Spot
from pathways.text import N_
from pathways.values import Name
from planner.cells import COLUMNS, as_text
from planner.i18n import _
from planner.imports.json_files import parse_json
from planner.workspace import Workspace

__all__ = ["MIME", "Clip", "ClipError", "PutIn", "clip_of", "put_in", "read_clip", "table_of"]

MIME: Final = "application/x-cbd-steps+json"
SCHEMA: Final = "cbd-steps/1"
MOST_STEPS: Final = 2_000
MOST_BYTES: Final = 20_000_000


class ClipError(UserError):
    """What another program put on the clipboard in our name."""

    text = N_("The steps on the clipboard cannot be read. Copy them again.")


@dataclass(frozen=True, slots=True)
class Clip:
    """Steps alone, as they were copied from a design; their pins are where their cards stood.

    ``inner`` are the pathways that they open as. ``home`` is a token of the open workspace that
    they come from, which two workspaces never share.
    """

    pathway: Pathway
    design: str
    inner: tuple[Pathway, ...] = ()
    home: str = ""

    def as_bytes(self) -> bytes:
        """The clip as JSON, which ``read_clip`` reads."""
        values = {
            "schema": SCHEMA,
            "design": self.design,
            "home": self.home,
            "steps": write_pathway(self.pathway),
            "inner": [write_pathway(pathway) for pathway in self.inner],
        }
        return json.dumps(values, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class PutIn:
    """A workspace with steps put into one of its pathways, and what could not come along.

    ``left_out`` are designs that the pathway does not have; ``closed`` are the steps that no
    longer open as a pathway, because it would lie within itself or is not there.
    """

    workspace: Workspace
    steps: tuple[str, ...]
    left_out: tuple[str, ...]
    closed: tuple[Name, ...]


def clip_of(
    workspace: Workspace,
    pathway: Pathway,
    step_ids: Iterable[str],
    design: str,
    *,
    spots: Mapping[str, Spot] | None = None,
    home: str = "",
) -> Clip:
    """Steps of a pathway with the connections among them, as ``put_in`` takes them."""
    few = only_steps(pathway, step_ids, spots)
    return Clip(few, design, opened(few, workspace.by_id), home)


def read_clip(data: bytes) -> Clip:
    """The clip that ``as_bytes`` wrote.

    Raises:
        ClipError: It is none.
        PathwayError: A field of it is wrong.
    """
    values: Any = parse_json(data, "clipboard") if len(data) <= MOST_BYTES else None
    if not isinstance(values, dict) or values.get("schema") != SCHEMA:
        raise ClipError
    inner = values.get("inner", [])
    if not isinstance(inner, list):
        raise ClipError
    few = read_pathway(values.get("steps"), "clipboard")
    others = tuple(read_pathway(one, "clipboard") for one in inner)
    for pathway in (few, *others):
        refuse_counted(pathway, "clipboard")
        if len(pathway.steps) > MOST_STEPS:
            raise ClipError
    return Clip(few, str(values.get("design", "")), others, str(values.get("home", "")))


def table_of(pathway: Pathway, step_ids: Iterable[str], design: str) -> str:
    """Steps as rows of the table of a design with its headings, as a spreadsheet takes them."""
    chosen = set(step_ids)
    rows = [
        [column.write(pathway, step, design) for column in COLUMNS]
        for step in pathway.steps_in(design)
        if step.id in chosen
    ]
    return as_text([[_(column.heading) for column in COLUMNS], *rows])


def put_in(
    workspace: Workspace,
    pathway_id: str,
    clip: Clip,
    design: str,
    *,
    spots: Mapping[str, Spot] | None = None,
    setting: Setting | None = None,
    home: str = "",
) -> PutIn:
    """The workspace with the steps of a clip in one of its pathways.

    Pathways that the steps open as are those of the workspace where it is the clip's home or has
    the same ones; otherwise they come along as new pathways.

    Args:
        workspace: What they are put into.
        pathway_id: The pathway that they are put into.
        clip: The steps.
        design: The design that is looked at; in it every step is delivered.
        spots: Where their cards are pinned, by their ids in the clip.
        setting: Where they are delivered in ``design``, if not where they were.
        home: The token of the workspace.
    """
    is_home = bool(home) and home == clip.home
    workspace, known_as = _with_inner(workspace, clip, is_home=is_home)
    target = workspace.pathway(pathway_id)
    put = put_steps(target, clip.pathway, from_design=clip.design, to_design=design, spots=spots)
    made, closed = put.pathway, []
    for step_id in put.ids.values():
        step = made.step(step_id)
        opens = known_as.get(step.opens, step.opens)
        inner = workspace.by_id.get(opens)
        if step.opens and (inner is None or path_to(inner, pathway_id, workspace.by_id)):
            closed.append(step.name)
            opens = ""
        if opens != step.opens:
            made = edits.replace_step(made, replace(step, opens=opens))
    steps = tuple(put.ids.values())
    if setting is not None:
        made = edits.set_setting(made, steps, design, setting)
    return PutIn(workspace.with_pathway(made), steps, put.left_out, tuple(closed))


def _with_inner(
    workspace: Workspace, clip: Clip, *, is_home: bool
) -> tuple[Workspace, dict[str, str]]:
    """The workspace with the pathways that steps open as, and what each is called there."""
    there = workspace.by_id
    known_as: dict[str, str] = {}
    added: list[Pathway] = []
    for inner in clip.inner:
        known = there.get(inner.id)
        if known is None or not (is_home or known == inner):
            workspace, made = workspace.adding(inner)
            known_as[inner.id] = made.id
            added.append(made)
    for pathway in added:
        for step in opening(pathway):
            if step.opens in known_as:
                opens = known_as[step.opens]
                pathway = edits.replace_step(pathway, replace(step, opens=opens))
        workspace = workspace.with_pathway(pathway)
    return workspace, known_as
