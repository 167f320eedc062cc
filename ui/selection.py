"""What is chosen: steps of the pathway shown, a connection, a stream, a test, or nothing."""

from dataclasses import dataclass, replace

from pathways.model import Pathway

__all__ = ["NOTHING", "Selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Steps by id, or one connection by its two ends, or one stream, or one test; never a mixture.

    ``assumption`` is the key of a number that all pathways share. Nothing chosen stands for the
    pathway itself.
    """

    steps: frozenset[str] = frozenset()
    connection: tuple[str, str] | None = None
    stream: str = ""
    test: str = ""
    assumption: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return not (self.steps or self.connection or self.stream or self.test or self.assumption)

    @property
    def step(self) -> str:
        """The id of the one step that is chosen; blank where it is none or several."""
        return next(iter(self.steps)) if len(self.steps) == 1 else ""

    def within(self, pathway: Pathway | None) -> "Selection":
        """What is left of the selection in ``pathway``."""
        if pathway is None:
            return NOTHING
        left = replace(self, steps=frozenset(s for s in self.steps if pathway.has_step(s)))
        if left.connection and left.connection not in {
            (c.source, c.target) for c in pathway.connections
        }:
            left = replace(left, connection=None)
        if left.stream and all(s.id != left.stream for s in pathway.streams):
            left = replace(left, stream="")
        if left.test and left.test not in pathway.tests_used:
            left = replace(left, test="")
        return left if left != self else self


NOTHING = Selection()
