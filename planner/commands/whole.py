"""Commands that do everything: demo, selftest."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pathways.errors import UserError
from planner.commands.documents import WRITERS
from planner.commands.printing import say
from planner.commands.shared import add_command
from planner.errors import DamagedError, SampleChangedError, WindowError
from planner.files import is_there, make_folder
from planner.i18n import LANGUAGES, N_, _, speaking
from planner.workspace import Workspace

if TYPE_CHECKING:
    from planner.commands.shared import Adder

__all__ = ["add_to", "open_window", "sample_workspace"]

SAMPLE: Final = "sample.cbdplan"
SAMPLE_POPULATION: Final = 40_000
SHOWN: Final = "copd"
_PATIENCE: Final = 120  # seconds for the window to open on a slow laptop


def add_to(commands: "Adder") -> None:
    """Adds the commands of this module."""
    parser = add_command(
        commands, "demo", _demo, _("make a sample workspace with an Excel and a PDF proposal")
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("where; it is made if needed"))

    parser = add_command(commands, "selftest", _selftest, _("try everything once"))
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("where; it is made if needed"))


def sample_workspace() -> Workspace:
    """Every starter in an invented cluster, named in the language being spoken."""
    from pathways.library import starters

    return Workspace(
        cluster=_("Sample cluster (illustrative)"),
        health_board=_("Sample health board (illustrative)"),
        population=SAMPLE_POPULATION,
        population_source=_("Invented for the sample"),
        pathways=tuple(starters()),
        pcpg=_("Sample county (illustrative)"),
    )


def _demo(options: argparse.Namespace) -> None:
    from planner.workspaces import save_workspace

    workspace = sample_workspace()
    path = options.folder / SAMPLE
    there = _sample_there(path)
    make_folder(options.folder)
    if there != workspace:
        save_workspace(workspace, path)
        say(_("Wrote “{file}”.", file=path))
    for suffix in (".xlsx", ".pdf"):
        out = options.folder / f"{SHOWN}{suffix}"
        if there != workspace or not is_there(out):
            WRITERS[suffix](workspace, workspace.pathway(SHOWN), out, options.lang, None)
            say(_("Wrote “{file}”.", file=out))
    if there == workspace:
        say(_("“{file}” is there as it was made.", file=path))
    say(_("Everything in it is illustrative and not clinically approved."))


def _sample_there(path: Path) -> Workspace | None:
    """The sample that an earlier demo made, in whichever language; none where there is no file.

    Raises:
        SampleChangedError: Something else is there, or somebody worked in the sample.
    """
    from planner.workspaces import open_workspace

    if not is_there(path):
        return None
    try:
        there = open_workspace(path)
    except UserError as error:
        raise SampleChangedError(file=str(path)) from error
    for spoken in LANGUAGES:
        with speaking(spoken):
            if there == sample_workspace():
                return there
    raise SampleChangedError(file=str(path))


def _selftest(options: argparse.Namespace) -> None:
    from planner.estimates import estimate_of
    from planner.imports import read_source
    from planner.workspaces import open_workspace, save_workspace

    folder: Path = options.folder
    make_folder(folder)
    path = folder / "selftest.cbdplan"
    workspace = sample_workspace()
    save_workspace(workspace, path)
    if open_workspace(path) != workspace:
        raise DamagedError(file=path.name, what=N_("its content is not what was saved"))
    say(_("Workspace: saved and opened."))
    for pathway in workspace.pathways:
        estimate_of(workspace, pathway)
    say(_("Estimate: every starter."))
    for spoken in ("en", "cy"):
        for suffix, write in WRITERS.items():
            out = folder / f"{SHOWN}-{spoken}{suffix}"
            write(workspace, workspace.pathway(SHOWN), out, spoken, None)
            say(_("Wrote “{file}”.", file=out.name))
    for suffix in (".json", ".bpmn", ".graphml"):
        file = f"{SHOWN}-en{suffix}"
        if read_source(folder / file).pathways[0] != workspace.pathway(SHOWN):
            raise DamagedError(file=file, what=N_("its content is not what was saved"))
    say(_("Import: what was exported came back equal."))
    open_window(path)
    say(_("Window: opened and closed."))


def open_window(path: Path) -> None:
    """Nothing, once the window's own program has shown the workspace without a screen.

    It is started as a person starts it: from beside this one, in a process of its own.
    """
    suffix = ".exe" if os.name == "nt" else ""
    program = Path(sys.executable).parent / f"cbd-planner{suffix}"
    if not program.is_file():
        raise WindowError(what=N_("its program is not beside this one"))
    screenless = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            [program, "--selftest", path],
            env=screenless,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise WindowError(what=N_("it did not show within two minutes")) from error
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [str(done.returncode)]
        raise WindowError(what=last[0])
