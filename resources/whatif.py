"""What would have to be true: the value of one number at which a result is just so."""

from collections.abc import Callable
from typing import Final

__all__ = ["switch_value"]

CLOSE: Final = 1e-12
HALVINGS: Final = 200


def switch_value(
    result: Callable[[float], float],
    low: float,
    high: float,
    target: float = 0.0,
    close: float = CLOSE,
) -> float | None:
    """The value between ``low`` and ``high`` at which ``result`` is ``target`` (I10).

    ``None`` where the result at both bounds is on the same side of the target: then no value
    within them does it, or several do and none can be named. By the Illinois form of false
    position, which is exact for straight lines and never leaves the bounds; where the result jumps
    over the target, the value at which it does, to within ``close`` of its size.
    """
    a, b = low, high
    fa, fb = result(a) - target, result(b) - target
    if fa == 0:
        return a
    if fb == 0:
        return b
    if not fa * fb < 0:
        return None
    side = 0
    for _step in range(HALVINGS):
        c = (a * fb - b * fa) / (fb - fa)
        fc = result(c) - target
        if fc == 0 or abs(b - a) <= close * max(1.0, abs(a), abs(b)):
            return c
        if fc * fb > 0:
            b, fb = c, fc
            fa = fa / 2 if side == -1 else fa
            side = -1
        else:
            a, fa = c, fc
            fb = fb / 2 if side == 1 else fb
            side = 1
    return c
