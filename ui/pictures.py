"""Pictures of the map to take away: saved, copied and printed, as the map is looked at."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from pathways.errors import UserError
from planner.i18n import N_, _, language, ngettext
from ui.messages import MessageBar
from ui.settings import recall, remember
from ui.tasks import Tasks

if TYPE_CHECKING:
    from pathways.model import Pathway
    from planner.drawing.marks import Drawing
    from planner.maps.picture import Asked
    from ui.document import Document
    from ui.work_area import WorkArea

__all__ = ["Options", "Pictures"]

KEY: Final = "picture"
COPIED: Final = 2  # pixels to a point of a picture on the clipboard
INCH: Final = 0.0254


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose for the last picture, remembered for the next."""

    suffix: str = ".png"
    scale: int = 2
    paper: str = "A4"
    is_fitted: bool = True
    has_changes: bool = True
    has_findings: bool = False
    has_within: bool = False

    @staticmethod
    def remembered() -> "Options":
        """The last ones chosen, or those to begin with."""
        try:
            return Options(**json.loads(recall(KEY, "{}")))
        except (TypeError, ValueError):
            return Options()

    def remember(self) -> None:
        """Keep them for the next time."""
        remember(KEY, json.dumps({name: getattr(self, name) for name in self.__slots__}))


class Pictures(QObject):
    """Makes pictures of the map that is shown; ``told`` is the share of one that is done."""

    told = Signal(float)
    wrote = Signal()
    failed = Signal()

    def __init__(
        self,
        document: "Document",
        tasks: Tasks,
        messages: MessageBar,
        work: "Callable[[], WorkArea]",
    ) -> None:
        super().__init__(tasks)
        self._document = document
        self._tasks = tasks
        self._messages = messages
        self._work = work

    def asked(self) -> "Asked":
        """A picture of the map as it is looked at now: of what is chosen, or of all of it."""
        from planner.maps.picture import Asked

        work, options = self._work(), Options.remembered()
        pathway, chosen = self._document.pathway, self._document.selection.steps
        return Asked(
            design=self._document.design,
            way=work.map.maps.way,
            has_changes=options.has_changes,
            has_findings=options.has_findings,
            has_numbers=work.map.view.pane.has_numbers and self._document.estimate is not None,
            steps=tuple(s.id for s in pathway.steps if s.id in chosen) if pathway else (),
        )

    def drawing(self, asked: "Asked") -> "Drawing | None":
        """The picture; ``None`` where there is no pathway."""
        from datetime import date

        from planner.maps.picture import map_picture

        pathway = self._document.pathway
        if pathway is None:
            return None
        made = self._document.estimate
        return map_picture(
            self._document.workspace, pathway, asked, estimate=made, when=date.today()
        )

    def ask(self) -> None:
        """Ask what the picture is to show and where it goes."""
        from ui.dialogs.picture import SavePicture

        if self._document.pathway is not None:
            SavePicture(self._messages.window(), self, self._document).open()

    def copy(self, asked: "Asked | None" = None) -> None:
        """Put the picture on the clipboard, as pixels and as SVG."""
        from planner.drawing.png import DPI, largest_scale
        from planner.drawing.svg import svg
        from ui.drawing import picture

        asked = asked or self.asked()
        drawing = self.drawing(asked)
        if drawing is None:
            return
        scale = min(COPIED, largest_scale(drawing))
        data = QMimeData()
        if scale:
            image = picture(drawing, scale=scale)
            dots = round(DPI * scale / INCH)
            image.setDotsPerMeterX(dots)
            image.setDotsPerMeterY(dots)
            data.setImageData(image)
        data.setData("image/svg+xml", svg(drawing).encode())
        QGuiApplication.clipboard().setMimeData(data)
        n = len(asked.steps)
        said = ngettext("Copied a picture of {n} step.", "Copied a picture of {n} steps.", n)
        self._document.told.emit(said if n else _("Copied a picture of the map."), False)

    def name(self, suffix: str) -> Path:
        """A file for a picture that is not there yet, in the folder of the workspace."""
        from ui.pages.handing_over import free_path

        pathway, path = self._document.pathway, self._document.path
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        places = QStandardPaths.standardLocations(documents)
        folder = path.parent if path else Path(places[0]) if places else Path.home()
        known = Path(recall("picture_folder") or folder)
        name = f"{pathway.id if pathway else 'map'}-{self._document.design}"
        return free_path(known if known.is_dir() else folder, name, suffix)

    def save(self, asked: "Asked", options: Options, path: Path) -> None:
        """Write the picture in the background; what came of it is said in the window."""
        from planner.exports.map_files import Format, write_pictures
        from planner.maps.sheets import Paper

        pathway, workspace, spoken = self._document.pathway, self._document.workspace, language()
        if pathway is None:
            return
        options.remember()
        remember("picture_folder", str(path.parent))
        form = Format(options.scale, Paper(options.paper), options.is_fitted)
        self._tasks.run(
            lambda: write_pictures(
                workspace,
                pathway,
                path,
                asked,
                form,
                language=spoken,
                has_within=options.has_within,
                tell=self.told.emit,
            ),
            self._wrote,
            self._failed,
        )

    def _wrote(self, files: tuple[Path, ...]) -> None:
        self.wrote.emit()
        n, path = len(files), files[0]

        def said() -> str:
            if n == 1:
                return _("Saved “{file}”.", file=path.name)
            return _("Saved “{file}”, and files beside it: {n} in all.", file=path.name, n=n)

        self._messages.show_words(said, "good")
        self._messages.offer(
            N_("Open the folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _failed(self, error: UserError) -> None:
        self.failed.emit()
        self._messages.show_error(error)

    def print(self, asked: "Asked | None" = None, *, is_fitted: bool | None = None) -> None:
        """Show how the map will be printed, and print it from there."""
        from ui.printing import preview

        drawing = self.drawing(asked or replace(self.asked(), steps=()))
        if drawing is not None:
            fitted = Options.remembered().is_fitted if is_fitted is None else is_fitted
            preview(self._messages.window(), drawing, is_fitted=fitted)

    def print_proposal(self) -> None:
        """Make the proposal as a PDF and open it, to be printed from there."""
        from tempfile import mkdtemp

        from planner.exports.pdf import write_proposal

        pathway, workspace = self._document.pathway, self._document.workspace
        if pathway is None:
            return
        spoken, option = language(), self._document.option
        path = Path(mkdtemp(prefix="proposal-")) / f"{pathway.id}-{spoken}.pdf"
        self._messages.show_words(lambda: _("Making the proposal to be printed…"))
        self._tasks.run(
            lambda: write_proposal(workspace, pathway.id, path, spoken, option),
            lambda _none: self._open(path),
            self._failed,
        )

    def _open(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self._messages.show_words(
            lambda: _("Opened the proposal as a PDF. Print it from there."), "good"
        )

    def within(self, pathway: "Pathway") -> int:
        """How many sub-pathways have maps of their own."""
        from pathways.nested import opened

        return len(opened(pathway, self._document.workspace.by_id))
