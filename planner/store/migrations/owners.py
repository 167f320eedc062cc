"""Schema 2: who confirmed an assumption, and when."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

__all__ = ["add_owners"]


def add_owners(operations: "Operations") -> None:
    """Nobody is known to have confirmed what an older file holds."""
    for name in ("owner", "date"):
        column: sa.Column[str] = sa.Column(name, sa.TEXT, nullable=False, server_default="")
        operations.add_column("assumption", column)
