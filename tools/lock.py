"""Writes the two locks: exact versions and digests for every supported Python and platform."""

import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
RUN: Final = "requirements/run.lock"
DEVELOP: Final = "requirements/develop.lock"
GROUPS: Final = ("test", "check", "build", "bundle", "assets")
# One version of each part for all Pythons, so that tests on one speak for the others.
COMPILE: Final = (
    "pip",
    "compile",
    "pyproject.toml",
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--fork-strategy=fewest",
    "--generate-hashes",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--custom-compile-command=make lock",
)


def resolver() -> Path:
    """The resolver's program, in an environment of its own, so that no lock has to hold it."""
    folder = ROOT / "build" / "lock"
    venv.create(folder, with_pip=True, clear=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "-q", "uv"], check=True)
    return programs / "uv"


def main() -> int:
    """Write both locks; the run-time one holds the same versions as the other."""
    uv = resolver()
    groups = [f"--group={group}" for group in GROUPS]
    upgrade = [f"-o={DEVELOP}", "--upgrade"] if "--upgrade" in sys.argv else [f"-o={DEVELOP}"]
    subprocess.run([uv, *COMPILE, *groups, *upgrade], cwd=ROOT, check=True)
    subprocess.run([uv, *COMPILE, "-c", DEVELOP, f"-o={RUN}"], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
