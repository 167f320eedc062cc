"""Sliders that show at once what the plan would come to, without changing it until it is kept."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSlider, QWidget

from planner.answers.scenarios import if_dragged
from planner.i18n import N_, _
from planner.levers import Lever, levers, net_if
from planner.units import in_unit, unit_word
from ui.document import Document
from ui.results.card import ResultCard
from ui.tasks import Tasks
from ui.widgets import button, clear, column, label, line, row

if TYPE_CHECKING:
    from resources.estimate import Estimate

__all__ = ["WhatIf"]

STOPS: Final = 200
PAUSE: Final = 15  # milliseconds; what is dragged on meanwhile is worked out together


class WhatIf(QFrame):
    """``kept`` carries where the levers stand, for a scenario to be made of it."""

    kept = Signal(object)
    worked_out = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("box")
        self._document = document
        self.tasks = Tasks(self)
        self._made: Estimate | None = None
        self._levers: tuple[Lever, ...] = ()
        self._sliders: list[QSlider] = []
        self._said: list[QLabel] = []
        self._is_working = self._is_wanted = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._work)
        self.answer = ResultCard()
        self.answer.setObjectName("")
        self.rows = column(gap=10)
        holder = QWidget()
        holder.setLayout(self.rows)
        self.back = button(N_("Back to the plan"), self.reset, icon="undo")
        self.keep = button(N_("Keep as a scenario"), self._keep, icon="add", role="main")
        title = label(N_("What if"), "heading")
        about = label(
            N_("Drag to see what the net recurring cost would be. The plan stays as it is."),
            "muted",
        )
        inside = column(title, about, holder, gap=8, margin=20)
        inside.addWidget(self.answer)
        inside.addLayout(row(self.back, self.keep, 1))
        self.setLayout(inside)

    @property
    def values(self) -> dict[str, float]:
        """Where the levers stand that are not at rest."""
        return {
            lever.key: _value(lever, slider.value())
            for lever, slider in zip(self._levers, self._sliders, strict=True)
            if slider.value() != _stop(lever, lever.now)
        }

    def refresh(self) -> None:
        """Take up the plan as it stands, its levers at rest."""
        made, swings = self._document.estimate, self._document.swings
        self.setVisible(made is not None and swings is not None)
        if made is None or swings is None or made is self._made:
            return
        self._made = made
        self._levers = levers(made, swings)
        self._sliders, self._said = [], []
        clear(self.rows)
        for lever in self._levers:
            self.rows.addWidget(self._row(lever))
        self._show(made.final.net_recurring)

    def _row(self, lever: Lever) -> QWidget:
        holder = QWidget()
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, STOPS)
        slider.setValue(_stop(lever, lever.now))
        slider.setPageStep(STOPS // 10)
        slider.setMinimumHeight(24)
        slider.setAccessibleName(lever.label)
        slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = line("", wrap=False)
        said.setMinimumWidth(150)
        slider.valueChanged.connect(partial(self._dragged, len(self._sliders)))
        self._sliders.append(slider)
        self._said.append(said)
        name = line(lever.label)
        inside = row(name, slider, said, gap=12)
        inside.setStretch(0, 5)
        inside.setStretch(1, 5)
        holder.setLayout(inside)
        self._say(len(self._sliders) - 1)
        return holder

    def _say(self, at: int) -> None:
        lever, slider = self._levers[at], self._sliders[at]
        value = _value(lever, slider.value())
        words = unit_word(lever.unit)
        text = in_unit(value, lever.unit)
        text = _("{value} {unit}", value=text, unit=words) if words else text
        self._said[at].setText(text)
        slider.setAccessibleDescription(text)

    def _dragged(self, at: int, _stopped: int) -> None:
        self._say(at)
        if not self._timer.isActive():
            self._timer.start()

    def _work(self) -> None:
        """Work out where the levers stand; what they are dragged to meanwhile comes next."""
        made = self._made
        if made is None:
            return
        if self._is_working:
            self._is_wanted = True
            return
        self._is_working = True
        self.tasks.run(
            partial(net_if, made, self.values),
            partial(self._take, made),
            lambda _error: self._next(),
        )

    def _take(self, made: "Estimate", net: float) -> None:
        if made is self._made:
            self._show(net)
        self._next()

    def _next(self) -> None:
        self._is_working = False
        if self._is_wanted:
            self._is_wanted = False
            self._work()
        else:
            self.worked_out.emit()

    def _show(self, net: float) -> None:
        made = self._made
        if made is not None:
            self.answer.show_answer(if_dragged(made.final.net_recurring, net))
        self.keep.setEnabled(bool(self.values))
        self.back.setEnabled(bool(self.values))

    def reset(self) -> None:
        """Let every lever go back to where the plan has it."""
        for lever, slider in zip(self._levers, self._sliders, strict=True):
            slider.setValue(_stop(lever, lever.now))

    def _keep(self) -> None:
        self.kept.emit(self.values)


def _stop(lever: Lever, value: float) -> int:
    span = lever.high - lever.low
    return round((value - lever.low) / span * STOPS) if span > 0 else 0


def _value(lever: Lever, stop: int) -> float:
    """What a slider stands for; where the plan has it, just that."""
    if stop == _stop(lever, lever.now):
        return lever.now
    return lever.low + (lever.high - lever.low) * stop / STOPS
