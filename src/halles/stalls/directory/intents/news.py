"""News of the shops: the latest of the town for who asks, and a shop's own, published and taken back."""

import re

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.errors import BadInput
from halles.kit.text import fold
from halles.stalls.directory.commands import news_publish, news_withdraw
from halles.stalls.directory.commands.news import Unsure
from halles.stalls.directory.intents.looking import capital
from halles.stalls.directory.intents.whose import Own, for_chosen, for_own, own_get, publish_for
from halles.stalls.directory.queries import news_latest

LATEST = 4
MOST_TOLD = 110
"""Characters of a piece of news that are told, when several are."""
HEADS = frozenset({"info", "infos", "news", "nouvelle", "nouvelles", "publier", "publie", "annonce", "actu"})
"""First words that only say that news follows."""
_HEAD = re.compile(r"\s*(\w+)\s*[:.,;!-]?\s*(.*)", re.DOTALL)


def news(came: TextIn) -> Answer:
    """Tell what the shops of the town published last."""
    latest = news_latest(town=came.town.slug, limit=LATEST)
    if not latest:
        return said(gettext("No news of the shops for the moment."))
    return said(*(f"{each.name}: {_short(each.text)}" for each in latest))


def _short(text: str) -> str:
    text = " ".join(text.split())
    text = text if len(text) <= MOST_TOLD else f"{text[: MOST_TOLD - 3].rstrip()}..."
    return text if text[-1:] in ".!?" else f"{text}."


def publish(came: TextIn) -> Answer:
    """Publish a piece of news as it was written, and show back what it closes or opens."""
    return for_own(came, _publish)


def publish_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Go on for the shop that was chosen, with the meaning that was chosen, or take it back."""
    if reply.kind == "undo":
        own = own_get(came, state["sheet"])
        news_withdraw(actor=own.actor, sheet=own.sheet, news=state["news"])
        return said(gettext("Your news is no longer published."))
    if "keys" in state and reply.kind == "choice":
        own = own_get(came, state["sheet"])
        return _published(came, own, state["text"], answer=state["keys"][reply.number - 1])
    return for_chosen(came, state, reply, _publish)


def _publish(came: TextIn, own: Own) -> Answer:
    text = text_of(came.text)
    if not text:
        advice = gettext("For example: “new: buckwheat pancakes on Friday”.")
        raise BadInput(gettext("There is nothing to publish in this message."), advice=advice)
    try:
        return _published(came, own, text)
    except Unsure as unsure:
        answers = unsure.answers[:4]
        if not answers:
            raise
        choices = " ".join(f"{at} = {each.label}." for at, each in enumerate(answers, 1))
        state = {"sheet": own.sheet.slug, "text": text, "keys": [each.key for each in answers]}
        return said(str(unsure.message), choices, ask=Ask("choice", state, options=len(answers)))


def _published(came: TextIn, own: Own, text: str, answer: str = "") -> Answer:
    made = news_publish(actor=own.actor, sheet=own.sheet, text=text, answer=answer)
    words = gettext("news, “%(text)s”") % {"text": _short(text).rstrip(".")}
    state = {"sheet": own.sheet.slug, "news": made}
    return publish_for(came, own, words, state)


def text_of(written: str) -> str:
    """Return the sentence to publish: without a word that only says that news follows, a capital first."""
    match = _HEAD.fullmatch(written)
    told = match[2] if match and fold(match[1]) in HEADS else written
    told = " ".join(told.split())
    return capital(told.lower() if told.isupper() else told)
