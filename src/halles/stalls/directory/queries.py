"""Reads of the directory: the list, the search, a sheet, its news and photos, the town's news."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext, override

from halles.journal.models import Entry
from halles.kit.text import fold
from halles.kit.versions import UNDO
from halles.stalls.directory.engine.categories import CATEGORIES, GROUPS
from halles.stalls.directory.engine.merge import MERGED, merged
from halles.stalls.directory.engine.search import Entry as Sought
from halles.stalls.directory.engine.search import near, search
from halles.stalls.directory.models import News, OsmPlace, Photo, Sheet, SheetVersion

_OWN = ("id", "slug", *MERGED, "without")
_CARD_COLUMNS = (*_OWN, *(f"osm__{name}" for name in MERGED))


@dataclass(frozen=True, slots=True)
class Card:
    """One line of the list."""

    id: str
    slug: str
    name: str
    category: str
    group: str
    address: str
    phone: str
    borrowed: bool
    """Shows something of OpenStreetMap's."""


@dataclass(frozen=True)
class Cards:
    """What the list shows: the cards found, how many of each group, and near names when there is none."""

    found: list[Card]
    near: list[Card]
    groups: list["Group"]

    @property
    def borrowed(self) -> bool:
        """Whether OpenStreetMap is owed its credit."""
        return any(card.borrowed for card in (*self.found, *self.near))


@dataclass(frozen=True)
class Group:
    """A group of categories, and how many sheets of the town are in it."""

    slug: str
    title: str
    count: int


@dataclass(frozen=True)
class SheetView:
    """A sheet as shown: the holder's words, else OpenStreetMap's; `borrowed` names the latter's fields."""

    id: str
    town: str
    slug: str
    organisation: str
    name: str
    category: str
    number: str
    street: str
    postcode: str
    phone: str
    website: str
    hours: str
    email: str
    description: str
    lon: int | None
    lat: int | None
    wheelchair: str
    revision: int
    confirmed_at: datetime | None
    imported_at: datetime | None
    is_gone: bool
    borrowed: frozenset[str]

    @property
    def is_claimed(self) -> bool:
        """Whether somebody holds it."""
        return bool(self.organisation)


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


def sheet_list(*, town: str, query: str = "", group: str = "") -> Cards:
    """Return the sheets of a town that answer `query` within a group of categories, the best first."""
    cards = [_card(row) for row in _listed(town).values_list(*_CARD_COLUMNS)]
    groups = _groups(cards)
    if group:
        cards = [card for card in cards if card.group == group]
    by_id = {card.id: card for card in cards}
    entries = [_entry(card) for card in cards]
    found = search(fold(query), entries)
    close = near(fold(query), entries) if query and not found else []
    return Cards([by_id[key] for key in found], [by_id[key] for key in close], groups)


def category_groups(*, town: str) -> list[Group]:
    """Return the groups that have sheets in a town, in the order of the categories."""
    rows = _listed(town).values_list(*_CARD_COLUMNS)
    return _groups([_card(row) for row in rows])


def sheet_count(*, town: str) -> int:
    """Return how many sheets a town shows."""
    return _listed(town).count()


def sheet_get(*, town: str, slug: str) -> Sheet | None:
    """Return the published sheet of a town that has this address.

    Its `position` is the journal's at the same instant: what comes after it is news to the page's reader.
    """
    head = Entry.objects.filter(position__isnull=False).order_by("-position").values("position")[:1]
    found = Sheet.objects.filter(town=town, slug=slug, is_published=True)
    return found.select_related("osm").annotate(position=Subquery(head)).first()


def sheet_view(sheet: Sheet) -> SheetView:
    """Return a sheet as shown; asks the database nothing if `osm` came with it."""
    osm = sheet.osm
    values, borrowed = merged(vars(sheet), osm_values(osm), sheet.without)
    here = sheet if sheet.lon is not None or not osm else osm
    if osm and (here is osm or osm.wheelchair):
        borrowed |= {"position"}
    return SheetView(
        id=sheet.id,
        town=sheet.town,
        slug=sheet.slug,
        organisation=sheet.organisation,
        email=sheet.email,
        description=sheet.description,
        lon=here.lon,
        lat=here.lat,
        wheelchair=osm.wheelchair if osm else "",
        revision=sheet.revision,
        confirmed_at=sheet.confirmed_at,
        imported_at=osm.imported_at if osm else None,
        is_gone=bool(osm and osm.is_gone and not sheet.organisation),
        borrowed=borrowed,
        **values,
    )


