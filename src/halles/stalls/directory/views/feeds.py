"""News and days for other programs: RSS, Atom and iCalendar, of a shop and of the town."""

from datetime import datetime, time, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.directory import queries
from halles.stalls.directory.exchange import calendars
from halles.stalls.directory.exchange.feeds import CONTENT_TYPES, Channel, feed
from halles.stalls.directory.exchange.timetables import sheet_events, town_events
from halles.stalls.directory.queries import NewsView
from halles.stalls.directory.views.pages import find_shown

MOST_NEWS = 40


def _midnight(_request: Request, **_arguments: str) -> datetime:
    """Return until when a calendar is true: another day looks further ahead."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time()))


@shelved("{town}/directory", "{town}/town")
def town_feed(request: Request, form: str) -> HttpResponse:
    """Give the news of all shops as RSS or Atom."""
    channel = Channel(
        gettext("News of the shops of %(town)s") % {"town": request.town.name},
        _address(request, "directory:news"),
        request.build_absolute_uri(),
        f"{request.town.slug}/nouvelles",
    )
    return _feed(request, channel, queries.news_latest(town=request.town.slug, limit=MOST_NEWS), form)


@shelved("{town}/directory", "{town}/town")
def sheet_feed(request: Request, slug: str, form: str) -> HttpResponse:
    """Give the news of one shop as RSS or Atom."""
    row = find_shown(request, slug)
    channel = Channel(
        gettext("News of %(name)s") % {"name": queries.sheet_view(row).name},
        _address(request, "directory:sheet", slug),
        request.build_absolute_uri(),
        f"fiche/{row.pk}",
    )
    return _feed(request, channel, queries.news_of_sheet(sheet=row.pk, limit=MOST_NEWS), form)


@shelved("{town}/directory", "{town}/town", fresh_until=_midnight)
def sheet_calendar(request: Request, slug: str) -> HttpResponse:
    """Give the openings and closings of one shop, and the days its news name, as iCalendar."""
    row = find_shown(request, slug)
    view = queries.sheet_view(row)
    agenda = calendars.Agenda(
        gettext("%(name)s: opening hours") % {"name": view.name},
        _address(request, "directory:sheet", slug),
        timezone.now(),
        sheet_events(view, town=request.town, today=timezone.localdate()),
    )
    return _calendar(agenda, slug)


@shelved("{town}/directory", "{town}/town", fresh_until=_midnight)
def town_calendar(request: Request) -> HttpResponse:
    """Give what is not as usual in the shops of the town, and the days their news name, as iCalendar."""
    agenda = calendars.Agenda(
        gettext("The shops of %(town)s: closings and news") % {"town": request.town.name},
        _address(request, "directory:news"),
        timezone.now(),
        town_events(town=request.town.slug, now=timezone.now()),
    )
    return _calendar(agenda, request.town.slug)


def _feed(request: Request, channel: Channel, news: list[NewsView], form: str) -> HttpResponse:
    def address_of(each: NewsView) -> str:
        return _address(request, "directory:sheet", each.slug)

    body = feed(channel, news, form=form, address_of=address_of)
    return HttpResponse(body, content_type=CONTENT_TYPES[form])


def _calendar(agenda: calendars.Agenda, name: str) -> HttpResponse:
    disposition = f'inline; filename="{name}.ics"'
    return HttpResponse(
        calendars.calendar(agenda),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )


def _address(request: Request, name: str, slug: str = "") -> str:
    return request.build_absolute_uri(reverse(name, kwargs={"slug": slug} if slug else None))
