"""The statements that store readings: many rows in one, the same words on SQLite and PostgreSQL.

One statement per row would take and give Python's global lock once per row. On SQLite rows go in lots of a
few sizes, so that each size is compiled once; on PostgreSQL as one array per column (as fast as COPY into a
table of passage, and one statement instead of three).
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final, NamedTuple

from django.db import connection

_LOTS: Final = (512, 128, 32, 8, 2, 1)


class Statement(NamedTuple):
    """`{rows}` stands for the rows, whose columns are called column1, column2 and so on."""

    sql: str
    types: tuple[str, ...]
    """Of the columns, as PostgreSQL calls them."""


READINGS: Final = Statement(
    "INSERT INTO sensing_reading (at, measure_id, key, value) {rows} "
    "ON CONFLICT DO NOTHING RETURNING at, measure_id, key",
    ("bigint", "int", "bigint", "float8"),
)
"""Returns what was not there yet."""
STATES: Final = Statement(
    "UPDATE sensing_measure SET at = column1, key = column3, value = column4, "
    "changed_at = CASE WHEN value = column4 THEN changed_at ELSE column1 END "
    "FROM ({rows}) AS said WHERE id = column2 "
    "AND (at IS NULL OR at < column1 OR (at = column1 AND key < column3)) RETURNING id, changed_at = at",
    ("bigint", "int", "bigint", "float8"),
)
"""Returns the measures that moved on, and whether to another value."""
BALANCES: Final = Statement(
    "INSERT INTO sensing_balance (device_id, received, stored, deduplicated, refused, heard_at) {rows} "
    "ON CONFLICT (device_id) DO UPDATE SET "
    "received = sensing_balance.received + excluded.received, "
    "stored = sensing_balance.stored + excluded.stored, "
    "deduplicated = sensing_balance.deduplicated + excluded.deduplicated, "
    "refused = sensing_balance.refused + excluded.refused, "
    "heard_at = CASE WHEN excluded.heard_at > COALESCE(sensing_balance.heard_at, 0) "
    "THEN excluded.heard_at ELSE sensing_balance.heard_at END",
    ("text", "int", "int", "int", "int", "bigint"),
)
REFUSALS: Final = Statement(
    "INSERT INTO sensing_refused (town, device, reason, day, number) {rows} "
    "ON CONFLICT (town, device, reason, day) DO UPDATE SET number = sensing_refused.number + excluded.number",
    ("text", "text", "text", "date", "int"),
)
TOUCHES: Final = Statement(
    "INSERT INTO sensing_touched (start, times) {rows} "
    "ON CONFLICT (start) DO UPDATE SET times = sensing_touched.times + 1",
    ("bigint", "int"),
)
CLOCKLESS: Final = Statement(
    "SELECT key, at FROM sensing_reading WHERE key < 0 AND key IN ({rows})", ("bigint",)
)


def run(statement: Statement, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Run a statement over all rows, inside the current transaction; return the rows it answers."""
    if not rows:
        return []
    return _in_lots(statement, rows) if connection.vendor == "sqlite" else _at_once(statement, rows)


def _in_lots(statement: Statement, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Speak to SQLite itself: Django would search each of the thousands of slots for its own kind of slot."""
    answers: list[tuple[Any, ...]] = []
    done = 0
    with connection.wrap_database_errors:
        for lot in _LOTS:
            sql = _sql(statement, lot)
            while len(rows) - done >= lot:
                values = tuple(chain.from_iterable(rows[done : done + lot]))
                answers += connection.connection.execute(sql, values).fetchall()
                done += lot
    return answers


@cache
def _sql(statement: Statement, lot: int) -> str:
    row = f"({', '.join('?' * len(statement.types))})"
    return statement.sql.format(rows=f"VALUES {', '.join([row] * lot)}")


def _at_once(statement: Statement, rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_sql_of_arrays(statement), [_array(column) for column in zip(*rows, strict=True)])
        return cursor.fetchall() if cursor.description else []


@cache
def _sql_of_arrays(statement: Statement) -> str:
    slots = ", ".join(f"%s::{each}[]" for each in statement.types)
    names = ", ".join(f"column{n}" for n, _ in enumerate(statement.types, 1))
    return statement.sql.format(rows=f"SELECT * FROM unnest({slots}) AS said ({names})")  # noqa: S608


def _array(column: Iterable[Any]) -> str:
    """Return a column as PostgreSQL writes arrays: texts are slugs, ids and days, with nothing to escape."""
    return f"{{{','.join(map(_cell, column))}}}"


def _cell(value: Any) -> str:
    if value is None:
        return "NULL"
    return f'"{value}"' if isinstance(value, str) else repr(value)
