"""Tags of the market's pages: what a product costs, where it is, how fresh that is."""

from collections.abc import Iterable
from datetime import datetime
from html import escape

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.stalls.market.engine.measures import KILO, line_total
from halles.stalls.market.models import Order, OrderLine, OrderState, Product, SlateLine
from halles.stalls.market.queries.freshness import freshness_words
from halles.stalls.market.queries.moments import moment_words, slot_words
from halles.stalls.market.queries.offers import OfferedArticle
from halles.stalls.market.queries.order_words import TONES, order_state_words
from halles.stalls.market.queries.products import Price, ProductCard
from halles.stalls.market.queries.quantities import line_words, price_words, quantity_words, weight_words
from halles.town.engine.hours import State, state_words

register = template.Library()


@register.simple_tag
def products(shown: Iterable[ProductCard], level: int = 2, in_shop: bool = False) -> SafeString:
    """Return the cards of a list of products; on their own shop's page (`in_shop`) they do not name it.

    Made without a template: this fragment is most of the page.
    """
    return SafeString("".join([_card(card, level, in_shop) for card in shown]))


def _card(card: ProductCard, level: int, in_shop: bool) -> str:
    href = reverse("market:product", kwargs={"slug": card.product.slug})
    name = escape(french.typeset(card.product.name, language=_language()))
    said, where = escape(fresh(card)), "" if in_shop else f"<p>{_where(card)}</p>"
    return (
        f'<li class="card"><h{level}><a href="{href}">{name}</a></h{level}>'
        f"<p>{price(card)}</p><p><strong>{said}</strong></p>{where}</li>\n"
    )


def _where(card: ProductCard) -> str:
    """Return the shop, how far it is, whether it is open."""
    name = french.typeset(card.shop.name, language=_language())
    where = " · ".join(filter(None, (escape(name), escape(distance(card.metres)))))
    return f"{where}<br>{escape(state_said(card.state))}"


@register.simple_tag
def price(card: ProductCard) -> SafeString:
    """Return what one unit costs, struck where an offer lowers it, and what a kilo comes to."""
    told = price_words(card.price.cents, card.product.unit)
    words = f"<strong>{escape(told)}</strong>"
    if card.price.is_reduced:
        usual = escape(price_words(card.price.usual_cents, card.product.unit))
        label = escape(gettext("instead of"))
        words += f' <span class="muted">{label} <s>{usual}</s></span>'
    if card.per_kilo is not None:
        words += f' <span class="muted">({escape(price_words(card.per_kilo, KILO))})</span>'
    return SafeString(words)


@register.filter
def lowest(price: Price) -> str:
    """Return the lowest price of the thirty days before an offer, where the law has it told."""
    if price.lowest_cents is None:
        return ""
    words = {"price": french.euros(price.lowest_cents, language=_language())}
    return gettext("Lowest price of the last 30 days: %(price)s.") % words


@register.filter
def offered(article: OfferedArticle) -> str:
    """Return what an article of an offer costs: "12,90 € le kilo"."""
    return price_words(article.price_cents, article.product.unit)


@register.filter
def usual(article: OfferedArticle) -> str:
    """Return what it costs otherwise."""
    return price_words(article.usual_cents, article.product.unit)


@register.filter
def lowest_of(article: OfferedArticle) -> str:
    """Return the lowest price of the thirty days before."""
    return lowest(Price(article.price_cents, article.usual_cents, article.lowest_cents))


@register.filter
def fresh(card: ProductCard) -> str:
    """Return how many there are and how fresh that is."""
    return freshness_words(card.stand, unit=card.product.unit, now=timezone.now())


@register.filter
def state_said(state: State | None) -> str:
    """Return "Ouvert. Ferme à 19 h."; nothing where nothing is known of the shop."""
    if state is None:
        return ""
    return state_words(state, timezone.localtime().replace(tzinfo=None), _language())


@register.filter
def distance(metres: int | None) -> str:
    """Return "à 350 m" or "à 1,2 km", as the crow flies."""
    if metres is None:
        return ""
    if metres < 1_000:
        rounded = max(10, round(metres, -1))
        return gettext("%(distance)s away") % {"distance": f"{rounded}{french.NBSP}m"}
    kilometres = french.number_words(metres / 1_000, decimals=1, language=_language())
    return gettext("%(distance)s away") % {"distance": f"{kilometres}{french.NBSP}km"}


@register.filter
def quantity(product: Product, quantity: int) -> str:
    """Return so much of a product: "environ 800 g", "2 bottes", "2"."""
    return quantity_words(product.unit, quantity, about=product.unit == KILO)


@register.filter
def content(product: Product) -> str:
    """Return what one weighs: "environ 400 g" of what is sold by weight, "500 g" of anything else."""
    if not product.grams:
        return ""
    return quantity_words(KILO, product.grams, about=product.unit == KILO)


@register.filter
def costs(card: ProductCard, quantity: int) -> str:
    """Return what so much of a product comes to."""
    cents = line_total(card.price.cents, card.product.unit, quantity)
    return french.euros(cents, language=_language())


@register.filter
def grams(value: int) -> str:
    """Return "800 g" or "1,5 kg"."""
    return weight_words(value)


@register.filter
def slate_price(line: SlateLine) -> str:
    """Return the price of a line of the slate as it was written: "12,90 € le kilo"."""
    return "" if line.price_cents is None else price_words(line.price_cents, line.unit)


@register.filter
def moment(value: datetime) -> str:
    """Return "19 h" today, "demain 19 h", else "samedi 28 novembre 19 h"."""
    return moment_words(value, now=timezone.now())


@register.filter
def slot(order: Order) -> str:
    """Return "demain, 9 h à 10 h": when one comes."""
    return slot_words(order.slot_start, order.slot_end, now=timezone.now())


@register.filter
def order_state(order: Order) -> str:
    """Return where an order is, for its customer."""
    return order_state_words(order, now=timezone.now())


@register.filter
def tone(order: Order) -> str:
    """Return the tone of an order's banner; its words tell the state."""
    return TONES.get(OrderState(order.state), "calm")


@register.filter
def ordered(line: OrderLine) -> str:
    """Return "2 × Baguette" or "Tomme, environ 800 g"; once weighed, what it weighs."""
    about = line.is_weighed and line.weighed is None
    return line_words(line.name, line.unit, line.weighed or line.quantity, about=about)


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
