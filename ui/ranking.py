"""How near a text comes to what was typed: the same order in every list that is searched."""

import unicodedata
from typing import Final

__all__ = ["INSIDE", "closeness", "folded", "holds"]

EXACT, BEGINS, WORD, INSIDE = range(4)
KEPT: Final = "NFKD"


def folded(text: str) -> str:
    """The text without capitals and accents, so that “ty” finds “Tŷ”."""
    apart = unicodedata.normalize(KEPT, text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def holds(text: str, typed: str) -> bool:
    """Whether every word typed occurs in a text."""
    within = folded(text)
    return all(word in within for word in folded(typed).split())


def closeness(text: str, typed: str) -> int:
    """0 where they are the same, 1 where the text begins so, 2 where a word of it does, else 3."""
    within, words = folded(text), folded(typed).split()
    whole = " ".join(words)
    if within == whole:
        return EXACT
    if within.startswith(whole):
        return BEGINS
    return WORD if any(part.startswith(words[0]) for part in within.split()) else INSIDE
