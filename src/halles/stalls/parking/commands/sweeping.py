"""Deletes what has had its time: who said "complet" a day ago, counts of a month, forecasts of a season."""

from datetime import datetime, timedelta

from django.db import transaction

from halles.kit.actor import Actor, require
from halles.stalls.parking import rights
from halles.stalls.parking.models import Count, Foreseen, FullWord

FULL_KEPT = timedelta(hours=24)
COUNT_KEPT = timedelta(days=30)
FORESEEN_KEPT = timedelta(days=90)


def said_sweep(*, actor: Actor, now: datetime) -> int:
    """Delete words a day old, counts thirty days old and forecasts ninety days old; return how many rows.

    No journal entry: nothing of it is told any more.
    """
    require(actor, rights.FORESEE)
    with transaction.atomic():
        words, _ = FullWord.objects.filter(said_at__lte=now - FULL_KEPT).delete()
        counts, _ = Count.objects.filter(counted_at__lte=now - COUNT_KEPT).delete()
        foreseen, _ = Foreseen.objects.filter(made_at__lte=now - FORESEEN_KEPT).delete()
    return words + counts + foreseen
