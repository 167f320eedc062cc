"""The items of Appendix 1 that a pathway covers: searched for, added, taken out."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from pathways.library import catalogue, search_catalogue
from pathways.model import Pathway
from planner.i18n import N_, language
from ui.document import Document
from ui.fields.field import Field
from ui.fields.lens import of_pathway
from ui.row_button import RowButton
from ui.text import on_language_change, say
from ui.widgets import clear, column

__all__ = ["CatalogueField"]

MOST: Final = 12


class CatalogueField(Field):
    """What the pathway covers, and a search for more."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, N_("Items of Appendix 1"), of_pathway().field("catalogue_items"))
        self.search = QLineEdit()
        say(self.search, self.search.setPlaceholderText, N_("Search the catalogue, such as ECG"))
        self.search.textChanged.connect(lambda _text: self._find())
        self._chosen = column(gap=2)
        self._found = column(gap=2)
        holder = QWidget()
        holder.setLayout(column(self._chosen, self.search, self._found, gap=4))
        self.add_editor(holder, first=self.search)
        self._shown: tuple[str, tuple[str, ...]] | None = None
        on_language_change(self, self.refresh)

    def refresh(self) -> None:
        """Show the items that are covered."""
        chosen: tuple[str, ...] = self.value()
        if (language(), chosen) == self._shown:
            return
        self._shown = language(), chosen
        clear(self._chosen)
        names = {item.id: item.item.said(language()) for item in catalogue()}
        for item_id in chosen:
            name = names.get(item_id, item_id)
            self._chosen.addWidget(self._button(name, N_("Take out “{item}”"), item_id, "close"))
        self._find()

    def _find(self) -> None:
        clear(self._found)
        words = self.search.text().strip()
        if not words:
            return
        chosen = set(self.value())
        found = [item for item in search_catalogue(words) if item.id not in chosen]
        for item in found[:MOST]:
            name = item.item.said(language())
            if item.item != item.pathway:
                name = f"{name} ({item.pathway.said(language())})"
            self._found.addWidget(self._button(name, N_("Add “{item}”"), item.id, "add"))

    def _button(self, name: str, text: str, item_id: str, icon: str) -> RowButton:
        made = RowButton(icon)
        made.show_name(name)
        say(made, made.setAccessibleName, text, item=name)
        say(made, made.setToolTip, text, item=name)
        made.clicked.connect(lambda: self._toggle(item_id))
        return made

    def _toggle(self, item_id: str) -> None:
        def put(pathway: Pathway) -> Pathway:
            known = pathway.catalogue_items
            items = (
                tuple(i for i in known if i != item_id) if item_id in known else (*known, item_id)
            )
            return replace(pathway, catalogue_items=items)

        self.document.edit(N_("Change “{field}”"), put, field=N_("Items of Appendix 1"))
