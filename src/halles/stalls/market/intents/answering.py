"""A shop answers questions and orders by text message, pauses, and takes orders again."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.intents import TextIn
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.kit.ratelimit import keyed_hash
from halles.stalls.directory.public import ShopCard
from halles.stalls.market import commands
from halles.stalls.market.engine.texting import Asked, asked_of
from halles.stalls.market.intents.who import actor_of, one_shop, shops_of
from halles.stalls.market.models import Order, Question
from halles.stalls.market.queries.asking import question_of_number, questions_open
from halles.stalls.market.queries.moments import moment_words
from halles.stalls.market.queries.orders import order_by_code, orders_open


def reply(came: TextIn) -> str | None:
    """Answer a resident's question: "12 oui", or "oui" where only one thing waits."""
    asked = asked_of(came.text)
    if asked is None or asked.kind != "reply":
        return None
    mine = [(shop, actor) for shop in shops_of(came) if (actor := actor_of(came, shop))]
    found = [(row, actor) for shop, actor in mine for row in _questions(shop, asked, came.received_at)]
    if not mine or (not found and not asked.code):
        return None
    if not found:
        raise BadInput(gettext("No question has this number today."))
    waits = any(_waiting(shop, came.received_at) for shop, _ in mine)
    if len(found) > 1 or (waits and not asked.code):
        raise BadInput(gettext("Several things wait: begin with the number, such as “12 oui”."))
    row, actor = found[0]
    commands.question_reply(actor=actor, question=row.pk, reply=asked.word)
    words = {"n": row.number, "answer": _answer(asked.word), "text": row.text}
    return gettext("Answered %(answer)s to question %(n)d: %(text)s") % words


def serve(came: TextIn) -> str | None:
    """Answer an order ("4821 oui", "4821 non rupture", "4821 prêt"), pause and take orders again."""
    asked = asked_of(came.text)
    if asked is None or asked.kind not in ("order", "pause", "resume"):
        return None
    if asked.kind == "order":
        return _order(came, asked)
    shop, actor = one_shop(came)
    now = came.received_at
    until = None if asked.kind == "resume" else _pause_end(asked, now)
    commands.pause_set(actor=actor, town=came.town.slug, organisation=shop.organisation, until=until)
    if until is None:
        return gettext("%(shop)s takes orders again.") % {"shop": shop.name}
    words = {"shop": shop.name, "until": moment_words(until, now=now)}
    return gettext("%(shop)s: pause until %(until)s. To end it, answer “reprendre”.") % words


def _order(came: TextIn, asked: Asked) -> str | None:
    found = [
        (row, actor)
        for shop in shops_of(came)
        if (actor := actor_of(came, shop))
        and (row := order_by_code(organisation=shop.organisation, code=asked.code))
    ]
    if not found:
        if not any(actor_of(came, shop) for shop in shops_of(came)):
            return None
        raise BadInput(gettext("No open order has the code %s.") % asked.code)
    if len(found) > 1:
        raise BadInput(gettext("Two of your shops have the code %s: answer on the screen.") % asked.code)
    row, actor = found[0]
    return _moved(came, asked, row, actor)


def _moved(came: TextIn, asked: Asked, row: Order, actor: Actor) -> str:
    """Accept, refuse or make ready; the key is that of this message, so that twice is once."""
    key = keyed_hash("market:text", f"{came.sender} {came.text} {came.received_at.isoformat()}")
    code = {"code": row.code}
    if asked.word == "yes":
        commands.order_accept(actor=actor, order=row.pk, key=key)
        return gettext("Order %(code)s accepted: the customer is told.") % code
    if asked.word == "ready":
        commands.order_ready(actor=actor, order=row.pk, key=key)
        return gettext("Order %(code)s ready: the customer is told.") % code
    if not asked.text:
        raise BadInput(gettext("Say why: “%(code)s non”, then a few words.") % code)
    commands.order_refuse(actor=actor, order=row.pk, key=key, reason=asked.text)
    return gettext("Order %(code)s refused: the customer is told why.") % code


def _questions(shop: ShopCard, asked: Asked, now: datetime) -> list[Question]:
    if not asked.code:
        return questions_open(organisation=shop.organisation, now=now)
    row = question_of_number(organisation=shop.organisation, number=int(asked.code), now=now)
    return [row] if row else []


def _waiting(shop: ShopCard, now: datetime) -> bool:
    return any(view.is_waiting for view in orders_open(organisation=shop.organisation, now=now))


def _pause_end(asked: Asked, now: datetime) -> datetime:
    if asked.word != "today":
        return now + timedelta(hours=asked.hours)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def _answer(word: str) -> str:
    return {"yes": gettext("yes"), "no": gettext("no"), "tomorrow": gettext("tomorrow")}[word]
