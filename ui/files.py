"""Opening and saving from the window: work is never let go of without being asked about."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pathways.errors import UserError
from planner.errors import AlteredError, ChangedSinceError, DamagedError, TruncatedError
from planner.i18n import N_, _
from planner.places import NETWORK, shared_place
from planner.workspace import Workspace
from planner.workspaces import SUFFIX, Report, save_workspace, verify
from ui.dialogs.question import DISCARD, SAVE, ask_unsaved
from ui.dialogs.which import AS_SAVED, BOTH, RECOVERED, THEIRS, ask_changed, ask_newer
from ui.document import Document
from ui.messages import MessageBar
from ui.settings import own_folder, recall, remember, remember_file
from ui.tasks import Tasks
from ui.writing import end_writing

if TYPE_CHECKING:
    from planner.rescuing import Rescued
    from planner.working_copies import Recovered

__all__ = ["Files"]

Then = Callable[[], object]
MOST_WARNED = 200


class Files(QObject):
    """The open document and its file.

    One save runs at a time. Whatever is asked for meanwhile waits for its end: another save, which
    then takes the work as it stands, or something that would let the work go.

    ``recovered_opened`` carries what was left behind once it is open.
    """

    recovered_opened = Signal(object)

    def __init__(
        self, window: QWidget, document: Document, tasks: Tasks, messages: MessageBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._tasks = tasks
        self._messages = messages
        self._writing: Path | None = None
        self._again: Path | None = None
        self._then: Then | None = None
        self._wanted: object = None
        self._seal = ""
        self._origin: tuple[Path | None, str] = (None, "")
        self._named: tuple[str, str] | None = None
        document.opened.connect(self._begin_again)

    @property
    def is_safe(self) -> bool:
        """Whether a file holds all the work."""
        return self._writing is None and not self._document.is_dirty

    @property
    def origin(self) -> tuple[Path | None, str]:
        """The file the work belongs to, and its seal when it was opened or last saved."""
        path = self._document.path
        return (path, self._seal) if path else self._origin

    def name(self) -> str:
        """What the workspace is called where its file is meant."""
        path, cluster = self.origin[0], self._document.workspace.cluster
        return path.stem if path else cluster or _("Not saved yet")

    def leave(self, then: Then) -> None:
        """Do ``then`` once all work is saved or discarded; nothing when that is cancelled."""
        end_writing()
        if self._writing is not None:
            self._then = then
            return
        if not self._document.is_dirty:
            then()
            return
        answer = ask_unsaved(self._window, self.name())
        if answer == SAVE:
            self.save(then)
        elif answer == DISCARD:
            then()

    def begin(self, workspace: Workspace) -> None:
        """Take up a workspace that no file holds yet."""
        self.leave(lambda: self._document.open(workspace))

    def open(self) -> None:
        """Ask which file, and open it."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Open a file"),
            str(self._folder()),
            _("Workspaces and pathways (*.cbdplan *.json)"),
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_path(self, path: Path) -> None:
        """Open a file; a pathway's JSON becomes a new workspace with that pathway."""
        self._wanted = wanted = object()
        self.leave(lambda: self._read(path, wanted))

    def open_recovered(self, left: "Recovered") -> None:
        """Open what a program that ended left behind; it is saved under a name to be given."""
        self.leave(lambda: self._take_up(left))

    def _take_up(self, left: "Recovered") -> None:
        self._document.open(left.kept.workspace)
        self._origin = (left.kept.origin, left.kept.since)
        self.recovered_opened.emit(left)
        self._document.undo_stack.resetClean()  # no file holds it

    def _read(self, path: Path, wanted: object) -> None:
        let_go = self._document.workspace

        def read() -> "tuple[Report, Recovered | None]":
            from planner.working_copies import recovered_of

            return verify(path), recovered_of(path)

        def take(both: "tuple[Report, Recovered | None]") -> None:
            found, left = both
            if self._wanted is not wanted:
                return  # something else has been opened, or asked for, since
            if self._writing is not None or self._document.workspace is not let_go:
                self.open_path(path)  # work has been done since, which nobody has let go of
                return
            if left is not None and left.kept.workspace != found.workspace:
                answer = ask_newer(self._window, path.stem, left.kept.at)
                if answer == RECOVERED:
                    self._take_up(left)
                if answer != AS_SAVED:
                    return
            self._document.open(found.workspace, path if found.seal else None)
            self._seal = found.seal
            if found.seal:
                remember_file(path)
                self._warn_of_place(path)

        self._tasks.run(read, take, partial(self._unread, path))

    def _begin_again(self) -> None:
        self._wanted = None
        self._seal = ""
        self._origin = (None, "")

    def save(self, then: Then | None = None) -> None:
        """Save to the file it came from, or ask for one; ``then`` follows once all is saved."""
        end_writing()
        path = self._again or self._writing or self._document.path
        if path is None:
            self.save_as(then)
        else:
            self._write(path, then)

    def keep_version(self, name: str, note: str) -> None:
        """Save the work as it stands as a version with a name and a note."""
        self._named = (name, note)
        self.save()

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a file, and save to it."""
        end_writing()
        proposed = self._folder() / f"{self._file_name()}{SUFFIX}"
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save as"), str(proposed), _("Workspaces (*.cbdplan)")
        )
        if not chosen:
            self._named = None
            return
        path = Path(chosen)
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self._write(path, then)

    def _write(self, path: Path, then: Then | None) -> None:
        self._then = then or self._then
        if self._writing is not None:
            self._again = path
            return
        self._writing = path
        workspace = self._document.workspace
        origin, seal = self.origin
        since = seal or None if path == origin else None
        copied_from = (origin, seal) if origin is not None and path != origin else None
        named, self._named = self._named, None
        self._tasks.run(
            lambda: save_workspace(
                workspace, path, since=since, named=named, copied_from=copied_from
            ),
            partial(self._saved, workspace, path),
            partial(self._failed, path),
        )

    def _saved(self, workspace: Workspace, path: Path, seal: str) -> None:
        self._seal = seal
        self._document.mark_saved(workspace, path)
        remember_file(path)
        self._warn_of_place(path)
        then = self._end(path)
        if then is not None:
            self.leave(then)

    def _failed(self, path: Path, error: UserError) -> None:
        self._messages.show_error(error)
        self._end(path)
        if isinstance(error, ChangedSinceError):
            self._messages.offer(N_("Keep both, or open theirs…"), partial(self._choose, path))

    def _choose(self, path: Path) -> None:
        """Ask what becomes of the work here and of what somebody else saved at ``path``."""
        mine = path.with_stem(_("{file} (mine)", file=path.stem))
        number = 2
        while mine.exists():
            mine = path.with_stem(_("{file} (mine {n})", file=path.stem, n=str(number)))
            number += 1
        answer = ask_changed(self._window, path.stem, mine.stem)
        if answer == BOTH:
            self._write(mine, None)
        elif answer == THEIRS:
            self.open_path(path)

    def _unread(self, path: Path, error: UserError) -> None:
        self._messages.show_error(error)
        if isinstance(error, AlteredError | DamagedError | TruncatedError):
            self._messages.offer(N_("Open what can be read of it"), partial(self._rescue, path))

    def _rescue(self, path: Path) -> None:
        """Open what can be read of a damaged file as work that no file holds."""
        from planner.rescuing import rescued, rescued_words

        def take(found: "Rescued") -> None:
            self._document.open(found.workspace)
            self._document.undo_stack.resetClean()
            self._messages.show_words(lambda: " ".join(rescued_words(found)))

        self.leave(lambda: self._tasks.run(lambda: rescued(path), take, self._messages.show_error))

    def _warn_of_place(self, path: Path) -> None:
        """Say once of a file that its folder is kept in step elsewhere."""
        place = shared_place(path)
        warned = recall("warned").split("\n")
        if not place or str(path) in warned:
            return
        remember("warned", "\n".join([str(path), *warned][:MOST_WARNED]))
        if place == NETWORK:
            self._messages.show_words(
                lambda: _(
                    "“{file}” is in a folder of the network. It is saved whole, and never over "
                    "what a colleague saved; what you do between saves is kept on this computer.",
                    file=path.stem,
                )
            )
        else:
            self._messages.show_words(
                lambda: _(
                    "“{file}” is in a folder that {service} keeps in step. Let it finish before "
                    "you open the file on another computer; what you do between saves is kept on "
                    "this one.",
                    file=path.stem,
                    service=place,
                )
            )

    def _end(self, path: Path) -> Then | None:
        """What was to follow the save that has ended; nothing where another one follows it."""
        self._writing = None
        again, self._again = self._again, None
        if again is not None and (again != path or self._document.is_dirty or self._named):
            self._write(again, None)
            return None
        then, self._then = self._then, None
        return then

    def _folder(self) -> Path:
        path = self.origin[0]
        if path is not None and path.parent.is_dir():
            return path.parent
        return own_folder()

    def _file_name(self) -> str:
        recovered = self._origin[0] if self._document.path is None else None
        if recovered is not None:
            return recovered.stem
        words = self._document.workspace.cluster or _("Workspace")
        return "".join(c if c.isalnum() or c in " -_" else "-" for c in words).strip()
