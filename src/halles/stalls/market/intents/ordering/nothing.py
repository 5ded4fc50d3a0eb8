"""What cannot be reserved: who may have it, whom to call, or a question to the shop."""

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, TextIn, said
from halles.stalls.directory.public import shop_list
from halles.stalls.market.engine.names_meant import thing_of
from halles.stalls.market.intents.finding import others_to_ask
from halles.stalls.market.intents.ordering.plan import Plan
from halles.stalls.market.intents.told import call_words
from halles.stalls.market.queries.reserving import Article


def nothing_found(came: TextIn, plan: Plan, *, note: str = "") -> Answer:
    """Say that nobody shows it; where a shop was said, offer to ask it, else tell who may have it."""
    what = ", ".join(dict.fromkeys(thing_of(line.what) for line in plan.lines))
    if len(plan.shops) != 1:
        return said(note, *others_to_ask(came, what))
    shop = next(iter(shop_list(town=came.town.slug, organisations=plan.shops)), None)
    if shop is None:
        return said(note, *others_to_ask(came, what))
    told = {"shop": shop.name, "what": what}
    words = ", ".join(f"{n} {what}" if n > 1 else what for n, what in _wished(plan))
    state = {"step": "question", "shop": shop.organisation, "words": words, "key": plan.key}
    sentence = gettext("%(shop)s: “%(what)s” is not reserved by text message. Put the question to it?") % told
    return said(f"{note} {sentence}".strip(), ask=Ask("confirm", state))


def _wished(plan: Plan) -> list[tuple[int, str]]:
    return [(1 if line.unit == "gram" else line.quantity, line.what) for line in plan.lines]


def no_orders(article: Article) -> Answer:
    """Say that the shop that has it takes no order, for now or at all, and how to reach it."""
    message = gettext("%(shop)s takes no reservation.")
    if article.is_paused:
        message = gettext("%(shop)s takes no reservation for the moment.")
    return said(message % {"shop": article.shop.name}, call_words(article.shop))


def no_room(article: Article) -> Answer:
    """Say that nobody can come to the shop in the time that one may choose from."""
    told = {"shop": article.shop.name}
    return said(gettext("%(shop)s has no free time in the next two weeks.") % told, call_words(article.shop))
