"""A message that comes while a question waits: an answer to it, another request, or asked once more."""

from collections.abc import Mapping

from django.utils.translation import gettext

from halles.doors import engine
from halles.doors.commands.talks import UNDO_LIFE, undo_drop, undo_held
from halles.doors.engine.keeping import slots_from
from halles.doors.engine.meaning import Consent, Slot, Understood
from halles.doors.intents.hearing import Heard
from halles.doors.intents.lost import missed
from halles.doors.intents.own import ALWAYS, PLAIN, UNDO
from halles.doors.intents.registry import CODES
from halles.doors.intents.requests import do
from halles.doors.intents.turns import Turn, run
from halles.doors.models import Talk
from halles.doors.queries.talking import Answer, Ask, Reply, said

NAMED = frozenset({*CODES, "number"})
"""Slots that say which of several things is meant: "4821 oui" is no answer to another question."""


def reply_read(heard: Heard, talk: Talk) -> Turn | None:
    """Answer a message that answers what waits; None where it is another request, or nothing waits."""
    if heard.meant.intent == UNDO:
        return _zero(heard, talk)
    if not talk.asked or (heard.meant.sure and heard.meant.intent in ALWAYS):
        return None
    reply = _read(heard, talk)
    if reply is not None:
        return _go_on(heard, talk, reply)
    return None if _is_new(heard) else _again(heard, talk)


def _read(heard: Heard, talk: Talk) -> Reply | None:
    """Return what came back, None where it is no clear answer."""
    text = heard.came.text
    if talk.asked == "words":
        return Reply("words", words=text)
    consent = engine.consent_of(text)
    if _is_new(heard) and _outweighs(heard.meant.slots, consent):
        return None
    if talk.asked == "choice":
        number = engine.reply_of(text, kind="choice", options=talk.state["options"])
        refuses = number is None and consent in ("no", "revoke")
        return Reply("no") if refuses else Reply("choice", number=number) if number else None
    return {"yes": Reply("yes"), "no": Reply("no"), "revoke": Reply("no")}.get(consent)


def _outweighs(slots: Mapping[str, Slot], consent: Consent) -> bool:
    """Say whether a clear request is more than an answer: "4821 oui" than a yes, "2 baguettes" than a no.

    A bare "annuler" stays the no that it is.
    """
    return bool(NAMED.intersection(slots)) if consent == "yes" else consent == "unsure" or bool(slots)


def _is_new(heard: Heard) -> bool:
    """Say whether a message is clearly another request."""
    return heard.meant.sure and heard.meant.intent not in PLAIN


def _go_on(heard: Heard, talk: Talk, reply: Reply) -> Turn | None:
    """Give a stall the answer to its question; to the doors' own a "no" says that they had misunderstood."""
    entry = heard.entries.get(talk.intent)
    if entry is None:
        return None
    if talk.asked != "confirm" and reply.kind == "no":
        return _nothing_done()
    if talk.state.get("is_ours"):
        if reply.kind != "yes":
            return missed(heard, talk)
        kept = talk.state["state"]
        meant = Understood(talk.intent, slots_from(kept["slots"]), sure=True)
        return do(heard, entry, meant, text=kept["text"])
    go_on, came = entry.handler.reply, heard.as_of(entry, Understood(talk.intent))
    if go_on is None:
        return None
    acts = reply.kind != "no" and entry.intent.risk != "A"
    return run(lambda: go_on(came, talk.state["state"], reply), intent=talk.intent, acts=acts)


def _again(heard: Heard, talk: Talk) -> Turn:
    """Ask once more, in the words of the question; at the next doubt a human takes over. Nothing is done."""
    if talk.misses:
        return missed(heard, talk)
    ask = Ask(talk.asked, talk.state["state"], talk.state["options"])  # type: ignore[arg-type]
    answer = Answer((gettext("Answer by the number."), *talk.state["parts"]), ask)
    return Turn(answer, talk.intent, keeps=True, misses=1)


def _zero(heard: Heard, talk: Talk) -> Turn:
    """ "0" takes back what was done last; where a question was asked since, it answers that."""
    town, number, now = heard.came.town.slug, heard.came.sender, heard.came.received_at
    undo = undo_held(town=town, number=number, now=now)
    if talk.asked and (undo is None or talk.state["at"] >= (undo.expires_at - UNDO_LIFE).timestamp()):
        return _go_on(heard, talk, Reply("no")) or _nothing_done()
    entry = heard.entries.get(undo.intent) if undo else None
    if undo is None or entry is None or entry.handler.reply is None:
        return Turn(said(gettext("There is nothing to take back.")))
    take_back, came = entry.handler.reply, heard.as_of(entry, Understood(undo.intent))
    turn = run(lambda: take_back(came, undo.state, Reply("undo")), intent=undo.intent, acts=True)
    undo_drop(town=town, number=number)
    return turn or _nothing_done()


def _nothing_done() -> Turn:
    return Turn(said(gettext("Nothing is done.")))
