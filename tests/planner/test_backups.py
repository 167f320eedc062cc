"""Backups: what a save replaced can be had again, from the last ten and from the daily ones."""

import hashlib
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.backups import DAYS, LAST, MONTHS, Backup, back_up, backups_of, restore, to_keep
from planner.errors import AlreadyThereError
from planner.own_folder import SET_BY
from planner.workspace import Workspace
from planner.workspaces import open_workspace, save_workspace

NOW = datetime(2027, 4, 6, 12, tzinfo=UTC)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_after_the_file_is_deleted_each_of_the_last_ten_is_restored_byte_for_byte(
    tmp_path: Path,
) -> None:
    path = tmp_path / "plan.cbdplan"
    digests = []
    for people in range(LAST + 1):  # the last save replaces the tenth
        save_workspace(Workspace("Cwm", population=people), path)
        digests.append(digest(path))
    path.unlink()
    found = backups_of(path)
    assert len(found) == LAST
    for number, backup in enumerate(found, 1):
        out = tmp_path / f"restored {number}.cbdplan"
        restore(backup, out)
        assert digest(out) == digests[-1 - number]
        assert open_workspace(out).cluster == "Cwm"


def test_one_of_each_day_for_thirty_days_and_of_each_month_for_a_year_are_kept() -> None:
    hours = 400 * 24
    every_hour = [Backup(Path(f"{n}"), NOW - timedelta(hours=n)) for n in range(hours)]
    kept = list(to_keep(every_hour, NOW))
    assert kept[:LAST] == every_hour[:LAST]
    days = {one.at.date() for one in kept if NOW - one.at <= timedelta(days=DAYS)}
    assert len(days) == DAYS + 1  # today and the thirty days before it
    months = {(one.at.year, one.at.month) for one in kept}
    assert len(months) == MONTHS + 2  # this one, and those that 372 days reach into
    assert len(kept) <= LAST + DAYS + MONTHS + 2
    assert list(to_keep(kept, NOW)) == kept


def test_what_is_kept_day_by_day_is_restored_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    written = {}
    for day in range(60, -1, -1):
        at = NOW - timedelta(days=day)
        back_up(path, f"as it was {day} days ago".encode(), at=at)
        written[at] = f"as it was {day} days ago".encode()
    found = backups_of(path)
    assert len(found) == DAYS + 1 + 1  # the thirty days and today, and February's last
    assert all(one.file.read_bytes() == written[one.at] for one in found)


def test_a_file_of_an_older_format_is_kept_however_many_saves_follow(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    old = Path(__file__).parent / "data" / "schema_2.cbdplan.z"
    data = zlib.decompress(old.read_bytes())
    path.write_bytes(data)
    for people in range(LAST + 5):
        save_workspace(Workspace("Cwm", population=people), path)
    older = [one for one in backups_of(path) if one.older_format]
    assert [one.older_format for one in older] == [2]
    assert older[0].file.read_bytes() == data


def test_files_of_one_name_in_two_folders_have_backups_of_their_own(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        for people in range(2):
            save_workspace(Workspace(folder, population=people), tmp_path / folder / "plan.cbdplan")
    [found] = backups_of(tmp_path / "one" / "plan.cbdplan")
    assert open_workspace(found.file).cluster == "one"


def test_a_save_goes_on_where_no_backup_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder would be")
    monkeypatch.setenv(SET_BY, str(blocked))
    path = tmp_path / "plan.cbdplan"
    for people in range(2):
        save_workspace(Workspace("Cwm", population=people), path)
    assert open_workspace(path).population == 1
    assert backups_of(path) == ()


def test_nothing_is_restored_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.cbdplan"
    for people in range(2):
        save_workspace(Workspace("Cwm", population=people), path)
    [found] = backups_of(path)
    with pytest.raises(AlreadyThereError):
        restore(found, path)
    assert open_workspace(path).population == 1
