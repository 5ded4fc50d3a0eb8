"""Writes of news: publish, take back, put back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.versions import UNDO, is_undoable
from halles.stalls.directory import rights
from halles.stalls.directory.commands.fields import plain
from halles.stalls.directory.events import NewsPublished, NewsWithdrawn
from halles.stalls.directory.models import News, Sheet

MOST_LETTERS = 500


def news_publish(*, actor: Actor, sheet: Sheet, text: str) -> str:
    """Publish a piece of news and return its id; the same text sent twice in a row is published once."""
    require(actor, rights.EDIT, sheet)
    text = plain(text, lines=True)
    if not text:
        raise BadInput(gettext("Write what is new, in one or two sentences."), field="text")
    if len(text) > MOST_LETTERS:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(text), "most": MOST_LETTERS}, field="text")
    with transaction.atomic():
        Sheet.objects.select_for_update().get(pk=sheet.pk)
        recent = sheet.news.filter(withdrawn_at=None, published_at__gt=timezone.now() - UNDO, text=text)
        twin = recent.values_list("pk", flat=True).first()
        if twin:
            return str(twin)
        news = News.objects.create(sheet=sheet, author=actor.person, text=text)
        event = NewsPublished(sheet=PublicId(sheet.id), news=PublicId(news.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)
    return str(news.id)


def news_withdraw(*, actor: Actor, sheet: Sheet, news: str) -> None:
    """Stop publishing a piece of news; once withdrawn, doing it again does nothing."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet, news)
        if row.withdrawn_at:
            return
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        event = NewsWithdrawn(sheet=PublicId(sheet.id), news=PublicId(row.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)


def news_restore(*, actor: Actor, sheet: Sheet, news: str) -> None:
    """Put back a piece of news withdrawn less than ten minutes ago."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet, news)
        if not row.withdrawn_at:
            return
        if not is_undoable(row.withdrawn_at, now=timezone.now()):
            advice = gettext("Write it again: the town will see it as new.")
            raise BadInput(gettext("The ten minutes have passed."), advice=advice)
        row.withdrawn_at = None
        row.save(update_fields=["withdrawn_at"])
        event = NewsPublished(sheet=PublicId(sheet.id), news=PublicId(row.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)


def _locked(sheet: Sheet, news: str) -> News:
    row = News.objects.select_for_update().filter(sheet=sheet, pk=news).first()
    if not row:
        raise NotFound(gettext("There is no such news on this sheet."))
    return row
