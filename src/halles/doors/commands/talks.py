"""What a number was last asked, and what "0" takes back: held while a message is read, soon forgotten."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext, override

from halles.doors import rights
from halles.doors.models import Talk
from halles.doors.queries.numbers import number_key, undo_key
from halles.doors.queries.talking import Answer, Ask, State, TextIn, said
from halles.doors.queries.wording import fit
from halles.kit.actor import Actor, require
from halles.kit.post import Message, post
from halles.people.public import member_list, organisation_get, person_get

LIFE = timedelta(minutes=30)
"""How long a question waits for its answer."""
UNDO_LIFE = timedelta(days=1)
"""How long "0" takes back what a shop published: its other members may read of it in the evening."""


def talk_held(*, town: str, number: str, now: datetime) -> Talk:
    """Return the conversation with a number (E.164), locked until the end of the transaction.

    So two messages of one number are answered one after the other. What is past is forgotten.
    """
    talk = _held(number_key(town, number), town, now)
    if talk.expires_at <= now:
        question_drop(talk)
        talk.misses = 0
    talk.expires_at = now + LIFE
    return talk


def question_put(talk: Talk, *, intent: str, answer: Answer, is_ours: bool, now: datetime) -> None:
    """Let the question with which an answer ends wait, with its words: it may be asked once more.

    `is_ours`: it is the doors' own, whether this intent is what was meant.
    """
    ask = answer.ask
    if ask is None:
        raise ValueError(f"{intent}: this answer asks nothing")
    talk.intent, talk.asked = intent, ask.kind
    talk.state = {
        "state": dict(ask.state),
        "options": ask.options,
        "parts": list(answer.parts),
        "is_ours": is_ours,
        "at": now.timestamp(),
    }


def question_drop(talk: Talk) -> None:
    """Forget the question that waits."""
    talk.intent, talk.asked, talk.state = "", "", {}


def undo_put(*, town: str, numbers: Iterable[str], intent: str, state: State, now: datetime) -> None:
    """Let "0" take back, for each number, what was just done; it forgets what was done before.

    In one order for all: two that publish at once never wait crosswise.
    """
    for number in sorted(set(numbers)):
        undo = _held(undo_key(town, number), town, now)
        undo.intent, undo.asked, undo.state = intent, "undo", dict(state)
        undo.expires_at = now + UNDO_LIFE
        undo.save()


def undo_held(*, town: str, number: str, now: datetime) -> Talk | None:
    """Return what "0" takes back for a number, locked; None where there is nothing."""
    kept = Talk.objects.select_for_update().filter(pk=undo_key(town, number), expires_at__gt=now)
    return kept.first()


def undo_drop(*, town: str, number: str) -> None:
    """Forget what "0" takes back for a number: something else was done since."""
    Talk.objects.filter(pk=undo_key(town, number)).delete()


def published(came: TextIn, *, organisation: str, text: str, state: State) -> Answer:
    """Confirm to a number what it published for an organisation, and tell the other members by text message.

    `text` says what was done, without capital nor full stop: "fermé jeudi matin". "0", from any of them,
    goes to the handler's `reply` with `state`: a number can be forged, so who did not write takes it back.
    """
    found = organisation_get(organisation=organisation)
    words = {"shop": found.name if found else came.town.name, "what": text}
    others = _other_numbers(organisation, came.sender)
    numbers = [came.sender, *others]
    undo_put(town=came.town.slug, numbers=numbers, intent=came.intent, state=state, now=came.received_at)
    with override("fr"):
        what = gettext("%(shop)s: %(what)s, published by text message.") % words
        told = fit(came.town, [what], tail=gettext("A mistake? Answer 0."))
        for number in others:
            post(Message("sms", number, told, town=came.town.slug, kind="order"))
    return said(gettext("Published: %(shop)s, %(what)s.") % words, ask=Ask("undo", state))


def talks_forget(*, actor: Actor, now: datetime) -> int:
    """Delete the conversations that are over; return how many."""
    require(actor, rights.TEXT)
    return Talk.objects.filter(expires_at__lte=now).delete()[0]


def _held(key: str, town: str, now: datetime) -> Talk:
    first = {"town": town, "expires_at": now + LIFE}
    return Talk.objects.select_for_update().get_or_create(pk=key, defaults=first)[0]


def _other_numbers(organisation: str, sender: str) -> list[str]:
    persons = (person_get(person=member.person) for member in member_list(organisation=organisation))
    return sorted({person.phone for person in persons if person and person.phone} - {sender})
