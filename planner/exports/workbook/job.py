"""What every sheet of one workbook shares: the proposal, its pages and which steps are live."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pathways.graph import reachable
from pathways.library import Library
from pathways.model import CURRENT, Delivery, Pathway, Step
from planner.exports.workbook.formulas import Block, Cell, Formula, span
from planner.exports.workbook.page import Book, Page
from planner.exports.workbook.words import SHEETS, year_word
from planner.i18n import _, language
from planner.proposals import Proposal
from resources.estimate import Estimate

__all__ = ["Job", "Placed", "Yearly", "in_year"]

Placed = tuple[str, str]  # a step and the design it is delivered in
Yearly = tuple[Cell, ...]  # one cell for the base year and for each plan year


@dataclass(frozen=True)
class Job:
    """One workbook being written."""

    book: Book
    pages: Mapping[str, Page]
    proposal: Proposal

    @classmethod
    def begin(cls, book: Book, proposal: Proposal) -> "Job":
        """A job with an empty page for every sheet, in their order."""
        return cls(book, {key: book.page(_(title)) for key, title in SHEETS.items()}, proposal)

    @property
    def estimate(self) -> Estimate:
        """The estimate that every figure agrees with."""
        return self.proposal.estimate

    @property
    def pathway(self) -> Pathway:
        """The pathway, with the steps within those that open as another."""
        return self.proposal.whole

    @property
    def library(self) -> Library:
        """Roles and tests."""
        return self.estimate.library

    @property
    def designs(self) -> tuple[str, str]:
        """The current design and the option."""
        return CURRENT, self.proposal.option

    @property
    def years(self) -> range:
        """The base year and the plan years."""
        return range(len(self.estimate.years))

    @property
    def year_words(self) -> list[str]:
        """The heading of each year's column."""
        return [year_word(year) for year in self.years]

    @cached_property
    def steps(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps that somebody reaches in each design, ends left out."""
        return {
            design: tuple(
                step
                for step in self.pathway.steps_in(design)
                if not step.is_end and step.id in self._reached[design]
            )
            for design in self.designs
        }

    @cached_property
    def ends(self) -> Mapping[str, tuple[Step, ...]]:
        """The ends that somebody reaches in each design."""
        return {
            design: tuple(
                s for s in self.pathway.steps if s.is_end and s.id in self._reached[design]
            )
            for design in self.designs
        }

    @cached_property
    def _reached(self) -> Mapping[str, frozenset[str]]:
        return {design: reachable(self.pathway, design) for design in self.designs}

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Each live step of each design: first all of the current one, then all of the option."""
        return tuple((s.id, design) for design in self.designs for s in self.steps[design])

    def delivery(self, placed: Placed) -> Delivery:
        """How a step is delivered in a design."""
        step, design = placed
        return self.pathway.step(step).deliveries[design]

    def step_name(self, step: str) -> str:
        """A step's name in the language being spoken."""
        return self.pathway.step(step).name.said(language())

    def role_name(self, role: str) -> str:
        """A role's name in the language being spoken."""
        return self.library.role(role).name.said(language())

    def organisation(self, organisation: str) -> str:
        """An organisation's name in the language being spoken."""
        return self.library.organisation(organisation).said(language())

    def test_name(self, test: str) -> str:
        """A test's name in the language being spoken."""
        return self.library.test(test).name.said(language())

    def open(
        self,
        key: str,
        banner: Formula | None,
        heads: Sequence[str],
        numbers: int | Collection[int] = (),
        note: str = "",
    ) -> Page:
        """A page with its title, what it is about, the warning and its header row."""
        page = self.pages[key]
        subtitle = _("{pathway} · {cluster}", pathway=self.proposal.name, cluster=self.cluster)
        page.open(subtitle, banner, heads, numbers, note)
        return page

    @property
    def cluster(self) -> str:
        """The cluster's name."""
        return self.proposal.workspace.cluster


def in_year(rows: Sequence[Yearly], year: int) -> Block:
    """The cells of one year in neighbouring rows."""
    return span([row[year] for row in rows])
