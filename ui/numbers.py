"""Numbers as people type them, which the window shares with tables that are pasted."""

from planner.typed import BlankError, NumberError, as_typed, read_number, read_whole

__all__ = ["BlankError", "NumberError", "as_typed", "read_number", "read_whole"]
