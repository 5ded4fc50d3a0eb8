"""Anybody asks by text message where places are free, now or later, and what a car park costs."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.engine.meaning import Moment
from halles.doors.public import Answer, TextIn, said
from halles.stalls.parking.intents.meant import capital, car_park_meant, name_of
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries import (
    Later,
    Now,
    capacity_of,
    car_park_list,
    car_park_now,
    parking_now,
    short_facts,
)
from halles.stalls.parking.queries.facts import fee_words
from halles.stalls.parking.queries.said import (
    chance_words,
    closed_words,
    free_words,
    in_words,
    origin_words,
    unknown_words,
)

SOON = 15
"""Minutes up to which "later" is now."""
FURTHEST = 150
"""Minutes beyond which nothing is foreseen."""
EVENING, AFTERNOON, MORNING = 19, 14, 9
"""Hours that one means by a part of the day."""


def now(came: TextIn) -> Answer | None:
    """Tell what is free now and later, in one car park or in all of them; at a moment, with what chance."""
    car_park = car_park_meant(came)
    if car_park is None and came.slots.get("car_park"):
        return _unknown(came)
    told = _told(came, car_park)
    if not told:
        return said(gettext("No car park is known here."))
    minutes = _minutes(came)
    if minutes > SOON:
        return said(*(_at(each, minutes, came.received_at) for each in told), *_too_far(minutes))
    if car_park is None:
        return said(*map(_line, told))
    return said(_line(told[0]), *map(_later, told[0].later))


def find(came: TextIn) -> Answer | None:
    """Tell what a car park costs, its height, its disabled places; of all of them what they cost."""
    car_park = car_park_meant(came)
    if car_park is not None:
        facts = short_facts(car_park, capacity=capacity_of(car_park))
        return said(f"{name_of(car_park)}.", *(f"{capital(each)}." for each in facts))
    if came.slots.get("car_park"):
        return _unknown(came)
    rows = car_park_list(town=came.town.slug)
    return said(*map(_fee, rows)) if rows else said(gettext("No car park is known here."))


def _told(came: TextIn, car_park: CarPark | None) -> list[Now]:
    if car_park is None:
        return parking_now(town=came.town, now=came.received_at)
    return [car_park_now(town=came.town, slug=car_park.slug, now=came.received_at)]


def _unknown(came: TextIn) -> Answer:
    """Tell which car parks there are, where the one that is asked for is none of them."""
    names = ", ".join(name_of(each) for each in car_park_list(town=came.town.slug))
    if not names:
        return said(gettext("No car park is known here."))
    return said(
        gettext("This car park is not known here."), gettext("There are: %(names)s.") % {"names": names}
    )


def _minutes(came: TextIn) -> int:
    """Return in how many minutes somebody wants to park; 0 for now, and for what is past."""
    when = came.slots.get("when")
    if not isinstance(when, Moment):
        return 0
    if when.minutes is not None:
        return when.minutes
    wall = timezone.localtime(came.received_at)
    hour = {"morning": MORNING, "afternoon": AFTERNOON, "evening": EVENING}.get(when.part)
    if when.start is None and hour is None:
        return 0 if when.day in (None, wall.date()) else FURTHEST + 1
    day = when.day or wall.date()
    at = wall.replace(year=day.year, month=day.month, day=day.day, hour=hour or 0, minute=0)
    if when.start is not None:
        at = at.replace(hour=when.start.hour, minute=when.start.minute)
    return max(0, round((at - wall) / timedelta(minutes=1)))


def _at(found: Now, minutes: int, moment: datetime) -> str:
    """Return what is foreseen of a car park in so many minutes; else why nothing is."""
    at = moment + timedelta(minutes=minutes)
    closing = found.next_closing if found.closing is None else found.closing
    is_closed = closing and closing.places is None and closing.starts_at <= at
    if closing and is_closed and (closing.ends_at is None or at < closing.ends_at):
        return f"{name_of(found.car_park)}: {closed_words(closing)}."
    near = min(found.later, key=lambda each: abs(each.minutes - minutes), default=None)
    if near is None or minutes > FURTHEST:
        return _line(found)
    words = {"name": name_of(found.car_park), "when": in_words(near.minutes), "chance": chance_words(near)}
    return gettext("%(name)s %(when)s: %(chance)s.") % words


def _too_far(minutes: int) -> tuple[str, ...]:
    if minutes <= FURTHEST:
        return ()
    return (gettext("It is foreseen two hours ahead at most: ask again then."),)


def _line(found: Now) -> str:
    return gettext("%(name)s: %(state)s.") % {"name": name_of(found.car_park), "state": _state(found)}


def _later(each: Later) -> str:
    words = {"when": capital(in_words(each.minutes)), "chance": chance_words(each)}
    return gettext("%(when)s: %(chance)s.") % words


def _state(found: Now) -> str:
    """Return what a car park is like now, in few words."""
    if found.is_closed and found.closing is not None:
        return closed_words(found.closing)
    known = ", ".join(filter(None, (free_words(found), origin_words(found))))
    return known or unknown_words(found).rstrip(".") or gettext("free places are not known")


def _fee(car_park: CarPark) -> str:
    words = {"name": name_of(car_park), "state": fee_words(car_park) or gettext("tariff not known")}
    return gettext("%(name)s: %(state)s.") % words
