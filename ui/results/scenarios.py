"""The part of the results about scenarios: side by side, one to change, and what if."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from pathways.model import Pathway
from pathways.scenario_edits import add_scenario, remove_scenario
from pathways.scenarios import Scenario
from pathways.values import Name
from planner.answers.scenarios import compared
from planner.i18n import N_, _, language
from planner.levers import changed
from planner.proposals import Proposal
from planner.scenarios import ready_made
from ui.comparing import Comparing
from ui.document import Document
from ui.results.options import OptionsCard
from ui.results.part import Part
from ui.results.scenario_form import scenario_form
from ui.results.what_if import WhatIf
from ui.widgets import box, button, clear, column, label, line, row, segments

__all__ = ["ScenariosPart"]

OWN: Final = "own"


class ScenariosPart(Part):
    """Follows the scenarios as they are edited and compared."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.comparing = Comparing(document, self)
        self.what_if = WhatIf(document)
        self._chosen = ""
        self._formed: tuple[object, ...] = ()
        self._empty = box(
            column(
                label(N_("No scenario yet: begin with steady, planned and ambitious."), "heading"),
                row(button(N_("Begin with three"), self._begin, icon="add", role="main"), 1),
                gap=12,
                margin=20,
            )
        )
        self.column.addWidget(self._empty)
        self.waiting = line("", "muted")
        self.column.addWidget(self.waiting)
        self.sides = self.card()
        self.column.addWidget(self.sides)
        self.editor = self._editor()
        self.column.addWidget(self.editor)
        self.column.addWidget(self.what_if)
        self.options = OptionsCard(document)
        self.column.addWidget(self.options)
        self.what_if.kept.connect(self._keep)
        self.comparing.found.connect(self._show_sides)
        document.findings_changed.connect(self._follow)

    def _editor(self) -> QFrame:
        self._group = QButtonGroup(self)
        self._choices = row(gap=0)
        self._form = column(gap=0)
        own = button(N_("Own scenario"), self._add_own, icon="add")
        take = button(N_("Delete this scenario"), self._remove, icon="delete")
        title = label(N_("What each changes, and why"), "heading", wrap=False)
        head = row(title, 1, own, take, gap=8)
        return box(column(head, self._choices, self._form, gap=12, margin=20))

    def _follow(self) -> None:
        if self.isVisible():
            self.what_if.refresh()

    def refresh(self, proposal: Proposal) -> None:
        """Show the scenarios of the pathway."""
        super().refresh(proposal)
        scenarios = proposal.pathway.scenarios
        self._empty.setVisible(not scenarios)
        self.editor.setVisible(bool(scenarios))
        self.what_if.refresh()
        self.options.refresh(proposal.pathway)
        self.comparing.want()
        self._show_sides()
        if scenarios:
            self._show_form(proposal.pathway)

    def _show_sides(self) -> None:
        found, pathway = self.comparing.result, self.document.pathway
        has_any = pathway is not None and bool(pathway.scenarios)
        self.sides.setVisible(found is not None and has_any)
        self.waiting.setVisible(found is None and has_any)
        self.waiting.setText(_("The scenarios are being worked out side by side…"))
        if found is not None:
            self.sides.show_answer(compared(found))

    def _show_form(self, pathway: Pathway) -> None:
        ids = [one.id for one in pathway.scenarios]
        if self._chosen not in ids:
            self._chosen = next((s.id for s in pathway.scenarios if s.changes), ids[0])
        chosen = next(one for one in pathway.scenarios if one.id == self._chosen)
        names = tuple((one.id, one.name.said(language())) for one in pathway.scenarios)
        keys = tuple(change.key for change in chosen.changes)
        formed = (pathway.id, names, self._chosen, keys, language())
        if formed == self._formed:
            for form in self.editor.findChildren(QWidget):
                refresh = getattr(form, "refresh", None)
                if callable(refresh):
                    refresh()
            return
        self._formed = formed
        clear(self._choices)
        self._choices.addLayout(segments(*(self._choice(*name) for name in names)))
        self._choices.addStretch(1)
        clear(self._form)
        self._form.addWidget(scenario_form(self.document, self._chosen))

    def _choice(self, scenario_id: str, name: str) -> QPushButton:
        made = QPushButton(name.replace("&", "&&"))
        made.setAccessibleName(name)
        made.setCheckable(True)
        made.setChecked(scenario_id == self._chosen)
        made.clicked.connect(partial(self._choose, scenario_id))
        self._group.addButton(made)
        return made

    def _choose(self, scenario_id: str, _on: bool = False) -> None:
        self._chosen = scenario_id
        pathway = self.document.pathway
        if pathway is not None:
            self._show_form(pathway)

    def _begin(self) -> None:
        def put(pathway: Pathway) -> Pathway:
            for scenario in ready_made(pathway):
                pathway, _added = add_scenario(pathway, scenario)
            return pathway

        self.document.edit(N_("Add three scenarios"), put)

    def _add_own(self) -> None:
        self._put(Scenario(OWN, Name(_("Own scenario"))))

    def _keep(self, values: dict[str, float]) -> None:
        made = self.document.estimate
        if made is None:
            return
        changes = changed(made, values, _("Illustrative: as dragged"))
        self._put(Scenario(OWN, Name(_("What if")), changes))
        self.what_if.reset()

    def _put(self, scenario: Scenario) -> None:
        before = self.document.pathway
        if before is None:
            return
        _pathway, added = add_scenario(before, scenario)
        self._chosen = added.id
        self.document.edit(N_("Add a scenario"), lambda p: add_scenario(p, scenario)[0])

    def _remove(self) -> None:
        gone = self._chosen
        self.document.edit(N_("Delete a scenario"), lambda p: remove_scenario(p, gone))

    def stop(self) -> None:
        """Give up what is being worked out."""
        self.comparing.stop()
