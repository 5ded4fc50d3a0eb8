"""Give committed entries their position on PostgreSQL: gapless, by one sequencer at a time, after the commit.

A number drawn at insert would not do: transactions commit in another order than they insert, and a reader
that went past number 8 never sees number 7 that commits later. Here position 7 does not exist before its
entry is committed, and a transaction that commits late is simply later.

On SQLite writes are serial and `commands.record()` gives the position at insert; there is nothing to do here.
"""

from django.db import connection, transaction

CHANNEL = "halles_journal"
"""Notified at each batch, so that followers wake."""
_LOCK = 0x48616C6C6573
"""The key of the advisory lock: "Halles" in ASCII."""
_BATCH = 1_000

_WAITING = "SELECT EXISTS (SELECT 1 FROM journal_entry WHERE position IS NULL)"
_NUMBER = """
WITH head AS (SELECT COALESCE(MAX(position), 0) AS position FROM journal_entry),
waiting AS (SELECT seq FROM journal_entry WHERE position IS NULL ORDER BY seq LIMIT %s),
numbered AS (SELECT seq, row_number() OVER (ORDER BY seq) AS n FROM waiting)
UPDATE journal_entry AS entry SET position = head.position + numbered.n
FROM head, numbered WHERE entry.seq = numbered.seq
"""


def sequence() -> int:
    """Give a position to at most a thousand committed entries, in order of insertion; return how many.

    The lock lasts as long as the transaction: a sequencer that dies leaves nothing behind, and the next one
    starts from what the last one committed. While another sequencer is at work there is nothing to do: 0.
    """
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_WAITING)
        if not cursor.fetchone()[0]:
            return 0
        # READ COMMITTED: the update below is a statement of its own, so it sees all that was committed
        # when the lock was obtained.
        with transaction.atomic():
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
            if not cursor.fetchone()[0]:
                return 0
            cursor.execute(_NUMBER, [_BATCH])
            given = int(cursor.rowcount)
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    return given
