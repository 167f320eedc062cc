"""1,000 programs killed at a random moment of their work: nothing lost, torn or left unoffered."""

import os
from pathlib import Path
from shutil import rmtree

from killing import killed_at_work

COUNT = int(os.environ.get("COUNT", "1000"))


def test_no_action_that_was_kept_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    lost, offered, actions = 0, 0, 0
    for seed in range(COUNT):
        folder = tmp_path / str(seed)
        found = killed_at_work(folder, seed=seed)
        lost += found.lost
        offered += found.is_offered
        actions += found.actions
        rmtree(folder)
    print(f"\n{COUNT} kills, {actions} actions kept: {lost} lost, {offered} times offered")
    assert (lost, offered) == (0, COUNT)
