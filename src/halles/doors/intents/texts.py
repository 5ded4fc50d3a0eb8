"""The seam of incoming text messages: who wrote, which stall understands it, one answer of one segment.

A stall lists its handlers as TEXTS in its intents module. Nothing of what comes in is kept: who it is from
and what it says live until it is answered; of a message's own id only a keyed hash, so that one that the
modem hands over twice acts once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext, override

from halles.doors.commands import message_post
from halles.kit import gsm7
from halles.kit.errors import BadInput, Problem, TooMany
from halles.kit.post import Message
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
MOST_CHARACTERS = 480
"""Three segments: nobody asks for more."""


@dataclass(frozen=True)
class TextIn:
    """One text message, as a stall sees it."""

    town: Town
    sender: str
    """The number, as E.164."""
    text: str
    persons: tuple[str, ...]
    """Public ids of whom the number belongs to: nobody, somebody, or several of a family."""
    received_at: datetime


@dataclass(frozen=True)
class TextHandler:
    """What a stall's intents.py declares in TEXTS."""

    name: str
    """That of its capability: "parking.count"."""
    answer: Callable[[TextIn], str | None]
    """Do what a message asks and return the answer, None where it asks for something else.

    A Problem that it raises is the answer, and nothing was changed.
    """


def text_take(*, sender: str, text: str, received_at: datetime, town: str = "", key: str = "") -> str:
    """Do what a text message asks, queue the answer and return it.

    `key` names the message in its network ("" where nothing does): of two with the same key the second does
    nothing and gets "". Nothing is answered either to what is no telephone number, nor to who writes on and
    on.
    Raises BadInput where several towns are here and neither `town` nor the sender tells which is meant.
    """
    try:
        number = read_phone(sender)
        hit(FROM_ONE, number)
    except (BadInput, TooMany):
        return ""
    persons = persons_by_address(channel="sms", to=number)
    where = _town(town, persons)
    came = TextIn(where, number, text.strip()[:MOST_CHARACTERS], tuple(p.pk for p in persons), received_at)
    with override(persons[0].language if persons else "fr"), transaction.atomic():
        if key and _is_known(key):
            return ""
        answer = fit(where, [_answer(came)])
        message_post(Message(channel="sms", to=number, text=answer, town=where.slug))
    return answer


def fit(town: Town, parts: Sequence[str]) -> str:
    """Return as many of the parts as one segment carries beside the town's name, in its characters.

    The first is cut where even it does not fit.
    """
    room = gsm7.SINGLE - gsm7.septets(gsm7.rewrite(f"{town.name} : "))
    said = ""
    for part in map(gsm7.rewrite, parts):
        longer = f"{said} {part}".strip()
        if said and gsm7.septets(longer) > room:
            break
        said = longer
    while gsm7.septets(said) > room:
        said = said[:-4].rstrip() + "..."
    return said


def _answer(came: TextIn) -> str:
    """Ask each stall in turn; what none understands is told whom to call."""
    for stall, handlers in house_texts().items():
        for handler in handlers if stall not in came.town.closed_stalls else ():
            try:
                with transaction.atomic():
                    answer = handler.answer(came)
            except Problem as problem:
                return str(problem)
            if answer is not None:
                return answer
    return gettext("This message was not understood. Call %(who)s.") % {"who": whom_to_call(came.town)}


def whom_to_call(town: Town) -> str:
    """Return who helps by telephone, with the number if the town gave one."""
    name = town.help_name or gettext("the town hall")
    return f"{name}, {town.help_phone}" if town.help_phone else name


def house_texts() -> Mapping[str, Sequence[TextHandler]]:
    """Return every stall's handlers by its slug (settings.TEXTS), for this floor below the loader."""
    found: Mapping[str, Sequence[TextHandler]] = import_string(settings.TEXTS)()
    return found


def _is_known(key: str) -> bool:
    try:
        hit(ONCE, key)
    except TooMany:
        return True
    return False


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
