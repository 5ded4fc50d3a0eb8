"""What the launch desk sees: every sheet with its state, and who asks for one without a letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.merge import groups_with, merged
from halles.stalls.directory.engine.states import Standing, standing_of_free, standing_of_held
from halles.stalls.directory.models import MOST_TRIES, ClaimRequest, News, Photo, Sheet

_GROUPS = groups_with("name", "category", "street", "phone", "hours")
_SHOWN = tuple(name for group in _GROUPS for name in group)
_OWN = ("id", "slug", *_SHOWN, "without", "organisation", "lon", "lat")
_THEIRS = (*_SHOWN, "lon", "lat")


@dataclass(frozen=True, slots=True)
class LaunchSheet:
    """A sheet as the launch desk sees it."""

    id: str
    slug: str
    name: str
    category: str
    group: str
    number: str
    street: str
    phone: str
    organisation: str
    lon: int | None
    lat: int | None
    hours_by: str
    """Who gave its hours: "holder", "osm", or "" when nobody did."""
    confirmed_at: datetime | None
    standing: Standing

    @property
    def state(self) -> str:
        """A key of `engine.states.STATES`."""
        return self.standing.state

    @property
    def address(self) -> str:
        """Number and street on one line."""
        return f"{self.number}\u00a0{self.street}".strip()


@dataclass(frozen=True)
class RequestView:
    """Somebody who asks for a sheet, and the telephone that everybody knows of the shop."""

    id: str
    name: str
    contact: str
    role: str
    asked_at: datetime
    expires_at: datetime
    sheet: LaunchSheet


def launch_list(*, town: str, now: datetime) -> list[LaunchSheet]:
    """Return every published sheet of a town with its state at `now`, in one statement."""
    return _launch(_alive(town), now)


def claim_requests_open(*, town: str, now: datetime) -> list[RequestView]:
    """Return the requests that wait for the town hall's answer, the oldest first."""
    waiting = ClaimRequest.objects.filter(sheet__town=town, refused_at=None, expires_at__gt=now)
    rows = list(waiting.order_by("asked_at", "id"))
    found = _launch(Sheet.objects.filter(pk__in=[row.sheet_id for row in rows]), now) if rows else []
    sheets = {sheet.id: sheet for sheet in found}
    return [
        RequestView(
            row.pk, row.name, row.contact, row.role, row.asked_at, row.expires_at, sheets[row.sheet_id]
        )
        for row in rows
    ]


def claim_request_of(*, sheet: str, person: str) -> ClaimRequest | None:
    """Return what a person asked for a sheet, waiting or refused, if it is not over."""
    return ClaimRequest.objects.filter(sheet=sheet, person=person, expires_at__gt=timezone.now()).first()


def news_since(*, town: str, since: datetime) -> int:
    """Return how many pieces of news the town was told since a moment."""
    return News.objects.filter(sheet__town=town, published_at__gte=since, withdrawn_at=None).count()


def _alive(town: str) -> QuerySet[Sheet]:
    """Sheets shown to all: a place that left OpenStreetMap and that nobody holds is probably closed."""
    alive = Q(osm=None) | Q(osm__is_gone=False) | ~Q(organisation="")
    return Sheet.objects.filter(alive, town=town, is_published=True)


def _launch(found: QuerySet[Sheet], now: datetime) -> list[LaunchSheet]:
    news = News.objects.filter(sheet=OuterRef("pk")).order_by("-published_at").values("published_at")[:1]
    photos = Photo.objects.filter(sheet=OuterRef("pk")).order_by("-created_at").values("created_at")[:1]
    columns: tuple[Any, ...] = (
        *_OWN,
        *(f"osm__{name}" for name in _THEIRS),
        *("created_at", "claimed_at", "confirmed_at", "claim_code__tries", "claim_code__issued_at"),
        *("claim_code__expires_at", Subquery(news), Subquery(photos)),
    )
    sheets = [_sheet(row, now) for row in found.values_list(*columns)]
    return sorted(sheets, key=lambda sheet: (sheet.name.casefold(), sheet.id))


def _sheet(row: Sequence[Any], now: datetime) -> LaunchSheet:
    own = dict(zip(_OWN, row, strict=False))
    theirs = dict(zip(_THEIRS, row[len(_OWN) :], strict=False))
    values, borrowed = merged(own, theirs, own["without"], groups=_GROUPS)
    here = own if own["lon"] is not None else theirs
    hours_by = ("osm" if "hours" in borrowed else "holder") if values["hours"] else ""
    dates = row[len(_OWN) + len(_THEIRS) :]
    return LaunchSheet(
        id=own["id"],
        slug=own["slug"],
        name=values["name"],
        category=values["category"],
        group=CATEGORIES[values["category"]].group if values["category"] in CATEGORIES else "other",
        number=values["number"],
        street=values["street"],
        phone=values["phone"],
        organisation=own["organisation"],
        lon=here["lon"],
        lat=here["lat"],
        hours_by=hours_by,
        confirmed_at=dates[2],
        standing=_standing(bool(own["organisation"]), dates, now),
    )


def _standing(is_held: bool, dates: Sequence[Any], now: datetime) -> Standing:
    added, claimed, confirmed, tries, printed, expires, news, photo = dates
    if is_held:
        return standing_of_held(claimed_at=claimed, confirmed_at=confirmed, signs=(news, photo), now=now)
    dead = tries is not None and tries >= MOST_TRIES
    return standing_of_free(
        added_at=added, printed_at=printed, expires_at=printed if dead else expires, now=now
    )
