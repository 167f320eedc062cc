"""The document itself: its pages with their margins, what stands at their edges, and its build."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import NextPageTemplate

from planner import formats
from planner.drawing.pdf import BOLD, REGULAR, register_fonts
from planner.drawing.words import cut
from planner.exports.report.styles import COLOURS, LANDSCAPE, PORTRAIT, Sheet
from planner.exports.report.tagged import TaggedCanvas
from planner.fonts import printable
from planner.i18n import _

__all__ = ["Edges", "build", "turned"]

SMALL: Final = 8.5
MARK: Final = 118.0
AUTHOR: Final = 90.0  # a longer name is cut, and not what stands after it
FOOT: Final = "foot{}"


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands at the edges of every page; ``mark`` is laid over a draft, blank where final."""

    title: str
    mark: str
    version: str
    author: str
    when: date
    fingerprint: str
    language: str
    draws: int
    seed: int

    @property
    def stamp(self) -> str:
        """Version, author, day, what it was made from and with what luck, in one line."""
        blanks = {
            "version": self.version,
            "day": formats.day(self.when),
            "fingerprint": self.fingerprint,
            "draws": formats.whole(self.draws),
            "seed": self.seed,
        }
        if not self.author:
            return _(
                "Planner {version} · {day} · inputs {fingerprint} · {draws} draws, seed {seed}",
                **blanks,
            )
        return _(
            "Planner {version} · {author} · {day} · inputs {fingerprint} · {draws} draws, "
            "seed {seed}",
            author=cut(self.author, AUTHOR, SMALL),
            **blanks,
        )


class _Canvas(TaggedCanvas):
    """The canvas of a proposal: feet that know how many pages there are once all are drawn."""

    edges: Edges

    def save(self) -> None:
        """Write every page's foot, then the document."""
        if len(self._code):
            self.showPage()
        total = self.getPageNumber() - 1
        for number in range(1, total + 1):
            sheet = self.sheets[number]
            self.beginForm(FOOT.format(number), 0, 0, *sheet.size)
            self._foot(sheet, _("Page {page} of {pages}", page=number, pages=total))
            self.endForm()
        super().save()

    def _foot(self, sheet: Sheet, page: str) -> None:
        self.setFont(REGULAR, SMALL)
        self.setFillColor(COLOURS["muted"])
        self.drawRightString(sheet.size[0] - sheet.side, 26, page)
        room = sheet.width - stringWidth(page, REGULAR, SMALL) - 20
        self.drawString(sheet.side, 26, cut(printable(self.edges.stamp), room, SMALL))

    @property
    def sheets(self) -> dict[int, Sheet]:
        """The sheet of each page, counted from 1."""
        found: dict[int, Sheet] = self.__dict__.setdefault("_sheets", {})
        return found

    def begin(self, sheet: Sheet) -> None:
        """Lay down what stands at the edges of a new page, behind its text."""
        self.sheets[self.getPageNumber()] = sheet
        width, height = sheet.size
        if self.edges.mark:
            self._watermark(width, height)
        self.setStrokeColor(COLOURS["hairline"])
        self.setLineWidth(0.6)
        for y in (height - 40, 40):
            self.line(sheet.side, y, width - sheet.side, y)
        self.setFillColor(COLOURS["muted"])
        self.setFont(BOLD, SMALL)
        self.drawRightString(width - sheet.side, height - 33, self.edges.mark)
        self.setFont(REGULAR, SMALL)
        room = sheet.width - stringWidth(self.edges.mark, BOLD, SMALL) - 20
        self.drawString(sheet.side, height - 33, cut(printable(self.edges.title), room, SMALL))
        self.doForm(FOOT.format(self.getPageNumber()))

    def _watermark(self, width: float, height: float) -> None:
        self.saveState()
        self.setFillColor(COLOURS["watermark"])
        self.setFont(BOLD, MARK)
        self.translate(width / 2, height / 2)
        self.rotate(52 if height > width else 32)
        self.drawCentredString(0, -MARK / 3, self.edges.mark)
        self.restoreState()


def turned(sheet: Sheet) -> list[Flowable]:
    """What begins a new page of this sort."""
    return [NextPageTemplate(sheet.name), PageBreak()]


def build(path: Path, story: Sequence[Flowable], edges: Edges, *, subject: str) -> None:
    """Puts the story in a PDF file at ``path``; the same story gives the same bytes."""
    register_fonts()

    def canvas(*args: Any, **more: Any) -> _Canvas:
        made = _Canvas(*args, **more)
        made.edges = edges
        made.describe(title=edges.title, author=edges.author, subject=subject, when=edges.when)
        return made

    document = BaseDocTemplate(
        str(path),
        pagesize=PORTRAIT.size,
        pageTemplates=[_template(sheet) for sheet in (PORTRAIT, LANDSCAPE)],
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        initialFontSize=10.5,
        lang=edges.language,
        title=edges.title,
        author=edges.author,
        subject=subject,
        creator="Community by Design pathway planner",
    )
    document.build(list(story), canvasmaker=canvas)


def _template(sheet: Sheet) -> PageTemplate:
    def begin(canvas: Any, _document: object) -> None:
        canvas.begin(sheet)

    frame = Frame(
        sheet.side,
        sheet.bottom,
        sheet.width,
        sheet.height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    return PageTemplate(
        sheet.name,
        [frame],
        pagesize=sheet.size,
        onPage=begin,
    )
