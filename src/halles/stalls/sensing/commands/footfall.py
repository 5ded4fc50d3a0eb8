"""Publish a week of people passing by, once."""

from datetime import date, datetime

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count, Day
from halles.stalls.sensing import rights
from halles.stalls.sensing.engine.footfall import publish
from halles.stalls.sensing.events import FootfallPublished
from halles.stalls.sensing.models import FootfallWeek
from halles.stalls.sensing.queries.footfall import figure_kept, footfall_counted


def footfall_publish(*, actor: Actor, town: str, week: date, now: datetime) -> bool:
    """Publish the week of a Monday; False where it was published: what is out stays as it is.

    Only a week that `footfall_due` names: of another one, something may still come in.
    """
    require(actor, rights.PUBLISH, town)
    with transaction.atomic():
        if FootfallWeek.objects.filter(town=town, week=week).exists():
            return False
        counted = footfall_counted(town=town, week=week)
        figures = [figure_kept(one) for one in publish(counted.counts, counted.group_of)]
        row = FootfallWeek(town=town, week=week, figures=figures, published_at=now)
        row.is_simulated = counted.is_simulated
        row.save(force_insert=True)
        event = FootfallPublished(week=Day(week.isoformat()), figures=Count(len(figures)))
        record(event, town=town, topics=[f"{town}/sensing/footfall"])
    return True
