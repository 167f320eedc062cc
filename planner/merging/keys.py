"""What tells the parts of a list from one another, and which values are merged whole."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Final

__all__ = ["BETWEEN", "MAPS", "is_whole", "key_maker"]

Keys = Callable[[list[Any]], list[str]]

BETWEEN: Final = " → "
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "pathways": ("id",),
    "steps": ("id",),
    "streams": ("id",),
    "connections": ("from", "to"),
    "staff": ("role", "part"),
    "tests": ("test",),
    "measures": ("name",),
    "engagement": ("who", "date"),
    "funding": ("name",),
    "release": ("name",),
    "areas": ("name",),
    "staff_plans": ("role",),
    "scenarios": ("id",),
    "changes": ("key",),
    "options": ("id",),
    "lines": ("from", "to", "from_lane", "to_lane"),
    "catalogue_items": (),
    "outcomes": (),
    "designs": (),
}
MAPS: Final = frozenset({"pins"})  # not written where nothing is in them, as lists may be
_BY_YEAR: Final = "adoption"
# A range taken from one copy and its middle from the other would be nobody's number.
_WHOLE_SHAPES: Final = (
    frozenset({"low", "central", "high"}),
    frozenset({"x", "y"}),
    frozenset({"status", "evidence"}),
    frozenset({"score", "reason"}),
)
_WHOLE_FIELDS: Final = frozenset({"worked_from", "why_hospital", "population"})


def is_whole(field: str, value: dict[str, Any]) -> bool:
    """Whether an object is one value, of which no part can be taken without the others."""
    return field in _WHOLE_FIELDS or any(shape <= value.keys() for shape in _WHOLE_SHAPES)


def key_maker(field: str, *versions: list[Any]) -> Keys | None:
    """What gives the keys of any of the versions of a list; ``None`` where it is merged whole."""
    if field == _BY_YEAR and len({len(version) for version in versions}) == 1:
        return _years
    named = _LISTS.get(field)
    return None if named is None else lambda parts: _keys(named, parts)


def _years(parts: list[Any]) -> list[str]:
    return [str(year) for year in range(1, len(parts) + 1)]


def _keys(named: tuple[str, ...], parts: list[Any]) -> list[str]:
    """A key for each part; of those that are called the same, the second has a number."""
    seen: Counter[str] = Counter()
    keys = []
    for part in parts:
        said = part if isinstance(part, str) else BETWEEN.join(str(part.get(k, "")) for k in named)
        seen[said] += 1
        keys.append(said if seen[said] == 1 else f"{said} ({seen[said]})")
    return keys
