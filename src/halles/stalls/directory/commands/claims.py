"""Writes of claims: a shop takes over its sheet with the code of the town hall's letter."""

from collections.abc import Sequence
from hmac import compare_digest

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, Refused, TooMany
from halles.kit.event import PublicId
from halles.kit.ratelimit import Limit, hit
from halles.people.public import is_member, organisation_create, person_create
from halles.stalls.directory import rights
from halles.stalls.directory.commands.letters import code_digest
from halles.stalls.directory.engine.organisations import organisation_kind
from halles.stalls.directory.events import SheetClaimed
from halles.stalls.directory.models import MOST_TRIES, ClaimCode, Sheet
from halles.stalls.directory.queries import sheet_view
from halles.town.public import place_add

BY_PERSON = Limit("directory.claim", most=10, seconds=3600)
BY_NUMBER = Limit("directory.claim-text", most=5, seconds=3600)
"""From one telephone number: a letter is copied wrong twice, not five times."""


def sheet_claim(*, actor: Actor, sheet: Sheet, code: str) -> None:
    """Give the sheet to a new shop owned by the actor, who typed the code of the town hall's letter.

    A second time by the same person does nothing.
    """
    require(actor, rights.CLAIM, sheet)
    hit(BY_PERSON, actor.person)
    good = _check(sheet, code)
    with transaction.atomic():
        row = Sheet.objects.select_for_update(of=("self",)).select_related("osm").get(pk=sheet.pk)
        if row.organisation:
            if is_member(person=actor.person, organisation=row.organisation):
                return
            raise held_already()
        if not ClaimCode.objects.filter(sheet=row, digest=good).delete()[0]:
            raise _wrong()
        sheet_hand_over(actor=actor, sheet=row, person=actor.person)


def sheet_claim_by_text(*, actor: Actor, town: str, number: str, persons: Sequence[str], code: str) -> Sheet:
    """Give the sheet of a letter's code to the person of a number (E.164), somebody new if it has none.

    The code says which sheet. Raises BadInput for a code that is none, Refused for a number of several
    persons: nobody knows which of them writes.
    """
    require(actor, rights.CLAIM_BY_TEXT)
    hit(BY_NUMBER, number)
    known = ClaimCode.objects.select_related("sheet__osm").filter(digest=code_digest(code)).first()
    if known is None or known.sheet.town != town:
        raise _wrong()
    if len(persons) > 1:
        advice = gettext("Take over the sheet on the site, or with the town hall.")
        raise Refused(gettext("Several people share this number."), advice=advice)
    with transaction.atomic():
        person = persons[0] if persons else person_create(actor=actor, name="", phone=number, town=town).pk
        sheet_claim(actor=Actor(person=person), sheet=known.sheet, code=code)
    known.sheet.refresh_from_db()
    return known.sheet


def sheet_hand_over(*, actor: Actor, sheet: Sheet, person: str) -> None:
    """Give a locked sheet that nobody holds to a new organisation owned by `person`.

    The town hall's code, or its answer to a request, is what allows it: whoever came here was let in.
    """
    require(actor, rights.CLAIM, sheet)
    if sheet.organisation:
        raise held_already()
    sheet.organisation = _organisation(sheet, Actor(person=actor.person, system="directory"), person)
    sheet.claimed_at = timezone.now()
    sheet.save(update_fields=["organisation", "claimed_at"])
    event = SheetClaimed(sheet=PublicId(sheet.id), organisation=PublicId(sheet.organisation))
    record(event, town=sheet.town, actor=actor.person, subject=sheet.id)


def held_already() -> Refused:
    """Return the refusal of a sheet that somebody holds."""
    return Refused(
        gettext("This sheet already has a holder."),
        advice=gettext("Ask its owner to invite you, or the town hall if that is a mistake."),
    )


def _check(sheet: Sheet, code: str) -> str:
    """Return the digest of a right code; count a wrong one, which stays counted whatever follows."""
    digest = code_digest(code)
    known = ClaimCode.objects.filter(sheet=sheet).first()
    if not known or compare_digest(known.digest, digest):
        if known and known.tries >= MOST_TRIES:
            raise TooMany(gettext("Too many wrong codes were typed for this sheet."), advice=_ask_again())
        if known and known.expires_at <= timezone.now():
            raise BadInput(gettext("This code is too old."), field="code", advice=_ask_again())
        return digest
    ClaimCode.objects.filter(pk=known.pk).update(tries=F("tries") + 1)
    raise _wrong()


def _wrong() -> BadInput:
    advice = gettext("Check it on the letter, or call the town hall.")
    return BadInput(gettext("This is not the code of this sheet."), field="code", advice=advice)


def _ask_again() -> str:
    return gettext("Ask the town hall for a new letter.")


def _organisation(row: Sheet, actor: Actor, person: str) -> str:
    """Create the shop, association or service, at its place, and return its public id.

    Its place holds what the town hall or the shop wrote; an address or a position read in OpenStreetMap
    stays there, under its own licence.
    """
    shown, place = sheet_view(row), ""
    if row.street or row.lon is not None:
        own = {"number": row.number, "street": row.street, "postcode": row.postcode}
        place = place_add(actor=actor, town=row.town, lon=row.lon, lat=row.lat, **own).id
    kind = organisation_kind(shown.category)
    made = organisation_create(
        actor=actor, kind=kind, name=shown.name, town=row.town, place=place, owner_person=person
    )
    return str(made.id)
