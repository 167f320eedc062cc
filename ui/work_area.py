"""The pages of an open workspace with the panels at their sides and the numbers at their foot."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QWidget

from planner.i18n import N_, _
from ui.document import Document
from ui.empty import Way
from ui.going import place_of
from ui.messages import MessageBar
from ui.pages.map import MapPage
from ui.pages.proposal import ProposalPage
from ui.pages.results import ResultsPage
from ui.pages.table import TablePage
from ui.panels.explainer import Explainer
from ui.panels.inspector import Inspector
from ui.panels.pathways_list import PathwaysList
from ui.panels.questions import Questions
from ui.panels.side import SidePanel, share_out
from ui.panels.strip import Strip
from ui.panels.trail import Trail
from ui.ranges import Ranges
from ui.selection import NOTHING
from ui.tabs import Tabs
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets import column, rule

__all__ = ["MAP", "PROPOSAL", "RESULTS", "TABLE", "WorkArea"]

MAP, TABLE, RESULTS, PROPOSAL = range(4)
ROOMY: Final = 1600  # a window narrower than this begins with its left panel folded
TIGHT: Final = 1200  # a window narrower than this has room for one panel at a time
LEFT: Final = 280
RIGHT: Final = 316


class WorkArea(QWidget):
    """``done`` carries words for what was just done and can be undone."""

    page_shown = Signal(int)
    population_asked = Signal()
    done = Signal(str)

    def __init__(
        self,
        document: Document,
        tasks: Tasks,
        messages: MessageBar,
        theme: Theme,
        ranges: Ranges,
    ) -> None:
        super().__init__()
        self._document = document
        self.map = MapPage(document)
        self.results = ResultsPage(document, ranges)
        self.proposal = ProposalPage(document, tasks, messages)
        self.table = TablePage(document)
        self._pages = QStackedWidget()
        for page in (self.map, self.table, self.results, self.proposal):
            self._pages.addWidget(page)
        self.pathways = PathwaysList(document)
        self.questions = Questions(document)
        left = QFrame()
        beside = column(self.pathways, rule(), self.questions, gap=0)
        beside.setStretch(2, 1)
        left.setLayout(beside)
        self.left = SidePanel("left", N_("Pathways"), left, narrowest=LEFT)
        self.inspector = Inspector(document)
        self.right = SidePanel("right", N_("Inspector"), self.inspector, narrowest=RIGHT)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self.trail = Trail(document)
        middle = QWidget()
        self.tabs = Tabs(document, lambda: self.map.view)
        middle.setLayout(column(self.tabs, self.trail, self._pages, gap=0))
        for part in (self.left, middle, self.right):
            self._splitter.addWidget(part)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(4)
        self._splitter.setStretchFactor(1, 1)
        self.strip = Strip(document)
        self.explainer = Explainer(document)
        whole = column(self._splitter, self.explainer, self.strip, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._is_settled = False
        self._connect(document, theme)

    def _connect(self, document: Document, theme: Theme) -> None:
        for panel, other in ((self.left, self.right), (self.right, self.left)):
            panel.folded.connect(partial(self._make_room, panel, other))
            panel.folded.connect(self._share_out)
        self.table.done.connect(self.done)
        self.strip.population_asked.connect(self.population_asked)
        self.strip.questions_asked.connect(self.show_questions)
        self.strip.step_asked.connect(self.go_to_step)
        self.strip.first_step_asked.connect(self._add_first_step)
        self.strip.streams_asked.connect(lambda: self.go_to_rule("G05"))
        for empty in (self.results.why_not, self.proposal.why_not):
            empty.asked.connect(self._lead_on)
        self.strip.explained.connect(self.explainer.open_figure)
        self.results.explained.connect(self.explainer.open_figure)
        self.explainer.went.connect(self.go_to_input)
        self.results.went.connect(self.go_to_input)
        self.questions.went.connect(self.go_to_rule)
        self.questions.went_to_step.connect(self.go_to_step)
        self.pathways.deleted.connect(
            lambda name: self.done.emit(_("Deleted “{pathway}”.", pathway=name))
        )
        self.pathways.rename_asked.connect(self._rename)
        document.selection_changed.connect(self._unfold_for_selection)
        theme.changed.connect(self.map.follow_appearance)

    def show_page(self, page: int) -> None:
        """Show one of the four pages."""
        self._pages.setCurrentIndex(page)
        self.page_shown.emit(page)

    def _lead_on(self, way: str) -> None:
        """Go where the button of an empty page leads."""
        if way == Way.POPULATION:
            self.population_asked.emit()
        elif way == Way.MAP:
            self.show_page(MAP)
            self.map.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.show_questions()

    def _add_first_step(self) -> None:
        self.show_page(MAP)
        self.map.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.map.view.commands.add_first_step()

    def show_questions(self) -> None:
        """Show what the PCPG will ask."""
        self.left.unfold()

    def go_to_rule(self, rule_id: str) -> None:
        """Show where the pathway's own form puts right what a rule finds."""
        self.right.unfold()
        self._document.select(NOTHING)
        self.inspector.show_section(rule_id)

    def go_to_step(self, step_id: str, rule_id: str = "") -> None:
        """Choose a step, and bring it into view on the map, with what puts a rule right."""
        self._document.select_steps(step_id)
        self.right.unfold()
        if self._pages.currentIndex() == MAP:
            self.map.view.focus_step(step_id)
        self.inspector.show_section(rule_id)

    def go_to_input(self, key: str) -> None:
        """Put the cursor where an input is typed."""
        pathway = self._document.pathway
        if key == "population":
            self.population_asked.emit()
            return
        if pathway is None:
            return
        place = place_of(pathway, key)
        self.right.unfold()
        if place.design:
            self._document.show_design(place.design)
        self._document.select(place.selection)
        if place.quantity is not None:
            self.inspector.focus_input(place.quantity)
        elif place.selection.assumption:
            self.inspector.focus_first()

    def _rename(self) -> None:
        self.right.unfold()
        self._document.select_steps()
        self.inspector.focus_name()

    def _unfold_for_selection(self) -> None:
        selection = self._document.selection
        if selection.stream or selection.test:
            self.right.unfold()

    def settle(self) -> None:
        """Give the panels their widths; the first time, as they were left or as the room asks."""
        if not self._is_settled:
            self._is_settled = True
            self.left.start(is_folded=self.window().width() < ROOMY)
            self.right.start(is_folded=False)
        self.strip.set_large(is_large=self.window().width() >= ROOMY)
        self._share_out()

    def _make_room(self, panel: SidePanel, other: SidePanel) -> None:
        """Let only one panel be open where the window has no room for two."""
        if self.window().width() < TIGHT and not panel.is_folded:
            other.fold()

    def _share_out(self) -> None:
        share_out(self._splitter, self.left, self.right)

    def remember(self) -> None:
        """Keep the widths of the panels and the tabs for the next time."""
        self.tabs.leave()
        self.left.remember_width()
        self.right.remember_width()
