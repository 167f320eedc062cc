"""What a person does to the pathway on its map, each as one undo step with its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from pathways import edits
from pathways.model import CURRENT, Kind, Pathway, Setting
from pathways.values import FrozenMap, Name
from planner.i18n import LANGUAGES, N_, _, language, speaking
from ui.canvas.pane import Pane
from ui.document import Document
from ui.numbers import as_typed, read_number
from ui.selection import NOTHING, Selection

__all__ = ["MOVE_ONE", "MOVE_SOME", "Acts", "read_share"]

MOVE_ONE: Final = {
    Setting.HOME: N_("Move “{step}” home"),
    Setting.VIRTUAL: N_("Make “{step}” virtual"),
    Setting.COMMUNITY: N_("Move “{step}” to the community"),
    Setting.HOSPITAL: N_("Move “{step}” to hospital"),
}
MOVE_SOME: Final = {
    Setting.HOME: N_("Move the chosen steps home"),
    Setting.VIRTUAL: N_("Make the chosen steps virtual"),
    Setting.COMMUNITY: N_("Move the chosen steps to the community"),
    Setting.HOSPITAL: N_("Move the chosen steps to hospital"),
}
StepsEdit = Callable[[Pathway, tuple[str, ...]], Pathway]
NEW_STEP: Final = N_("New step")
NEW_END: Final = N_("New end")


def read_share(typed: str) -> float | None:
    """The fraction that “60”, “60%” or “0.6” stands for; ``None`` where nothing is typed.

    Raises:
        NumberError: It is not a number.
    """
    value = read_number(typed)
    if value is None:
        return None
    is_fraction = "%" not in typed and "." in typed and 0 <= value <= 1
    return value if is_fraction else value / 100


@dataclass(frozen=True, slots=True)
class Acts:
    """Edits of the pathway shown, in the design of ``pane``; ends of a connection are step ids.

    Without a pane they go to the design that the document shows.
    """

    document: Document
    pane: Pane | None = None

    @property
    def design(self) -> str:
        """The design that edits go to."""
        return self.document.design if self.pane is None else self.pane.design

    def _pathway(self) -> Pathway | None:
        return self.document.pathway

    def _name(self, step_id: str) -> str:
        pathway = self._pathway()
        return pathway.step(step_id).name.said(language()) if pathway else ""

    def _edit_steps(self, one: str, some: str, step_ids: Iterable[str], edit: StepsEdit) -> bool:
        ids = tuple(step_ids)
        if not ids:
            return False
        if len(ids) == 1:
            name = self._name(ids[0])
            return self.document.edit(one, lambda p: edit(p, ids), step=name)
        return self.document.edit(some, lambda p: edit(p, ids))

    def tag(self, step_ids: Iterable[str], setting: Setting) -> bool:
        """Deliver steps in a setting."""
        design = self.design
        return self._edit_steps(
            MOVE_ONE[setting],
            MOVE_SOME[setting],
            self._tellable(step_ids),
            lambda p, ids: edits.set_setting(p, ids, design, setting),
        )

    def _tellable(self, step_ids: Iterable[str]) -> list[str]:
        """The steps that have a setting at all."""
        pathway = self._pathway()
        return [s for s in step_ids if pathway and not pathway.step(s).is_end]

    def rename(self, step_id: str, typed: str) -> bool:
        """Call a step something else in the language being spoken; a blank name is refused."""
        pathway, text = self._pathway(), typed.strip()
        if pathway is None or not text:
            return False
        name = pathway.step(step_id).name
        if name.said(language()) == text:
            return True
        is_new = name in (_new_name(NEW_STEP), _new_name(NEW_END))
        renamed = (Name("") if is_new else name).with_(language(), text)
        return self.document.edit(
            N_("Add the step “{step}”") if is_new else N_("Rename “{step}”"),
            lambda p: edits.rename_step(p, step_id, renamed),
            merge=f"new step {step_id}" if is_new else None,
            step=text if is_new else name.said(language()),
        )

    def set_kind(self, step_ids: Iterable[str], kind: Kind) -> bool:
        """Make steps another kind of step."""

        def changed(pathway: Pathway, ids: tuple[str, ...]) -> Pathway:
            for step_id in ids:
                pathway = edits.set_kind(pathway, step_id, kind)
            return pathway

        return self._edit_steps(
            N_("Change the kind of “{step}”"),
            N_("Change the kind of the chosen steps"),
            step_ids,
            changed,
        )

    def add_step(self, setting: Setting, after: str = "", kind: Kind = Kind.CONTACT) -> str:
        """Add a step, connected from ``after`` if given, and choose it; its id, or blank.

        In the current design it stands in every design, as does what is connected to it; in an
        option it is new there.
        """
        return self._add(setting, kind, lambda p, made: self._joined(p, after, made))

    def with_step(self, setting: Setting, after: str, kind: Kind) -> tuple[Pathway, str] | None:
        """What ``add_step`` would make of the pathway, and the id the step would get."""
        pathway = self._pathway()
        if pathway is None:
            return None
        grown, made = self._grown(pathway, setting, kind)
        return self._joined(grown, after, made), made

    def _grown(self, pathway: Pathway, setting: Setting, kind: Kind) -> tuple[Pathway, str]:
        name = _new_name(NEW_END if kind is Kind.END else NEW_STEP)
        deliveries = FrozenMap({d: edits.new_delivery(setting) for d in self._designs()})
        return edits.add_step(pathway, name, kind, deliveries)

    def _joined(self, pathway: Pathway, after: str, made: str) -> Pathway:
        if not after:
            return pathway
        there = [d for d in self._designs() if pathway.step(after).exists_in(d)]
        return edits.connect(pathway, after, made, there)

    def _add(self, setting: Setting, kind: Kind, join: Callable[[Pathway, str], Pathway]) -> str:
        pathway = self._pathway()
        if pathway is None:
            return ""
        _grown, step_id = self._grown(pathway, setting, kind)
        name = _new_name(NEW_END if kind is Kind.END else NEW_STEP).said(language())
        if not self.document.edit(
            N_("Add the step “{step}”"),
            lambda p: join(*self._grown(p, setting, kind)),
            merge=f"new step {step_id}",
            step=name,
        ):
            return ""
        self.document.select_steps(step_id)
        return step_id

    def _designs(self) -> tuple[str, ...]:
        """The designs that something new is for."""
        pathway, design = self._pathway(), self.design
        return pathway.designs if pathway and design == CURRENT else (design,)

    def connect(self, source: str, target: str) -> bool:
        """Connect two steps; from now to now in every design that has both."""
        pathway = self._pathway()
        if pathway is None or pathway.step(source).is_end:
            return False
        ends = pathway.step(source), pathway.step(target)
        designs = [d for d in self._designs() if all(step.exists_in(d) for step in ends)]
        if not designs:
            return False
        if not self.document.edit(
            N_("Connect “{source}” to “{target}”"),
            lambda p: edits.connect(p, source, target, designs),
            source=self._name(source),
            target=self._name(target),
        ):
            return False
        self.document.select(Selection(connection=(source, target)))
        return True

    def reconnect(self, ends: tuple[str, str], new_ends: tuple[str, str]) -> bool:
        """Lead a connection between other steps, in the design shown and those that follow it."""
        pathway, design = self._pathway(), self.design
        if pathway is None or new_ends == ends:
            return False
        if not self.document.edit(
            N_("Lead the connection from “{source}” to “{target}”"),
            lambda p: edits.reconnect(p, ends, new_ends, design),
            source=self._name(new_ends[0]),
            target=self._name(new_ends[1]),
        ):
            return False
        self.document.select(Selection(connection=new_ends))
        return True

    def is_loose(self, step_id: str) -> bool:
        """Whether a step could be put into a connection: nothing leads to or from it."""
        pathway, design = self._pathway(), self.design
        return (
            pathway is not None
            and not pathway.step(step_id).is_end
            and not any(
                step_id in (c.source, c.target)
                for c in pathway.connections
                if c.is_drawn_in(design)
            )
        )

    def insert(self, step_id: str, ends: tuple[str, str]) -> bool:
        """Put a step into a connection, in every design that has both; it finds its own place."""

        def inserted(pathway: Pathway) -> Pathway:
            freed = edits.place(pathway, pathway.placing.without_pins([step_id]))
            return edits.insert_step(freed, step_id, ends)

        if not self.document.edit(
            N_("Put “{step}” between “{source}” and “{target}”"),
            inserted,
            step=self._name(step_id),
            source=self._name(ends[0]),
            target=self._name(ends[1]),
        ):
            return False
        self.document.select_steps(step_id)
        return True

    def insert_new(self, setting: Setting, ends: tuple[str, str]) -> str:
        """Put a new step into a connection and choose it; its id, or blank."""
        return self._add(setting, Kind.CONTACT, lambda p, made: edits.insert_step(p, made, ends))

    def share_as_typed(self, ends: tuple[str, str]) -> str:
        """The share of a connection in the design shown, as it would be typed."""
        pathway = self._pathway()
        if pathway is None:
            return ""
        now = pathway.connection(*ends).share(self.design)
        return f"{as_typed(now, percent=True)}%"

    def set_share(self, ends: tuple[str, str], typed: str) -> bool:
        """Give a connection the share typed in the design shown; blank means not used."""
        pathway, design = self._pathway(), self.design
        if pathway is None or ends not in {(c.source, c.target) for c in pathway.connections}:
            return True  # it went while it was being written
        return self.document.edit(
            N_("Change the share from “{source}” to “{target}”"),
            lambda p: edits.set_share(p, *ends, design, read_share(typed)),
            source=self._name(ends[0]),
            target=self._name(ends[1]),
        )

    def scale_others(self, ends: tuple[str, str]) -> bool:
        """Let the other shares out of a connection's step make up 100 % with its own."""
        design = self.design
        return self.document.edit(
            N_("Scale to 100%"), lambda p: edits.scale_shares(p, ends[0], design, ends[1])
        )

    def duplicate(self, step_ids: Iterable[str]) -> bool:
        """Copy steps with the connections among them, and choose the copies."""
        copies: list[tuple[str, ...]] = []

        def copied(pathway: Pathway, ids: tuple[str, ...]) -> Pathway:
            grown, made = edits.duplicate_steps(pathway, ids)
            copies.append(made)
            return grown

        if not self._edit_steps(
            N_("Duplicate “{step}”"), N_("Duplicate the chosen steps"), step_ids, copied
        ):
            return False
        self.document.select_steps(*copies[-1])
        return True

    def take_out(self, step_ids: Iterable[str]) -> bool:
        """Take steps out of the design shown; they stay in the others."""
        design = self.design

        def without(pathway: Pathway, ids: tuple[str, ...]) -> Pathway:
            for step_id in ids:
                pathway = edits.set_delivery(pathway, step_id, design, None)
            return pathway

        return self._edit_steps(
            N_("Take “{step}” out of a design"),
            N_("Take the chosen steps out of a design"),
            self._tellable(step_ids),
            without,
        )

    def delete(self) -> bool:
        """Delete the chosen steps, or the chosen connection."""
        selection = self.document.selection
        if selection.connection is not None:
            ends = selection.connection
            done = self.document.edit(
                N_("Delete a connection"),
                lambda p: edits.unlead(p, *ends, self.design),
            )
        else:
            done = self._edit_steps(
                N_("Delete “{step}”"),
                N_("Delete the chosen steps"),
                selection.steps,
                edits.remove_steps,
            )
        if done:
            self.document.select(NOTHING)
        return done


def _new_name(text: str) -> Name:
    """A name that both languages have ready."""
    said = {}
    for code in LANGUAGES:
        with speaking(code):
            said[code] = _(text)
    return Name(said["en"], said["cy"])