def osm_values(osm: OsmPlace | None) -> dict[str, Any]:
    """Return what OpenStreetMap says of a sheet, empty where it says nothing."""
    return {name: getattr(osm, name) if osm else "" for name in MERGED}


def sheet_living(*, sheet: str) -> tuple[list[NewsView], list[PhotoView]]:
    """Return the latest news and the photos of a sheet, in one statement."""
    news = News.objects.filter(sheet=sheet, withdrawn_at=None).order_by("-published_at")[:5]
    words = news.values_list("id", "text", "published_at", Value(""), Value(0), Value(0))
    photos = Photo.objects.filter(sheet=sheet, withdrawn_at=None)
    rows = list(
        words.union(photos.values_list("id", "alt", "created_at", "file", "width", "height"), all=True)
    )
    told = [NewsView(row[0], row[1], row[2]) for row in rows if not row[3]]
    shown = [PhotoView(row[0], row[1], *row[3:]) for row in rows if row[3]]
    return sorted(told, key=lambda n: n.published_at, reverse=True), sorted(shown, key=lambda p: p.id)


def news_latest(*, town: str, limit: int) -> list[NewsView]:
    """Return the latest news of a town, each with the name and address of its sheet."""
    found = News.objects.filter(sheet__town=town, sheet__is_published=True, withdrawn_at=None)
    columns = ("id", "text", "published_at", "sheet", "sheet__slug", "sheet__name", "sheet__osm__name")
    rows = found.order_by("-published_at", "-id").values_list(*columns)[:limit]
    return [NewsView(*row[:5], row[5] or row[6] or "") for row in rows]


def news_of_holder(*, sheet: str) -> list[News]:
    """Return the news of a sheet for its holder: published, or withdrawn less than ten minutes ago."""
    return list(_with_just_withdrawn(News.objects.filter(sheet=sheet)).order_by("-published_at", "-id")[:20])


def photos_of_holder(*, sheet: str) -> list[Photo]:
    """Return the photos of a sheet for its holder: shown, or withdrawn less than ten minutes ago."""
    return list(_with_just_withdrawn(Photo.objects.filter(sheet=sheet)).order_by("created_at", "id"))


def version_list(*, sheet: str) -> list[SheetVersion]:
    """Return the versions of a sheet, the latest first."""
    return list(SheetVersion.objects.filter(sheet=sheet))


def version_latest(*, sheet: str) -> SheetVersion | None:
    """Return the latest version of a sheet, if it was ever edited."""
    return SheetVersion.objects.filter(sheet=sheet).first()


def sheets_held(*, organisations: Sequence[str]) -> list[SheetView]:
    """Return the sheets that these organisations hold."""
    found = Sheet.objects.filter(organisation__in=organisations).select_related("osm")
    return [sheet_view(sheet) for sheet in found.order_by("slug")]


def _listed(town: str) -> QuerySet[Sheet]:
    """Sheets shown to all: a place that left OpenStreetMap and that nobody holds is probably closed."""
    alive = Q(osm=None) | Q(osm__is_gone=False) | ~Q(organisation="")
    return Sheet.objects.filter(alive, town=town, is_published=True)


def _with_just_withdrawn(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=timezone.now() - UNDO))


def _card(row: Sequence[Any]) -> Card:
    own, theirs = dict(zip(_OWN, row, strict=False)), dict(zip(MERGED, row[len(_OWN) :], strict=True))
    values, borrowed = merged(own, theirs, own["without"])
    return Card(
        id=own["id"],
        slug=own["slug"],
        name=values["name"],
        category=values["category"],
        group=CATEGORIES[values["category"]].group if values["category"] in CATEGORIES else "",
        address=f"{values['number']} {values['street']}".strip(),
        phone=values["phone"],
        borrowed=bool(borrowed & {"name", "category", "street", "phone"}),
    )


def _groups(cards: Sequence[Card]) -> list[Group]:
    counts = Counter(card.group for card in cards)
    return [Group(slug, title, counts[slug]) for slug, title in GROUPS.items() if counts[slug]]


def _entry(card: Card) -> Sought:
    street = card.address.lstrip("0123456789 ")
    return Sought(card.id, fold(card.name), _words_of(card.category), fold(street))


@cache
def _words_of(category: str) -> str:
    """Return what people may type for a kind: its label in both languages, and other words."""
    kind = CATEGORIES.get(category)
    if not kind:
        return ""
    with override("fr"):
        return fold(f"{kind.label} {gettext(kind.label)} {kind.words}")
