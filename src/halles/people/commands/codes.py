"""One-time codes by e-mail or text message: asked for, and proved.

The answer is the same whether the address is known or not: anybody may prove an address that is hers.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.post import Message, post
from halles.kit.ratelimit import Limit, hit, keyed_hash
from halles.people import queries
from halles.people.commands.persons import read_email, read_phone
from halles.people.events import PersonAdded
from halles.people.models import OneTimeCode, Person

MINUTES = 10
MOST_TRIES = 5
_PER_ADDRESS = Limit("code-address", 5, 1800)
_PER_CALLER = Limit("code-caller", 30, 1800)
_TRIES_PER_ADDRESS = Limit("code-tries-address", 15, 1800)
_TRIES_PER_CALLER = Limit("code-tries-caller", 60, 1800)


@dataclass(frozen=True)
class Proof:
    """Somebody reads what arrives at this address; `person` is who asked to add it to her details."""

    channel: str
    to: str
    person: str = ""


def read_address(text: str) -> tuple[str, str]:
    """Return ("email" | "sms", address) from what a person typed in one field."""
    if "@" in text:
        return "email", read_email(text)
    return "sms", read_phone(text)


def code_request(
    *, actor: Actor, address: str, caller: str, town: str = "", town_name: str = "Halles", add_to: str = ""
) -> OneTimeCode:
    """Send a code to an e-mail address or a telephone, to sign in or to add it to one's details."""
    if add_to:
        require(actor, "people.self", add_to)
    channel, to = read_address(address)
    hit(_PER_CALLER, caller)
    hit(_PER_ADDRESS, to)
    code = f"{secrets.randbelow(1_000_000):06}"
    with transaction.atomic():
        request = OneTimeCode(
            channel=channel, to=to, person=add_to, expires_at=timezone.now() + timedelta(minutes=MINUTES)
        )
        request.code_hash = _hash(request, code)
        request.save(force_insert=True)
        _send(request, code, town, town_name)
    return request


def code_prove(*, actor: Actor, request: str, code: str, caller: str) -> Proof:
    """Check a typed code; it serves once, and five mistakes use it up."""
    pending = OneTimeCode.objects.filter(pk=request, expires_at__gt=timezone.now()).first()
    hit(_TRIES_PER_CALLER, caller)
    if pending is None:
        raise NotFound(gettext("This code has expired."), advice=gettext("Ask for a new one."))
    hit(_TRIES_PER_ADDRESS, pending.to)
    typed = "".join(c for c in code if c.isdigit())
    with transaction.atomic():
        locked = OneTimeCode.objects.select_for_update().filter(pk=request).first()
        is_right = locked is not None and secrets.compare_digest(locked.code_hash, _hash(locked, typed))
        if locked is not None:
            _use_up(locked, is_right)
    if not is_right:
        raise BadInput(
            gettext("This is not the code we sent."),
            field="code",
            advice=gettext("Look at the last message you received, or ask for a new code."),
        )
    return Proof(pending.channel, pending.to, pending.person)


def person_enter(
    *, actor: Actor, proof: Proof, person: str = "", town: str = "", language: str = "fr"
) -> Person:
    """Return who signs in with a proved address: `person`, one of those who share it, or somebody new.

    The first sign-in makes the person known: no separate sign-up.
    """
    known = queries.persons_by_address(channel=proof.channel, to=proof.to)
    if person or known:
        chosen = [each for each in known if each.pk == person] if person else known
        if len(chosen) != 1:
            raise BadInput(gettext("Choose who you are."), field="person")
        return chosen[0]
    where = {"email" if proof.channel == "email" else "phone": proof.to}
    with transaction.atomic():
        made = Person.objects.create(town=town, language=language, **where)
        event = PersonAdded(person=PublicId(made.pk))
        record(event, town=town, actor=actor.person, subject=made.pk)
    return made


def _use_up(pending: OneTimeCode, is_right: bool) -> None:
    pending.tries += 1
    if is_right or pending.tries >= MOST_TRIES:
        pending.delete()
    else:
        pending.save(update_fields=["tries"])


def _hash(pending: OneTimeCode, code: str) -> str:
    return keyed_hash("people:one-time-code", f"{pending.pk} {code}")


def _send(pending: OneTimeCode, code: str, town: str, town_name: str) -> None:
    text = gettext("%(town)s: your code is %(code)s. It serves once, within %(minutes)s minutes.")
    subject = gettext("Your code: %(code)s") % {"code": code}
    text = text % {"town": town_name, "code": code, "minutes": MINUTES}
    if pending.channel == "email":
        text += "\n\n" + gettext("If you did not ask, do nothing: nobody signs in without this code.")
    channel, to = pending.channel, pending.to
    post(Message(channel, to, text, subject=subject, town=town, kind="code", secret=True))
