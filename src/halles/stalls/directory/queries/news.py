"""News and photos: of a sheet, of the town, and as their holder sees them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Case, DateField, F, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from halles.kit.versions import UNDO
from halles.stalls.directory.engine.publishing import Said
from halles.stalls.directory.models import News, Photo, SpecialHours
from halles.stalls.directory.queries.special import said_in, standing_rows

NEWS_SHOWN = 5
"""How many pieces of news a sheet shows."""


@dataclass(frozen=True)
class NewsView:
    """A piece of news as shown."""

    id: str
    text: str
    published_at: datetime
    sheet: str = ""
    slug: str = ""
    name: str = ""
    kind: str = ""
    """One of `NewsKind`."""
    starts_on: date | None = None
    ends_on: date | None = None
    """First and last day of what it is about, where it says so."""


@dataclass(frozen=True)
class PhotoView:
    """A photo as shown."""

    id: str
    alt: str
    file: str
    width: int
    height: int


class Living(NamedTuple):
    """What changes on a sheet from day to day: its latest news, photos, days that are not as usual."""

    news: list[NewsView]
    photos: list[PhotoView]
    said: list[Said]
    """In the order they were said, those that ended on the day before at most among them."""


def sheet_living(*, sheet: str) -> Living:
    """Return the latest news of a sheet, its photos and its exceptions, in one statement."""
    rows = list(_news_rows(sheet).union(_photo_rows(sheet), _special_rows(sheet), all=True))
    told = [_told(*row[1:8]) for row in _of(rows, "news")]
    shown = [PhotoView(row[1], row[2], row[5], *row[8:]) for row in _of(rows, "photo")]
    said = [said_in((row[1], row[3], row[4], row[8], row[2], row[5])) for row in _of(rows, "special")]
    return Living(
        sorted(told, key=lambda each: (each.published_at, each.id), reverse=True),
        sorted(shown, key=lambda each: each.id),
        sorted(said, key=lambda each: each.id),
    )


def _told(pk: str, text: str, at: datetime, _until: datetime, kind: str, *days: date | None) -> NewsView:
    return NewsView(pk, text, at, kind=kind, starts_on=days[0], ends_on=days[1])


def _of(rows: list[Any], what: str) -> list[Any]:
    return [row for row in rows if row[0] == what]


def _news_rows(sheet: str) -> QuerySet[News, Any]:
    """Columns: what, id, text, from, until, kind, first and last day, width, height."""
    latest = News.objects.filter(sheet=sheet, withdrawn_at=None, hidden_at=None)
    latest = latest.order_by("-published_at", "-id")[:NEWS_SHOWN]
    news = News.objects.filter(pk__in=latest.values("pk"))  # a LIMIT cannot stand inside a UNION
    dates = ("published_at", F("published_at"), "kind", "starts_on", "ends_on")
    return news.values_list(Value("news"), "id", "text", *dates, Value(0), Value(0))


def _photo_rows(sheet: str) -> QuerySet[Photo, Any]:
    photos = Photo.objects.filter(sheet=sheet, withdrawn_at=None, hidden_at=None)
    no_day = Value(None, output_field=DateField())
    at = ("created_at", F("created_at"))
    return photos.values_list(Value("photo"), "id", "alt", *at, "file", no_day, no_day, "width", "height")


def _special_rows(sheet: str) -> QuerySet[SpecialHours, Any]:
    no_day = Value(None, output_field=DateField())
    said = standing_rows().filter(sheet=sheet, ends_at__gt=timezone.now() - timedelta(days=2)).order_by()
    is_open = Case(When(is_open=True, then=Value(1)), default=Value(0))
    text = Coalesce("news__text", Value(""))
    columns = ("id", text, "starts_at", "ends_at", "source", no_day, no_day, is_open, Value(0))
    return said.values_list(Value("special"), *columns)


_TOLD = ("id", "text", "published_at", "sheet", "sheet__slug", "sheet__name", "sheet__osm__name",
         "kind", "starts_on", "ends_on")  # fmt: skip


def news_latest(*, town: str, limit: int) -> list[NewsView]:
    """Return the latest news of a town, each with the name and address of its sheet."""
    rows = _shown(town).order_by("-published_at", "-id").values_list(*_TOLD)[:limit]
    return [_view(row) for row in rows]


def news_of_sheet(*, sheet: str, limit: int) -> list[NewsView]:
    """Return the latest news of a sheet, as `news_latest` does."""
    found = News.objects.filter(sheet=sheet, withdrawn_at=None, hidden_at=None)
    return [_view(row) for row in found.order_by("-published_at", "-id").values_list(*_TOLD)[:limit]]


def news_dated(*, town: str, since: date, sheet: str = "") -> list[NewsView]:
    """Return the news of a town, or of one sheet, about days that are not over.

    Those that close or open a shop are left out: they are exceptions (see `said_in_town`).
    """
    last = Coalesce("ends_on", "starts_on")
    found = _shown(town).annotate(last=last).filter(last__gte=since, special_hours=None)
    found = found.filter(sheet=sheet) if sheet else found
    return [_view(row) for row in found.order_by("starts_on", "id").values_list(*_TOLD)]


def _shown(town: str) -> QuerySet[News]:
    shown = {"sheet__is_published": True, "sheet__hidden_at": None, "withdrawn_at": None, "hidden_at": None}
    return News.objects.filter(sheet__town=town, **shown)


def _view(row: Any) -> NewsView:
    pk, text, at, sheet, slug, own, theirs, kind, starts_on, ends_on = row
    return NewsView(pk, text, at, sheet, slug, own or theirs or "", kind, starts_on, ends_on)


def news_of_holder(*, sheet: str) -> list[News]:
    """Return the news of a sheet for its holder: published, or withdrawn less than ten minutes ago."""
    found = _with_just_withdrawn(News.objects.filter(sheet=sheet)).order_by("-published_at", "-id")
    read = Prefetch("special_hours", SpecialHours.objects.order_by("starts_at", "id"))
    return list(found.prefetch_related(read)[:20])


def photos_of_holder(*, sheet: str) -> list[Photo]:
    """Return the photos of a sheet for its holder: shown, or withdrawn less than ten minutes ago."""
    return list(_with_just_withdrawn(Photo.objects.filter(sheet=sheet)).order_by("created_at", "id"))


def _with_just_withdrawn(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=timezone.now() - UNDO))
