"""What customers and shops are told, each by her own channel: a text message, an e-mail, or her page alone.

A text message says what matters in one segment, and how to reach the shop where something is wrong.
"""

from collections.abc import Callable, Iterable, Sequence

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override

from halles.kit import french, gsm7
from halles.kit.post import Message, post
from halles.people.public import person_get
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.commands.addresses import is_shared
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.models import Checkout, LineState, Order, OrderLine, Terms
from halles.stalls.market.queries.moments import moment_words
from halles.stalls.market.queries.quantities import line_words, weight_words
from halles.town.public import town_by_slug

SHORTEST = 12
"""Letters of a shop's name that stay, however long the rest is."""
MOST_LINES_TOLD = 4


def customer_told(order: Order, action: str) -> None:
    """Tell the customer where her order is now; who left no address looks at her page.

    What was just handed over to her she knows.
    """
    sentence = _SENTENCES.get(action)
    if sentence:
        _to_customer(order, lambda facts: sentence(order, facts))


def line_told(order: Order, line: OrderLine) -> None:
    """Tell the customer what became of one article: missing, found after all, heavier than asked for."""
    _to_customer(order, lambda facts: _line_sentence(order, line, facts))


def placed_told(checkout: Checkout, orders: Sequence[Order], shops: dict[str, ShopCard]) -> None:
    """Give the customer her codes, and by when each shop answers; once."""
    if not checkout.channel:
        return
    with override(_language_of(checkout)):
        now = timezone.now()
        told = [
            gettext("%(shop)s: code %(code)s, answer before %(time)s.")
            % {
                "shop": shops[order.organisation].name,
                "code": order.code,
                "time": moment_words(order.answer_by, now=now),
            }
            for order in orders
        ]
        text = " ".join([gettext("Reserved, nothing to pay now."), *told])
        _post(checkout, text, subject=gettext("Your reservation"))


def shop_told(order: Order, lines: Iterable[OrderLine], terms: Terms) -> None:
    """Tell the shop of a new order by text message: what, and how to answer with one digit."""
    if not terms.phone:
        return
    with override(settings.LANGUAGE_CODE):
        words = {
            "code": order.code,
            "what": _what(list(lines)),
            "when": moment_words(order.slot_start, now=timezone.now()),
        }
        sentence = gettext("Order %(code)s: %(what)s. For %(when)s. Answer %(code)s yes or %(code)s no.")
        _post_to_shop(order, terms, sentence, words, shortened="what")


def shop_told_of_cancelling(order: Order) -> None:
    """Tell the shop that the customer does not come."""
    terms = Terms.objects.filter(pk=order.organisation).exclude(phone="").first()
    if terms is None:
        return
    with override(settings.LANGUAGE_CODE):
        sentence = gettext("Order %(code)s is cancelled by the customer. Nothing to do.")
        _post_to_shop(order, terms, sentence, {"code": order.code}, shortened="code")


Facts = dict[str, str]


def _to_customer(order: Order, sentence: Callable[[Facts], str]) -> None:
    checkout = order.checkout
    if not checkout.channel:
        return
    with override(_language_of(checkout)):
        facts = _facts(order)
        text = sentence(facts)
        if checkout.channel == "sms":
            text = _one_segment(order, facts, sentence)
        subject = gettext("Your reservation at %(shop)s") % facts
        _post(checkout, text, subject=subject)


def _facts(order: Order) -> Facts:
    shop = next(iter(shop_list(town=order.town, organisations=[order.organisation])), None)
    now = timezone.now()
    return {
        "shop": shop.name if shop else gettext("The shop"),
        "phone": french.phone_words(shop.phone) if shop and shop.phone else gettext("at the shop"),
        "code": order.code,
        "until": moment_words(order.keep_until, now=now),
        "reason": _reason(order),
    }


def _reason(order: Order) -> str:
    """Return why a shop refused; a number that several have is not told: the reason may name an article."""
    shared = is_shared(order.checkout.channel, order.checkout.to)
    return gettext("it tells you why") if shared else order.reason


def _accepted(_order: Order, facts: Facts) -> str:
    return gettext("%(shop)s says yes. Kept until %(until)s. Code %(code)s.") % facts


def _ready(_order: Order, facts: Facts) -> str:
    return gettext("%(shop)s: it is ready. Kept until %(until)s. Code %(code)s.") % facts


