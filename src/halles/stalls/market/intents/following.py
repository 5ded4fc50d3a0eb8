"""Somebody follows a shop's news by text message, or no longer."""

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said
from halles.kit.errors import BadInput
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market import commands
from halles.stalls.market.engine.names_meant import name_meant
from halles.stalls.market.intents.told import list_words, words_told
from halles.stalls.market.intents.who import resident
from halles.stalls.market.queries.named import shops_named
from halles.stalls.market.queries.of_number import shops_followed

MOST_SHOPS = 3


def follow(came: TextIn) -> Answer:
    """Ask for a yes before a shop's news go to this number."""
    shops = _named(came)
    if len(shops) > 1:
        asked = gettext("Which shop do you follow?")
        return said(f"{asked} {list_words(shops)}", ask=_choice("follow", shops))
    told = {"shop": shops[0].name}
    return said(
        gettext("%(shop)s: receive its news by text message? STOP ends it.") % told,
        ask=Ask("confirm", {"step": "follow", "shops": [shops[0].organisation]}),
    )


def unfollow(came: TextIn) -> Answer:
    """Send a shop's news no longer; where none is said and several are followed, ask which."""
    mine = shops_followed(town=came.town.slug, number=came.sender)
    named = words_told(came, "shop")
    if named:
        wanted = {shop.organisation for shop in shops_named(town=came.town.slug, words=named)}
        own = [mine[at] for at in name_meant([shop.name for shop in mine], named)]
        mine = own or [shop for shop in mine if shop.organisation in wanted]
    if not mine:
        nothing = gettext("This number receives no news of this shop.") if named else ""
        nothing = nothing or gettext("This number receives no news of a shop.")
        return said(nothing, gettext("STOP ends all messages."))
    if len(mine) > 1:
        asked = gettext("Which shop do you follow no longer?")
        return said(f"{asked} {list_words(mine[:MOST_SHOPS])}", ask=_choice("unfollow", mine[:MOST_SHOPS]))
    return _ended(came, mine[0].organisation)


def reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Follow, or follow no longer, the shop that was confirmed or chosen."""
    if reply.kind == "no":
        return said(gettext("Nothing is changed."))
    if reply.kind not in ("yes", "choice"):
        return None
    shop = state["shops"][reply.number - 1 if reply.kind == "choice" else 0]
    return _begun(came, shop) if state["step"] == "follow" else _ended(came, shop)


def _begun(came: TextIn, organisation: str) -> Answer:
    commands.number_follow(
        actor=resident(came), town=came.town, organisation=organisation, number=came.sender
    )
    told = {"shop": _name(came, organisation)}
    return said(
        gettext("%(shop)s: you now receive its news.") % told,
        gettext("To end it: “ne plus suivre %(shop)s”, or STOP for all messages.") % told,
    )


def _ended(came: TextIn, organisation: str) -> Answer:
    commands.number_unfollow(
        actor=resident(came), town=came.town, organisation=organisation, number=came.sender
    )
    told = {"shop": _name(came, organisation)}
    return said(gettext("%(shop)s: you receive its news no longer.") % told)


def _named(came: TextIn) -> list[ShopCard]:
    """Return the shops that are said, at most as many as one chooses from; raise where there is none."""
    words = words_told(came, "shop")
    found = shops_named(town=came.town.slug, words=words) if words else []
    if not found:
        raise BadInput(
            gettext("No shop here is called “%s”. Write “suivre” and its name.") % words
            if words
            else gettext("Say which shop, such as “suivre le fournil”.")
        )
    return found[:MOST_SHOPS]


def _choice(step: str, shops: list[ShopCard]) -> Ask:
    return Ask("choice", {"step": step, "shops": [shop.organisation for shop in shops]}, options=len(shops))


def _name(came: TextIn, organisation: str) -> str:
    shops = shop_list(town=came.town.slug, organisations=[organisation])
    return shops[0].name if shops else gettext("The shop")
