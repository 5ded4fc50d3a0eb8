"""Who writes a text message: her shops, and as whom she acts for each."""

from django.utils.translation import gettext

from halles.doors.intents import TextIn
from halles.doors.intents.texts import whom_to_call
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, Refused
from halles.people.public import organisations_of
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.models import Terms


def shops_of(came: TextIn) -> list[ShopCard]:
    """Return the shops of whoever writes: where she works, or that hear of their orders on this number."""
    mine = {each.organisation_id for person in came.persons for each in organisations_of(person=person)}
    told = Terms.objects.filter(town=came.town.slug, phone=came.sender).values_list("pk", flat=True)
    return shop_list(town=came.town.slug, organisations=[*mine, *told])


def member_of(came: TextIn, shop: ShopCard) -> Actor | None:
    """Return the one of the number's holders who works in a shop."""
    for person in came.persons:
        if any(each.organisation_id == shop.organisation for each in organisations_of(person=person)):
            return Actor(person=person)
    return None


def actor_of(came: TextIn, shop: ShopCard) -> Actor | None:
    """Return who answers for a shop: a member, or the number on which its owner hears of orders."""
    is_told = Terms.objects.filter(pk=shop.organisation, phone=came.sender).exists()
    return member_of(came, shop) or (Actor(system="text") if is_told else None)


def one_shop(came: TextIn) -> tuple[ShopCard, Actor]:
    """Return the only shop where the writer works; raise where she has none here, or several."""
    mine = [(shop, actor) for shop in shops_of(came) if (actor := member_of(came, shop))]
    if not mine:
        who = {"who": whom_to_call(came.town)}
        raise Refused(gettext("This number is not that of a shop. Call %(who)s.") % who)
    if len(mine) > 1:
        raise BadInput(gettext("You have several shops: do it on the screen. Nothing is changed."))
    return mine[0]
