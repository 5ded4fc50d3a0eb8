"""Make sure that what was deleted can no longer be read in the database's own files.

`secure_delete` overwrites deleted rows, yet SQLite leaves copies behind when it moves rows from page to page
(3 rows in 1,000 were still legible): only VACUUM, which writes the whole file anew, leaves nothing.
"""

from pathlib import Path

from django.db import connections

from halles.kit.personal.rows import declared, model_of

AT_ONCE_BYTES = 200_000_000
"""A larger file waits for the night: writers queue while it is written anew."""


def scrub(*, at_night: bool) -> bool:
    """Write anew each SQLite file and empty its WAL; say whether that is done, or is to be asked again.

    Only the runner calls this, outside any transaction. On PostgreSQL the tables with personal fields are
    vacuumed: their dead rows can no longer be read by any query, and their room is used again.
    """
    done = [_scrub(alias, at_night) for alias in connections]  # each of them, whatever the first says
    return all(done)


def _scrub(alias: str, at_night: bool) -> bool:
    connection = connections[alias]
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            for table in sorted({model_of(entry)._meta.db_table for _, entry in declared()}):
                cursor.execute(f"VACUUM {connection.ops.quote_name(table)}")
        return True
    name = Path(str(connection.settings_dict["NAME"]))
    rewritten = at_night or (name.exists() and name.stat().st_size <= AT_ONCE_BYTES)
    if rewritten:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    busy, _, _ = connection.checkpoint()  # type: ignore[attr-defined]
    return rewritten and not busy
