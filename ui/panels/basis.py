"""The sign that figures rest on illustrative inputs."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QSizePolicy

from planner.i18n import _

if TYPE_CHECKING:
    from resources.estimate import Estimate

__all__ = ["BasisChip"]


class BasisChip(QLabel):
    """Says that figures are illustrative, and how many of the inputs are; nothing otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def refresh(self, made: "Estimate | None") -> None:
        """Say it of the figures of ``made``; without figures there is nothing to say."""
        from planner.inputs import share_of_inputs

        rests = share_of_inputs(made) if made is not None else None
        self.setVisible(rests is not None and rests.illustrative > 0)
        if rests is not None:
            text = _("{n} of {all} inputs are illustrative.", n=rests.illustrative, all=rests.count)
            self.setText(_("illustrative"))
            self.setToolTip(text)
            self.setAccessibleDescription(text)
