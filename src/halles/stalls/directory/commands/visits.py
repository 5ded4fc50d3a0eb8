"""Writes of a visit: the town hall hands a sheet over on the spot, to somebody without e-mail or letter."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext

from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound, Problem
from halles.kit.ratelimit import Limit, hit
from halles.people.public import card_issue, person_create, person_get, person_search, read_address
from halles.stalls.directory import rights
from halles.stalls.directory.commands.claims import held_already, sheet_hand_over
from halles.stalls.directory.commands.fields import plain
from halles.stalls.directory.models import ClaimCode, Sheet

BY_ACTOR = Limit("directory.visit", most=40, seconds=86_400)
MOST_NAME = 120
NEW = "new"
"""Who is not among those who are known by this telephone."""


@dataclass(frozen=True)
class Known:
    """Somebody of the town who is known by the telephone that was typed."""

    id: str
    name: str


class Which(Problem):
    """Somebody is known by this telephone: is it she?"""

    status = 409

    def __init__(self, known: list[Known]) -> None:
        super().__init__(gettext("Somebody is known here by this telephone: say who it is."))
        self.known = known


@dataclass(frozen=True)
class HandedOver:
    """Who holds the sheet now, and the code of her new access card; empty for who was known already."""

    person: str
    code: str


def sheet_hand_on_visit(
    *, actor: Actor, sheet: Sheet, name: str, phone: str = "", person: str = "", town_name: str
) -> HandedOver:
    """Give a sheet to the person that the actor has before her eyes, and make her an access card.

    Raise Which where somebody is known by the telephone, until `person` says who it is: her id, or NEW. Who
    was known already keeps her ways to sign in: no card is made.
    """
    require(actor, rights.VISIT, sheet)
    hit(BY_ACTOR, actor.person)
    name = plain(name, lines=False)
    if not name or len(name) > MOST_NAME:
        raise BadInput(gettext("Write the name of who runs this shop."), field="name")
    known = _known(sheet.town, phone)
    if known and person != NEW and person not in [each.id for each in known]:
        raise Which(known)
    with transaction.atomic():
        row = Sheet.objects.select_for_update(of=("self",)).select_related("osm").get(pk=sheet.pk)
        if row.organisation:
            raise held_already()
        holder = _holder(actor, row.town, name, phone, person if known and person != NEW else "")
        sheet_hand_over(actor=actor, sheet=row, person=holder)
        ClaimCode.objects.filter(sheet=row).delete()
        if known and person != NEW:
            return HandedOver(holder, "")
        _, code = card_issue(actor=actor, person=holder, town=row.town, town_name=town_name)
    return HandedOver(holder, code)


def _known(town: str, phone: str) -> list[Known]:
    """Return who of the town is known by a telephone; raise BadInput for what is no number."""
    if not phone.strip():
        return []
    channel, number = read_address(phone)
    if channel != "sms":
        raise BadInput(gettext("This telephone number is not complete."), field="phone")
    found = person_search(town=town, text=number)
    return [Known(each.pk, each.name) for each in found if each.phone == number]


def _holder(actor: Actor, town: str, name: str, phone: str, person: str) -> str:
    """Return the public id of who is to hold the sheet: somebody known, or a new person."""
    if not person:
        return str(person_create(actor=actor, name=name, phone=phone, town=town).pk)
    if person_get(person=person) is None:
        raise NotFound(gettext("This person is not known here."))
    return person
