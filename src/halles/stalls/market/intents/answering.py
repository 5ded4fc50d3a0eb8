"""A shop answers residents' questions and its orders by text message; each step can be taken back."""

from datetime import datetime

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.stalls.directory.public import ShopCard
from halles.stalls.market import commands
from halles.stalls.market.commands.question_messages import answer_words
from halles.stalls.market.intents.told import example, press_key, words_told
from halles.stalls.market.intents.who import actor_of, answered_by
from halles.stalls.market.models import Order, Question
from halles.stalls.market.queries.asking import question_of_number, questions_open
from halles.stalls.market.queries.orders import order_by_code, orders_open

SERVE = {
    "yes": commands.order_accept,
    "ready": commands.order_ready,
    "handed": commands.order_hand_over,
}


def reply(came: TextIn) -> Answer:
    """Answer a resident's question: "12 oui", or "oui" where only one thing waits."""
    number, word = words_told(came, "number"), words_told(came, "word")
    mine = answered_by(came)
    if not number and any(_waiting(shop, came.received_at) for shop, _ in mine):
        raise BadInput(gettext("Several things wait: begin with the number, such as “12 oui”."))
    found = [(row, actor) for shop, actor in mine for row in _questions(shop, number, came.received_at)]
    if not found:
        raise BadInput(
            gettext("No question has this number today.") if number else gettext("No question waits.")
        )
    if len(found) > 1:
        raise BadInput(gettext("Several things wait: begin with the number, such as “12 oui”."))
    row, actor = found[0]
    commands.question_reply(actor=actor, question=row.pk, reply=word)
    told = {"n": row.number, "answer": answer_words(word), "text": row.text}
    return said(gettext("Answered %(answer)s to question %(n)d: %(text)s") % told)


def serve(came: TextIn) -> Answer:
    """Answer an order: "4821 oui", "4821 non rupture", "4821 prêt", "4821 remis"."""
    row, actor = _order(came, words_told(came, "code"))
    word, words = words_told(came, "word"), words_told(came, "words")
    if word == "no" and not words:
        told = {"code": row.code}
        question = gettext("Why not %(code)s? Answer in a few words: the customer reads them.") % told
        return said(question, ask=Ask("words", {"order": row.pk, "key": press_key(came)}))
    if word == "no":
        return _refused(row, actor, words, key=press_key(came))
    if word == "handed":
        commands.order_hand_over(actor=actor, order=row.pk, key=press_key(came), code=row.code)
    elif word in SERVE:
        SERVE[word](actor=actor, order=row.pk, key=press_key(came))
    else:
        raise BadInput(
            gettext("Write the code, then yes, no, ready or handed over, such as “%s”.")
            % example("market.serve")
        )
    return said(_done(word) % {"code": row.code}, ask=_undo(row))


def serve_reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Refuse with the reason that was asked for, or take the last step back."""
    if reply.kind not in ("words", "undo"):
        return None
    row, actor = _known(came, state["order"])
    if reply.kind == "words":
        return _refused(row, actor, reply.words, key=state["key"])
    commands.order_put_back(actor=actor, order=row.pk, key=press_key(came))
    return said(gettext("Order %(code)s is as it was before: the customer is told.") % {"code": row.code})


def _refused(row: Order, actor: Actor, reason: str, *, key: str) -> Answer:
    commands.order_refuse(actor=actor, order=row.pk, key=key, reason=reason)
    told = {"code": row.code}
    return said(gettext("Order %(code)s refused: the customer is told why.") % told, ask=_undo(row))


def _done(word: str) -> str:
    return {
        "yes": gettext("Order %(code)s accepted: the customer is told."),
        "ready": gettext("Order %(code)s ready: the customer is told."),
        "handed": gettext("Order %(code)s handed over."),
    }[word]


def _undo(row: Order) -> Ask:
    return Ask("undo", {"order": row.pk})


def _order(came: TextIn, code: str) -> tuple[Order, Actor]:
    """Return the one open order of the writer's shops that has a code."""
    found = [
        (row, actor)
        for shop, actor in answered_by(came)
        if (row := order_by_code(organisation=shop.organisation, code=code))
    ]
    if not found:
        raise BadInput(gettext("No open order has the code %s.") % code)
    if len(found) > 1:
        raise BadInput(gettext("Two of your shops have the code %s: answer on the screen.") % code)
    return found[0]


def _known(came: TextIn, order: str) -> tuple[Order, Actor]:
    """Return an order by its public id, and as whom the writer acts on it."""
    row = Order.objects.filter(pk=order).first()
    actor = actor_of(came, row.organisation) if row else None
    if row is None or actor is None:
        raise BadInput(gettext("This order is not known."))
    return row, actor


def _questions(shop: ShopCard, number: str, now: datetime) -> list[Question]:
    if not number:
        return questions_open(organisation=shop.organisation, now=now)
    row = question_of_number(organisation=shop.organisation, number=int(number), now=now)
    return [row] if row else []


def _waiting(shop: ShopCard, now: datetime) -> bool:
    return any(view.is_waiting for view in orders_open(organisation=shop.organisation, now=now))
