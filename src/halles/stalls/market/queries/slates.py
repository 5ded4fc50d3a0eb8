"""Reads of slates: what a shop has today, what all shops have, and the last one to chalk again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet

from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.engine.names_meant import names_meant, thing_of
from halles.stalls.market.engine.slate_text import fish_missing
from halles.stalls.market.models import Slate, SlateLine
from halles.town.models import Town

AGAIN = timedelta(days=14)
"""How old a slate may be to be chalked again in one tap."""


@dataclass(frozen=True)
class ShownLine:
    """One line as the town reads it."""

    line: SlateLine
    missing: tuple[str, ...]
    """What the label must tell of a fish, and the slate does not: "species", "zone", "method"."""

    @property
    def is_gone(self) -> bool:
        """Of this there is no more."""
        return self.line.gone_at is not None


@dataclass(frozen=True)
class SlateView:
    """A slate with its lines, and its shop where it was asked for."""

    slate: Slate
    lines: tuple[ShownLine, ...]
    shop: ShopCard | None = None


def slate_today(*, organisation: str, now: datetime) -> SlateView | None:
    """Return the slate of a shop that the town reads now, hidden ones left out."""
    row = _lined(_shown(now).filter(organisation=organisation)).first()
    return _view(row) if row else None


def slate_of_holder(*, organisation: str, day: date) -> SlateView | None:
    """Return a shop's own slate of a day, withdrawn, hidden or over too."""
    row = _lined(Slate.objects.filter(organisation=organisation, day=day)).first()
    return _view(row) if row else None


def slate_before(*, organisation: str, day: date) -> SlateView | None:
    """Return the last slate before a day, within two weeks: "as yesterday"."""
    rows = Slate.objects.filter(organisation=organisation, day__lt=day, day__gte=day - AGAIN)
    row = _lined(rows).order_by("-day").first()
    return _view(row) if row else None


def slates_shown(*, town: Town, now: datetime) -> list[SlateView]:
    """Return the slates that the town reads now, by the names of their shops; three SQL statements."""
    rows = {row.organisation: row for row in _lined(_shown(now).filter(town=town.slug))}
    shops = shop_list(town=town.slug, organisations=list(rows)) if rows else []
    return [_view(rows[shop.organisation], shop) for shop in shops]


def slate_lines_named(*, town: Town, words: str, now: datetime) -> list[tuple[ShopCard, SlateLine]]:
    """Return the lines of today's slates that words mean and of which there is some, with their shops."""
    lines = [
        (view.shop, each.line)
        for view in slates_shown(town=town, now=now)
        for each in view.lines
        if view.shop and not each.is_gone
    ]
    return [lines[at] for at in names_meant([line.name for _shop, line in lines], thing_of(words))]


def slates_true_until(*, town: str, now: datetime) -> datetime | None:
    """Return when the first of the slates shown in a town goes."""
    return _shown(now).filter(town=town).order_by("expires_at").values_list("expires_at", flat=True).first()


def _shown(now: datetime) -> QuerySet[Slate]:
    return Slate.objects.filter(expires_at__gt=now, withdrawn_at=None, hidden_at=None)


def _lined(rows: QuerySet[Slate]) -> QuerySet[Slate]:
    return rows.prefetch_related(Prefetch("lines", queryset=SlateLine.objects.order_by("rank")))


def _view(row: Slate, shop: ShopCard | None = None) -> SlateView:
    return SlateView(slate=row, lines=tuple(map(_line, row.lines.all())), shop=shop)


def _line(row: SlateLine) -> ShownLine:
    missing = fish_missing(species=row.species, zone=row.zone, method=row.method) if row.species else ()
    return ShownLine(line=row, missing=missing)
