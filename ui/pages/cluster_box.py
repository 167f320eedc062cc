"""My cluster: which one it is, how sure its name is, and its population with where that is from."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from pathways.errors import UserError
from planner.clusters import cluster_named, clusters
from planner.errors import said
from planner.i18n import N_, _
from planner.workspace import Workspace
from ui.combo import Combo
from ui.numbers import as_typed, read_whole
from ui.settings import recall, remember
from ui.text import on_language_change, say
from ui.widgets import column, label, line, row, set_role

__all__ = ["ClusterBox"]

CLUSTER: Final = "cluster"
PEOPLE: Final = "population"
SOURCE: Final = "population_source"


class ClusterBox(QWidget):
    """What a new workspace begins with; kept for the next time.

    Enter goes on from field to field; ``given`` says that it was pressed in the last that is
    needed.
    """

    given = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = Combo()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.addItems(sorted(c.name for c in clusters()))
        entry = self.name.lineEdit()
        completer = QCompleter(self.name.model(), self.name)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)
        self.name.setCurrentIndex(-1)
        self.name.setEditText(recall(CLUSTER))
        say(self.name, self.name.setAccessibleName, N_("My cluster"))
        if entry is not None:
            say(entry, entry.setAccessibleName, N_("My cluster"))
            say(entry, entry.setPlaceholderText, N_("Choose it, or type its name"))
        self._status = line("", "muted")
        self.population = QLineEdit(recall(PEOPLE))
        self.population.setFixedWidth(96)
        self.population.setAlignment(Qt.AlignmentFlag.AlignRight)
        say(self.population, self.population.setAccessibleName, N_("Population"))
        say(self.population, self.population.setPlaceholderText, N_("how many?"))
        self._source = QLineEdit(recall(SOURCE))
        say(self._source, self._source.setAccessibleName, N_("Where the population is from"))
        say(
            self._source, self._source.setPlaceholderText, N_("Such as: practice lists, April 2026")
        )
        self._fault = line("", "error")
        self._fault.hide()
        self.setLayout(
            column(
                label(N_("My cluster"), "heading"),
                self.name,
                self._status,
                row(
                    label(N_("Population"), wrap=False),
                    self.population,
                    label(N_("people"), "muted", wrap=False),
                    1,
                ),
                self._fault,
                label(N_("Where the population is from"), "muted"),
                self._source,
                gap=8,
                margin=16,
            )
        )
        self.name.editTextChanged.connect(self._named)
        self.name.activated.connect(lambda _at: self._take_known())
        self.population.textEdited.connect(lambda _text: self._keep())
        self._source.textEdited.connect(lambda _text: self._keep())
        if entry is not None:
            entry.returnPressed.connect(self.population.setFocus)
        self.population.returnPressed.connect(self.given)
        self._source.returnPressed.connect(self.given)
        on_language_change(self, self._say_status)
        on_language_change(self, self._say_fault)

    def workspace(self) -> Workspace:
        """A workspace of the cluster with no pathway yet."""
        name = " ".join(self.name.currentText().split())
        known = cluster_named(name)
        people = self._people()
        return Workspace(
            cluster=name,
            health_board=known.health_board if known else "",
            population=people,
            population_source=self._source.text().strip() if people is not None else "",
        )

    def _people(self) -> int | None:
        try:
            people = read_whole(self.population.text())
            Workspace(cluster="", population=people)
        except UserError:
            return None
        return people

    def _named(self, _text: str) -> None:
        self._say_status()
        self._keep()

    def _take_known(self) -> None:
        """Take up the population that was read for the cluster, where one was."""
        known = cluster_named(self.name.currentText())
        if known is not None:
            self.population.setText(as_typed(known.population))
            self._source.setText(known.population_source)
        self._keep()

    def _say_status(self) -> None:
        known = cluster_named(self.name.currentText())
        if not self.name.currentText().strip():
            text = _("The list of clusters is not complete: any name will do.")
        elif known is None:
            text = _("Not in our list, which is not complete. The name is kept as you type it.")
        elif known.is_name_read:
            text = _("{board}. Its name was read in a published source.", board=known.health_board)
        else:
            text = _("{board}. Its name is unverified: check it locally.", board=known.health_board)
        self._status.setText(text)

    def _keep(self) -> None:
        remember(CLUSTER, self.name.currentText())
        remember(PEOPLE, self.population.text())
        remember(SOURCE, self._source.text())
        self._say_fault()

    def _say_fault(self) -> None:
        """Mark a population that cannot be, and say below it what is wrong."""
        wrong = ""
        try:
            Workspace(cluster="", population=read_whole(self.population.text()))
        except UserError as error:
            wrong = said(error)
        self._fault.setText(wrong)
        self._fault.setVisible(bool(wrong))
        set_role(self.population, "wrong", "true" if wrong else "false")
