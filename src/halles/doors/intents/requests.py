"""A new request: who may ask it, whether it is sure, and its stall's answer."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext

from halles.doors.engine.keeping import slots_kept
from halles.doors.engine.meaning import Understood
from halles.doors.intents.hearing import Heard, understood
from halles.doors.intents.own import PLAIN, RESUME
from halles.doors.intents.registry import CODES, Entry
from halles.doors.intents.turns import Turn, run
from halles.doors.models import Talk
from halles.doors.queries.stops import is_stopped
from halles.doors.queries.talking import Ask, said
from halles.doors.queries.wording import whom_to_call


def request_do(heard: Heard, talk: Talk) -> Turn | None:
    """Do the likeliest thing that a message asks and that its stall takes for its own; None for nothing.

    What is clear in a shop's or an agent's mouth, and not in this person's, is theirs: she is told so.
    """
    refused = None if heard.meant.sure or heard.meant.intent in PLAIN else _of_others(heard)
    if refused:
        return refused
    for meant in _candidates(heard):
        turn = _one(heard, talk, heard.entries[meant.intent], meant)
        if turn:
            return turn
    return None


def _candidates(heard: Heard) -> Iterator[Understood]:
    """Yield what a message may mean, the likeliest first.

    A plain "oui" while nothing waits may answer what a stall asked before; "reprendre" of a shop that had
    said STOP is about its messages, and else about its orders.
    """
    meant = heard.meant
    if meant.intent in PLAIN:
        rest = tuple(e for e in heard.entries.values() if e.stall != "doors")
        second = understood(heard, rest)
        yield from [second] if second.sure else []
    names = [name for name in (meant.intent, *meant.others) if name in heard.entries]
    if heard.is_shop and is_stopped(heard.came.town.slug, heard.came.sender):
        resumed = _alone(heard, RESUME)
        yield from [resumed] if resumed.sure else []
    for name in names:
        yield meant if name == meant.intent else replace(_alone(heard, name), sure=False)


def _alone(heard: Heard, name: str) -> Understood:
    """Return what a message says for one intent, were it the only one."""
    return replace(understood(heard, (heard.entries[name],)), intent=name)


def _one(heard: Heard, talk: Talk, entry: Entry, meant: Understood) -> Turn | None:
    """Do one thing; where it is in doubt ask first, unless it only tells something."""
    intent = entry.intent
    if intent.who not in heard.kinds:
        return _refused(heard, entry) if meant.sure else None
    if intent.risk == "C" and entry.stall != "doors" and not set(CODES).intersection(meant.slots):
        words = gettext("This needs the code printed on the letter or the sheet: write it behind your words.")
        return Turn(said(words, gettext("No letter? Answer AIDE.")))
    if not meant.sure and intent.risk != "A" and not entry.handler.asks:
        return _asked_first(heard, talk, entry, meant)
    return do(heard, entry, meant)


def do(heard: Heard, entry: Entry, meant: Understood, *, text: str = "") -> Turn | None:
    """Let the stall answer a message, or the earlier `text` that was confirmed."""
    acts = entry.intent.risk != "A" and entry.stall != "doors"
    came = heard.as_of(entry, meant)
    came = replace(came, text=text or came.text)
    return run(lambda: entry.handler.answer(came), intent=entry.intent.name, acts=acts)


def _of_others(heard: Heard) -> Turn | None:
    """Refuse what a shop or an agent alone may say, where it is clear; None where it is not."""
    meant = understood(heard, tuple(heard.entries.values()), whoever=True)
    entry = heard.entries.get(meant.intent)
    return _refused(heard, entry) if entry and meant.sure and entry.intent.who not in heard.kinds else None


def _refused(heard: Heard, entry: Entry) -> Turn:
    who = {"who": whom_to_call(heard.came.town)}
    if entry.intent.who == "shop":
        return Turn(said(gettext("This number is not that of a shop. Call %(who)s.") % who))
    return Turn(said(gettext("Only people of the town hall can do this. Call %(who)s.") % who))


def _asked_first(heard: Heard, talk: Talk, entry: Entry, meant: Understood) -> Turn:
    """Ask whether this is what was meant; nothing is done before the answer."""
    ask = Ask("confirm", {"slots": slots_kept(meant.slots), "text": heard.came.text})
    question = gettext("You want: %(what)s?") % {"what": entry.title}
    return Turn(said(question, ask=ask), entry.intent.name, is_ours=True, misses=talk.misses)
