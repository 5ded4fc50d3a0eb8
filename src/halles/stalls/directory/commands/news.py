"""Writes of news: publish what a sentence says and what it closes or opens, take back, put back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound, Problem
from halles.kit.event import PublicId
from halles.kit.versions import UNDO, is_undoable
from halles.stalls.directory import rights
from halles.stalls.directory.commands.fields import plain
from halles.stalls.directory.commands.special import span_fault, spans_usual, special_write
from halles.stalls.directory.engine.publishing import AS_IS, Answer, answers_of
from halles.stalls.directory.events import NewsPublished, NewsWithdrawn
from halles.stalls.directory.models import News, Sheet, SpecialSource
from halles.stalls.directory.queries import wall
from halles.town.engine.hours.sentence import Told, read_sentence

MOST_LETTERS = 500


class Unsure(Problem):
    """A sentence may mean several things: nothing is published until its writer chooses one of `answers`."""

    status = 409

    def __init__(self, told: Told) -> None:
        super().__init__(told.question, advice=gettext("Nothing is published yet."))
        self.answers: list[Answer] = answers_of(told.question, told.choices)


def news_publish(*, actor: Actor, sheet: Sheet, text: str, answer: str = "") -> str:
    """Publish a piece of news with the closings and openings it tells, and return its id.

    The same text sent twice in a row is published once. `answer` is the key of one of the answers that the
    same reading left open, or AS_IS: any other is asked again, by raising Unsure.
    """
    require(actor, rights.EDIT, sheet)
    text = _checked(text)
    with transaction.atomic():
        held = Sheet.objects.select_for_update(of=("self",)).select_related("osm").get(pk=sheet.pk)
        recent = held.news.filter(withdrawn_at=None, published_at__gt=timezone.now() - UNDO, text=text)
        twin = recent.values_list("pk", flat=True).first()
        if twin:
            return str(twin)
        news = _written(held, text, _understood(held, text, answer), author=actor.person)
        event = NewsPublished(sheet=PublicId(sheet.id), news=PublicId(news.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)
    return str(news.id)


def news_withdraw(*, actor: Actor, sheet: Sheet, news: str) -> None:
    """Stop publishing a piece of news and what it closed or opened; doing it again does nothing."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet, news)
        if row.withdrawn_at:
            return
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        row.special_hours.filter(withdrawn_at=None).update(withdrawn_at=row.withdrawn_at)
        event = NewsWithdrawn(sheet=PublicId(sheet.id), news=PublicId(row.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)


def news_restore(*, actor: Actor, sheet: Sheet, news: str) -> None:
    """Put back a piece of news withdrawn less than ten minutes ago, and what was withdrawn with it."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet, news)
        if not row.withdrawn_at:
            return
        if not is_undoable(row.withdrawn_at, now=timezone.now()):
            advice = gettext("Write it again: the town will see it as new.")
            raise BadInput(gettext("The ten minutes have passed."), advice=advice)
        row.special_hours.filter(withdrawn_at=row.withdrawn_at).update(withdrawn_at=None)
        row.withdrawn_at = None
        row.save(update_fields=["withdrawn_at"])
        event = NewsPublished(sheet=PublicId(sheet.id), news=PublicId(row.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)


def _checked(text: str) -> str:
    text = plain(text, lines=True)
    if not text:
        raise BadInput(gettext("Write what is new, in one or two sentences."), field="text")
    if len(text) > MOST_LETTERS:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(text), "most": MOST_LETTERS}, field="text")
    return text


def _understood(sheet: Sheet, text: str, answer: str) -> Told | None:
    """Return what a sentence tells, None where its writer wants the words alone; or raise Unsure."""
    if answer == AS_IS:
        return None
    now = wall(timezone.now()).replace(second=0, microsecond=0)  # what begins now begins with its minute
    told = read_sentence(text, now=now, spans=spans_usual(sheet))
    if not told.question:
        return told
    unsure = Unsure(told)
    chosen = next((each.told for each in unsure.answers if each.key == answer), None)
    if chosen is None:
        raise unsure
    return chosen


def _written(sheet: Sheet, text: str, told: Told | None, *, author: str) -> News:
    """Write the rows; a span that cannot be (over, too far ahead) closes nothing, the words stay words."""
    said = {"kind": told.kind, "starts_on": told.starts_on, "ends_on": told.ends_on} if told else {}
    news = News.objects.create(sheet=sheet, author=author, text=text, **said)
    now = wall(timezone.now())
    spans = [span for span in told.special if not span_fault(span, now=now)] if told else []
    special_write(sheet=sheet, spans=spans, source=SpecialSource.NEWS, author=author, news=news)
    return news


def _locked(sheet: Sheet, news: str) -> News:
    row = News.objects.select_for_update().filter(sheet=sheet, pk=news).first()
    if not row:
        raise NotFound(gettext("There is no such news on this sheet."))
    return row
