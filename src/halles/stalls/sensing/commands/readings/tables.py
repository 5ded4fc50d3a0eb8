"""The statements that store readings: many rows in one, the same words on SQLite and PostgreSQL.

One statement per row would take and give Python's global lock once per row; one with all rows in it would be
compiled anew for each number of rows. So rows go in lots of a few sizes, and each size is compiled once.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from django.db import connection

_LOTS: Final = (512, 64, 8, 1)

READINGS: Final = (
    "INSERT INTO sensing_reading (at, measure_id, key, value) VALUES {rows} "
    "ON CONFLICT DO NOTHING RETURNING at, measure_id, key"
)
"""Returns what was not there yet."""
STATES: Final = (
    "UPDATE sensing_measure SET at = column1, key = column3, value = column4, "
    "changed_at = CASE WHEN value = column4 THEN changed_at ELSE column1 END "
    "FROM (VALUES {rows}) AS said WHERE id = column2 "
    "AND (at IS NULL OR at < column1 OR (at = column1 AND key < column3)) RETURNING id, changed_at = at"
)
"""Returns the measures that moved on, and whether to another value."""
BALANCES: Final = (
    "INSERT INTO sensing_balance (device_id, received, stored, deduplicated, refused, heard_at) "
    "VALUES {rows} ON CONFLICT (device_id) DO UPDATE SET "
    "received = sensing_balance.received + excluded.received, "
    "stored = sensing_balance.stored + excluded.stored, "
    "deduplicated = sensing_balance.deduplicated + excluded.deduplicated, "
    "refused = sensing_balance.refused + excluded.refused, "
    "heard_at = CASE WHEN excluded.heard_at > COALESCE(sensing_balance.heard_at, 0) "
    "THEN excluded.heard_at ELSE sensing_balance.heard_at END"
)
REFUSALS: Final = (
    "INSERT INTO sensing_refused (town, device, reason, day, number) VALUES {rows} "
    "ON CONFLICT (town, device, reason, day) DO UPDATE SET number = sensing_refused.number + excluded.number"
)
TOUCHES: Final = (
    "INSERT INTO sensing_touched (start, times) VALUES {rows} "
    "ON CONFLICT (start) DO UPDATE SET times = sensing_touched.times + 1"
)
CLOCKLESS: Final = "SELECT key, at FROM sensing_reading WHERE key < 0 AND key IN ({rows})"


def run(sql: str, rows: Sequence[Sequence[Any]], *, reads: bool = False) -> list[tuple[Any, ...]]:
    """Run a statement over all rows, in their order; return the rows it answers where it `reads`."""
    answers: list[tuple[Any, ...]] = []
    done = 0
    with connection.cursor() as cursor:
        for lot in _LOTS:
            while len(rows) - done >= lot:
                values = [value for row in rows[done : done + lot] for value in row]
                cursor.execute(_text(sql, lot, len(rows[0])), values)
                if reads:
                    answers += cursor.fetchall()
                done += lot
    return answers


@cache
def _text(sql: str, lot: int, width: int) -> str:
    slots = ", ".join(["%s"] * width)
    return sql.format(rows=", ".join([f"({slots})" if width > 1 else slots] * lot))
