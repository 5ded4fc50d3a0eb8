"""Access cards: issued, reissued, revoked, and read at sign-in."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.ids import new_code
from halles.kit.post import Message, post
from halles.kit.ratelimit import Limit, hit
from halles.people import queries
from halles.people.commands.sign_ins import sign_ins_close
from halles.people.events import CardIssued, CardRevoked
from halles.people.models import AccessCard, Person

CARD_CODE = 16
"""Signs of a card's code: 80 bits, so that guessing is hopeless even without the limit below."""
_PER_CALLER = Limit("card", 10, 900)


def card_issue(
    *, actor: Actor, person: str, town: str = "", town_name: str = "Halles"
) -> tuple[AccessCard, str]:
    """Issue a person's card, at a counter of `town` or for oneself; return it with its code, shown once.

    The earlier card no longer works, and what was opened with it is closed.
    """
    _require(actor, person, town)
    code, now = new_code(CARD_CODE), timezone.now()
    with transaction.atomic():
        holder = Person.objects.select_for_update().filter(pk=person).first()
        if holder is None:
            raise NotFound(gettext("This person is not known here."))
        is_reissue = _retire(person)
        card = AccessCard.objects.create(
            person=holder,
            code_hash=queries.code_hash("card", code),
            issued_by=actor.person,
            issued_at=now,
        )
        event = CardIssued(card=PublicId(card.pk), person=PublicId(person), is_reissue=is_reissue)
        record(event, town=town or holder.town, actor=actor.person, subject=person)
        if actor.person != person:
            _tell(holder, town, town_name)
    return card, code


def card_revoke(*, actor: Actor, person: str, town: str = "") -> None:
    """Make a person's card useless, and close what was opened with it."""
    _require(actor, person, town)
    with transaction.atomic():
        holder = Person.objects.select_for_update().filter(pk=person).first()
        card = queries.card_of(person=person)
        if holder is None or card is None:
            raise NotFound(gettext("This person has no card."))
        _retire(person)
        event = CardRevoked(card=PublicId(card.pk), person=PublicId(person))
        record(event, town=town or holder.town, actor=actor.person, subject=person)


def card_read(*, actor: Actor, code: str, caller: str) -> Person:
    """Return the holder of the card with this code; `caller` is whose tries are counted."""
    hit(_PER_CALLER, caller)
    found = AccessCard.objects.filter(code_hash=queries.code_hash("card", code), revoked_at=None)
    card = found.select_related("person").first()
    if card is None:
        raise BadInput(
            gettext("No card has this code, or it was replaced."),
            field="code",
            advice=gettext("Check each sign. At a counter you can have a new card."),
        )
    return card.person


def _require(actor: Actor, person: str, town: str) -> None:
    if not actor.person or actor.person != person:
        require(actor, "people.card_give", (town, person))


def _retire(person: str) -> bool:
    """Revoke the valid card of a person whose row is locked; say whether there was one."""
    changed = AccessCard.objects.filter(person=person, revoked_at=None).update(revoked_at=timezone.now())
    if changed:
        sign_ins_close(person=person, method="card")
    return bool(changed)


def _tell(holder: Person, town: str, town_name: str) -> None:
    """Let the holder know, so that a card printed behind her back does not go unseen."""
    with override(holder.language):
        text = gettext("%(town)s: a new access card was printed for you. Not you? Call the town hall.")
        text, subject = text % {"town": town_name}, gettext("Your access card")
    if holder.email:
        post(Message("email", holder.email, text, subject=subject, town=town, kind="order"))
    elif holder.phone:
        post(Message("sms", holder.phone, text, town=town, kind="order"))
