"""Schema 3: versions of the workspace as earlier saves left it."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

__all__ = ["add_versions"]


def add_versions(operations: "Operations") -> None:
    """An older file has kept no versions."""
    operations.create_table(
        "version",
        sa.Column("number", sa.INTEGER, primary_key=True),
        *(sa.Column(name, sa.TEXT, nullable=False) for name in ("name", "note", "rest")),
    )
    operations.create_table(
        "kept",
        sa.Column("sha256", sa.TEXT, primary_key=True),
        sa.Column("document", sa.BLOB, nullable=False),
    )
