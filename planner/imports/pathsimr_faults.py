"""The network and calendar of PathSimR, read by position, with every fault of theirs named."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.i18n import _

__all__ = ["Network", "Point", "is_calendar", "is_network", "read_calendar", "read_network"]

Rows = Sequence[Sequence[str]]

_BLANK: Final = frozenset({"", "na", "nan", "null", "none", "-"})
_NO_LIMIT: Final = frozenset({"999", "9999", "inf", "infinity"})
_NEAR: Final = 1e-6
_CALENDAR: Final = ["metric", "node", "start", "end", "value"]


@dataclass(frozen=True, slots=True)
class Point:
    """A service point; ``mean`` is its service time in the file's unit of time."""

    name: str
    chances: tuple[float, ...]
    mean: float
    has_limit: bool
    has_delay: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The points and exits of a network by name, in its order; exits are ``None``."""

    points: Mapping[str, Point | None]


def is_network(rows: Rows) -> bool:
    """Whether rows begin as a network does."""
    return bool(rows) and "serv_dist" in [cell.strip().lower() for cell in rows[0]]


def is_calendar(rows: Rows) -> bool:
    """Whether rows begin as a calendar does."""
    return bool(rows) and [cell.strip().lower() for cell in rows[0][:5]] == _CALENDAR


def read_network(rows: Rows) -> tuple[Network, list[str]]:
    """The network that rows hold, and every fault in them."""
    body = [[*row] for row in rows[1:]]
    count = len(body)
    width = 1 + count + 4 + 2 * count
    faults: list[str] = []
    if len(rows[0]) != width or any(len(row) > width for row in body):
        faults.append(
            _(
                "The network has {rows} rows, so it needs {wanted} columns; it has {found}.",
                rows=count,
                wanted=width,
                found=max(map(len, rows)),
            )
        )
        return Network({}), faults
    names = [row[0].strip() for row in body]
    faults += [
        _("“{name}” is there twice.", name=name)
        for name in dict.fromkeys(n for n in names if names.count(n) > 1)
    ]
    if not all(names):
        faults.append(_("A row of the network has no name."))
    heads = [cell.strip() for cell in rows[0][1 : count + 1]]
    order = [heads.index(n) for n in names] if sorted(heads) == sorted(names) else [*range(count)]
    points = {}
    for name, row in zip(names, body, strict=True):
        row += [""] * (width - len(row))
        points[name] = _point(name, row, count, order, faults)
    if not any(points.values()):
        faults.append(_("No row of the network is a service point."))
    return Network(points), faults


def _point(
    name: str, row: Sequence[str], count: int, order: Sequence[int], faults: list[str]
) -> Point | None:
    """The point of a row, ``None`` for an exit."""
    cells = [row[1 + i] for i in order]
    if all(_is_blank(cell) for cell in cells) and _is_blank(row[1 + count]):
        return None
    chances = []
    for cell in cells:
        chance = 0.0 if _is_blank(cell) else _number(cell)
        if chance is None:
            faults.append(_("“{name}”: the chance “{typed}” is no number.", name=name, typed=cell))
            chance = 0.0
        if chance < 0:
            faults.append(_("“{name}”: a chance is negative ({typed}).", name=name, typed=cell))
        chances.append(chance)
    total = sum(chances)
    if abs(total - 1) > _NEAR:
        faults.append(
            _("“{name}”: its chances add up to {total}, not 1.", name=name, total=f"{total:g}")
        )
    mean = _mean(name, row[1 + count].strip().lower(), row[2 + count], faults)
    limits = [row[3 + count], row[4 + count]]
    if any(not _is_blank(cell) and (_number(cell) or 0.0) < 0 for cell in limits):
        faults.append(_("“{name}”: a queue is shorter than nothing.", name=name))
    has_limit = any(not _is_blank(c) and c.strip().lower() not in _NO_LIMIT for c in limits)
    has_delay = any(not _is_blank(cell) for cell in row[5 + count :])
    return Point(name, tuple(chances), mean, has_limit, has_delay)


def _mean(name: str, sort: str, typed: str, faults: list[str]) -> float:
    """The mean of a distribution; 0 and a fault where its parameters do not fit."""
    known = _MEANS.get(sort)
    if known is None:
        faults.append(_("“{name}”: the distribution “{sort}” is not known.", name=name, sort=sort))
        return 0.0
    count, mean = known
    values = [_number(part) for part in typed.split(";")]
    found = [value for value in values if value is not None]
    made: float | None = None
    if len(values) == len(found) == count:
        try:
            made = mean(found)
        except (ValueError, OverflowError, ZeroDivisionError):
            made = None
    if made is None or not math.isfinite(made) or made < 0:
        faults.append(
            _(
                "“{name}”: the parameters “{typed}” do not fit the distribution “{sort}”.",
                name=name,
                typed=typed,
                sort=sort,
            )
        )
        return 0.0
    return made


def _positive(values: Sequence[float]) -> None:
    if min(values) <= 0:
        raise ValueError


def _exponential(values: Sequence[float]) -> float:
    _positive(values)
    return 1 / values[0]


def _uniform(values: Sequence[float]) -> float:
    if not 0 <= values[0] <= values[1]:
        raise ValueError
    return (values[0] + values[1]) / 2


def _log_normal(values: Sequence[float]) -> float:
    if values[1] < 0:
        raise ValueError
    return math.exp(values[0] + values[1] ** 2 / 2)


def _gamma(values: Sequence[float]) -> float:
    _positive(values)
    return values[0] / values[1]


def _weibull(values: Sequence[float]) -> float:
    _positive(values)
    return values[1] * math.gamma(1 + 1 / values[0])


_MEANS: Final[Mapping[str, tuple[int, Callable[[Sequence[float]], float]]]] = {
    "exp": (1, _exponential),
    "unif": (2, _uniform),
    "lnorm": (2, _log_normal),
    "gamma": (2, _gamma),
    "weibull": (2, _weibull),
}


def read_calendar(
    rows: Rows, points: Mapping[str, Point | None]
) -> tuple[dict[tuple[str, str], float], list[str], list[str]]:
    """Arrivals and servers by metric and point, every fault, and the points whose values vary.

    A value that varies is its mean over the time that repeats.
    """
    faults: list[str] = []
    spans: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in rows[1:]:
        metric, node, start, end, value = [*row, "", "", "", "", ""][:5]
        key = metric.strip().lower(), node.strip()
        if key[0] not in ("ext_arr", "cap"):
            faults.append(_("The calendar's metric “{metric}” is not known.", metric=metric))
        elif points.get(key[1]) is None:
            faults.append(_("The calendar names “{name}”, no service point.", name=key[1]))
        else:
            spans.setdefault(key, []).append((start, end, value))
    made: dict[tuple[str, str], float] = {}
    varying = []
    for key, of in spans.items():
        mean = _over_time(key[1], of, faults)
        if mean is not None:
            made[key] = mean
        if len(of) > 1:
            varying.append(key[1])
    for name, point in points.items():
        if point is not None:
            if ("cap", name) not in spans:
                faults.append(_("“{name}” has no row of capacity in the calendar.", name=name))
            if ("ext_arr", name) not in spans:
                faults.append(_("“{name}” has no row of arrivals in the calendar.", name=name))
    return made, faults, [*dict.fromkeys(varying)]


def _over_time(name: str, spans: Sequence[tuple[str, str, str]], faults: list[str]) -> float | None:
    values = [_number(value) for *_ends, value in spans]
    for (*_ends, typed), value in zip(spans, values, strict=True):
        if value is None or value < 0:
            faults.append(
                _("“{name}”: the calendar's value “{typed}” cannot be.", name=name, typed=typed)
            )
            return None
    said = [value or 0.0 for value in values]
    if len(spans) == 1 and _is_blank(spans[0][1]) and (_number(spans[0][0]) or 0.0) == 0:
        return said[0]
    at, total = 0.0, 0.0
    for (start, end, _typed), value in zip(spans, said, strict=True):
        begun, ended = _number(start) if not _is_blank(start) else 0.0, _number(end)
        if begun is None or ended is None or ended <= begun or abs(begun - at) > _NEAR:
            faults.append(
                _(
                    "“{name}”: its calendar runs from {start} to {end}; "
                    "rows have to follow each other from 0.",
                    name=name,
                    start=start or "0",
                    end=end or "–",
                )
            )
            return None
        total += value * (ended - begun)
        at = ended
    return total / at


def _is_blank(cell: str) -> bool:
    return cell.strip().lower() in _BLANK


def _number(typed: str) -> float | None:
    try:
        value = float(typed)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
