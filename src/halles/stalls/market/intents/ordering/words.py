"""What somebody who reserves reads: choices with their prices, and all of it to say yes to."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.stalls.market.engine.coming import Coming
from halles.stalls.market.intents.told import cut
from halles.stalls.market.queries.moments import moment_words
from halles.stalls.market.queries.quantities import line_words, price_words
from halles.stalls.market.queries.reserving import Article, by_shop


def shops_offered(options: Sequence[tuple[str, int]], most: int) -> str:
    """Return "1 = Le Fournil 4,20 €. 2 = …": where all of it is, and what it costs there."""
    told = [
        f"{number} = {cut(name, most)} {euros(cents)}." for number, (name, cents) in enumerate(options, 1)
    ]
    return " ".join([gettext("In which shop?"), *told])


def articles_offered(options: Sequence[Article], most: int) -> str:
    """Return "1 = Baguette de tradition 1,30 €, Le Fournil. 2 = …"; the shop once where it is one alone."""
    shops = {each.shop.organisation for each in options}
    told = [_offered(number, each, most, alone=len(shops) == 1) for number, each in enumerate(options, 1)]
    first = cut(options[0].shop.name, most) if len(shops) == 1 else ""
    asked = gettext("%(shop)s: which one?") % {"shop": first} if first else gettext("Which one?")
    return " ".join([asked, *told])


def weight_asked(article: Article) -> str:
    """Ask how much of what is sold by weight."""
    product = article.line.card.product
    told = {"name": product.name, "price": price_words(article.line.card.price.cents, product.unit)}
    return gettext("%(name)s, %(price)s: how much? Answer with a weight, such as 300 g.") % told


def recap(chosen: Sequence[Article], times: Mapping[str, Coming], most: int, *, now: datetime) -> str:
    """Return "Le Fournil : 2 x Baguette, 2,60 €, à venir chercher demain dès 7 h.", one for each shop."""
    shops = by_shop(chosen)
    told = [
        _sentence(times[shop].is_as_said, alone=len(shops) == 1)
        % {
            "shop": cut(articles[0].shop.name, most),
            "what": _what(articles, most),
            "price": _price(articles),
            "when": moment_words(times[shop].at, now=now),
        }
        for shop, articles in shops.items()
    ]
    return " ".join(told)


def euros(cents: int) -> str:
    """Return an amount in the language of the message."""
    return french.euros(cents, language=get_language() or "fr")


def _sentence(is_as_said: bool, *, alone: bool) -> str:
    """Return the sentence of a shop: a short one where there are several."""
    if not is_as_said:
        return gettext("%(shop)s: %(what)s, %(price)s, but not before %(when)s.")
    if alone:
        return gettext("%(shop)s: %(what)s, %(price)s, to collect from %(when)s.")
    return gettext("%(shop)s: %(what)s, %(price)s, from %(when)s.")


def _price(articles: Sequence[Article]) -> str:
    price = {"price": euros(sum(each.line.total for each in articles))}
    if any(each.line.is_weighed for each in articles):
        return gettext("about %(price)s") % price
    return price["price"]


def _what(articles: Sequence[Article], most: int) -> str:
    return ", ".join(_article_told(each, most) for each in articles)


def _article_told(article: Article, most: int) -> str:
    product, line = article.line.card.product, article.line
    told = line_words(cut(product.name, most), product.unit, line.quantity, about=line.is_weighed)
    return gettext("%(article)s (no more left)") % {"article": told} if article.is_less else told


def _offered(number: int, article: Article, most: int, *, alone: bool) -> str:
    card = article.line.card
    price = price_words(card.price.cents, card.product.unit)
    shop = "" if alone else f", {cut(article.shop.name, most)}"
    return f"{number} = {cut(card.product.name, most)} {price}{shop}."
