"""The door of incoming text messages: who wrote, to which town, once each, and never a machine for ever.

Nothing of what comes in is kept but what the next answer needs, half an hour, and calls for help; of a
message's own id only a keyed hash, so that one that the modem hands over twice acts once.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext, override

from halles.doors.intents.conversation import answer_to, written
from halles.doors.intents.hearing import Heard, hear
from halles.doors.intents.own import ALWAYS, EMERGENCY, emergency
from halles.doors.queries.talking import TextIn
from halles.kit.errors import BadInput, TooMany
from halles.kit.post import Message, post
from halles.kit.ratelimit import Limit, hit
from halles.people.commands.persons import read_phone
from halles.people.models import Person
from halles.people.queries import persons_by_address
from halles.town.models import Town
from halles.town.public import town_list

ONCE = Limit("doors.text-once", most=1, seconds=30 * 86_400)
"""A message of the same id acts once."""
FROM_ONE = Limit("doors.text-from", most=20, seconds=600)
"""From one number; beyond, it is another machine that answers ours, or mischief: nothing is answered."""
ALWAYS_HEARD = Limit("doors.text-always", most=20, seconds=600)
"""Danger, STOP and a call for help are heard beyond that bound, with one of their own: a machine that repeats
our words ends, too."""
MOST_CHARACTERS = 480
"""Three segments: nobody asks for more."""


def text_take(*, sender: str, text: str, received_at: datetime, town: str = "", key: str = "") -> str:
    """Do what a text message asks, queue the answer and return it.

    `key` names the message in its network ("" where nothing does): of two with the same key the second does
    nothing and gets "". Nothing is answered either to what is no telephone number, nor to who writes on and
    on, but for danger, STOP and a call for help.
    Raises BadInput where several towns are here and neither `town` nor the sender tells which is meant.
    """
    try:
        number = read_phone(sender)
    except BadInput:
        return ""
    is_heard = _within(FROM_ONE, number)
    persons = persons_by_address(channel="sms", to=number)
    where = _town(town, persons)
    ids = tuple(person.pk for person in persons)
    came = TextIn(where, number, text.strip()[:MOST_CHARACTERS], ids, received_at, key=key)
    with override(persons[0].language if persons else "fr"), transaction.atomic():
        if key and not _within(ONCE, key):
            return ""
        answer = _answer(hear(came), is_heard=is_heard)
        if answer:
            post(Message("sms", number, answer, town=where.slug, kind="answer"))
    return answer


def _answer(heard: Heard, *, is_heard: bool) -> str:
    """Answer danger before all else; of a number that writes on and on hear only that, STOP and AIDE."""
    if heard.meant.intent == EMERGENCY:
        is_told = _within(ALWAYS_HEARD, heard.came.sender)
        return written(heard.came.town, emergency(heard.came)) if is_told else ""
    if not is_heard and heard.meant.sure and heard.meant.intent in ALWAYS:
        is_heard = _within(ALWAYS_HEARD, heard.came.sender)
    return answer_to(heard) if is_heard else ""


def _within(limit: Limit, value: str) -> bool:
    try:
        hit(limit, value)
    except TooMany:
        return False
    return True


def _town(slug: str, persons: Sequence[Person]) -> Town:
    """Return the town that a message is meant for: the modem's, the only one, or the sender's."""
    towns = {town.slug: town for town in town_list()}
    asked = slug or (next(iter(towns)) if len(towns) == 1 else persons[0].town if persons else "")
    if asked not in towns:
        advice = gettext("Say which with --town, once for each modem.")
        raise BadInput(
            gettext("Nobody can know which town this message is for."), field="town", advice=advice
        )
    return towns[asked]
