"""Markers for text that people read; the planner translates it when it is shown."""

__all__ = ["N_"]


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """The message itself, marked so that the catalogue finds it."""
    return message
