"""The town hides a sheet, a piece of news or a photo for a reason, shows it again, or says it is checked."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Event, PublicId, Slug
from halles.kit.reportable import REASON_LENGTH
from halles.stalls.directory import rights
from halles.stalls.directory.commands.fields import plain
from halles.stalls.directory.events import ContentHidden, ContentShown, SheetDoubted
from halles.stalls.directory.models import News, Photo, Sheet

Content = Sheet | News | Photo
_TABLES: dict[str, type[Content]] = {"sheet": Sheet, "news": News, "photo": Photo}


def content_hide(*, actor: Actor, what: str, content: str, reason: str) -> None:
    """Hide a "sheet", "news" or "photo" from the public; once hidden, doing it again does nothing."""
    reason = plain(reason, lines=False)
    if not reason:
        raise BadInput(gettext("Say why in one sentence: the author reads it."), field="reason")
    if len(reason) > REASON_LENGTH:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(reason), "most": REASON_LENGTH}, field="reason")
    with transaction.atomic():
        row, sheet = _held(actor, what, content)
        if row.hidden_at is None:
            event = ContentHidden(sheet=PublicId(sheet.pk), what=Slug(what), content=PublicId(content))
            _set(row, timezone.now(), reason, sheet, event, actor)


def content_show(*, actor: Actor, what: str, content: str) -> None:
    """Show again what was hidden; what is not hidden stays as it is."""
    with transaction.atomic():
        row, sheet = _held(actor, what, content)
        if row.hidden_at is not None:
            event = ContentShown(sheet=PublicId(sheet.pk), what=Slug(what), content=PublicId(content))
            _set(row, None, "", sheet, event, actor)


def sheet_doubt(*, actor: Actor, content: str, since: datetime | None) -> None:
    """Say on a sheet that it is being checked since then, or (None) stop saying so."""
    require(actor, rights.DOUBT)
    with transaction.atomic():
        sheet = Sheet.objects.select_for_update().filter(pk=content).first()
        if sheet is None or sheet.doubted_at == since:
            return
        sheet.doubted_at = since
        sheet.save(update_fields=["doubted_at"])
        event = SheetDoubted(sheet=PublicId(sheet.pk), is_doubted=since is not None)
        record(event, town=sheet.town, subject=sheet.pk)


def _held(actor: Actor, what: str, content: str) -> tuple[Content, Sheet]:
    """Return the row, locked, and its sheet, to whoever may hide it."""
    table = _TABLES.get(what)
    row = table.objects.select_for_update().filter(pk=content).first() if table else None
    if row is None:
        raise NotFound(gettext("This content is no longer here."))
    sheet = row if isinstance(row, Sheet) else row.sheet
    require(actor, rights.HIDE, sheet)
    return row, sheet


def _set(row: Content, at: datetime | None, reason: str, sheet: Sheet, event: Event, actor: Actor) -> None:
    row.hidden_at, row.hidden_reason = at, reason
    row.save(update_fields=["hidden_at", "hidden_reason"])
    record(event, town=sheet.town, actor=actor.person, subject=sheet.pk)
