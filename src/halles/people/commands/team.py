"""Who prepares a town: called by what one knows of her, or written down with an access card to come with."""

from django.db import transaction
from django.utils.translation import gettext

from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.ids import read_code
from halles.people import queries
from halles.people.commands.cards import CARD_CODE, card_issue, card_read
from halles.people.commands.persons import person_create, read_email, read_phone
from halles.people.commands.roles import town_role_grant
from halles.people.models import Person


def team_call(*, actor: Actor, town: str, role: str, contact: str) -> Person:
    """Give a role to who is known by an e-mail address, a number or the code of her card; return her."""
    require(actor, "people.role_grant", (town, role))
    person = _known_by(contact, caller=actor.person)
    town_role_grant(actor=actor, person=person.pk, town=town, role=role)
    return person


def team_add(
    *,
    actor: Actor,
    town: str,
    town_name: str,
    role: str,
    name: str,
    email: str = "",
    phone: str = "",
    with_card: bool = False,
) -> tuple[Person, str]:
    """Write down a person with a role; return her, and the code of her card if she gets one, shown once."""
    require(actor, "people.role_grant", (town, role))
    if not name.strip():
        raise BadInput(gettext("Write the person’s name."), field="name")
    if not (email.strip() or phone.strip() or with_card):
        raise BadInput(
            gettext("Without an address, a number nor a card she could never sign in."),
            field="with_card",
            advice=gettext("Add one of them."),
        )
    with transaction.atomic():
        person = person_create(actor=actor, name=name, email=email, phone=phone, town=town)
        code = ""
        if with_card:  # before the role: afterwards only an operator may make her a card
            _card, code = card_issue(actor=actor, person=person.pk, town=town, town_name=town_name)
        town_role_grant(actor=actor, person=person.pk, town=town, role=role)
    return person, code


def _known_by(contact: str, *, caller: str) -> Person:
    """Return the one person of a card, an address or a number."""
    typed = contact.strip()
    if "@" not in typed and len(read_code(typed)) == CARD_CODE:
        return card_read(actor=Actor(person=caller), code=typed, caller=caller)
    channel, to = ("email", read_email(typed)) if "@" in typed else ("sms", read_phone(typed))
    found = queries.persons_by_address(channel=channel, to=to)
    if not found:
        raise NotFound(
            gettext("Nobody here is known by this address or number."),
            field="contact",
            advice=gettext("Write her down as a new person instead."),
        )
    if len(found) > 1:
        raise BadInput(
            gettext("Several people share this address or number."),
            field="contact",
            advice=gettext("Type the code of her access card instead."),
        )
    return found[0]
