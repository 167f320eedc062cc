"""How evenly people are reached, from the least to the most deprived."""

from collections.abc import Sequence

__all__ = ["ridits", "slope_index"]


def ridits(people: Sequence[float]) -> tuple[float, ...]:
    """Where the middle of each group stands, 0 to 1, groups in the order given."""
    total = sum(people)
    before = 0.0
    middles = []
    for n in people:
        middles.append((before + n / 2) / total)
        before += n
    return tuple(middles)


def slope_index(people: Sequence[float], rates: Sequence[float]) -> float:
    """Slope index of inequality: the rate of the most deprived less that of the least.

    The slope of a straight line through the groups' rates over their ridits, each group weighing as
    many as it has people. Below 0 the most deprived are reached less.

    Args:
        people: People in each group, least deprived first; numbers or shares.
        rates: The rate of each group, in any unit; the index has the same.

    Source: formula G6.
    """
    total = sum(people)
    places = ridits(people)
    place = sum(n * x for n, x in zip(people, places, strict=True)) / total
    rate = sum(n * y for n, y in zip(people, rates, strict=True)) / total
    spread = sum(n * (x - place) ** 2 for n, x in zip(people, places, strict=True))
    together = sum(
        n * (x - place) * (y - rate) for n, x, y in zip(people, places, rates, strict=True)
    )
    return together / spread if spread else 0.0
