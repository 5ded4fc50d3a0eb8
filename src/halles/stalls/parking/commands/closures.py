"""Writes of closings: once, from a moment until another, or each time that a rule tells; and called off."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId, Slug
from halles.stalls.parking import rights
from halles.stalls.parking.commands.carparks import held
from halles.stalls.parking.commands.reading import closure_read
from halles.stalls.parking.events import ClosureSet, ClosureWithdrawn
from halles.stalls.parking.models import CarPark, Closure, ClosureReason
from halles.stalls.parking.queries import capacity_of

AHEAD = timedelta(days=400)
"""How far ahead the end of what happens once can be."""


@dataclass(frozen=True)
class _When:
    """A closing in time: a rule, or "" for once."""

    rule: str
    starts_at: datetime
    ends_at: datetime | None


def closure_set(
    *,
    actor: Actor,
    car_park: CarPark,
    when: str = "",
    reason: str = "",
    is_weekly: bool = False,
    places: int | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> Closure:
    """Close a car park, or some of its `places`.

    `when` says it in words, its reason included if one wants: "Fermé jeudi 6 h–14 h : marché". With
    `is_weekly` it is a rule ("jeudi 6 h–14 h", "Th 06:00-14:00") that holds from `starts_at` (now) until
    `ends_at` (no end known); else it happens once. Without `when`, once from `starts_at` (now) until
    `ends_at`. What is not understood for sure is refused, with what was understood. Saying again what
    already holds changes nothing.
    """
    require(actor, rights.CLOSE, car_park.town)
    now = timezone.now()
    span, told = _read(car_park, when, is_weekly, starts_at, ends_at, now) if when else (None, "")
    span = span or _When("", starts_at or now, ends_at)
    _check(span, now)
    reason = reason or told
    if reason not in ClosureReason.values:
        raise BadInput(gettext("Say why: market, works, event or another reason."), field="reason")
    with transaction.atomic():
        row = held(car_park)
        taken = _places(row, places)
        return _same(row, span, reason, taken) or _written(row, span, reason, taken, actor)


def closure_withdraw(*, actor: Actor, car_park: CarPark, closure: str) -> None:
    """Call a closing off from now on: that it was closed until now stays known. Twice is once."""
    require(actor, rights.CLOSE, car_park.town)
    with transaction.atomic():
        row = Closure.objects.select_for_update().filter(pk=closure, car_park=car_park).first()
        if row is None:
            raise NotFound(gettext("This closing is not known."))
        if row.withdrawn_at:
            return
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        event = ClosureWithdrawn(car_park=PublicId(car_park.pk), closure=PublicId(row.pk))
        _tell(event, car_park=car_park, actor=actor)


def _read(
    car_park: CarPark,
    when: str,
    is_weekly: bool,
    starts_at: datetime | None,
    ends_at: datetime | None,
    now: datetime,
) -> tuple[_When, str]:
    """Return when the words close it, and the reason they tell."""
    read = closure_read(when=when, town=car_park.town, now=now, is_weekly=is_weekly)
    if read.rule:
        return _When(read.rule, starts_at or now, ends_at), read.reason
    return _When("", read.starts_at or now, read.ends_at), read.reason


def _check(span: _When, now: datetime) -> None:
    """Raise BadInput for a closing that cannot be, or is over."""
    if span.ends_at is None:
        if not span.rule:
            raise BadInput(gettext("Say until when it is closed."), field="when")
        return
    if span.ends_at <= span.starts_at:
        raise BadInput(gettext("The end comes before the beginning."), field="when")
    if span.ends_at <= now:
        raise BadInput(gettext("This moment is over."), field="when")
    if not span.rule and span.ends_at > now + AHEAD:
        raise BadInput(gettext("This is more than a year ahead: say it later."), field="when")


def _same(row: CarPark, span: _When, reason: str, places: int | None) -> Closure | None:
    """Return the closing that says the same already; of two rules, the one that began before does."""
    same = Closure.objects.filter(
        car_park=row, withdrawn_at=None, rule=span.rule, reason=reason, places=places, ends_at=span.ends_at
    )
    begun = {"starts_at__lte": span.starts_at} if span.rule else {"starts_at": span.starts_at}
    return same.filter(**begun).first()


def _written(row: CarPark, span: _When, reason: str, places: int | None, actor: Actor) -> Closure:
    closure = Closure.objects.create(
        car_park=row,
        reason=reason,
        rule=span.rule,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        places=places,
        author=actor.person,
        created_at=timezone.now(),
    )
    event = ClosureSet(car_park=PublicId(row.pk), closure=PublicId(closure.pk), reason=Slug(reason))
    _tell(event, car_park=row, actor=actor)
    return closure


def _tell(event: ClosureSet | ClosureWithdrawn, *, car_park: CarPark, actor: Actor) -> None:
    """Record it; the town's home page, which tells the closings of the day, is made anew too."""
    topics = [f"{car_park.town}/town"]
    record(event, town=car_park.town, actor=actor.person, subject=car_park.pk, topics=topics)


def _places(row: CarPark, places: int | None) -> int | None:
    """Return how many places are taken away; all of them is None."""
    if places is None:
        return None
    capacity = capacity_of(row)
    if places < 1:
        raise BadInput(gettext("Write how many places are closed, or leave empty for all."), field="places")
    if capacity is not None and places > capacity:
        message = gettext("“%(name)s” has only %(most)d places.")
        raise BadInput(message % {"name": row.name, "most": capacity}, field="places")
    return None if places == capacity else places
