"""A round: every shop whose page could not tell what it does is asked once, in short transactions."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Count, Day
from halles.kit.post import post
from halles.people.models import Person
from halles.stalls.directory import rights
from halles.stalls.directory.commands.holidays.telling import owner_reachable, question_message
from halles.stalls.directory.engine.occasions import Occasion, due
from halles.stalls.directory.events import HolidayAsked
from halles.stalls.directory.models import HolidayQuestion
from halles.stalls.directory.queries.holidays import Asked, shops_to_ask
from halles.stalls.directory.queries.special import wall
from halles.town.models import Town
from halles.town.public import holidays_around, town_list

STALL = "directory"
BATCH = 50
"""Shops asked in one transaction, with one entry of the journal: others write in between."""

Addressed = tuple[Asked, Person | None]


def holiday_round(*, actor: Actor, town: Town, occasion: Occasion, now: datetime) -> int:
    """Ask each shop of a town once about a public holiday or a summer; return how many were asked now.

    A shop's question and the message that carries it are committed together: cut short at any instant and run
    again, a round asks only those who were not asked. Who has no channel finds the question on her page.
    """
    require(actor, rights.ASK)
    if occasion.last < wall(now).date():
        raise BadInput(gettext("This day has passed."), field="occasion")
    shops = shops_to_ask(town=town, occasion=occasion)
    return sum(_ask(batch, town, occasion, now) for batch in _batches(shops))


def holiday_rounds(*, actor: Actor, now: datetime) -> int:
    """Make the rounds that are due at `now` in every open town; return how many shops were asked."""
    require(actor, rights.ASK)
    today = wall(now).date()
    towns = [town for town in town_list(only_open=True) if STALL not in town.closed_stalls]
    rounds = (
        (town, each) for town in towns for each in due(today, holidays_around(insee=town.insee, day=today))
    )
    return sum(holiday_round(actor=actor, town=town, occasion=each, now=now) for town, each in rounds)


def _batches(shops: Sequence[Asked]) -> Iterator[list[Addressed]]:
    """Yield a few shops at a time, each with the owner who is written to, looked up before any lock."""
    for first in range(0, len(shops), BATCH):
        batch = shops[first : first + BATCH]
        yield [(shop, owner_reachable(organisation=shop.organisation)) for shop in batch]


def _ask(batch: list[Addressed], town: Town, occasion: Occasion, now: datetime) -> int:
    """Ask these shops, but for those that another process asked in the meantime."""
    rows = [
        HolidayQuestion(sheet_id=shop.sheet, occasion=occasion.slug, day=occasion.first, asked_at=now)
        for shop, _ in batch
    ]
    with transaction.atomic():
        HolidayQuestion.objects.bulk_create(rows, ignore_conflicts=True)
        mine = HolidayQuestion.objects.filter(pk__in=[row.pk for row in rows])
        kept = set(mine.values_list("pk", flat=True))
        for row, (shop, person) in zip(rows, batch, strict=True):
            if person and row.pk in kept:
                today = wall(now).date()
                post(
                    question_message(
                        shop=shop, person=person, question=row.pk, occasion=occasion, town=town, today=today
                    )
                )
        if kept:
            event = HolidayAsked(day=Day(occasion.first.isoformat()), asked=Count(len(kept)))
            record(event, town=town.slug)
    return len(kept)
