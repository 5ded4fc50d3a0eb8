"""Store what devices send: each report counted, and once; what is not declared never reaches the database."""

from collections.abc import Sequence

from django.db import transaction

from halles.kit.actor import Actor, require
from halles.stalls.sensing import rights
from halles.stalls.sensing.commands.readings.batch import Batch, Outcome, Rejected
from halles.stalls.sensing.commands.readings.ringer import Ringer, levels_ring
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.queries.register import REGISTER


def readings_store(
    *, actor: Actor, reports: Sequence[Report | Rejected], now_ms: int, ringer: Ringer | None = None
) -> list[Outcome]:
    """Store a batch in one transaction and return, once it is committed, what became of each report.

    `now_ms` is the time of arrival, in milliseconds since 1970. Without `ringer` what changed rings at once.
    """
    require(actor, rights.STORE)
    if not reports:
        return []
    ringer = ringer or Ringer(actor, pause_ms=0)
    with transaction.atomic():
        batch = Batch(REGISTER.now(), now_ms)
        for report in reports:
            batch.take(report)
        ringer.note(batch.write(), now_ms)
        due = ringer.due(now_ms)
        if due:
            levels_ring(actor=actor, due=due)
    ringer.done(due, now_ms)
    return batch.outcomes
