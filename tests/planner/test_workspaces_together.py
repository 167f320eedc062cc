"""One file and several who save it: nobody's work is lost unseen."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pathways.errors import UserError
from pathways.library import starter
from planner import locks
from planner.errors import (
    AlreadyThereError,
    BusyError,
    ChangedSinceError,
    FileMissingError,
    FolderMissingError,
)
from planner.locks import holding
from planner.workspace import Workspace
from planner.workspaces import (
    change_workspace,
    make_workspace,
    open_workspace,
    save_workspace,
    verify,
)

EMPTY = Workspace("Cwm")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.cbdplan"
    make_workspace(EMPTY, path)
    return path


def at_once(*actions: Callable[[], object]) -> list[UserError | None]:
    """How each action ended, all begun together."""

    def tried(action: Callable[[], object]) -> UserError | None:
        try:
            action()
        except UserError as error:
            return error
        return None

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(tried, actions))


def test_changes_made_at_once_are_all_kept(file: Path) -> None:
    added = starter("dvt")
    ends = at_once(*[lambda: change_workspace(file, lambda found: found.adding(added))] * 6)
    assert ends == [None] * 6
    assert len(open_workspace(file).pathways) == 6
    assert len(verify(file).revisions) == 7
    assert list(file.parent.iterdir()) == [file]


def test_of_those_who_make_a_file_at_once_one_does(tmp_path: Path) -> None:
    path = tmp_path / "new.cbdplan"
    ends = at_once(*[lambda: make_workspace(EMPTY, path)] * 4)
    assert sorted(type(end).__name__ for end in ends) == ["AlreadyThereError"] * 3 + ["NoneType"]


def test_two_commands_at_once_are_both_kept(file: Path) -> None:
    adding = [sys.executable, "-m", "planner.cli", "add", str(file)]
    running = [subprocess.Popen([*adding, one], stdout=subprocess.PIPE) for one in ("dvt", "fls")]
    for one in running:
        one.communicate()
    assert [one.returncode for one in running] == [0, 0]
    assert {p.id for p in open_workspace(file).pathways} == {"dvt", "fls"}


def test_a_save_over_what_somebody_else_saved_is_refused(file: Path) -> None:
    opened = verify(file)
    theirs = replace(EMPTY, author="B. Nurse")
    save_workspace(theirs, file, since=opened.seal)
    with pytest.raises(ChangedSinceError, match=r"plan\.cbdplan"):
        save_workspace(replace(EMPTY, author="A. Lead"), file, since=opened.seal)
    assert open_workspace(file) == theirs


def test_a_save_after_ones_own_is_not_refused(file: Path) -> None:
    seal = verify(file).seal
    for people in (1000, 2000):
        seal = save_workspace(EMPTY.with_population(people), file, since=seal)
    assert verify(file).seal == seal
    assert open_workspace(file).population == 2000


def test_a_save_over_what_is_no_workspace_any_more_is_refused(file: Path) -> None:
    seal = verify(file).seal
    file.write_text("shopping")
    with pytest.raises(ChangedSinceError):
        save_workspace(EMPTY, file, since=seal)
    assert file.read_text() == "shopping"


def test_a_file_that_is_gone_can_be_saved_again(file: Path) -> None:
    seal = verify(file).seal
    file.unlink()
    save_workspace(EMPTY, file, since=seal)
    assert open_workspace(file) == EMPTY


def test_a_file_is_made_over_nothing(file: Path) -> None:
    with pytest.raises(AlreadyThereError):
        make_workspace(EMPTY, file)
    link = file.with_name("link.cbdplan")
    link.symlink_to(file)
    with pytest.raises(AlreadyThereError):
        make_workspace(EMPTY, link)


def test_what_is_not_there_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        change_workspace(tmp_path / "no" / "plan.cbdplan", lambda found: (found, None))
    with pytest.raises(FolderMissingError), holding(tmp_path / "no" / "plan.cbdplan"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_change_that_fails_leaves_the_file_and_no_lock(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(UserError):
        change_workspace(file, lambda found: (found.without_pathway("copd"), None))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_not_let_go_of_is_said_to_be(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0.0)
    link = file.with_name("link.cbdplan")
    link.symlink_to(file)
    with holding(file), pytest.raises(BusyError, match=r"link\.cbdplan"):
        save_workspace(EMPTY, link)
    save_workspace(EMPTY, link)


def test_a_lock_goes_with_the_program_that_held_it(file: Path) -> None:
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sys\nfrom pathlib import Path\nfrom planner.locks import holding\n"
            "with holding(Path(sys.argv[1])):\n    os.kill(os.getpid(), 9)",
            str(file),
        ],
        check=False,
    )
    assert killed.returncode == -9
    assert file.with_name(".plan.cbdplan.lock").exists()
    save_workspace(EMPTY, file)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_folder_without_locks_can_be_saved_in(
    code: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_here(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(locks, "_lock", none_here)
    save_workspace(EMPTY, file)
    assert list(file.parent.iterdir()) == [file]


def test_a_fault_of_the_lock_is_said_of_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(locks, "_lock", broken)
    with pytest.raises(UserError, match=r"plan\.cbdplan"):
        save_workspace(EMPTY, file)
