"""Which folders are not only this computer's: synchronised ones, and those of a network."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final

__all__ = ["NETWORK", "shared_place"]

NETWORK: Final = "network"
_SYNCHRONISED: Final[Mapping[str, str]] = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "box sync": "Box",
}
_SET_BY: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MOUNTED: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p"})
_REMOTE: Final = 4  # what Windows calls a drive of the network


def shared_place(path: Path) -> str:
    """What keeps the folder of a file in step elsewhere: its name, ``NETWORK``, or blank."""
    return _synchronised(path) or (NETWORK if _is_remote(path) else "")


def _synchronised(path: PurePath) -> str:
    for name in _SET_BY:
        root = os.environ.get(name)
        if root and path.is_relative_to(root):
            return "OneDrive"
    for part in path.parts[:-1]:
        word = part.casefold()
        for sign, name in _SYNCHRONISED.items():  # “OneDrive - NHS Wales” is one too
            if word == sign or word.startswith((f"{sign} - ", f"{sign} (", f"{sign}-")):
                return name
    return ""


def _is_remote(path: Path) -> bool:
    if str(path).replace("/", "\\").startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE)
    return _kind_of_mount(path.absolute()) in _MOUNTED


def _kind_of_mount(path: PurePath, table: Path = Path("/proc/mounts")) -> str:
    """The kind of the file system that a path lies in; blank where the system does not say."""
    try:
        lines = table.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        _device, mount, found, *_rest = line.split(" ")
        mount = mount.replace("\\040", " ")
        if path.is_relative_to(mount) and len(mount) > best:
            best, kind = len(mount), found
    return kind
