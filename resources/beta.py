"""The regularised incomplete beta function and its inverse."""

import math
from typing import Final

__all__ = ["beta_share", "beta_value"]

TERMS: Final = 500
CLOSE: Final = 1e-16
TINY: Final = 1e-300


def beta_share(x: float, a: float, b: float) -> float:
    """The share of a Beta(a, b) below ``x``, 0 to 1.

    By Lentz's continued fraction (Abramowitz and Stegun 26.5.8), on the side where it converges.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1.0 - beta_share(1 - x, b, a)
    front = math.exp(
        a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    )
    return front * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > TINY else TINY)
    value = d
    for m in range(1, TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + term * d
            d = 1 / (d if abs(d) > TINY else TINY)
            c = 1 + term / c
            c = c if abs(c) > TINY else TINY
            change = c * d
            value *= change
        if abs(change - 1) < CLOSE * 10:
            break
    return value


def beta_value(share: float, a: float, b: float) -> float:
    """The value below which ``share`` of a Beta(a, b) lies, 0 to 1, by halving."""
    low, high = 0.0, 1.0
    if share <= 0:
        return low
    if share >= 1:
        return high
    for _halving in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if beta_share(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2
