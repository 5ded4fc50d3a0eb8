"""Car parks as rows, each with the last count and how many said that it is full."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count as Number
from django.db.models import Max, Min, OuterRef, QuerySet, Subquery

from halles.kit.text import fold
from halles.stalls.parking.engine.names_said import names_said
from halles.stalls.parking.models import CarPark, Count, FullWord

FULL_LIFE = timedelta(minutes=30)
"""For how long somebody's "complet" is told."""


@dataclass(frozen=True)
class Said:
    """One car park with what people said of it lately."""

    car_park: CarPark
    counted: int | None
    """Free places of the last count that has not expired."""
    counted_at: datetime | None
    expires_at: datetime | None
    full_words: int
    full_first: datetime | None
    full_last: datetime | None


def car_park_list(*, town: str) -> list[CarPark]:
    """Return the car parks of a town by name."""
    return list(_present(town))


def car_park_get(*, town: str, slug: str) -> CarPark | None:
    """Return a car park of a town by its word in addresses; None for one that was removed."""
    return _present(town).filter(slug=slug).first()


def names_known(*, town: str) -> dict[str, str]:
    """Return how people may call the car parks of a town (folded), with the slug of each."""
    rows = _present(town).values_list("slug", "word", "name")
    return names_said({slug: (word, fold(name)) for slug, word, name in rows})


def said_list(*, town: str, now: datetime, slug: str = "") -> list[Said]:
    """Return the car parks of a town by name, or the one of a slug, in one statement."""
    rows = _present(town).filter(slug=slug) if slug else _present(town)
    return [_said(row) for row in _with_words(_with_count(rows, now), now)]


def _present(town: str) -> QuerySet[CarPark]:
    return CarPark.objects.filter(town=town, removed_at=None).order_by("name", "id")


def _with_count(rows: QuerySet[CarPark], now: datetime) -> QuerySet[CarPark]:
    last = Count.objects.filter(
        car_park=OuterRef("pk"), withdrawn_at=None, counted_at__lte=now, expires_at__gt=now
    ).order_by("-counted_at", "-id")
    return rows.annotate(
        count_free=Subquery(last.values("free")[:1]),
        count_at=Subquery(last.values("counted_at")[:1]),
        count_until=Subquery(last.values("expires_at")[:1]),
    )


def _with_words(rows: QuerySet[CarPark], now: datetime) -> QuerySet[CarPark]:
    words = FullWord.objects.filter(car_park=OuterRef("pk"), said_at__gt=now - FULL_LIFE, said_at__lte=now)
    of_one = words.order_by().values("car_park")
    return rows.annotate(
        words=Subquery(of_one.annotate(told=Number("pk")).values("told")),
        words_first=Subquery(of_one.annotate(told=Min("said_at")).values("told")),
        words_last=Subquery(of_one.annotate(told=Max("said_at")).values("told")),
    )


def _said(row: CarPark) -> Said:
    """Return a row with its annotations, which mypy cannot know of."""
    told = vars(row)
    return Said(
        car_park=row,
        counted=told["count_free"],
        counted_at=told["count_at"],
        expires_at=told["count_until"],
        full_words=told["words"] or 0,
        full_first=told["words_first"],
        full_last=told["words_last"],
    )
