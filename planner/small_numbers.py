"""Counts of people too small to print: which are left out, and which others with them."""

from collections.abc import Sequence
from typing import Final

from planner import formats
from planner.i18n import _
from planner.workspace import SETTINGS, Workspace

__all__ = [
    "SUPPRESSED",
    "about_suppressed",
    "hidden",
    "hidden_in_table",
    "printed_counts",
    "threshold",
]

SUPPRESSED: Final = "*"
_KEY: Final = "small_number_threshold"


def threshold(workspace: Workspace) -> int:
    """Counts of people from 1 to below this are not printed."""
    written = workspace.settings.get(_KEY, SETTINGS[_KEY])
    return int(written) if written.isdigit() else int(SETTINGS[_KEY])


def printed_counts(counts: Sequence[float], workspace: Workspace) -> list[str]:
    """Counts of people that have a total, ready to print; small ones and one more are ``*``."""
    left_out = hidden(counts, threshold(workspace))
    return [
        SUPPRESSED if is_out else formats.number(n)
        for n, is_out in zip(counts, left_out, strict=True)
    ]


def about_suppressed(workspace: Workspace) -> str:
    """What stands below a table from which counts were left out."""
    return _(
        "* fewer than {n} people, or left out so that no total gives a smaller count back.",
        n=threshold(workspace),
    )


def hidden(counts: Sequence[float], least: int) -> list[bool]:
    """Which counts are left out, so that their total gives none of them back.

    Those from above 0 to below ``least`` are; where that leaves one alone, or only such as
    together are still below ``least``, the smallest of the others goes with them.
    """
    out = [_is_small(n, least) for n in counts]
    while _gives_away(counts, out, least):
        others = [i for i, is_out in enumerate(out) if not is_out and counts[i] > 0]
        others = others or [i for i, is_out in enumerate(out) if not is_out]
        if not others:
            break
        out[min(others, key=lambda i: counts[i])] = True
    return out


def _is_small(count: float, least: int) -> bool:
    return 0 < round(count) < least or 0 < count < 1 < least


def _gives_away(counts: Sequence[float], out: Sequence[bool], least: int) -> bool:
    left_out = [n for n, is_out in zip(counts, out, strict=True) if is_out]
    return len(left_out) == 1 or (bool(left_out) and sum(left_out) < least)


def hidden_in_table(rows: Sequence[Sequence[float]], least: int) -> list[list[bool]]:
    """Which cells of a table whose rows and columns have printed totals are left out.

    Each small cell is left out with the three others of a rectangle in which as much as ``least``
    could lie elsewhere with every total the same, so that none of the four can be worked out.
    """
    out = [[_is_small(n, least) for n in row] for row in rows]
    small = [(i, j) for i, row in enumerate(out) for j, is_out in enumerate(row) if is_out]
    if len(rows) == 1 or (rows and len(rows[0]) == 1):
        in_line = hidden([n for row in rows for n in row], least)
        return [in_line] if len(rows) == 1 else [[is_out] for is_out in in_line]
    for i, j in small:
        corners = _rectangle(rows, out, (i, j), least)
        if corners is None:
            return [[True] * len(row) for row in rows]
        for k, m in corners:
            out[k][m] = True
    return out


def _rectangle(
    rows: Sequence[Sequence[float]], out: Sequence[Sequence[bool]], at: tuple[int, int], least: int
) -> tuple[tuple[int, int], ...] | None:
    """The corners that hide a cell and cost least of what is printed; ``None`` where none do."""
    i, j = at
    best: tuple[float, tuple[tuple[int, int], ...]] | None = None
    for k in range(len(rows)):
        for m in range(len(rows[0])):
            if k == i or m == j:
                continue
            slack = min(rows[i][j], rows[k][m]) + min(rows[i][m], rows[k][j])
            corners = ((i, m), (k, j), (k, m))
            lost = sum(rows[r][c] for r, c in corners if not out[r][c])
            if slack >= least and (best is None or lost < best[0]):
                best = lost, corners
    return best[1] if best else None
