"""Builds the application as one folder, then tries it with an empty PATH and no network."""

import argparse
import ast
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

from installer.parts import OURS, ROOT, is_networked, normal, run_time_parts

WORK: Final = ROOT / "build" / "installer"
BUNDLE: Final = ROOT / "dist" / "cbd-planner"
SUFFIX: Final = ".exe" if sys.platform == "win32" else ""
COMMANDS: Final = BUNDLE / f"cbd{SUFFIX}"
WINDOW: Final = BUNDLE / f"cbd-planner{SUFFIX}"
LARGEST: Final = 200_000_000  # bytes
SLOWEST: Final = 1.5  # times the same window in plain Python
STARTS: Final = 5


def build() -> None:
    """Make the folder afresh, with the licences of its parts."""
    options = ["--noconfirm", "--clean", "--log-level=WARN"]
    places = [f"--distpath={BUNDLE.parent}", f"--workpath={WORK}"]
    spec = ROOT / "installer" / "cbd-planner.spec"
    command = [sys.executable, "-m", "PyInstaller", *options, *places, str(spec)]
    subprocess.run(command, check=True, cwd=ROOT)
    strip_debugging()
    shutil.copytree(ROOT / "installer" / "licences", BUNDLE / "licences")
    for text in (ROOT / "LICENSE", ROOT / "installer" / "THIRD_PARTY.md"):
        shutil.copy(text, BUNDLE / "licences")


def strip_debugging() -> None:
    """Take debugging symbols out of Python and the extensions that keep them.

    Libraries that a wheel carries for itself are left alone: their headers were rewritten,
    and stripping can break those.
    """
    strip = shutil.which("strip")
    if not sys.platform.startswith("linux") or strip is None:
        return
    inside = BUNDLE / "_internal"
    files = [*inside.glob("libpython*"), *inside.glob("python3*/lib-dynload/*.so")]
    files += inside.glob("sqlalchemy/**/*.so")
    for file in files:
        subprocess.run([strip, "--strip-unneeded", str(file)], check=True)


def size() -> int:
    """The size of the folder in bytes, each file counted once."""
    return sum(f.lstat().st_size for f in BUNDLE.rglob("*") if f.is_file() and not f.is_symlink())


def modules() -> set[str]:
    """The names of the Python modules inside."""
    _name, contents = ast.literal_eval((WORK / "cbd-planner" / "PYZ-00.toc").read_text("utf-8"))
    return {module for module, _file, _kind in contents}


def unlocked_parts(found: set[str]) -> set[str]:
    """Installed parts that got in although the run-time lock does not name them."""
    locked = set(run_time_parts())
    owners = packages_distributions()
    tops = {name.partition(".")[0] for name in found} - set(OURS)
    parts = {normal(part) for top in tops for part in owners.get(top, [])}
    return parts - locked


def networked(found: set[str]) -> list[str]:
    """Whatever in the folder could carry a connection to a server."""
    files = [file.name for file in BUNDLE.rglob("*") if is_networked(file.name)]
    return sorted([*files, *(name for name in found if is_networked(name))])


def bare(home: str) -> dict[str, str]:
    """An environment with nothing in it: no PATH, no screen, a home of its own."""
    if sys.platform == "win32":
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
        return {**kept, "PATH": "", "USERPROFILE": home, "QT_QPA_PLATFORM": "offscreen"}
    return {"PATH": "", "HOME": home, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}


def without_network() -> tuple[list[str], str]:
    """The words that cut a command off the network, and what to say about it."""
    unshare = shutil.which("unshare")
    for options in ([], ["--map-root-user"]):
        words = [unshare or "unshare", "--net", *options]
        if unshare and subprocess.run([*words, "true"], capture_output=True).returncode == 0:
            return words, "cut off the network"
    return [], "network not cut off: this machine does not allow it"


def run_alone(command: Sequence[str | Path]) -> tuple[int, str]:
    """The exit status of a command run with an empty PATH and no network, and how it was run."""
    cut, said = without_network()
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [*cut, *map(str, command)], env=bare(home), cwd=home, timeout=300, check=False
        )
    return done.returncode, said


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """How long one run of the command takes."""
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=60)
    return time.perf_counter() - began


def start_ratio() -> float:
    """The built window's time to its first paint over that of the same window in plain Python."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the built one has its modules compiled
    ask = "--quit-after-first-paint"
    sides = ([str(WINDOW), ask], [sys.executable, "-m", "ui.app", ask])
    for side in sides:
        seconds(side, environment)
    runs = [[seconds(side, environment) for side in sides] for _ in range(STARTS)]
    built = statistics.median(run[0] for run in runs)
    plain = statistics.median(run[1] for run in runs)
    print(f"First paint: built {built:.2f} s, plain Python {plain:.2f} s")
    return built / plain


def selftest() -> bool:
    """Whether the built application does everything once, alone."""
    with tempfile.TemporaryDirectory() as folder:
        status, said = run_alone([COMMANDS, "selftest", Path(folder) / "selftest"])
    print(f"Selftest with an empty PATH, {said}: exit {status}")
    return status == 0


def small() -> bool:
    """Whether the folder keeps to its size."""
    print(f"Size: {size() / 1e6:.0f} MB (at most {LARGEST / 1e6:.0f})")
    return size() <= LARGEST


def known() -> bool:
    """Whether every part inside is locked and none of them speaks to a network."""
    found = modules()
    unlocked, connected = unlocked_parts(found), networked(found)
    print(f"Parts not in the run-time lock: {', '.join(sorted(unlocked)) or 'none'}")
    print(f"Network parts: {', '.join(connected) or 'none'}")
    return not unlocked and not connected


def quick() -> bool:
    """Whether the built window starts about as quickly as plain Python does."""
    ratio = start_ratio()
    print(f"Start: {ratio:.2f} times plain Python (at most {SLOWEST})")
    return ratio <= SLOWEST


def main(argv: Sequence[str] | None = None) -> int:
    """Build and try; 0 when every trial passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-build", action="store_true", help="try the folder that is there")
    options = parser.parse_args(argv)
    if not options.no_build:
        build()
    trials: tuple[Callable[[], bool], ...] = (small, known, selftest, quick)
    failed = [trial.__name__ for trial in trials if not trial()]
    print(f"Built in {BUNDLE}" if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
