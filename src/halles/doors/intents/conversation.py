"""One message, one answer: what waits comes first, then what is asked; what is in doubt is asked again."""

from django.utils.translation import gettext

from halles.doors.commands.talks import question_drop, question_put, talk_held, undo_drop, undo_put
from halles.doors.intents.hearing import Heard
from halles.doors.intents.lost import missed
from halles.doors.intents.replies import reply_read
from halles.doors.intents.requests import request_do
from halles.doors.intents.turns import Turn
from halles.doors.models import Talk
from halles.doors.queries.talking import Answer
from halles.doors.queries.wording import fit
from halles.town.models import Town


def answer_to(heard: Heard) -> str:
    """Do what a message asks, in the current transaction, and return the one answer to it."""
    came = heard.came
    talk = talk_held(town=came.town.slug, number=came.sender, now=came.received_at)
    turn = reply_read(heard, talk) or request_do(heard, talk) or missed(heard, talk)
    _remember(heard, talk, turn)
    return written(came.town, turn.answer)


def written(town: Town, answer: Answer) -> str:
    """Return what an answer says in one segment; two where it asks: what is agreed to is read whole."""
    kind = answer.ask.kind if answer.ask else ""
    tails = {"confirm": gettext("1 = yes, 2 = no"), "undo": gettext("0 = take back")}
    asks = kind in ("confirm", "choice", "words")
    return fit(town, answer.parts, tail=tails.get(kind, ""), most=2 if asks else 1)


def _remember(heard: Heard, talk: Talk, turn: Turn) -> None:
    """Keep what the number may answer next."""
    came, ask = heard.came, turn.answer.ask
    town, number, now = came.town.slug, came.sender, came.received_at
    talk.misses = turn.misses
    if not turn.keeps:
        question_drop(talk)
    if ask and ask.kind == "undo":
        undo_put(town=town, numbers=[number], intent=turn.intent, state=ask.state, now=now)
    elif turn.acts:
        undo_drop(town=town, number=number)
    if ask and ask.kind != "undo" and not turn.keeps:
        question_put(talk, intent=turn.intent, answer=turn.answer, is_ours=turn.is_ours, now=now)
    talk.save()
