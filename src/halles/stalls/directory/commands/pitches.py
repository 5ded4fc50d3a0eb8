"""Writes of pitches: where a seller stands and when, and the days on which she does not come."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId, Slug
from halles.stalls.directory import rights
from halles.stalls.directory.commands.fields import field_clean, plain
from halles.stalls.directory.commands.sheets import sheet_create
from halles.stalls.directory.events import PitchRemoved, PitchSet, SpecialHoursSet, SpecialHoursWithdrawn
from halles.stalls.directory.models import Pitch, Sheet, SpecialHours, SpecialSource
from halles.stalls.directory.queries import MARKET, listed

MOST_PLACE = 160
MOST_HOURS = 255
MOST_PITCHES = 30
"""Of one seller: more is no seller's week."""
FURTHEST = timedelta(days=366)
"""How far ahead an absence is said."""


def pitch_set(*, actor: Actor, sheet: Sheet, market: str = "", place: str = "", hours: str = "",
              lon: int | None = None, lat: int | None = None) -> str:  # fmt: skip
    """Say that a seller stands on a market (its sheet's id), or at a place in words; return the pitch's id.

    `hours` is an `opening_hours` string or French: needed at a place; on a market, empty means whenever it
    is held. What is not sure is refused.
    `lon` and `lat` are in 1e-7 degree. Said again, it changes the pitch of that market or place.
    """
    require(actor, rights.STAND, sheet)
    hours = _hours(hours, needed=not market)
    place = "" if market else _place(place)
    with transaction.atomic():
        row = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
        where = {"market": _market(row, market)} if market else {"market": None, "place": place}
        pitch = row.pitches.filter(**where).first()
        if pitch is None:
            if row.pitches.count() >= MOST_PITCHES:
                raise BadInput(gettext("Thirty places are on this sheet already: remove one first."))
            pitch = Pitch(sheet=row, **where)
        elif (pitch.hours, pitch.lon, pitch.lat) == (hours, lon, lat):
            return str(pitch.pk)
        pitch.hours, pitch.lon, pitch.lat, pitch.author = hours, lon, lat, actor.person
        pitch.created_at = timezone.now()
        pitch.save()
        event = PitchSet(sheet=PublicId(row.pk), pitch=PublicId(pitch.pk))
        record(event, town=row.town, actor=actor.person, subject=row.pk, topics=_topics(pitch))
    return str(pitch.pk)


def pitch_remove(*, actor: Actor, pitch: str) -> None:
    """Say that the seller no longer stands there; what is removed already stays so."""
    with transaction.atomic():
        row = _locked(pitch)
        if row is None:
            return
        require(actor, rights.REMOVE, row)
        sheet, topics = row.sheet, _topics(row)
        row.delete()
        event = PitchRemoved(sheet=PublicId(sheet.pk), pitch=PublicId(pitch))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.pk, topics=topics)


def pitch_absent(*, actor: Actor, pitch: str, day: date) -> str:
    """Say that the seller is not there on a day; return the id of what was noted. Said twice is once."""
    with transaction.atomic():
        row = _attended(actor, pitch)
        today = timezone.localdate()
        if not today <= day <= today + FURTHEST:
            advice = gettext("Choose a day between today and a year from now.")
            raise BadInput(gettext("This day is past, or too far away."), field="day", advice=advice)
        noted = _absences(row, day).first()
        if noted:
            return str(noted.pk)
        start, end = (timezone.make_aware(datetime.combine(at, time())) for at in (day, day + timedelta(1)))
        said = {"source": SpecialSource.ABSENT, "author": actor.person}
        made = SpecialHours.objects.create(sheet=row.sheet, pitch=row, starts_at=start, ends_at=end, **said)
        event = SpecialHoursSet(
            sheet=PublicId(row.sheet_id),
            special=PublicId(made.pk),
            is_open=False,
            source=Slug(SpecialSource.ABSENT.value),
        )
        record(event, town=row.sheet.town, actor=actor.person, subject=row.sheet_id, topics=_topics(row))
    return str(made.pk)


def pitch_present(*, actor: Actor, pitch: str, day: date) -> None:
    """Take back an absence: the seller is there on that day after all. Where none was noted, do nothing."""
    with transaction.atomic():
        row = _attended(actor, pitch)
        noted = _absences(row, day).first()
        if noted is None:
            return
        noted.withdrawn_at = timezone.now()
        noted.save(update_fields=["withdrawn_at"])
        event = SpecialHoursWithdrawn(sheet=PublicId(row.sheet_id), special=PublicId(noted.pk))
        record(event, town=row.sheet.town, actor=actor.person, subject=row.sheet_id, topics=_topics(row))


def seller_add(*, actor: Actor, town: str, fields: Mapping[str, str], market: str = "") -> Sheet:
    """Add the sheet of a seller without premises, on a market if one is given; all of it or nothing."""
    require(actor, rights.ADD, town)
    with transaction.atomic():
        sheet = sheet_create(actor=actor, town=town, fields=fields)
        if market:
            pitch_set(actor=actor, sheet=sheet, market=market)
    return sheet


def _hours(text: str, *, needed: bool) -> str:
    """Return an `opening_hours` string as the standard writes it; French is read too."""
    text = plain(text, lines=False)
    if not text:
        if needed:
            raise BadInput(gettext("Write on which days, and from when to when."), field="hours")
        return ""
    text = field_clean("hours", text)
    if len(text) > MOST_HOURS:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(text), "most": MOST_HOURS}, field="hours")
    return text


def _place(text: str) -> str:
    text = plain(text, lines=False)
    if not text:
        raise BadInput(gettext("Write where you stand, or choose a market."), field="place")
    if len(text) > MOST_PLACE:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(text), "most": MOST_PLACE}, field="place")
    return text


def _market(sheet: Sheet, market: str) -> Sheet:
    """Return a market of the seller's town."""
    found = listed(sheet.town).filter(pk=market, listed_category=MARKET).exclude(pk=sheet.pk).first()
    if found is None:
        raise BadInput(gettext("Choose a market in the list."), field="market")
    return found


def _locked(pitch: str) -> Pitch | None:
    found = Pitch.objects.select_for_update(of=("self",)).select_related("sheet", "market")
    return found.filter(pk=pitch).first()


def _attended(actor: Actor, pitch: str) -> Pitch:
    """Return the pitch, locked, to whoever may say whether its seller comes."""
    row = _locked(pitch)
    if row is None:
        raise NotFound(gettext("Nobody stands there any more."), advice=gettext("Load the page again."))
    require(actor, rights.ATTEND, row)
    return row


def _absences(pitch: Pitch, day: date) -> QuerySet[SpecialHours]:
    start = timezone.make_aware(datetime.combine(day, time()))
    return pitch.special_hours.filter(source=SpecialSource.ABSENT, starts_at=start, withdrawn_at=None)


def _topics(pitch: Pitch) -> list[str]:
    """Return what else goes stale: the page of the market."""
    return [f"{pitch.sheet.town}/directory/{pitch.market_id}"] if pitch.market_id else []
