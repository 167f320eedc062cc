"""What a check is made of: findings, rules, the context they look at and the blanks they fill."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from pathways.library import Library, library
from pathways.model import CURRENT, Delivery, Pathway, Step
from pathways.values import FrozenMap, Name
from planner.formats import Form
from planner.i18n import N_, _, language
from planner.workspace import Workspace

if TYPE_CHECKING:
    from resources.estimate import Estimate
    from resources.sensitivity import Swing

__all__ = [
    "Blank",
    "Context",
    "Figure",
    "Finding",
    "Hit",
    "Listed",
    "Rule",
    "Scope",
    "Severity",
    "Term",
    "design_words",
    "hit",
    "said",
]


class Severity(StrEnum):
    """How much a finding matters.

    An error keeps a proposal from being final and its figures from being shown; a warning has to
    be put right or answered with a reason; information is advice only.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Scope(StrEnum):
    """What a rule looks at: one pathway, or all pathways of a workspace."""

    PATHWAY = "pathway"
    PORTFOLIO = "portfolio"


@dataclass(frozen=True, slots=True)
class Term:
    """A word to translate when it is said."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the form it is written in."""

    value: float
    form: Form


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things one after another."""

    parts: "tuple[Blank, ...]"
    between: str = ", "
    quoted: bool = False


Blank = str | Name | Term | Figure | Listed


def said(blank: Blank) -> str:
    """What fills a blank, in the language being spoken."""
    match blank:
        case Name():
            return blank.said(language())
        case Term():
            return _(blank.text)
        case Figure():
            return blank.form(blank.value)
        case Listed():
            parts = (said(part) for part in blank.parts if part != Name(""))
            return blank.between.join(f"“{p}”" if blank.quoted else p for p in parts)
    return blank


_DESIGNS: Final[Mapping[str, str]] = {"current": N_("current"), "proposed": N_("proposed")}


def design_words(designs: Iterable[str]) -> Listed:
    """The names of designs; one that the planner does not know is called by its id."""
    return Listed(tuple(Term(_DESIGNS[d]) if d in _DESIGNS else d for d in designs))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a pathway to put right or to answer for.

    ``objects`` are the ids it is about: steps, streams, tests, roles, other pathways, or the key of
    a quantity; none where it is about the pathway as a whole. A step within another is called as
    ``pathways.nested`` calls it. ``answer`` is the reason given for
    leaving it as it is. It keeps what was found, not words, so that it can be said in any language.
    """

    rule: str
    severity: Severity
    pathway: str
    objects: tuple[str, ...]
    text: str
    fix: str
    values: FrozenMap[Blank] = field(default_factory=FrozenMap)
    answer: str = ""

    @property
    def blanks(self) -> dict[str, str]:
        """What fills the blanks of ``text``, in the language being spoken."""
        return {name: said(blank) for name, blank in self.values.items()}

    @property
    def message(self) -> str:
        """What is wrong, in the language being spoken."""
        return _(self.text).format(**self.blanks)

    @property
    def advice(self) -> str:
        """What to do about it, in the language being spoken."""
        return _(self.fix)

    @property
    def key(self) -> str:
        """What an answer is kept under: the rule and what it is about, such as ``C01:spec``."""
        return f"{self.rule}:{','.join(self.objects)}" if self.objects else self.rule

    @property
    def is_open(self) -> bool:
        """Whether it stands in the way of a final proposal."""
        if self.severity is Severity.WARNING:
            return not self.answer
        return self.severity is Severity.ERROR


class Hit(NamedTuple):
    """One place where a rule does not hold; ``text`` and ``fix`` where not those of the rule."""

    objects: tuple[str, ...]
    values: FrozenMap[Blank]
    text: str = ""
    fix: str = ""


def hit(*objects: str, text: str = "", fix: str = "", **values: Blank) -> Hit:
    """The place that ``objects`` name, with what fills the blanks of the rule's words."""
    return Hit(objects, FrozenMap(values), text, fix)


@dataclass(frozen=True, slots=True)
class Rule:
    """Something a Pan-Cluster Planning Group asks of a pathway, and how it is looked for.

    ``text`` and ``fix`` are to be translated; ``reference`` says where the demand comes from. With
    ``is_drawn`` it looks at the steps that are drawn alone, and not at those within a step that
    opens as another pathway.
    """

    id: str
    severity: Severity
    scope: Scope
    text: str
    fix: str
    reference: str
    hits: "Callable[[Context], Iterator[Hit]]"
    is_drawn: bool = False


@dataclass(frozen=True)
class Context:
    """What the rules look at. Without an ``estimate`` or ``swings``, rules that need them rest."""

    workspace: Workspace
    pathway: Pathway
    estimate: "Estimate | None" = None
    swings: "Sequence[Swing]" = ()

    @property
    def library(self) -> Library:
        """Roles and tests."""
        return self.estimate.library if self.estimate else library()

    @property
    def proposed_deliveries(self) -> Iterator[tuple[Step, str, Delivery]]:
        """Each step's delivery in each option, in pathway order."""
        for step in self.pathway.steps:
            for option, delivery in step.deliveries.items():
                if option != CURRENT:
                    yield step, option, delivery

    @cached_property
    def tests(self) -> dict[str, tuple[tuple[Step, str, Delivery], ...]]:
        """The tests an option uses, with where: step, option and delivery."""
        used: dict[str, tuple[tuple[Step, str, Delivery], ...]] = {}
        for place in self.proposed_deliveries:
            for use in place[2].tests:
                used[use.test] = (*used.get(use.test, ()), place)
        return used

    def test_name(self, test_id: str) -> Name:
        """What a test is called; its id where the library does not have it."""
        test = self.library.tests.get(test_id)
        return test.name if test else Name(test_id)

    def role_name(self, role_id: str) -> Name:
        """What a role is called; its id where the library does not have it."""
        role = self.library.roles.get(role_id)
        return role.name if role else Name(role_id)
