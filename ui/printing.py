"""Printing a picture of the map: what the sheets will be like, and the sheets."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QAction, QColor, QFont, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

from planner.i18n import N_, _
from planner.look import FAMILY, LIGHT
from planner.maps.sheets import EDGE, FOOT, sheets_of
from ui.drawing import paint
from ui.fonts import load_fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.drawing.marks import Drawing

__all__ = ["lay_down", "preview", "print_drawing"]

# What Qt writes on its buttons, which it has no Welsh for.
BUTTONS: Final = {
    "Fit width": N_("Fit the width"),
    "Fit page": N_("Fit the sheet"),
    "Zoom in": N_("Zoom in"),
    "Zoom out": N_("Zoom out"),
    "Portrait": N_("Paper standing"),
    "Landscape": N_("Paper lying on its side"),
    "First page": N_("First sheet"),
    "Previous page": N_("Previous sheet"),
    "Next page": N_("Next sheet"),
    "Last page": N_("Last sheet"),
    "Show single page": N_("Show one sheet"),
    "Show facing pages": N_("Show two sheets"),
    "Show overview of all pages": N_("Show all sheets"),
    "Page setup": N_("Choose the paper"),
    "Print": N_("Print"),
}
INCH = 72.0
SMALL = 8.5


def lay_down(printer: QPrinter) -> None:
    """Lets a printer's paper lie on its side."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)


def preview(parent: "QWidget", drawing: "Drawing", *, is_fitted: bool) -> QPrintPreviewDialog:
    """Shows the sheets as they will be printed; the printer is chosen from there."""
    shown = QPrintPreviewDialog(parent)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    printer = shown.printer()
    lay_down(printer)
    printer.setDocName(drawing.title)
    shown.setWindowTitle(_("Print: {map}", map=drawing.title))
    shown.setMinimumSize(760, 560)
    for action in shown.findChildren(QAction):
        words = BUTTONS.get(action.text().replace("&", ""))
        if words is not None:
            action.setText(_(words))
            action.setToolTip(_(words))
    shown.paintRequested.connect(lambda chosen: print_drawing(chosen, drawing, is_fitted=is_fitted))
    shown.open()
    return shown


def print_drawing(printer: QPrinter, drawing: "Drawing", *, is_fitted: bool) -> int:
    """Puts the picture on sheets of the printer as its paper lies; how many there were."""
    load_fonts()
    printer.setFullPage(True)
    paper: QSizeF = printer.pageLayout().fullRect(QPageLayout.Unit.Point).size()
    size = (paper.width(), paper.height())
    laid = sheets_of((drawing.width, drawing.height), size, is_fitted=is_fitted, may_turn=False)
    painter = QPainter(printer)
    k = printer.resolution() / INCH
    painter.scale(k, k)
    for number, part in enumerate(laid.parts, start=1):
        if number > 1:
            printer.newPage()
        width, height = part.width * laid.scale, part.height * laid.scale
        left = (size[0] - width) / 2
        painter.save()
        painter.setClipRect(QRectF(left, EDGE, width, height))
        painter.translate(left - part.x * laid.scale, EDGE - part.y * laid.scale)
        painter.scale(laid.scale, laid.scale)
        paint(painter, drawing)
        painter.restore()
        _foot(painter, size, _("Page {page} of {pages}", page=number, pages=len(laid.parts)))
    painter.end()
    return len(laid.parts)


def _foot(painter: QPainter, size: tuple[float, float], text: str) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(round(SMALL))
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.muted))
    y = size[1] - EDGE + FOOT / 2
    wide = painter.fontMetrics().horizontalAdvance(text)
    painter.drawText(int(size[0] - EDGE - wide), int(y), text)
