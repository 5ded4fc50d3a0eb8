"""Text messages: an agent counts, a driver says "complet", anybody asks where places are free."""

from datetime import datetime

import rules
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from halles.doors.intents import TextHandler, TextIn, fit
from halles.doors.intents.texts import whom_to_call
from halles.kit import french
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import Refused
from halles.kit.text import fold
from halles.stalls.parking import rights
from halles.stalls.parking.commands import count_set, full_say
from halles.stalls.parking.engine.texting import Asked, asked_of
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries import Later, Now, car_park_by_word, car_park_now, parking_now
from halles.stalls.parking.queries.said import (
    chance_words,
    closed_words,
    free_words,
    in_words,
    origin_words,
    unknown_words,
)


def count(came: TextIn) -> str | None:
    """Note how many places an agent counted: "gare 12"."""
    asked, car_park = _asked(came, "count")
    if asked is None or car_park is None:
        return None
    actor = next((Actor(person=each) for each in came.persons if _may_count(each, car_park)), None)
    if actor is None:
        who = {"who": whom_to_call(came.town)}
        raise Refused(gettext("Only people of the town hall can count. Call %(who)s.") % who)
    noted = count_set(actor=actor, car_park=car_park, free=asked.free)
    words = {"name": _name(car_park), "n": noted.free, "time": _time(noted.counted_at)}
    said = ngettext(
        "%(name)s, %(n)d place counted at %(time)s. Thank you.",
        "%(name)s, %(n)d places counted at %(time)s. Thank you.",
        noted.free,
    )
    return said % words


def full(came: TextIn) -> str | None:
    """Note that a driver found a car park full: "gare complet". Nothing of who says so is kept."""
    asked, car_park = _asked(came, "full")
    if asked is None or car_park is None:
        return None
    full_say(actor=NOBODY, car_park=car_park, by=came.sender)
    words = {"name": _name(car_park), "time": _time(came.received_at)}
    return gettext("%(name)s, reported full at %(time)s, told for half an hour. Thank you.") % words


def now(came: TextIn) -> str | None:
    """Tell what is free now and later: "parking gare", or of every car park "parking"."""
    asked = asked_of(fold(came.text))
    if asked is None or asked.kind != "now":
        return None
    if not asked.words:
        told = parking_now(town=came.town, now=came.received_at)
        lines = [_line(each) for each in told]
        return fit(came.town, lines) if lines else gettext("No car park is known here.")
    car_park = car_park_by_word(town=came.town.slug, word=asked.words[0])
    if car_park is None:
        return None
    found = car_park_now(town=came.town, slug=car_park.slug, now=came.received_at)
    return fit(came.town, [_line(found), *map(_later, found.later)])


def _asked(came: TextIn, kind: str) -> tuple[Asked | None, CarPark | None]:
    """Return what a message of one kind asks, and of which car park; a name of none is not for us."""
    asked = asked_of(fold(came.text))
    if asked is None or asked.kind != kind or not asked.words:
        return None, None
    return asked, car_park_by_word(town=came.town.slug, word=asked.words[0])


def _may_count(person: str, car_park: CarPark) -> bool:
    return bool(rules.test_rule(rights.COUNT, Actor(person=person), car_park.town))


def _line(found: Now) -> str:
    return gettext("%(name)s: %(state)s.") % {"name": _name(found.car_park), "state": _state(found)}


def _later(each: Later) -> str:
    words = {"when": _capital(in_words(each.minutes)), "chance": chance_words(each)}
    return gettext("%(when)s: %(chance)s.") % words


def _state(found: Now) -> str:
    """Return what a car park is like now, in few words."""
    if found.is_closed and found.closing is not None:
        return closed_words(found.closing)
    known = ", ".join(filter(None, (free_words(found), origin_words(found))))
    return known or unknown_words(found).rstrip(".") or gettext("free places are not known")


def _name(car_park: CarPark) -> str:
    return _capital(car_park.word) if car_park.word else car_park.name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _time(moment: datetime) -> str:
    return french.time_words(timezone.localtime(moment), language=get_language() or "fr")


TEXTS = (
    TextHandler("parking.count", count),
    TextHandler("parking.full", full),
    TextHandler("parking.now", now),
)
