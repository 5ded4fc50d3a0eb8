"""Persons: made known, corrected, given a login."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.people import queries
from halles.people.events import PersonAdded
from halles.people.models import Person, User


def read_email(text: str) -> str:
    """Return an e-mail address in its one form, or raise BadInput."""
    text = text.strip().lower()
    try:
        validate_email(text)
    except ValidationError:
        raise BadInput(
            gettext("This e-mail address is not complete."),
            field="email",
            advice=gettext("An e-mail address looks like name@example.fr."),
        ) from None
    return text


def read_phone(text: str) -> str:
    """Return a telephone number as E.164 (French unless it begins with +), or raise BadInput."""
    try:
        number = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise BadInput(
            gettext("This telephone number is not complete."),
            field="phone",
            advice=gettext("A telephone number looks like 06 12 34 56 78."),
        )
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def person_create(
    *, actor: Actor, name: str, email: str = "", phone: str = "", town: str = "", language: str = "fr"
) -> Person:
    """Make a person known to a town, at a counter of that town."""
    require(actor, "people.counter", town)
    person = Person(
        name=name.strip()[:120],
        email=read_email(email) if email.strip() else "",
        phone=read_phone(phone) if phone.strip() else "",
        town=town,
        language=language,
    )
    with transaction.atomic():
        person.save(force_insert=True)
        record(PersonAdded(person=PublicId(person.pk)), town=town, actor=actor.person, subject=person.pk)
    return person


def person_correct(*, actor: Actor, person: str, name: str, language: str) -> None:
    """Change one's own name and language."""
    require(actor, "people.self", person)
    if language not in ("fr", "en"):
        raise BadInput(gettext("This language is not offered."), field="language")
    Person.objects.filter(pk=person).update(name=name.strip()[:120], language=language)


def user_of(person: Person) -> User:
    """Return the person's login, made at her first sign-in."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        return User.objects.filter(person=person).first() or User.objects.create_user(person=person)


def contact_set(*, actor: Actor, person: str, channel: str, to: str) -> None:
    """Write down an address or number that the person has just proved to be hers."""
    require(actor, "people.self", person)
    if queries.person_get(person=person) is None:
        raise NotFound(gettext("This person is not known here."))
    Person.objects.filter(pk=person).update(**{"email" if channel == "email" else "phone": to})
