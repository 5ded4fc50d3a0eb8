"""A resident asks a shop by text message, and hears of the answer on the same number."""

from django.utils.translation import gettext

from halles.doors.public import Answer, Ask, Reply, State, TextIn, said, whom_to_call
from halles.kit import french
from halles.kit.errors import BadInput
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market import commands
from halles.stalls.market.engine.names_meant import names_meant
from halles.stalls.market.intents.told import example, list_words, press_key, words_told
from halles.stalls.market.intents.who import resident
from halles.stalls.market.queries.finding import likely_shops
from halles.stalls.market.queries.moments import moment_words
from halles.stalls.market.queries.named import sheet_named, shops_named
from halles.stalls.market.queries.secrets import secret_of

MOST_SHOPS = 3


def ask(came: TextIn) -> Answer:
    """Put a question to the shop that is said; of several that may be meant, ask which."""
    words, named = words_told(came, "words"), words_told(came, "shop")
    if not words:
        advice = gettext("Such as “%s”.") % example("market.ask")
        raise BadInput(gettext("Write your question too."), advice=advice)
    shops = shops_named(town=came.town.slug, words=named) if named else _likely(came, words)
    if not shops:
        return said(*_nobody(came, named))
    words = _without_shop(words, named)
    if len(shops) == 1 and named:
        return ask_in(came, organisation=shops[0].organisation, words=words, key=press_key(came))
    chosen = shops[:MOST_SHOPS]
    state = {"shops": [shop.organisation for shop in chosen], "words": words, "key": press_key(came)}
    if len(chosen) == 1:
        told = {"shop": chosen[0].name}
        return said(gettext("%(shop)s: put this question to it?") % told, ask=Ask("confirm", state))
    asked = gettext("Which shop do you ask?")
    return said(f"{asked} {list_words(chosen)}", ask=Ask("choice", state, options=len(chosen)))


def reply(came: TextIn, state: State, reply: Reply) -> Answer | None:
    """Put the question to the shop that was chosen."""
    if reply.kind == "no":
        return said(gettext("No question was put."))
    if reply.kind not in ("yes", "choice"):
        return None
    shop = state["shops"][reply.number - 1 if reply.kind == "choice" else 0]
    return ask_in(came, organisation=shop, words=state["words"], key=state["key"])


def ask_in(came: TextIn, *, organisation: str, words: str, key: str) -> Answer:
    """Put a question to a shop, once for each `key`; the answer comes to the number that asked."""
    row = commands.question_ask(
        actor=resident(came),
        town=came.town,
        organisation=organisation,
        key=key,
        secret=secret_of(key),
        text=words,
        channel="sms",
        to=came.sender,
    )
    shop = next(iter(shop_list(town=came.town.slug, organisations=[organisation])), None)
    told = {
        "shop": shop.name if shop else gettext("The shop"),
        "until": moment_words(row.expires_at, now=came.received_at),
    }
    asked = gettext("Asked: %(shop)s answers you by text message before %(until)s.") % told
    return said(asked, *_telephone(shop))


def _telephone(shop: ShopCard | None) -> list[str]:
    if shop is None or not shop.phone:
        return []
    return [gettext("Telephone: %(phone)s.") % {"phone": french.phone_words(shop.phone)}]


def _without_shop(words: str, named: str) -> str:
    """Return a question without the shop that it begins with: "au fournil : avez-vous du seigle ?"."""
    first, colon, rest = words.partition(":")
    is_shop = bool(colon and named and rest.strip()) and bool(names_meant([named], first))
    return rest.strip() if is_shop else words


def _likely(came: TextIn, words: str) -> list[ShopCard]:
    found = likely_shops(town=came.town, query=words, now=came.received_at)
    return [each.shop for each in found if each.shop and each.is_near]


def _nobody(came: TextIn, named: str) -> list[str]:
    """Say that the shop cannot be asked here, and whom to call."""
    sheet = sheet_named(town=came.town.slug, words=named)
    if sheet and sheet.phone:
        told = {"shop": sheet.name, "phone": sheet.phone}
        return [gettext("%(shop)s takes no question by text message. Call it: %(phone)s.") % told]
    told = {"who": whom_to_call(came.town)}
    return [gettext("Say which shop you ask. Or call %(who)s.") % told]
