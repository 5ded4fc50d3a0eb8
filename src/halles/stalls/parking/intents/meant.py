"""Which car park a text message is about, which of the number's persons may act, and the words for both."""

from datetime import datetime

import rules
from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.public import TextIn, whom_to_call
from halles.kit import french
from halles.kit.actor import Actor
from halles.kit.errors import Refused
from halles.kit.text import fold
from halles.stalls.parking.engine.names_said import meant
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries import car_park_get, names_known
from halles.stalls.parking.queries.facts import language


def car_park_meant(came: TextIn) -> CarPark | None:
    """Return the car park that a message names; None where it names none, or none of here."""
    said = fold(str(came.slots.get("car_park", "")))
    slug = meant(said, names_known(town=came.town.slug)) if said else ""
    return car_park_get(town=came.town.slug, slug=slug) if slug else None


def actor_for(came: TextIn, right: str) -> Actor:
    """Return the one of the number's persons who may; raise Refused, with whom to call, where none does."""
    actors = (Actor(person=each) for each in came.persons)
    found = next((each for each in actors if rules.test_rule(right, each, came.town.slug)), None)
    if found is None:
        who = {"who": whom_to_call(came.town)}
        raise Refused(gettext("Only people of the town hall can do this. Call %(who)s.") % who)
    return found


def name_of(car_park: CarPark) -> str:
    """Return the word by which text messages call a car park, else its name."""
    return capital(car_park.word) if car_park.word else car_park.name


def capital(text: str) -> str:
    """Return a text with its first letter in capitals."""
    return text[:1].upper() + text[1:]


def time_words(moment: datetime) -> str:
    """Return "10 h 07"."""
    return french.time_words(timezone.localtime(moment), language=language())
