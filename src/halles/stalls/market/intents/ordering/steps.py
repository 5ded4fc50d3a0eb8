"""The next message of somebody who reserves: which shop, which article, how much, or all of it to say yes to."""

from collections.abc import Sequence

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, TextIn, said
from halles.stalls.market.engine.names_meant import thing_of
from halles.stalls.market.engine.wanted import Settled, WhichArticle, WhichShop, settled
from halles.stalls.market.intents.ordering import words
from halles.stalls.market.intents.ordering.nothing import no_orders, no_room, nothing_found
from halles.stalls.market.intents.ordering.plan import Plan, plan_kept
from halles.stalls.market.intents.told import shortened
from halles.stalls.market.queries.reserving import Article, articles_for, by_shop, time_to_come

Found = Sequence[Sequence[Article]]
"""For each line of a plan what it may mean; none is empty."""


def next_step(came: TextIn, plan: Plan, *, note: str = "") -> Answer:
    """Return what is asked next; `note` says first what changed since the message before."""
    found = [
        articles_for(
            town=came.town, line=line.line, product=line.product, shops=plan.shops, now=came.received_at
        )
        for line in plan.lines
    ]
    missing = [line.what for line, articles in zip(plan.lines, found, strict=True) if not articles]
    if len(missing) == len(plan.lines):
        return nothing_found(came, plan, note=note)
    kept = tuple(line for line, articles in zip(plan.lines, found, strict=True) if articles)
    plan, found = Plan(plan.key, kept, plan.shops, plan.when), [each for each in found if each]
    closed = next((each[0] for each in found if not each[0].takes), None)
    if closed:
        return no_orders(closed)
    if missing:
        lacking = gettext("Not found: %(names)s.") % {"names": ", ".join(map(thing_of, missing))}
        note = f"{note} {lacking}".strip()
    return _asked(came, plan, found, note)


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
    text = shortened(came, lambda most: words.shops_offered(options, most))
    return said(_noted(note, text), ask=Ask("choice", state, options=len(options)))


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
    text = shortened(came, lambda most: words.articles_offered(options, most))
    return said(_noted(note, text), ask=Ask("choice", state, options=len(options)))


def _recap(came: TextIn, plan: Plan, told: Settled, found: Found, note: str) -> Answer:
    """Tell all of it: in which shop what, for how much, when; nothing is reserved without a yes to just that."""
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
    times = {}
    for shop, articles in by_shop(chosen).items():
        coming = time_to_come(town=came.town, article=articles[0], said=plan.when, now=came.received_at)
        if coming is None:
            return no_room(articles[0])
        times[shop] = coming
    state = {
        "step": "confirm",
        "plan": plan_kept(plan),
        "recap": {
            "lines": [[each.product, each.line.quantity, each.line.card.price.cents] for each in chosen],
            "slots": {shop: coming.at.isoformat() for shop, coming in times.items()},
        },
    }
    text = shortened(came, lambda most: _noted(note, words.recap(chosen, times, most, now=came.received_at)))
    return said(text, ask=Ask("confirm", state))


def _noted(note: str, text: str) -> str:
    return f"{note} {text}".strip()
