"""Programs that are killed while they work, and what of their work is found afterwards."""

import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.working_copies import recovered
from planner.workspaces import verify

__all__ = ["Found", "killed_at_work"]

WORK: Final = """
import sys
from pathlib import Path
from pathways.library import starter
from planner.working_copies import WorkingCopy
from planner.workspace import Workspace
from planner.workspaces import save_workspace
folder, file = Path(sys.argv[1]), Path(sys.argv[2])
copy = WorkingCopy(folder)
work = Workspace("Cwm", pathways=(starter("dvt"),))
for action in range(1, 100_000):
    work = work.with_population(action)
    copy.keep(work, file)
    print("kept", action, flush=True)
    if action % 5 == 0:
        save_workspace(work, file)
        print("saved", action, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Found:
    """How many actions were lost that had been said to be kept, and whether work was offered."""

    lost: int
    is_offered: bool
    actions: int


def killed_at_work(folder: Path, *, seed: int) -> Found:
    """What is found after a program was killed at a moment of its work that ``seed`` chooses.

    Raises:
        WorkspaceError: The file it saved meanwhile is torn.
    """
    chance = random.Random(seed)
    working, file = folder / "working", folder / "plan.cbdplan"
    folder.mkdir(parents=True)
    running = subprocess.Popen(
        [sys.executable, "-c", WORK, str(working), str(file)], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    lines = [running.stdout.readline() for _line in range(chance.randint(1, 40))]
    for _turn in range(chance.randint(0, 2_000)):  # so that it is anywhere within an action
        pass
    running.kill()
    lines += running.communicate()[0].splitlines()
    kept = max((int(line.split()[1]) for line in lines if line.startswith("kept")), default=0)
    saved = max((int(line.split()[1]) for line in lines if line.startswith("saved")), default=0)
    offered = recovered(working)
    found = offered[0].kept.workspace.population or 0 if offered else 0
    if saved:
        assert (verify(file).workspace.population or 0) >= saved
    return Found(max(0, kept - found), bool(offered), kept)
