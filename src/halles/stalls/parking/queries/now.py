"""What is told of car parks at a moment, in at most six statements however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext

from halles.kit.errors import NotFound
from halles.stalls.parking.engine.measured import Measured, Told, measured, open_free
from halles.stalls.parking.engine.precedence import Shown, Word, shown_of
from halles.stalls.parking.engine.series import Piece
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries.carparks import FULL_LIFE, Said, said_list
from halles.stalls.parking.queries.closings import Closings, closings_around
from halles.stalls.parking.queries.foreseen import Outlook, days_learnt, outlooks
from halles.stalls.parking.queries.later import later_of
from halles.stalls.parking.queries.levels import pieces_of, told_now
from halles.stalls.parking.queries.recently import BACK, trend_now
from halles.stalls.parking.queries.shapes import Closing, Now
from halles.town.models import Town

DAYS_NEEDED = 7
"""Days from which something is foreseen."""
AT_MOST = timedelta(minutes=15)
"""How long a page may stand when nothing else changes it: forecasts move on."""


@dataclass(frozen=True)
class Picture:
    """Car parks at a moment, and until when this stays true if nobody says anything new."""

    shown: tuple[Now, ...]
    fresh_until: datetime


@dataclass(frozen=True)
class _Around:
    """All that was read of some car parks, by their ids."""

    town: Town
    now: datetime
    closings: Closings
    told: Mapping[str, list[Told]]
    pieces: Mapping[str, list[Piece]]
    outlooks: Mapping[str, Outlook]
    days: Mapping[str, int]


def parking_now(*, town: Town, now: datetime) -> list[Now]:
    """Return what is told of a town's car parks at a moment, by name."""
    return list(picture(town=town, now=now).shown)


def car_park_now(*, town: Town, slug: str, now: datetime) -> Now:
    """Return what is told of one car park at a moment; raise NotFound where there is none of this slug."""
    shown = picture(town=town, now=now, slug=slug).shown
    if not shown:
        raise NotFound(gettext("There is no such car park here."))
    return shown[0]


def fresh_until(*, town: Town, now: datetime) -> datetime:
    """Return until when `parking_now` stays true if nobody says more; at most a quarter of an hour."""
    rows = said_list(town=town.slug, now=now)
    closings = closings_around(town=town, now=now)
    return _fresh_until(rows, closings, told_now(town=town.slug, feeds=None, now=now), now)


def picture(*, town: Town, now: datetime, slug: str = "") -> Picture:
    """Return a town's car parks, or the one of a slug, with the moment until which this stays true."""
    rows = said_list(town=town.slug, now=now, slug=slug)
    if not rows:
        return Picture((), now + AT_MOST)
    around = _read(town, rows, now, is_one=bool(slug))
    shown = tuple(_now(row, around) for row in rows)
    return Picture(shown, _fresh_until(rows, around.closings, around.told, now))


def _read(town: Town, rows: Sequence[Said], now: datetime, *, is_one: bool) -> _Around:
    """Read what is known around a moment; where no sensor stands, two statements are enough."""
    ids = [row.car_park.pk for row in rows]
    closings = closings_around(town=town, now=now, car_parks=ids if is_one else None)
    found = told_now(town=town.slug, feeds=ids if is_one else None, now=now)
    told = {pk: found[pk] for pk in ids if pk in found}
    if not told:
        return _Around(town, now, closings, {}, {}, {}, {})
    pieces = pieces_of(feeds=[*told], since=now - BACK, until=now)
    said = outlooks(car_parks=[*told], now=now)
    days = days_learnt(town=town.slug) if set(told) - set(said) else {}
    return _Around(town, now, closings, told, pieces, said, days)


def _now(row: Said, around: _Around) -> Now:
    """Return what is told of one car park."""
    car_park, now = row.car_park, around.now
    capacity = capacity_of(car_park)
    closing = around.closings.at(car_park.pk, now)
    seen = measured(around.told.get(car_park.pk, ()), capacity=capacity)
    shown = _shown(row, seen, closing, capacity)
    bare = Now(
        car_park=car_park,
        capacity=capacity,
        free=shown.free,
        origin=shown.origin,
        at=shown.at,
        is_stale=seen is not None and seen.is_stale,
        is_simulated=seen is not None and seen.is_simulated,
        has_sensor=seen is not None,
        trend="",
        closing=closing,
        next_closing=around.closings.after(car_park.pk, now),
        full_words=row.full_words,
        later=(),
        days_known=None,
    )
    return bare if seen is None or seen.free is None else _with_outlook(bare, seen, around)


def _with_outlook(bare: Now, seen: Measured, around: _Around) -> Now:
    """Return the same with what was measured before and is foreseen, for which it takes a live measure."""
    pk, now = bare.car_park.pk, around.now
    outlook = around.outlooks.get(pk)
    days = around.days.get(pk, 0)
    pieces = around.pieces.get(pk, ())
    trend = trend_now(pieces, seen, now=now, capacity=bare.capacity)
    return replace(
        bare,
        trend="" if bare.is_closed else trend,
        later=later_of(outlook, seen, around.closings, car_park=pk, now=now, capacity=bare.capacity),
        days_known=days if outlook is None and days < DAYS_NEEDED else None,
    )


def _shown(row: Said, seen: Measured | None, closing: Closing | None, capacity: int | None) -> Shown:
    """Return what is told first of the free places, less those that are closed."""
    places = closing.places or 0 if closing else 0
    found, counted = None, None
    if seen is not None:
        free = seen.free
        if free is not None:
            free = open_free(free, capacity=capacity, closed=places, counts_closed=not seen.sees_places)
        found = Word(free, seen.at)
    if row.counted is not None and row.counted_at is not None:
        is_before = closing is not None and row.counted_at < closing.starts_at
        free = open_free(row.counted, capacity=capacity, closed=places, counts_closed=is_before)
        counted = Word(free, row.counted_at)
    said = Word(None, row.full_last) if row.full_last is not None else None
    is_closed = closing is not None and closing.places is None
    return shown_of(is_closed=is_closed, measured=found, counted=counted, said=said)


def capacity_of(car_park: CarPark) -> int | None:
    """Return how many places a car park has: as it has taught us, else as published."""
    return car_park.learnt_capacity if car_park.learnt_capacity is not None else car_park.capacity


def _fresh_until(
    rows: Sequence[Said], closings: Closings, told: Mapping[str, list[Told]], now: datetime
) -> datetime:
    """Return the first moment at which the clock alone changes what is told."""
    moments = [now + AT_MOST, closings.next_turn(now)]
    moments += [row.expires_at for row in rows]
    moments += [row.full_first + FULL_LIFE for row in rows if row.full_first is not None]
    moments += [each.until for words in told.values() for each in words if each.is_live]
    return min(moment for moment in moments if moment is not None and moment > now)
