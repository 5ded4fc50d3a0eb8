"""A shop changes the price of an article by text message, and takes it back."""

from django.utils.translation import get_language, gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, published, said
from halles.kit import french
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.stalls.market import commands
from halles.stalls.market.intents.told import cut, number_told, words_told
from halles.stalls.market.intents.who import member_again, worked_in
from halles.stalls.market.models import Product
from halles.stalls.market.queries.named import own_articles
from halles.stalls.market.queries.quantities import price_words

MOST = 3


def price(came: TextIn) -> Answer:
    """Change the price of the one article meant: "prix baguette 1,20"; of several, ask which."""
    what, cents = words_told(came, "what"), number_told(came, "price")
    mine = worked_in(came)
    if not what or cents is None:
        raise BadInput(gettext("Write the article and its price: “prix baguette 1,20”. Nothing is changed."))
    found = [row for shop, _ in mine for row in own_articles(organisation=shop.organisation, words=what)]
    if not found:
        raise BadInput(gettext("Your shop shows nothing called “%s”. Nothing is changed.") % what)
    if len(found) == 1:
        return _changed(came, found[0], cents)
    state = {"articles": [row.pk for row in found[:MOST]], "cents": cents}
    told = " ".join(
        f"{number} = {cut(row.name, 24)} {_euros(row.price_cents)}."
        for number, row in enumerate(found[:MOST], 1)
    )
    asked = gettext("The price of which one?")
    return said(f"{asked} {told}", ask=Ask("choice", state, options=len(found[:MOST])))


def reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Change the price of the article that was chosen, or put back the price before."""
    if reply.kind == "choice":
        return _changed(came, _article(state["articles"][reply.number - 1]), state["cents"])
    if reply.kind != "undo":
        return None
    row = _article(state["article"])
    told = {"name": row.name, "price": price_words(state["before"], row.unit)}
    if row.price_cents != state["cents"]:
        raise BadInput(gettext("The price was changed again since: nothing is taken back."))
    _set(row, member_again(came, row.organisation), state["before"])
    return said(gettext("Taken back: %(name)s is at %(price)s again.") % told)


def _changed(came: TextIn, row: Product, cents: int) -> Answer:
    before = row.price_cents
    _set(row, member_again(came, row.organisation), cents)
    told = {"name": cut(row.name, 40), "price": price_words(cents, row.unit), "before": _euros(before)}
    text = gettext("%(name)s at %(price)s (was %(before)s)") % told
    state = {"article": row.pk, "before": before, "cents": cents}
    return published(came, organisation=row.organisation, text=text, state=state)


def _set(row: Product, actor: Actor, cents: int) -> None:
    commands.product_change(actor=actor, product=row, fields={"price_cents": cents})


def _article(product: str) -> Product:
    row = Product.objects.filter(pk=product).first()
    if row is None:
        raise BadInput(gettext("This article is no longer here."))
    return row


def _euros(cents: int) -> str:
    return french.euros(cents, language=get_language() or "fr")
