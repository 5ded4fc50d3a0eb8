"""The seam of incoming text messages: who wrote, which stall understands it, one answer of one segment.

A stall lists its handlers as TEXTS in its intents module. Nothing of what comes in is kept: who it is from
and what it says live until it is answered; of a message's own id only a keyed hash, so that one that the
modem hands over twice acts once.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext, override

from halles.doors.commands import message_post
from halles.doors.queries.talking import Answer, TextHandler, TextIn
from halles.doors.queries.wording import fit, whom_to_call
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
        answer = fit(where, _answer(came).parts)
        message_post(Message(channel="sms", to=number, text=answer, town=where.slug))
    return answer


def _answer(came: TextIn) -> Answer:
    """Ask each stall in turn; what none understands is told whom to call."""
    for stall, handlers in house_texts().items():
        for handler in handlers if stall not in came.town.closed_stalls else ():
            try:
                with transaction.atomic():
                    answer = handler.answer(came)
            except Problem as problem:
                return Answer((str(problem),))
            if answer is not None:
                return answer if isinstance(answer, Answer) else Answer((answer,))
    words = gettext("This message was not understood. Call %(who)s.") % {"who": whom_to_call(came.town)}
    return Answer((words,))


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
