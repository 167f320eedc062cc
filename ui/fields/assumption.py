"""A number that every pathway of the workspace shares, in a field of its own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pathways.model import Pathway
from pathways.values import Quantity
from planner.estimates import assumptions_of
from planner.i18n import N_, language
from planner.units import unit_word
from planner.workspace import Workspace
from ui.document import Document
from ui.fields.lens import Lens
from ui.fields.quantity import QuantityField
from ui.text import on_language_change

if TYPE_CHECKING:
    from resources.assumptions import Assumption, Blank

__all__ = ["AssumptionField", "assumption"]


def assumption(document: Document, key: str) -> "Assumption | Blank | None":
    """An assumption of the workspace, or one that is still blank; ``None`` for no such key."""
    found = assumptions_of(document.workspace)
    if key in found:
        return found[key]
    blanks: Mapping[str, Blank] = found.blanks
    return blanks.get(key)


class AssumptionField(QuantityField):
    """The number, its range and what it rests on; blank is not said, and back to no default."""

    def __init__(self, document: Document, key: str) -> None:
        self._key = key
        found = assumption(document, key)
        assert found is not None
        percent = found.unit.startswith("share")
        super().__init__(
            document,
            N_("Value"),
            Lens(lambda _pathway: None, self._checked),
            "",
            percent=percent,
            optional=True,
        )
        on_language_change(self.unit, self._say_unit)

    def _say_unit(self) -> None:
        found = assumption(self.document, self._key)
        if found is not None:
            unit = unit_word(found.unit)
            said = f"% {unit}".strip() if self._percent else unit
            self.unit.setText(said if not found.unit.startswith("£") else f"£ {unit}")

    def value(self) -> Any:
        """The quantity that holds in the workspace; ``None`` where nobody has given one."""
        found = assumptions_of(self.document.workspace)
        return found[self._key].quantity if self._key in found else None

    def _checked(self, pathway: Pathway, quantity: Quantity | None) -> Pathway:
        """The pathway as it is, if the quantity can be.

        Raises:
            BoundsError: It cannot.
        """
        self._with(self.document.workspace, quantity)
        return pathway

    def _with(self, workspace: Workspace, quantity: Quantity | None) -> Workspace:
        from resources.assumptions import default_assumptions

        own, known = workspace.assumptions, default_assumptions()
        is_own = self._key not in known or known[self._key].quantity != quantity
        if quantity is None or not is_own:
            own = own.without(self._key)
        else:
            own = own.with_(self._key, quantity)
        changed = replace(workspace, assumptions=own)
        assumptions_of(changed)
        return changed

    def _edit(self, value: Any, *, typing: bool) -> bool:
        found = assumption(self.document, self._key)
        assert found is not None
        return self.document.edit_workspace(
            N_("Change “{field}”"),
            lambda w: self._with(w, value),
            f"field {id(self)}" if typing else None,
            field=found.name.said(language()),
        )
