"""Who writes a text message: a resident, or a shop; and as whom she acts."""

from django.utils.translation import gettext

from halles.doors.public import TextIn, whom_to_call
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Refused
from halles.people.public import organisations_of, person_name
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.queries.terms import told_on

Mine = tuple[ShopCard, Actor]
"""A shop of the writer, and as whom she acts for it."""


def resident(came: TextIn) -> Actor:
    """Return as whom a resident acts: herself where the number is hers alone, else nobody."""
    return Actor(person=came.persons[0]) if len(came.persons) == 1 else NOBODY


def called(came: TextIn) -> str:
    """Return what the counter calls out: her first name, else the last two digits of the number."""
    name = person_name(came.persons[0]) if len(came.persons) == 1 else ""
    first = name.split()[0] if name.split() else ""
    return first or gettext("Mobile ending in %(digits)s") % {"digits": came.sender[-2:]}


def shops_of(came: TextIn) -> list[ShopCard]:
    """Return the shops of whoever writes: where she works, or that hear of their orders on this number."""
    mine = {each.organisation_id for person in came.persons for each in organisations_of(person=person)}
    told = told_on(town=came.town.slug, phone=came.sender)
    return shop_list(town=came.town.slug, organisations=[*mine, *told])


def member_of(came: TextIn, organisation: str) -> Actor | None:
    """Return the one of the number's holders who works in a shop."""
    for person in came.persons:
        if any(each.organisation_id == organisation for each in organisations_of(person=person)):
            return Actor(person=person)
    return None


def actor_of(came: TextIn, organisation: str) -> Actor | None:
    """Return who answers for a shop: a member, or the number on which its owner hears of orders."""
    is_told = organisation in told_on(town=came.town.slug, phone=came.sender)
    return member_of(came, organisation) or (Actor(system="text") if is_told else None)


def answered_by(came: TextIn) -> list[Mine]:
    """Return the shops for which the writer answers questions and orders; raise where there is none."""
    mine = [(shop, actor) for shop in shops_of(came) if (actor := actor_of(came, shop.organisation))]
    return mine or _no_shop(came)


def worked_in(came: TextIn) -> list[Mine]:
    """Return the shops where the writer works; raise where there is none."""
    mine = [(shop, actor) for shop in shops_of(came) if (actor := member_of(came, shop.organisation))]
    return mine or _no_shop(came)


def one_shop(came: TextIn) -> Mine:
    """Return the only shop where the writer works; raise where she has none here, or several."""
    mine = worked_in(came)
    if len(mine) > 1:
        raise BadInput(gettext("You have several shops: do it on the screen. Nothing is changed."))
    return mine[0]


def member_again(came: TextIn, organisation: str) -> Actor:
    """Return as whom the writer acts for a shop later on; raise where she does not work there."""
    return member_of(came, organisation) or _no_shop(came)[0][1]


def _no_shop(came: TextIn) -> list[Mine]:
    who = {"who": whom_to_call(came.town)}
    raise Refused(gettext("This number is not that of a shop. Call %(who)s.") % who)
