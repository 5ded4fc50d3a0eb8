"""Ask a shop whether it has something: one short question, one tap to answer, over that evening."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, Gone, NotFound, TooMany
from halles.kit.event import PublicId, Slug
from halles.kit.post import post
from halles.kit.ratelimit import Limit, hit, keyed_hash
from halles.stalls.directory.public import ShopCard, shop_list, shop_open
from halles.stalls.market import rights
from halles.stalls.market.commands.addresses import address_checked
from halles.stalls.market.commands.question_messages import answer_message, question_message
from halles.stalls.market.engine.asking import expiry
from halles.stalls.market.events import QuestionAsked, QuestionReplied, QuestionWithdrawn
from halles.stalls.market.models import Question, Reply, Terms
from halles.stalls.market.queries.secrets import secret_hash
from halles.town.models import Town

MOST_LETTERS = 140
MOST_OPEN = 5
"""Questions of one person, or of one address, that wait at the same time."""
AHEAD = timedelta(days=8)
"""How far ahead a shop's next day is looked for."""
_PER_CALLER = Limit("market.question-caller", 12, 3600)


def question_ask(
    *,
    actor: Actor,
    town: Town,
    organisation: str,
    key: str,
    secret: str,
    text: str,
    channel: str = "",
    to: str = "",
    caller: str = "",
) -> Question:
    """Ask a shop; the same `key` again is the same question.

    `secret` opens the page of who asked; she is told by `channel` ("sms", "email") at `to`, or looks at her
    page where both are empty.
    """
    require(actor, rights.ORDER, town.slug)
    shop = next(iter(shop_list(town=town.slug, organisations=[organisation])), None)
    if shop is None:
        raise NotFound(gettext("This shop is no longer here."))
    text = _text(text)
    channel, to = address_checked(channel, to)
    if caller:
        hit(_PER_CALLER, caller)
    now = timezone.now()
    with transaction.atomic():
        asked = Question.objects.filter(key=_key(key)).first()
        if asked is not None:
            return asked
        _not_too_many(actor, to, now)
        return _ask(actor, town, shop, Question(
            key=_key(key), secret=secret_hash(secret), text=text, channel=channel, to=to
        ), now)  # fmt: skip


def _ask(actor: Actor, town: Town, shop: ShopCard, row: Question, now: datetime) -> Question:
    """Keep a question and tell the shop of it, by text message if it asked for that."""
    terms = Terms.objects.select_for_update().filter(organisation=shop.organisation).first()
    row.town, row.organisation, row.person = town.slug, shop.organisation, actor.person
    row.asked_at, row.expires_at = now, _expiry(town, shop, now)
    row.number = _number(shop.organisation, now)
    row.save(force_insert=True)
    if terms and terms.phone:
        post(question_message(town=town, question=row, phone=terms.phone))
    event = QuestionAsked(question=PublicId(row.pk), organisation=PublicId(row.organisation))
    record(event, town=row.town, actor=actor.person, subject=row.pk, topics=_topics(row))
    return row


def question_reply(*, actor: Actor, question: str, reply: str) -> Question:
    """Answer with one tap, "yes", "no" or "tomorrow"; until the question is over, the shop may change it."""
    if reply not in Reply.values:
        raise BadInput(gettext("Answer yes, no or tomorrow."), field="reply")
    with transaction.atomic():
        row = Question.objects.select_for_update().filter(pk=question, hidden_at=None).first()
        if row is None:
            raise NotFound(gettext("This question is no longer here."))
        require(actor, rights.SELL, row.organisation)
        if row.reply == reply:
            return row
        if row.expires_at <= timezone.now():
            advice = gettext("Who asked was told to call you.")
            raise Gone(gettext("This question is over."), advice=advice)
        row.reply, row.replied_at, row.replied_by = reply, timezone.now(), actor.person
        row.save(update_fields=["reply", "replied_at", "replied_by"])
        _tell_who_asked(row)
        event = QuestionReplied(
            question=PublicId(row.pk), organisation=PublicId(row.organisation), reply=Slug(reply)
        )
        record(event, town=row.town, actor=actor.person, subject=row.pk, topics=_topics(row))
    return row


def question_withdraw(*, actor: Actor, town: str, secret: str) -> None:
    """Take one's question back: nothing of it is kept."""
    with transaction.atomic():
        rows = Question.objects.select_for_update().filter(town=town, secret=secret_hash(secret))
        row = rows.first()
        if row is None:
            raise NotFound(gettext("This question is no longer here."))
        event = QuestionWithdrawn(question=PublicId(row.pk), organisation=PublicId(row.organisation))
        topics = _topics(row)
        asked = row.pk
        row.delete()
        record(event, town=town, actor=actor.person, subject=asked, topics=topics)


def _tell_who_asked(row: Question) -> None:
    if not row.channel:
        return
    town = Town.objects.get(slug=row.town)
    shop = next(iter(shop_list(town=row.town, organisations=[row.organisation])), None)
    post(answer_message(town=town, question=row, shop=shop))


def _text(text: str) -> str:
    said = " ".join(text.split())
    if len(said) < 3:
        raise BadInput(gettext("Write what you look for, in a few words."), field="text")
    if len(said) > MOST_LETTERS:
        message = gettext("This question is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(said), "most": MOST_LETTERS}, field="text")
    return said


def _not_too_many(actor: Actor, to: str, now: datetime) -> None:
    waiting = Question.objects.filter(expires_at__gt=now, reply="")
    by_address = waiting.filter(to=to).count() if to else 0
    by_person = waiting.filter(person=actor.person).count() if actor.person else 0
    if max(by_address, by_person) >= MOST_OPEN:
        advice = gettext("Wait for the answers, or call the shop.")
        raise TooMany(gettext("Several of your questions wait for an answer."), advice=advice)


def _expiry(town: Town, shop: ShopCard, now: datetime) -> datetime:
    wall = timezone.localtime(now).replace(tzinfo=None)
    told = shop_open(town=town, shop=shop, start=wall, end=wall + AHEAD)
    spans = [(each.start, each.end) for each in told if each.state == "open"]
    return timezone.make_aware(expiry(wall, spans))


def _number(organisation: str, now: datetime) -> int:
    """Return the next number among the questions of a shop on this day."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    today = Question.objects.filter(organisation=organisation, asked_at__gte=midnight)
    last = today.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _key(key: str) -> str:
    return keyed_hash("market:question-key", key)


def _topics(row: Question) -> list[str]:
    """Return what else a question rings: the counter of its shop."""
    return [f"{row.town}/market/{row.organisation}"]
