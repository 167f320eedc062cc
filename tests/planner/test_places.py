"""Folders that are kept in step elsewhere are known by their names, paths and mounts."""

from pathlib import Path, PurePosixPath

import pytest

from planner.places import NETWORK, _kind_of_mount, shared_place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/sian/OneDrive - NHS Wales/plan.cbdplan", "OneDrive"),
        ("/Users/sian/Library/CloudStorage/OneDrive-GIG/plan.cbdplan", "OneDrive"),
        ("/home/sian/Dropbox/Cluster/plan.cbdplan", "Dropbox"),
        ("/home/sian/Dropbox (Practice)/plan.cbdplan", "Dropbox"),
        ("/Volumes/GoogleDrive/My Drive/plan.cbdplan", "Google Drive"),
        ("/Users/sian/Library/Mobile Documents/plan.cbdplan", "iCloud"),
        ("//server/share/plan.cbdplan", NETWORK),
        ("\\\\server\\share\\plan.cbdplan", NETWORK),
        ("/home/sian/Documents/plan.cbdplan", ""),
        ("/home/sian/About OneDrive/plan.cbdplan", ""),
        ("/home/sian/dropbox.cbdplan", ""),
    ],
)
def test_a_folder_that_is_kept_in_step_is_known(path: str, place: str) -> None:
    assert shared_place(Path(path)) == place


def test_the_folder_that_windows_gives_for_onedrive_is_known_by_any_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert shared_place(tmp_path / "Cynlluniau" / "plan.cbdplan") == "OneDrive"


def test_the_nearest_mount_says_what_a_folder_is(tmp_path: Path) -> None:
    table = tmp_path / "mounts"
    table.write_text(
        "/dev/sda1 / ext4 rw 0 0\n//srv/plans /mnt/our\\040plans cifs rw 0 0\n", "utf-8"
    )
    assert _kind_of_mount(PurePosixPath("/mnt/our plans/a/plan.cbdplan"), table) == "cifs"
    assert _kind_of_mount(PurePosixPath("/home/plan.cbdplan"), table) == "ext4"
    assert _kind_of_mount(PurePosixPath("/home"), tmp_path / "none") == ""
