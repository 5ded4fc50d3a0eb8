"""What somebody who reserves is asked next: which shop, which article, how much, or all of it."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, TextIn, said
from halles.kit.errors import BadInput
from halles.stalls.market.engine.coming import Coming
from halles.stalls.market.engine.names_meant import thing_of
from halles.stalls.market.engine.wanted import Settled, WhichArticle, WhichShop, settled
from halles.stalls.market.intents.ordering import words
from halles.stalls.market.intents.ordering.nothing import no_orders, no_room, nothing_found
from halles.stalls.market.intents.ordering.plan import Plan, plan_kept
from halles.stalls.market.intents.told import shortened
from halles.stalls.market.queries.reserving import Article, articles_for, by_shop, time_to_come

MOST_SHOPS = 4
"""Of which one message tells the codes."""

Found = Sequence[Sequence[Article]]
"""For each line of a plan what it may mean; none is empty."""


def next_step(came: TextIn, plan: Plan, *, note: str = "") -> Answer:
    """Return what is asked next; `note` says first what changed since the message before."""
    found = _articles(came, plan)
    if not found:
        return nothing_found(came, plan, note=note)
    closed = next((each[0] for each in found.values() if not each[0].takes), None)
    if closed:
        return no_orders(closed)
    missing = [thing_of(line.what) for at, line in enumerate(plan.lines) if at not in found]
    if missing:
        note = _noted(note, gettext("Not found: %(names)s.") % {"names": ", ".join(missing)})
    return _asked(came, plan.only(found), list(found.values()), note)


def _articles(came: TextIn, plan: Plan) -> dict[int, list[Article]]:
    """Return by its place what each line of a plan may mean; without those that mean nothing here."""
    found = {
        at: articles_for(town=came.town, line=line, product=product, shops=plan.shops, now=came.received_at)
        for at, (line, product) in enumerate(zip(plan.lines, plan.products, strict=True))
    }
    return {at: articles for at, articles in found.items() if articles}


def _asked(came: TextIn, plan: Plan, found: Found, note: str) -> Answer:
    told = settled([[article.candidate for article in line] for line in found])
    if isinstance(told, WhichShop):
        return _which_shop(came, plan, told, found, note)
    if isinstance(told, WhichArticle):
        return _which_article(came, plan, told, found[told.line], note)
    return _recap(came, plan, told, found, note)


def _which_shop(came: TextIn, plan: Plan, told: WhichShop, found: Found, note: str) -> Answer:
    shops = {article.shop.organisation: article.shop.name for line in found for article in line}
    options = [(shops[shop], cents) for shop, cents in told.options]
    state = {
        "step": "shop",
        "plan": plan_kept(plan),
        "options": [shop for shop, _cents in told.options],
    }
    text = shortened(came, lambda most: _noted(note, words.shops_offered(options, most)))
    return said(text, ask=Ask("choice", state, options=len(options)))


def _which_article(
    came: TextIn, plan: Plan, told: WhichArticle, line: Sequence[Article], note: str
) -> Answer:
    by_product = {article.product: article for article in line}
    options = [by_product[each.product] for each in told.options]
    state = {
        "step": "article",
        "plan": plan_kept(plan),
        "line": told.line,
        "options": [each.product for each in told.options],
    }
    text = shortened(came, lambda most: _noted(note, words.articles_offered(options, most)))
    return said(text, ask=Ask("choice", state, options=len(options)))


def _recap(came: TextIn, plan: Plan, told: Settled, found: Found, note: str) -> Answer:
    """Tell all of it, with where, how much and when; nothing is reserved without a yes to just that."""
    chosen = [
        next(article for article in line if article.product == each.product)
        for line, each in zip(found, told.articles, strict=True)
    ]
    for at, article in enumerate(chosen):
        plan = plan.with_product(at, article.product)
    weighed = next((at for at, article in enumerate(chosen) if article.wants_weight), None)
    if weighed is not None:
        state = {"step": "weight", "plan": plan_kept(plan), "line": weighed}
        return said(words.weight_asked(chosen[weighed]), ask=Ask("words", state))
    shops = by_shop(chosen)
    if len(shops) > MOST_SHOPS:
        raise BadInput(gettext("This is in too many shops for one text message. Nothing is reserved."))
    times: dict[str, Coming] = {}
    for shop, articles in shops.items():
        coming = time_to_come(town=came.town, article=articles[0], said=plan.when, now=came.received_at)
        if coming is None:
            return no_room(articles[0])
        times[shop] = coming
    return _to_confirm(came, plan, chosen, times, note)


def _to_confirm(
    came: TextIn, plan: Plan, chosen: Sequence[Article], times: Mapping[str, Coming], note: str
) -> Answer:
    recap = {
        "lines": [[each.product, each.line.quantity, each.line.card.price.cents] for each in chosen],
        "slots": {shop: coming.at.isoformat() for shop, coming in times.items()},
    }
    text = shortened(came, lambda most: _noted(note, words.recap(chosen, times, most, now=came.received_at)))
    return said(text, ask=Ask("confirm", {"step": "confirm", "plan": plan_kept(plan), "recap": recap}))


def _noted(note: str, text: str) -> str:
    return f"{note} {text}".strip()
