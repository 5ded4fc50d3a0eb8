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
from halles.stalls.parking.commands.rules import rule_read
from halles.stalls.parking.engine.sentence import cut
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
    reason: str = "",
    rule: str = "",
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    places: int | None = None,
) -> str:
    """Close a car park, or some of its `places`, and return the closing's id.

    With `rule` ("jeudi 6 h–14 h", "Th 06:00-14:00", or the whole sentence "Fermé jeudi 6 h–14 h : marché")
    each time that it tells, from `starts_at` (now) until `ends_at` (no end); without, once from `starts_at`
    until `ends_at`. What is not understood for sure is refused, with what was understood. Saying again what
    already holds changes nothing.
    """
    require(actor, rights.CLOSE, car_park.town)
    now = timezone.now()
    said = cut(rule)
    reason = reason or said.reason
    if reason not in ClosureReason.values:
        raise BadInput(gettext("Say why: market, works, event or another reason."), field="reason")
    when = (
        _recurring(car_park, said.when, starts_at, ends_at, now) if rule else _once(starts_at, ends_at, now)
    )
    with transaction.atomic():
        row = held(car_park)
        taken = _places(row, places)
        known = _already(row, when, reason, taken)
        return known or _written(row, when, reason, taken, actor)


def closure_withdraw(*, actor: Actor, closure: str) -> None:
    """Call a closing off from now on: that it was closed until now stays known. Twice is once."""
    found = Closure.objects.select_related("car_park").filter(pk=closure).first()
    if found is None:
        raise NotFound(gettext("This closing is not known."))
    require(actor, rights.CLOSE, found.car_park.town)
    with transaction.atomic():
        row = Closure.objects.select_for_update().get(pk=closure)
        if row.withdrawn_at:
            return
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        event = ClosureWithdrawn(car_park=PublicId(row.car_park_id), closure=PublicId(row.pk))
        record(event, town=found.car_park.town, actor=actor.person, subject=row.car_park_id)


def _written(row: CarPark, when: _When, reason: str, places: int | None, actor: Actor) -> str:
    closure = Closure.objects.create(
        car_park=row,
        reason=reason,
        rule=when.rule,
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        places=places,
        author=actor.person,
        created_at=timezone.now(),
    )
    event = ClosureSet(car_park=PublicId(row.pk), closure=PublicId(closure.pk), reason=Slug(reason))
    record(event, town=row.town, actor=actor.person, subject=row.pk)
    return str(closure.pk)


def _already(row: CarPark, when: _When, reason: str, places: int | None) -> str:
    """Return the id of a closing that says the same; "" where there is none.

    Of two rules without an end the one that began before says the same.
    """
    same = Closure.objects.filter(
        car_park=row, withdrawn_at=None, rule=when.rule, reason=reason, places=places, ends_at=when.ends_at
    )
    begun = {"starts_at__lte": when.starts_at} if when.rule else {"starts_at": when.starts_at}
    return same.filter(**begun).values_list("pk", flat=True).first() or ""


def _recurring(
    car_park: CarPark, text: str, starts_at: datetime | None, ends_at: datetime | None, now: datetime
) -> _When:
    rule = rule_read(text, town=car_park.town, now=now)
    start = starts_at or now
    if ends_at is not None and ends_at <= max(start, now):
        raise BadInput(gettext("The end comes before the beginning."), field="ends_at")
    return _When(rule, start, ends_at)


def _once(starts_at: datetime | None, ends_at: datetime | None, now: datetime) -> _When:
    """Return a closing that happens once, from now if nothing else is said."""
    start = starts_at or now
    if ends_at is None:
        advice = gettext("Write for example: “jeudi 6 h–14 h” for each Thursday.")
        raise BadInput(gettext("Say until when it is closed."), field="ends_at", advice=advice)
    if ends_at <= start:
        raise BadInput(gettext("The end comes before the beginning."), field="ends_at")
    if ends_at <= now:
        raise BadInput(gettext("This moment is over."), field="ends_at")
    if ends_at > now + AHEAD:
        raise BadInput(gettext("This is more than a year ahead: say it later."), field="ends_at")
    return _When("", start, ends_at)


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
