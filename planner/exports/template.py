"""An empty workbook to fill in with steps and connections, which can then be imported."""

from pathlib import Path
from typing import Final

from planner.cells import COLUMNS
from planner.files import replacing
from planner.i18n import _, speaking
from planner.imports.step_tables import CONNECTIONS

__all__ = ["write_template"]

ROWS: Final = 300
WIDTH: Final = 24


def write_template(path: Path, spoken: str = "en") -> None:
    """Puts a workbook with the headings of steps and connections in a file.

    Each heading says what its cells can hold; where it is one of a few, Excel offers those.

    Raises:
        FileError: The file cannot be written.
    """
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    with speaking(spoken):
        book = Workbook()
        steps = book.worksheets[0]
        steps.title = _("Steps")
        connections = book.create_sheet(_("Connections"))
        for number, column in enumerate(COLUMNS, start=1):
            heading = steps.cell(1, number, _(column.heading))
            heading.comment = Comment(_(column.help), _("Pathway planner"))
            if column.choices:
                words = ",".join(_(word) for word in column.choices.values() if word)
                offered = DataValidation("list", formula1=f'"{words}"', allow_blank=True)
                letter = get_column_letter(number)
                offered.add(f"{letter}2:{letter}{ROWS}")
                steps.add_data_validation(offered)
        for number, word in enumerate(CONNECTIONS.values(), start=1):
            connections.cell(1, number, _(word))
        for sheet in (steps, connections):
            sheet.freeze_panes = "B2"
            for number, cell in enumerate(sheet[1], start=1):
                cell.font = Font(bold=True)
                sheet.column_dimensions[get_column_letter(number)].width = WIDTH
        with replacing(path) as fresh:
            book.save(fresh)
