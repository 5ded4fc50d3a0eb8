"""Writes of requests: who has no letter asks for the sheet of her shop, and the town hall answers."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.post import Message, post
from halles.kit.ratelimit import Limit, hit
from halles.people.public import person_get
from halles.stalls.directory import rights
from halles.stalls.directory.commands.claims import held_already, sheet_hand_over
from halles.stalls.directory.commands.fields import plain
from halles.stalls.directory.events import ClaimRefused, ClaimRequested
from halles.stalls.directory.models import ClaimCode, ClaimRequest, Sheet
from halles.stalls.directory.queries import sheet_view

LIFE = timedelta(days=30)
BY_PERSON = Limit("directory.claim-request", most=5, seconds=86_400)
MOST = {"name": 120, "contact": 120, "role": 120, "reason": 300}


def claim_request(*, actor: Actor, sheet: Sheet, name: str, contact: str, role: str = "") -> ClaimRequest:
    """Ask for a sheet without the town hall's letter, and say how to be reached; it waits for 30 days.

    Asked again, it waits anew with what was typed last.
    """
    require(actor, rights.CLAIM, sheet)
    hit(BY_PERSON, actor.person)
    words = {"name": _text("name", name), "contact": _text("contact", contact), "role": _text("role", role)}
    if not words["name"] or not words["contact"]:
        field = "contact" if words["name"] else "name"
        raise BadInput(gettext("The town hall needs your name, and where to reach you."), field=field)
    now = timezone.now()
    with transaction.atomic():
        if Sheet.objects.select_for_update().get(pk=sheet.pk).organisation:
            raise held_already()
        fresh = {**words, "asked_at": now, "expires_at": now + LIFE, "refused_at": None, "reason": ""}
        row, _ = ClaimRequest.objects.update_or_create(sheet=sheet, person=actor.person, defaults=fresh)
        event = ClaimRequested(sheet=PublicId(sheet.id), request=PublicId(row.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)
    return row


def claim_request_accept(*, actor: Actor, town: str, request: str) -> str:
    """Give the sheet to who asked for it, once the town hall has called back; return the sheet's address."""
    with transaction.atomic():
        row, sheet = _waiting(actor, town, request)
        sheet_hand_over(actor=actor, sheet=sheet, person=row.person)
        ClaimCode.objects.filter(sheet=sheet).delete()
        row.delete()
        _tell(row.person, sheet)
    return sheet.slug


def claim_request_refuse(*, actor: Actor, town: str, request: str, reason: str) -> None:
    """Say no to who asked for a sheet, and why; her name and how to reach her are erased at once."""
    reason = _text("reason", reason)
    with transaction.atomic():
        row, sheet = _waiting(actor, town, request)
        if not reason:
            raise BadInput(gettext("Say why: the person reads it."), field="reason")
        row.refused_at, row.reason = timezone.now(), reason
        row.name = row.contact = row.role = ""
        row.save(update_fields=["refused_at", "reason", "name", "contact", "role"])
        event = ClaimRefused(sheet=PublicId(sheet.id), request=PublicId(row.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)
        _tell(row.person, sheet, reason=reason)


def claim_requests_sweep(*, actor: Actor, now: datetime) -> int:
    """Delete the requests that are over, answered or not; return how many.

    No journal entry: who asked was told how long a request waits.
    """
    require(actor, rights.SWEEP)
    return ClaimRequest.objects.filter(expires_at__lte=now).delete()[0]


def _waiting(actor: Actor, town: str, request: str) -> tuple[ClaimRequest, Sheet]:
    """Return a request that waits, with its sheet, both locked; or say that somebody answered it."""
    open_ = ClaimRequest.objects.select_for_update().filter(refused_at=None, expires_at__gt=timezone.now())
    row = open_.filter(pk=request, sheet__town=town).first()
    if row is None:
        raise NotFound(gettext("This request no longer waits: somebody answered it, or it was withdrawn."))
    sheets = Sheet.objects.select_for_update(of=("self",)).select_related("osm")
    sheet = sheets.get(pk=row.sheet_id)
    require(actor, rights.DECIDE, sheet)
    return row, sheet


def _tell(person: str, sheet: Sheet, *, reason: str = "") -> None:
    """Write to who asked, in her language, where she signs in; the sheet's page says it too."""
    found = person_get(person=person)
    if found is None or not (found.email or found.phone):
        return
    with override(found.language):
        words = {"name": sheet_view(sheet).name, "reason": reason}
        text = gettext("The sheet of %(name)s is now yours: sign in, then open “My shop”.") % words
        if reason:
            text = gettext("The town hall could not give you the sheet of %(name)s: %(reason)s") % words
        subject = gettext("Your request for %(name)s") % words
    channel, to = ("email", found.email) if found.email else ("sms", found.phone)
    post(Message(channel, to, text, subject=subject, town=sheet.town, kind="order"))


def _text(field: str, text: str) -> str:
    """Return what somebody typed, on one line; raise BadInput where it is too long."""
    clean = plain(text, lines=False)
    if len(clean) > MOST[field]:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(clean), "most": MOST[field]}, field=field)
    return clean
