"""Settings and shares in the words of other people's drawings, English or Welsh."""

import re
from collections.abc import Mapping
from typing import Final

from pathways.model import Setting

__all__ = ["setting_in", "share_in"]

# Welsh words without their first letters, which mutate.
_SETTINGS: Final[Mapping[Setting, tuple[str, ...]]] = {
    Setting.HOME: ("home", "artref"),
    Setting.VIRTUAL: ("virtual", "remote", "telephone", "video", "ithwir", "o bell"),
    Setting.COMMUNITY: ("community", "primary care", "cluster", "ymuned", "clwstwr", "sylfaenol"),
    Setting.HOSPITAL: ("hospital", "secondary care", "sbyty", "eilaidd"),
}
_PERCENT: Final = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,9})?)\s*%")
_FRACTION: Final = re.compile(r"\s*(0?[.,]\d{1,9}|[01](?:[.,]0{1,9})?)\s*")


def setting_in(text: str) -> Setting | None:
    """The setting whose word stands in a text; ``None`` where there is none, or more than one."""
    plain = text.casefold()
    found = [s for s, words in _SETTINGS.items() if any(word in plain for word in words)]
    return found[0] if len(found) == 1 else None


def share_in(text: str) -> float | None:
    """The share that a text such as “Yes, 60%” or “0.6” gives; ``None`` where it gives none."""
    percent = _PERCENT.search(text) if "%" in text else None
    plain = None if percent else _FRACTION.fullmatch(text)
    if percent is not None:
        share = round(float(percent[1].replace(",", ".")) / 100, 12)
    elif plain is not None:
        share = float(plain[1].replace(",", "."))
    else:
        return None
    return share if share <= 1 else None
