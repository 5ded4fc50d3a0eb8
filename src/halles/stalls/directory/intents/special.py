"""A shop closes or opens exceptionally: read twice, published only where it is sure, shown back, undone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import make_aware
from django.utils.translation import gettext

from halles.doors.engine.meaning import Moment
from halles.doors.engine.spelling import spelled
from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.errors import BadInput
from halles.kit.text import fold
from halles.stalls.directory.commands import special_set, special_withdraw
from halles.stalls.directory.commands.special import spans_usual
from halles.stalls.directory.engine.publishing import Said, answers_of
from halles.stalls.directory.exchange.words import understood
from halles.stalls.directory.intents.holidays import answered_too, taken_back_too
from halles.stalls.directory.intents.whose import Own, for_chosen, for_own, own_get, publish_for
from halles.stalls.directory.models import SpecialSource
from halles.stalls.directory.queries import wall
from halles.town.engine.hours.sentence import Told, read_sentence

EVERY = frozenset({"tous", "toutes", "chaque", "desormais", "toujours"})
"""Words of usual hours: no exception is meant."""
LEAVE = frozenset({"conge", "conges", "vacances"})
MOST_CHOICES = 4


def special(came: TextIn) -> Answer:
    """Publish that a shop is closed or open, as it was understood."""
    return for_own(came, _special)


def special_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Go on for the shop or with the meaning that was chosen or confirmed; or take it back."""
    if reply.kind == "undo":
        return _undo(came, state)
    if reply.kind == "no":
        return said(gettext("Nothing was published."))
    if "sentence" not in state:
        return for_chosen(came, state, reply, _special)
    own = own_get(came, state["sheet"])
    now = datetime.fromisoformat(state["now"])
    told = _read(own, state["sentence"], now)
    if reply.kind == "choice" and told.question:
        key = state["keys"][reply.number - 1]
        answers = answers_of(told.question, told.choices)
        told = next((each.told for each in answers if each.key == key), told)
    return _publish(came, own, told) if told.special else said(gettext("Nothing was published."))


def _special(came: TextIn, own: Own) -> Answer:
    words = set(fold(came.text).split())
    if words & EVERY:
        advice = gettext("To change your usual hours, begin with HORAIRES.")
        raise BadInput(gettext("This is no exception."), advice=advice)
    now = wall(came.received_at).replace(second=0, microsecond=0)
    sentence, is_sure = _sentence(came, own, now)
    told = _read(own, sentence, now)
    if told.question:
        return _ask(own, sentence, told, now)
    if not told.special:
        advice = gettext("For example: FERME JEUDI MATIN, or OUVERT DIMANCHE 9H-12H.")
        raise BadInput(gettext("When was not understood."), advice=advice)
    if not is_sure:
        words_back = _words(told, now)
        state = {"sheet": own.sheet.slug, "sentence": sentence, "now": now.isoformat()}
        question = gettext("%(name)s: %(words)s?") % {"name": own.name, "words": words_back}
        return said(question, ask=Ask("confirm", state))
    return _publish(came, own, told)


def _sentence(came: TextIn, own: Own, now: datetime) -> tuple[str, bool]:
    """Return the sentence to go by, and whether both readings of the message mean the same day.

    The message itself is read first; where it tells nothing, what the doors understood of it.
    """
    when = came.slots.get("when")
    is_open = came.slots.get("is") == "open"
    words = spelled(when, today=now.date()) if isinstance(when, Moment) else ""
    second = f"{'Ouvert exceptionnellement' if is_open else 'Fermé'} {words}" if words else ""
    told = _read(own, came.text, now)
    options = [told, *(each.told for each in told.choices)]
    read = [each for each in options if each.special]
    if not read and not (told.question and told.choices):
        return second or came.text, True
    if not isinstance(when, Moment) or when.day is None or not read:
        return came.text, True
    return came.text, any(start.date() == when.day for each in read for start, _, _ in each.special)


def _read(own: Own, sentence: str, now: datetime) -> Told:
    return read_sentence(sentence, now=now, spans=spans_usual(own.sheet))


def _ask(own: Own, sentence: str, told: Told, now: datetime) -> Answer:
    answers = answers_of(told.question, told.choices)[:MOST_CHOICES]
    if not answers:
        raise BadInput(told.question, advice=gettext("Nothing is published yet."))
    choices = " ".join(f"{at} = {each.label}." for at, each in enumerate(answers, 1))
    keys = [each.key for each in answers]
    state = {"sheet": own.sheet.slug, "sentence": sentence, "now": now.isoformat(), "keys": keys}
    return said(told.question, choices, ask=Ask("choice", state, options=len(answers)))


def _publish(came: TextIn, own: Own, told: Told) -> Answer:
    now = wall(came.received_at)
    is_leave = bool(set(fold(came.text).split()) & LEAVE)
    source = SpecialSource.LEAVE if is_leave else SpecialSource.GESTURE
    state: dict[str, Any] = {"sheet": own.sheet.slug}
    if not answered_too(own, told, now=came.received_at, state=state):
        state["specials"] = _set(own, told.special, source)
    return publish_for(came, own, _words(told, now), state)


def _set(own: Own, spans: Sequence[tuple[datetime, datetime, bool]], source: SpecialSource) -> list[str]:
    return [
        special_set(
            actor=own.actor,
            sheet=own.sheet,
            starts_at=make_aware(start),
            ends_at=make_aware(end),
            is_open=is_open,
            source=source,
        )
        for start, end, is_open in spans
    ]


def _words(told: Told, now: datetime) -> str:
    """Return "fermé jeudi 3 décembre jusqu’à 13 h", exactly what is published."""
    pieces = [Said(str(at), *span) for at, span in enumerate(told.special)]
    return ", ".join(understood(pieces, now=now))


def _undo(came: TextIn, state: State) -> Answer:
    own = own_get(came, state["sheet"])
    taken_back_too(own, state, now=came.received_at)
    for each in state.get("specials", ()):
        special_withdraw(actor=own.actor, sheet=own.sheet, special=each)
    return said(gettext("%(name)s: taken back, your usual hours hold.") % {"name": own.name})