def _refused(_order: Order, facts: Facts) -> str:
    return gettext("%(shop)s cannot keep your order: %(reason)s. Call: %(phone)s.") % facts


def _unanswered(_order: Order, facts: Facts) -> str:
    return gettext("%(shop)s has not answered yet. Your order stays. Call: %(phone)s.") % facts


def _released(_order: Order, facts: Facts) -> str:
    return gettext("%(shop)s: nobody came, your articles are on the shelf again. Nothing to pay.") % facts


def _put_back(order: Order, facts: Facts) -> str:
    if order.state in engine.WAITING:
        return gettext("%(shop)s went back: your order %(code)s waits for its answer again.") % facts
    if order.state == engine.ACCEPTED:
        return gettext("%(shop)s went back: not ready yet, you will be told. Code %(code)s.") % facts
    return gettext("%(shop)s went back: your order is ready. Code %(code)s.") % facts


_SENTENCES: dict[str, Callable[[Order, Facts], str]] = {
    engine.ACCEPT: _accepted,
    engine.PREPARE: _ready,
    engine.REFUSE: _refused,
    engine.EXPIRE: _unanswered,
    engine.RELEASE: _released,
    engine.PUT_BACK: _put_back,
}


def _line_sentence(order: Order, line: OrderLine, facts: Facts) -> str:
    if is_shared(order.checkout.channel, order.checkout.to):
        return gettext("%(shop)s changed something in your order %(code)s. Call: %(phone)s.") % facts
    told = {**facts, "name": line.name, "instead": line.replaced_by}
    if line.state == LineState.MISSING:
        if line.replaced_by:
            return (
                gettext("%(shop)s has no more of “%(name)s”. Instead: %(instead)s. The rest is kept.") % told
            )
        return gettext("%(shop)s has no more of “%(name)s”. The rest is kept.") % told
    if line.weighed is not None:
        language = _language_of(order.checkout)
        told |= {
            "weight": weight_words(line.weighed),
            "price": french.euros(line.total_cents, language=language),
        }
        return gettext("%(shop)s: “%(name)s” weighs %(weight)s, %(price)s. You may take less.") % told
    return gettext("%(shop)s: “%(name)s” is there after all.") % told


def _what(lines: Sequence[OrderLine]) -> str:
    told = [
        line_words(line.name, line.unit, line.quantity, about=line.is_weighed)
        for line in lines[:MOST_LINES_TOLD]
    ]
    rest = len(lines) - len(told)
    if rest:
        told.append(ngettext("%(n)s more article", "%(n)s more articles", rest) % {"n": rest})
    return ", ".join(told)


def _post_to_shop(order: Order, terms: Terms, sentence: str, words: Facts, *, shortened: str) -> None:
    """Post one segment to a shop, what it is about cut short if need be."""
    start = _start(order.town)
    text = gsm7.rewrite(start + sentence % words)
    over = gsm7.septets(text) - gsm7.SINGLE
    if over > 0:
        short = gsm7.rewrite(words[shortened])
        kept = short[: max(SHORTEST, len(short) - over - 3)].rstrip(" ,")
        text = gsm7.rewrite(start + sentence % {**words, shortened: f"{kept}..."})
    post(Message("sms", terms.phone, text, town=order.town, kind="order"))


def _one_segment(order: Order, facts: Facts, sentence: Callable[[Facts], str]) -> str:
    """Return a text of one segment where the shop's name, cut short, makes it fit."""
    start = _start(order.town)
    text = sentence(facts)
    over = gsm7.septets(gsm7.rewrite(start + text)) - gsm7.SINGLE
    if over <= 0:
        return text
    name = facts["shop"]
    kept = name[: max(SHORTEST, len(name) - over - 3)].rstrip()
    return sentence({**facts, "shop": f"{kept}..."})


def _start(town: str) -> str:
    """Return how every text message begins."""
    found = town_by_slug(slug=town)
    return f"{found.name if found else 'Halles'} : "


def _post(checkout: Checkout, text: str, *, subject: str) -> None:
    channel, to = checkout.channel, checkout.to
    post(Message(channel, to, text, subject=subject, town=checkout.town, kind="order"))


def _language_of(checkout: Checkout) -> str:
    person = person_get(person=checkout.person) if checkout.person else None
    return person.language if person else settings.LANGUAGE_CODE
