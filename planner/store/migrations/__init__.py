"""Upgrades of a workspace from one schema to the next, oldest first."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from planner.store.migrations.owners import add_owners
from planner.store.migrations.versions import add_versions

if TYPE_CHECKING:
    from alembic.operations import Operations

__all__ = ["UPGRADES", "Upgrade", "upgrade"]

Upgrade = Callable[["Operations"], None]

# The first entry turns schema 1 into schema 2, and so on; each is a module of its own here.
UPGRADES: Final[Sequence[Upgrade]] = (add_owners, add_versions)


def upgrade(connection: sa.Connection, schema: int, upgrades: Sequence[Upgrade] = UPGRADES) -> int:
    """The schema that the connected database has afterwards: the newest there is.

    Each upgrade is one transaction, so that a failed one leaves the schema before it, whole. The
    connection begins and ends transactions only when told to.
    """
    waiting = upgrades[schema - 1 :]
    if not waiting:
        return schema
    from alembic.migration import MigrationContext  # 0.1 s that a file of today does not need
    from alembic.operations import Operations

    operations = Operations(MigrationContext.configure(connection))
    for step in waiting:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            step(operations)
            connection.exec_driver_sql(f"PRAGMA user_version = {schema + 1}")
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")
        schema += 1
    return schema
