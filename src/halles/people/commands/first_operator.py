"""The first operator of a deployment: whoever holds the set-up key, while there is nobody yet."""

from django.db import transaction
from django.utils.translation import gettext

from halles.kit.actor import Actor
from halles.kit.errors import BadInput, Refused
from halles.people import queries
from halles.people.commands.cards import card_issue
from halles.people.commands.persons import person_create
from halles.people.commands.roles import town_role_grant
from halles.people.commands.setup_key import setup_key_check, setup_key_forget
from halles.people.models import Person

_HOUSE = Actor(system="set-up key")


def operator_first(
    *,
    actor: Actor,
    key: str,
    name: str,
    caller: str,
    email: str = "",
    phone: str = "",
    language: str = "fr",
) -> tuple[Person, str]:
    """Make whoever holds the key the operator; return her, and the code of her access card, shown once.

    The key alone gives the right; it is spent last, so that nothing is lost when something else fails, and
    of two at once only one succeeds.
    """
    setup_key_check(key=key, caller=caller)
    if not name.strip():
        raise BadInput(gettext("Write your name."), field="name")
    with transaction.atomic():
        if queries.has_operator():
            raise Refused(
                gettext("This house has an operator already."), advice=gettext("Ask her for a role.")
            )
        person = person_create(actor=_HOUSE, name=name, email=email, phone=phone, language=language)
        town_role_grant(actor=_HOUSE, person=person.pk, town="", role="operator")
        _card, code = card_issue(actor=Actor(person=person.pk), person=person.pk)
        if not setup_key_forget():
            raise BadInput(gettext("This key was used a moment ago."), field="key")
    return person, code
