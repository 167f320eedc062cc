"""Sets everything up with the standard library alone: system packages, environment, locked parts.

It must run on the Python of a fresh machine, before anything is installed.
"""

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OLDEST, NEWEST = (3, 11), (3, 13)
LOCK: Final = ROOT / "requirements" / "develop.lock"

# What the window library loads on Linux, and the Debian package that brings it.
LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def absent_libraries() -> list[str]:
    """The libraries of ``LIBRARIES`` that this machine cannot load; none outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    absent = []
    for library in LIBRARIES:
        try:
            ctypes.CDLL(library)
        except OSError:
            absent.append(library)
    return absent


def administrator() -> list[str] | None:
    """The words to put before a command that needs an administrator; ``None`` if it may not run."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n", "--preserve-env=DEBIAN_FRONTEND"]
    return None


def install_packages(packages: Sequence[str]) -> bool:
    """Whether the Debian packages could be installed here, without asking anyone anything."""
    before = administrator() if shutil.which("apt-get") else None
    if before is None:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing system packages: {' '.join(packages)}", flush=True)

    def run(*command: str) -> bool:
        done = subprocess.run(
            [*before, "apt-get", "-qq", *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        return done.returncode == 0

    run("update")
    return run("install", "-y", "--no-install-recommends", *packages)


def prepare_system() -> None:
    """Bring the libraries the window needs, or name in one line what is missing."""
    absent = absent_libraries()
    if not absent:
        return
    packages = [LIBRARIES[library] for library in absent]
    install_packages(packages)
    still = [LIBRARIES[library] for library in absent_libraries()]
    if still:
        print(f"The window also needs these system packages: {' '.join(still)}", file=sys.stderr)


def works(python: str, statement: str) -> bool:
    """Whether ``python`` exists and runs ``statement``."""
    try:
        return subprocess.run([python, "-c", statement], capture_output=True).returncode == 0
    except OSError:
        return False


def make_environment(folder: Path) -> str:
    """The Python of a working environment in ``folder``, made if need be.

    Raises:
        SystemExit: Neither ``venv`` nor ``pip`` can be had on this machine.
    """
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    if works(python, "import pip"):
        return python
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    create = [sys.executable, "-m", "venv", "--clear", str(folder)]
    # Only Debian's own Python takes the missing part from Debian's package.
    debian = sysconfig.get_path("stdlib").startswith("/usr/lib/")
    if works(sys.executable, "import ensurepip") or (debian and install_packages([package])):
        subprocess.run(create, check=True)
        return python
    subprocess.run([*create, "--without-pip"], check=True)
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "pip"]
    if subprocess.run(pip).returncode:
        raise SystemExit(f"This Python has neither venv nor pip: install {package} and try again.")
    return python


def install_parts(python: str) -> None:
    """Install the locked parts, each checked against its digest, then the project itself."""
    pip = [python, "-m", "pip", "install", "-q", "-q", "--no-input"]
    locked = ["--require-hashes", "--only-binary=:all:", "-r", str(LOCK)]
    subprocess.run([*pip, *locked], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Set up; 0 when the environment is ready."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the environment goes")
    options = parser.parse_args(argv)
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        print(
            f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed; this is {sys.version.split()[0]}.",
            file=sys.stderr,
        )
        return 1
    prepare_system()
    python = make_environment(options.folder)
    print(f"Installing the locked parts into {options.folder} …", flush=True)
    try:
        install_parts(python)
    except subprocess.CalledProcessError as failed:
        print(f"Set-up stopped: {' '.join(failed.cmd)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
