"""A save that fails, however it fails, leaves the old file as it was and nothing beside it."""

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pathways.errors import UserError
from pathways.library import starter
from planner.errors import (
    AlreadyThereError,
    BlockedError,
    CannotReadError,
    CannotWriteError,
    DiskFullError,
    FolderMissingError,
    ForbiddenError,
    NotAFileError,
    ReadOnlyError,
    TooLargeError,
)
from planner.files import make_folder, read_whole, replacing
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace

OLD = Workspace("Cwm", pathways=(starter("copd"),))
NEW = replace(OLD, population=40_000, pathways=(starter("copd"), starter("dvt")))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.cbdplan"
    save_workspace(OLD, path)
    return path


def assert_untouched(file: Path, before: bytes) -> None:
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir()] == [file.name]


class Faults:
    """Counts the calls a save makes to the system and fails the one whose number was asked for."""

    def __init__(self, fail_at: int, code: int) -> None:
        self.calls = 0
        self.fail_at = fail_at
        self.code = code
        self.failed = ""

    def guard(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            if self.calls == self.fail_at:
                self.failed = name
                raise OSError(self.code, os.strerror(self.code))
            return real(*args, **kwargs)

        return guarded


@contextmanager
def faulty(faults: Faults, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        for name in ("open", "close", "fsync", "replace"):
            patch.setattr(f"planner.files.os.{name}", faults.guard(f"os.{name}", getattr(os, name)))
        for name in ("open", "stat"):
            real = getattr(Path, name)
            patch.setattr(Path, name, faults.guard(f"Path.{name}", real))
        patch.setattr(
            "planner.files.shutil.copymode", faults.guard("copymode", lambda *_args: None)
        )
        yield


CODES = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS]


@pytest.mark.parametrize("code", CODES)
def test_a_fault_at_any_call_leaves_the_old_or_the_new_file_whole(
    code: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = file.read_bytes()
    tried = Faults(0, code)
    with faulty(tried, monkeypatch):
        save_workspace(NEW, file)
    assert tried.calls > 10
    hit, messages = set(), []
    for number in range(1, tried.calls + 1):
        file.write_bytes(old)
        faults = Faults(number, code)
        with faulty(faults, monkeypatch):
            try:
                save_workspace(NEW, file)
            except UserError as error:
                messages.append(str(error))
        hit.add(faults.failed)
        assert open_workspace(file) in (OLD, NEW)
        assert [p.name for p in file.parent.iterdir()] == [file.name]
    assert all("plan.cbdplan" in message for message in messages)
    assert {"os.open", "os.fsync", "os.replace", "Path.open"} <= hit


@pytest.mark.parametrize(
    ("call", "code", "error"),
    [
        ("fsync", errno.ENOSPC, DiskFullError),
        ("fsync", errno.EDQUOT, DiskFullError),
        ("fsync", errno.EIO, CannotWriteError),
        ("open", errno.EACCES, ReadOnlyError),
        ("open", errno.EROFS, ReadOnlyError),
        ("open", errno.ENOSPC, DiskFullError),
        ("replace", errno.EPERM, ReadOnlyError),
        ("replace", errno.EACCES, ReadOnlyError),
    ],
)
def test_each_fault_has_its_own_message(
    call: str, code: int, error: type[UserError], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(f"planner.files.os.{call}", fail)
        with pytest.raises(error, match=r"plan\.cbdplan"):
            save_workspace(NEW, file)
    assert_untouched(file, before)


def test_a_write_that_the_disk_changed_is_noticed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"\0" * 8192)
    with pytest.raises(UserError, match=r"plan\.cbdplan"):
        save_workspace(NEW, file)
    monkeypatch.undo()
    assert_untouched(file, before)


def test_a_file_size_limit_is_a_full_disk(file: Path) -> None:
    before = file.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
        with pytest.raises(DiskFullError, match=r"plan\.cbdplan"):
            save_workspace(NEW, file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert_untouched(file, before)


def test_a_failed_first_save_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("planner.files.os.fsync", fail)
    with pytest.raises(DiskFullError):
        save_workspace(NEW, tmp_path / "new.cbdplan")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError, match="nowhere"):
        save_workspace(NEW, tmp_path / "nowhere" / "plan.cbdplan")


def test_a_file_in_place_of_a_folder_is_named(file: Path) -> None:
    with pytest.raises(FolderMissingError, match=r"plan\.cbdplan"):
        save_workspace(NEW, file / "plan.cbdplan")
    with pytest.raises(BlockedError, match=r"plan\.cbdplan"):
        make_folder(file)


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError):
        save_workspace(NEW, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300 + ".cbdplan")
    with pytest.raises(CannotReadError):
        open_workspace(path)
    with pytest.raises(CannotWriteError), replacing(path):
        pass


def test_a_file_marked_read_only_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    monkeypatch.setattr("planner.files.os.access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(ReadOnlyError, match=r"plan\.cbdplan"):
        save_workspace(NEW, file)
    assert_untouched(file, before)


def test_a_file_that_may_not_be_read_is_said_to_be(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(ForbiddenError, match=r"plan\.cbdplan"):
        open_workspace(file)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.cbdplan"
    with path.open("wb") as file:
        file.truncate(2_000_001)
    with pytest.raises(TooLargeError, match=r"huge\.cbdplan"):
        read_whole(path, megabytes=2)


def test_an_error_inside_the_block_is_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"

    def write_half() -> None:
        with replacing(path) as fresh:
            fresh.write_text("half")
            raise AlreadyThereError(file="other")

    with pytest.raises(AlreadyThereError):
        write_half()
    assert list(tmp_path.iterdir()) == []


def test_the_rights_of_the_old_file_are_kept(file: Path) -> None:
    file.chmod(0o640)
    save_workspace(NEW, file)
    assert file.stat().st_mode & 0o777 == 0o640


def test_what_a_killed_program_left_behind_goes_after_a_day(file: Path) -> None:
    left, recent = (file.parent / f".plan-{name}.unfinished.cbdplan" for name in ("1", "2"))
    for path in (left, recent):
        path.write_bytes(b"half")
    os.utime(left, (0, 0))
    save_workspace(NEW, file)
    assert not left.exists()
    assert recent.exists()


KILLED = """
import os, sys
from pathlib import Path
from planner import files
from planner.workspaces import open_workspace, save_workspace

path, call, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
workspace = open_workspace(path).with_population(80_000)
real, seen = getattr(os, call), 0

def kill(*args, **kwargs):
    global seen
    seen += 1
    if seen == number:
        os.kill(os.getpid(), 9)
    return real(*args, **kwargs)

setattr(os, call, kill)
save_workspace(workspace, path)
"""


@pytest.mark.parametrize(
    ("call", "number", "has_saved"),
    [
        ("open", 1, False),  # before anything is held
        ("open", 2, False),  # before the new file is there
        ("open", 3, False),  # before there is a backup, which makes two more
        ("replace", 1, False),
        ("open", 6, False),  # once it is written
        ("fsync", 3, False),
        ("replace", 2, False),
        ("open", 7, True),  # once it has taken the old one's place
        ("fsync", 4, True),
    ],
)
def test_a_program_killed_while_saving_leaves_the_old_or_the_new_file(
    call: str, number: int, has_saved: bool, file: Path
) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, file, call, str(number)], check=False, capture_output=True
    )
    assert killed.returncode == -signal.SIGKILL
    assert open_workspace(file) == (OLD.with_population(80_000) if has_saved else OLD)
    save_workspace(NEW, file)
    assert open_workspace(file) == NEW
