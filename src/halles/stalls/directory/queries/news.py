"""News and photos: of a sheet, of the town, and as their holder sees them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.utils import timezone

from halles.kit.versions import UNDO
from halles.stalls.directory.models import News, Photo

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


@dataclass(frozen=True)
class PhotoView:
    """A photo as shown."""

    id: str
    alt: str
    file: str
    width: int
    height: int


def sheet_living(*, sheet: str) -> tuple[list[NewsView], list[PhotoView]]:
    """Return the latest news and the photos of a sheet, in one statement."""
    latest = News.objects.filter(sheet=sheet, withdrawn_at=None, hidden_at=None)
    latest = latest.order_by("-published_at", "-id")[:NEWS_SHOWN]
    news = News.objects.filter(pk__in=latest.values("pk"))  # a LIMIT cannot stand inside a UNION
    words = news.values_list("id", "text", "published_at", Value(""), Value(0), Value(0))
    photos = Photo.objects.filter(sheet=sheet, withdrawn_at=None, hidden_at=None)
    rows = list(
        words.union(photos.values_list("id", "alt", "created_at", "file", "width", "height"), all=True)
    )
    told = [NewsView(row[0], row[1], row[2]) for row in rows if not row[3]]
    shown = [PhotoView(row[0], row[1], *row[3:]) for row in rows if row[3]]
    return sorted(told, key=lambda n: n.published_at, reverse=True), sorted(shown, key=lambda p: p.id)


def news_latest(*, town: str, limit: int) -> list[NewsView]:
    """Return the latest news of a town, each with the name and address of its sheet."""
    shown = {"sheet__is_published": True, "sheet__hidden_at": None, "withdrawn_at": None, "hidden_at": None}
    found = News.objects.filter(sheet__town=town, **shown)
    columns = ("id", "text", "published_at", "sheet", "sheet__slug", "sheet__name", "sheet__osm__name")
    rows = found.order_by("-published_at", "-id").values_list(*columns)[:limit]
    return [
        NewsView(pk, text, at, sheet, slug, own or theirs or "")
        for pk, text, at, sheet, slug, own, theirs in rows
    ]


def news_of_holder(*, sheet: str) -> list[News]:
    """Return the news of a sheet for its holder: published, or withdrawn less than ten minutes ago."""
    return list(_with_just_withdrawn(News.objects.filter(sheet=sheet)).order_by("-published_at", "-id")[:20])


def photos_of_holder(*, sheet: str) -> list[Photo]:
    """Return the photos of a sheet for its holder: shown, or withdrawn less than ten minutes ago."""
    return list(_with_just_withdrawn(Photo.objects.filter(sheet=sheet)).order_by("created_at", "id"))


def _with_just_withdrawn(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=timezone.now() - UNDO))
