"""An agent counts by text message, a driver says "complet"."""

from django.utils.translation import gettext, ngettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.actor import NOBODY
from halles.stalls.parking import rights
from halles.stalls.parking.commands import count_set, count_withdraw, full_say
from halles.stalls.parking.intents.meant import actor_for, car_park_meant, name_of, time_words
from halles.stalls.parking.queries import car_park_get


def count(came: TextIn) -> Answer | None:
    """Note how many places an agent counted: "gare 12"."""
    car_park, free = car_park_meant(came), came.slots.get("free")
    if car_park is None or not isinstance(free, int):
        return None
    noted = count_set(actor=actor_for(came, rights.COUNT), car_park=car_park, free=free)
    words = {"name": name_of(car_park), "n": noted.free, "time": time_words(noted.counted_at)}
    told = ngettext(
        "%(name)s, %(n)d place counted at %(time)s. Thank you.",
        "%(name)s, %(n)d places counted at %(time)s. Thank you.",
        noted.free,
    )
    return said(told % words, ask=Ask("undo", {"car_park": car_park.slug, "count": noted.pk}))


def count_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Take a count back: what was told before holds again."""
    car_park = car_park_get(town=came.town.slug, slug=state["car_park"])
    if reply.kind != "undo" or car_park is None:
        return None
    count_withdraw(actor=actor_for(came, rights.COUNT), car_park=car_park, count=state["count"])
    return said(gettext("%(name)s: your count is taken back.") % {"name": name_of(car_park)})


def full(came: TextIn) -> Answer | None:
    """Note that a driver found a car park full: "gare complet". Nothing of who says so is kept."""
    car_park = car_park_meant(came)
    if car_park is None:
        return None
    full_say(actor=NOBODY, car_park=car_park, by=came.sender)
    words = {"name": name_of(car_park), "time": time_words(came.received_at)}
    return said(gettext("%(name)s, reported full at %(time)s, told for half an hour. Thank you.") % words)
