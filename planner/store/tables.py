"""The tables of a workspace file, and their rows to values and back."""

import json
from typing import Any, Final

import sqlalchemy as sa

from pathways.codec import read_pathway
from pathways.model import Pathway
from pathways.values import FrozenMap, Quantity
from planner.merging.records import read_joined, read_records
from planner.store.pieces import digest_of, document_of, packed, records_of, unpacked
from planner.workspace import Workspace

__all__ = [
    "METADATA",
    "assumption",
    "conflict",
    "kept",
    "pathway",
    "read_workspace",
    "revision",
    "setting",
    "version",
    "workspace",
    "write_workspace",
]

METADATA: Final = sa.MetaData()


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.TEXT, nullable=False)


def _number(name: str) -> "sa.Column[float]":
    return sa.Column(name, sa.REAL, nullable=False)


def _key(name: str = "position") -> "sa.Column[int]":
    return sa.Column(name, sa.INTEGER, primary_key=True)


workspace: Final = sa.Table(
    "workspace",
    METADATA,
    _key("id"),
    _text("cluster"),
    _text("health_board"),
    sa.Column("population", sa.INTEGER),
    _text("population_source"),
    _text("pcpg"),
    _text("author"),
)
pathway: Final = sa.Table(
    "pathway",
    METADATA,
    _key(),
    _text("id"),
    _text("name_en"),
    _text("name_cy"),
    sa.Column("steps", sa.INTEGER, nullable=False),
    _text("sha256"),
    sa.Column("document", sa.BLOB, nullable=False),
)
assumption: Final = sa.Table(
    "assumption",
    METADATA,
    _key(),
    _text("key"),
    _number("low"),
    _number("central"),
    _number("high"),
    _text("basis"),
    _text("source"),
    _text("owner"),
    _text("date"),
)
setting: Final = sa.Table("setting", METADATA, _key(), _text("key"), _text("value"))
conflict: Final = sa.Table("conflict", METADATA, _key(), _text("message"))
revision: Final = sa.Table(
    "revision",
    METADATA,
    _key("number"),
    _text("saved_at"),
    _text("author"),
    sa.Column("pathways", sa.INTEGER, nullable=False),
    _text("sha256"),
    _text("seal"),
)
version: Final = sa.Table(
    "version", METADATA, _key("number"), _text("name"), _text("note"), _text("rest")
)
kept: Final = sa.Table(
    "kept",
    METADATA,
    sa.Column("sha256", sa.TEXT, primary_key=True),
    sa.Column("document", sa.BLOB, nullable=False),
)


def write_workspace(connection: sa.Connection, value: Workspace) -> None:
    """Puts a workspace into empty tables."""
    facts = {c.name: getattr(value, c.name) for c in workspace.columns if c.name != "id"}
    connection.execute(workspace.insert(), {"id": 1, **facts})
    rows: dict[sa.Table, list[dict[str, Any]]] = {
        pathway: [_pathway_row(p) for p in value.pathways],
        assumption: [
            {
                "key": key,
                "low": q.low,
                "central": q.central,
                "high": q.high,
                "basis": q.basis,
                "source": q.source,
                "owner": q.owner,
                "date": q.date,
            }
            for key, q in sorted(value.assumptions.items())
        ],
        setting: [{"key": k, "value": v} for k, v in sorted(value.settings.items())],
        conflict: [{"message": m} for m in records_of(value)],
    }
    for table, ours in rows.items():
        if ours:
            numbered = [{"position": i, **row} for i, row in enumerate(ours, 1)]
            connection.execute(table.insert(), numbered)


def _pathway_row(value: Pathway) -> dict[str, Any]:
    document = document_of(value)
    return {
        "id": value.id,
        "name_en": value.name.en,
        "name_cy": value.name.cy,
        "steps": len(value.steps),
        "sha256": digest_of(document),
        "document": packed(document),
    }


def read_workspace(connection: sa.Connection, where: str) -> Workspace:
    """The workspace that the tables hold.

    Raises:
        ValueError: A row is not what was saved.
        UserError: A row holds what no workspace can.
    """
    facts = connection.execute(workspace.select()).one()._mapping
    pathways = []
    for row in connection.execute(pathway.select().order_by(pathway.c.position)):
        value = read_pathway(json.loads(unpacked(row.document)), f"{where}: {row.id}")
        summary = (value.id, value.name.en, value.name.cy, len(value.steps))
        if summary != (row.id, row.name_en, row.name_cy, row.steps):
            raise ValueError("summary")
        pathways.append(value)
    messages = sa.select(conflict.c.message).order_by(conflict.c.position)
    records = connection.scalars(messages).all()
    conflicts, settled = read_records(records)
    return Workspace(
        **{name: facts[name] for name in facts if name != "id"},
        pathways=tuple(pathways),
        assumptions=FrozenMap(
            {
                row.key: Quantity(
                    row.low, row.central, row.high, row.basis, row.source, row.owner, row.date
                )
                for row in connection.execute(assumption.select().order_by(assumption.c.position))
            }
        ),
        settings=FrozenMap(
            {
                row.key: row.value
                for row in connection.execute(setting.select().order_by(setting.c.position))
            }
        ),
        conflicts=conflicts,
        settled=settled,
        joined=read_joined(records),
    )
