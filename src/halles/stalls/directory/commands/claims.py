"""Writes of claims: the town hall's code on paper, and a shop that takes over its sheet with it."""

from datetime import timedelta
from hmac import compare_digest

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, Refused, TooMany
from halles.kit.event import PublicId
from halles.kit.ids import new_code, read_code, show_code
from halles.kit.ratelimit import Limit, hit, keyed_hash
from halles.people.public import is_member, organisation_create
from halles.stalls.directory import rights
from halles.stalls.directory.events import ClaimCodeIssued, SheetClaimed
from halles.stalls.directory.models import ClaimCode, Sheet
from halles.stalls.directory.queries import sheet_view
from halles.town.public import place_add

LIFE = timedelta(days=90)
CODE_LENGTH = 12
MOST_TRIES = 10
"""Wrong codes for one sheet, after which the letter is dead: a new one is needed."""
BY_PERSON = Limit("directory.claim", most=10, seconds=3600)


def claim_code_issue(*, actor: Actor, sheet: Sheet) -> str:
    """Return, once, the code to print for a shop ("ABCD-EFGH-JKLM"); an earlier one no longer works."""
    require(actor, rights.ISSUE_CODE, sheet)
    code = new_code(CODE_LENGTH)
    now = timezone.now()
    with transaction.atomic():
        if Sheet.objects.select_for_update().get(pk=sheet.pk).organisation:
            raise Refused(
                gettext("This sheet already has a holder."),
                advice=gettext("Its owner can invite other people."),
            )
        fresh = {"digest": _digest(code), "issued_by": actor.person, "issued_at": now,
                 "expires_at": now + LIFE, "tries": 0}  # fmt: skip
        ClaimCode.objects.update_or_create(sheet=sheet, defaults=fresh)
        record(
            ClaimCodeIssued(sheet=PublicId(sheet.id)), town=sheet.town, actor=actor.person, subject=sheet.id
        )
    return show_code(code)


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
            raise Refused(
                gettext("This sheet already has a holder."),
                advice=gettext("Ask its owner to invite you, or the town hall if that is a mistake."),
            )
        if not ClaimCode.objects.filter(sheet=row, digest=good).delete()[0]:
            raise _wrong()
        row.organisation = _organisation(row, actor)
        row.save(update_fields=["organisation"])
        event = SheetClaimed(sheet=PublicId(row.id), organisation=PublicId(row.organisation))
        record(event, town=row.town, actor=actor.person, subject=row.id)


def _check(sheet: Sheet, code: str) -> str:
    """Return the digest of a right code; count a wrong one, which stays counted whatever follows."""
    digest = _digest(code)
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


def _digest(code: str) -> str:
    return keyed_hash("directory:claim", read_code(code))


def _organisation(row: Sheet, actor: Actor) -> str:
    """Create the shop, at its place, and return its public id."""
    shown = sheet_view(row)
    place = ""
    if shown.street or shown.lon is not None:
        where = {"number": shown.number, "street": shown.street, "postcode": shown.postcode}
        place = place_add(actor=actor, town=row.town, lon=shown.lon, lat=shown.lat, **where).id
    created = organisation_create(
        actor=actor, kind="shop", name=shown.name, town=row.town, place=place, owner_person=actor.person
    )
    return str(created.id)
