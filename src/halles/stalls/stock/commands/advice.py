"""Writes of the evening's list: make it, accept a line, change it, or want none for an item."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Count, Day, PublicId, Slug
from halles.stalls.directory.public import ShopCard
from halles.stalls.stock import rights
from halles.stalls.stock.commands.fields import quantity_clean
from halles.stalls.stock.events import AdviceAnswered, AdviceListed
from halles.stalls.stock.models import Advice, Answer, ShopChoice
from halles.stalls.stock.queries.advice import Proposed, baked, is_over, next_open, ordered
from halles.stalls.stock.queries.items import choice_of
from halles.town.models import Town

ONE_DAY = timedelta(1)


def list_make(*, actor: Actor, town: Town, card: ShopCard, now: datetime) -> date:
    """Make the list of a shop for the next day it opens, from its days that are over; return that day.

    Made again, lines that nobody answered are replaced; those that somebody did stay.
    """
    require(actor, rights.ADVISE, card.organisation)
    today = timezone.localdate(now)
    choice = choice_of(organisation=card.organisation, town=town.slug)
    until = today if is_over(town=town, card=card, now=now) else today - ONE_DAY
    day = next_open(town=town, card=card, after=today)
    bake = baked(town=town, card=card, choice=choice, day=day, until=until)
    order, _ = ordered(choice=choice, today=today)
    with transaction.atomic():
        _listed(card.organisation, town.slug, day)  # first: of two who make it at once, the second waits here
        _replace(card.organisation, [*bake, *order], since=today + ONE_DAY)
        lines = Count(len(bake) + len(order))
        event = AdviceListed(organisation=PublicId(card.organisation), day=Day(day.isoformat()), lines=lines)
        record(event, town=town.slug, actor=actor.person, subject=card.organisation)
    return day


def advice_answer(*, actor: Actor, advice: str, answer: str, decided: int | None = None) -> Advice:
    """Note what a shop says of a line: "accepted"; "changed" to `decided` (smallest steps); or "never".

    "never" takes the item off the lists to come. The last answer holds.
    """
    row = Advice.objects.select_related("item").filter(pk=advice).first()
    if row is None:
        raise NotFound(gettext("This line is no longer on the list."))
    require(actor, rights.KEEP, row.item.organisation)
    if answer not in Answer.values or (answer == Answer.CHANGED and decided is None):
        raise BadInput(gettext("Accept this line, or write how many."), field="decided")
    with transaction.atomic():
        _answer(row, actor, answer, decided)
        event = AdviceAnswered(advice=PublicId(row.pk), answer=Slug(str(answer)))
        record(event, town=row.item.town, actor=actor.person, subject=row.item.organisation)
    return row


def advice_accept_all(*, actor: Actor, town: str, organisation: str, since: date) -> int:
    """Accept all lines from a day on that nobody answered; return how many. One entry each."""
    require(actor, rights.KEEP, organisation)
    with transaction.atomic():
        rows = Advice.objects.select_for_update(of=("self",)).select_related("item")
        open_ = list(rows.filter(item__organisation=organisation, day__gte=since, answer="").order_by("pk"))
        for row in open_:
            _answer(row, actor, Answer.ACCEPTED, None)
            event = AdviceAnswered(advice=PublicId(row.pk), answer=Slug(str(Answer.ACCEPTED)))
            record(event, town=town, actor=actor.person, subject=organisation)
    return len(open_)


def _answer(row: Advice, actor: Actor, answer: str, decided: int | None) -> None:
    chosen = {Answer.ACCEPTED: row.quantity, Answer.NEVER: None}
    row.decided = (
        chosen[Answer(answer)] if answer in chosen else quantity_clean(decided or 0, field="decided")
    )
    row.answer, row.decided_by = answer, actor.person
    row.save(update_fields=["answer", "decided", "decided_by"])
    if answer == Answer.NEVER:
        row.item.is_advised = False
        row.item.save(update_fields=["is_advised"])


def _replace(organisation: str, lines: Sequence[Proposed], *, since: date) -> None:
    """Put the new lines in place of those that nobody answered."""
    rows = Advice.objects.filter(item__organisation=organisation, day__gte=since)
    rows.filter(answer="").delete()
    answered = set(rows.values_list("item", "day"))
    Advice.objects.bulk_create(
        [
            Advice(item_id=line.item, day=line.day, quantity=line.quantity, basis=line.basis)
            for line in lines
            if (line.item, line.day) not in answered
        ]
    )


def _listed(organisation: str, town: str, day: date) -> None:
    ShopChoice.objects.update_or_create(
        organisation=organisation,
        defaults={"listed_for": day},
        create_defaults={"town": town, "listed_for": day},
    )
