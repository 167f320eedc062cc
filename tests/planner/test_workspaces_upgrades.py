"""Upgrades from one schema to the next: tried on a schema that is not released."""

import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import connect
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from pathways.library import starter
from pathways.values import FrozenMap, Quantity
from planner.store import image
from planner.store.migrations import UPGRADES, upgrade
from planner.store.schemas import SCHEMA, SCHEMAS
from planner.store.tables import METADATA
from planner.workspace import Workspace

if TYPE_CHECKING:
    from alembic.operations import Operations

WORKSPACE = Workspace("Cwm", pathways=(starter("copd"),))


def add_region(operations: "Operations") -> None:
    column: sa.Column[str] = sa.Column("region", sa.TEXT, nullable=False, server_default="")
    operations.add_column("workspace", column)


def fail_half_way(operations: "Operations") -> None:
    add_region(operations)
    raise RuntimeError("half way")


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    data = image.write(WORKSPACE, (), datetime(2027, 4, 6, tzinfo=UTC))
    with closing(connect(":memory:", isolation_level=None)) as raw:
        raw.deserialize(data)
        engine = sa.create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        with engine.connect() as connected:
            yield connected
        engine.dispose()


def columns(connection: sa.Connection) -> set[str]:
    return {row.name for row in connection.exec_driver_sql("PRAGMA table_info(workspace)")}


def test_there_is_an_upgrade_to_every_schema_but_the_first() -> None:
    assert len(UPGRADES) == SCHEMA - 1
    assert sorted(SCHEMAS) == list(range(1, SCHEMA + 1))


def test_an_upgrade_keeps_what_was_there(connection: sa.Connection) -> None:
    assert upgrade(connection, 1, [add_region]) == 2
    assert "region" in columns(connection)
    assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 2
    assert connection.exec_driver_sql("SELECT cluster FROM workspace").scalar() == "Cwm"


def test_a_failed_upgrade_leaves_the_schema_before_it(connection: sa.Connection) -> None:
    with pytest.raises(RuntimeError):
        upgrade(connection, 1, [fail_half_way])
    assert "region" not in columns(connection)
    assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA


def test_a_file_of_the_first_schema_opens_with_nobody_having_confirmed() -> None:
    saved = Path(__file__).parent / "data" / "schema_1.cbdplan.z"  # saved by the first planner
    found, revisions = image.read(zlib.decompress(saved.read_bytes()), "old.cbdplan")
    assert found.cluster == "Cwm"
    known = Quantity(0.04, 0.05, 0.07, "local", "Rota 2026")
    assert found.assumptions == FrozenMap(sickness=known)
    again = image.write(found, revisions, datetime(2027, 4, 7, tzinfo=UTC))
    assert image.read(again, "new.cbdplan")[0] == found


def test_who_confirmed_an_assumption_and_when_is_kept() -> None:
    known = Quantity(0.04, 0.05, 0.07, "local", "Rota", "Siân, rheolwr ŵyn", "2027-04-06")
    held = Workspace("Cwm", assumptions=FrozenMap(sickness=known))
    data = image.write(held, (), datetime(2027, 4, 6, tzinfo=UTC))
    assert image.read(data, "x")[0] == held


def test_only_upgrades_not_yet_made_are_made(connection: sa.Connection) -> None:
    assert upgrade(connection, 2, [fail_half_way]) == 2


def test_the_tables_in_code_are_those_in_the_file() -> None:
    with closing(connect(":memory:")) as plain:
        for statement in SCHEMAS[SCHEMA]:
            plain.execute(statement)
        names = {row[0] for row in plain.execute("SELECT name FROM sqlite_master WHERE sql > ''")}
        assert names == set(METADATA.tables)
        for table in METADATA.sorted_tables:
            found = plain.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert [(r[1], r[2]) for r in found] == [(c.name, str(c.type)) for c in table.columns]


def test_a_file_of_today_opens_without_alembic() -> None:
    script = (
        "import sys, datetime\n"
        "from planner.store import image\n"
        "from planner.workspace import Workspace\n"
        "now = datetime.datetime.now(datetime.UTC)\n"
        "image.read(image.write(Workspace('Cwm'), (), now), 'x')\n"
        "sys.exit('alembic' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_opening_a_file_imports_sqlalchemy_only_then() -> None:
    script = (
        "import sys\n"
        "import planner.workspaces, planner.workspace, planner.clusters, planner.estimates\n"
        "heavy = {'sqlalchemy', 'alembic', 'numpy', 'openpyxl', 'reportlab', 'networkx'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.stderr == b""
