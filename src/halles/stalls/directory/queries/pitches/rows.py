"""Pitches as they are read, with their sellers, and the times at which these said that they are away."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from halles.stalls.directory.engine.attendance import ABSENT, Held, Span, attends
from halles.stalls.directory.engine.states import YEAR
from halles.stalls.directory.models import Pitch, SpecialHours, SpecialSource
from halles.stalls.directory.queries.cards import CARD_COLUMNS, Card, card_of, listed
from halles.stalls.directory.queries.pitches.held import held_on
from halles.stalls.directory.queries.special import wall
from halles.town.engine.hours import CLOSED, OPEN, Special
from halles.town.models import Town

_COLUMNS = ("id", "market", "place", "hours", "created_at", "sheet__confirmed_at")


class Stand(NamedTuple):
    """A pitch and its seller."""

    id: str
    seller: Card
    market: str
    """The id of the market's sheet; empty elsewhere."""
    place: str
    hours: str
    said_at: datetime
    """When somebody last said that it is so."""


@dataclass(frozen=True)
class Seller:
    """A seller on a day: who, where, whether she comes, and from when until when."""

    day: date
    pitch: str
    slug: str
    name: str
    category: str
    place: str
    state: str
    """A state of `directory.engine.attendance`."""
    spans: tuple[Span, ...]
    own_hours: bool
    """Not there as long as the market is held."""
    is_noted: bool
    """Announced absent of this pitch on this day, which is taken back in one gesture; leave is not."""

    @property
    def is_absent(self) -> bool:
        """Whether she said that she is not there."""
        return self.state == ABSENT


def stands_list(pitches: QuerySet[Pitch]) -> list[Stand]:
    """Return pitches with their sellers, by the names of these."""
    columns = (*(f"sheet__{name}" for name in CARD_COLUMNS), *_COLUMNS)
    rows = pitches.order_by("sheet__listed_as", "sheet", "created_at", "id").values_list(*columns)
    return [_stand(row) for row in rows]


def _stand(row: tuple[Any, ...]) -> Stand:
    seller = card_of(row[: len(CARD_COLUMNS)])
    pk, market, place, hours, created, confirmed = row[len(CARD_COLUMNS) :]
    return Stand(pk, seller, market or "", place, hours, max(created, confirmed or created))


class Announced:
    """What sellers and markets said of some days, beside their usual hours: read in one statement."""

    def __init__(
        self, pitches: QuerySet[Pitch], *, since: date, until: date, markets: Sequence[str] = ()
    ) -> None:
        """Read what was said of the days from `since` to `until`, both included."""
        start, end = _midnight(since), _midnight(until + timedelta(days=1))
        whose = Q(sheet__in=pitches.order_by().values("sheet")) | Q(sheet__in=markets)
        seen = Q(news=None) | Q(news__hidden_at=None)
        said = SpecialHours.objects.filter(whose, seen, withdrawn_at=None)
        said = said.filter(starts_at__lt=end, ends_at__gt=start)
        columns = ("sheet", "pitch", "starts_at", "ends_at", "is_open", "source")
        self._of: dict[str, list[_Word]] = defaultdict(list)
        for sheet, pitch, starts_at, ends_at, *more in said.order_by("created_at", "id").values_list(
            *columns
        ):
            self._of[pitch or sheet].append(_Word(wall(starts_at), wall(ends_at), *more))

    def of_market(self, market: str) -> list[Special]:
        """Return what a market said of itself, the latest last."""
        return [
            Special(word.start, word.end, OPEN if word.is_open else CLOSED)
            for word in self._of.get(market, ())
        ]

    def is_noted(self, stand: Stand, day: date) -> bool:
        """Say whether the seller was said to be absent from a pitch on a day."""
        start = datetime.combine(day, time())
        noted = (word for word in self._of.get(stand.id, ()) if word.source == SpecialSource.ABSENT)
        return any(word.start <= start < word.end for word in noted)

    def away(self, stand: Stand, day: date) -> list[Span]:
        """Return when the seller of a pitch is away on a day.

        What is said of the whole sheet counts too for who has no other premises; for who also keeps a shop,
        only leave: a shop that is closed on a market morning may be just why she can come.
        """
        of_sheet = (
            word
            for word in self._of.get(stand.seller.id, ())
            if not stand.seller.hours or word.source == SpecialSource.LEAVE
        )
        start = datetime.combine(day, time())
        words = (*self._of.get(stand.id, ()), *of_sheet)
        return [
            (_minutes(start, word.start), _minutes(start, word.end)) for word in words if not word.is_open
        ]


class _Word(NamedTuple):
    """One thing said of some hours; moments are those of the clock on the wall."""

    start: datetime
    end: datetime
    is_open: bool
    source: str


def seller_on(stand: Stand, held: Held | None, said: Announced, *, day: date, town: Town) -> Seller | None:
    """Return the seller of a pitch on a day, None where it is not one of hers; `held`: the market there."""
    own = held_on(stand.hours, day, town=town) if stand.hours else None
    there = held or own
    is_recent = _midnight(day) - stand.said_at < YEAR
    found = attends(there, own, said.away(stand, day), is_recent=is_recent) if there else None
    if found is None:
        return None
    seller = stand.seller
    return Seller(
        day=day,
        pitch=stand.id,
        slug=seller.slug,
        name=seller.name,
        category=seller.category,
        place=stand.place,
        state=found.state,
        spans=found.spans,
        own_hours=held is None or found.spans != held.spans,
        is_noted=said.is_noted(stand, day),
    )


def pitches_on(*markets: str, town: str) -> QuerySet[Pitch]:
    """Return the pitches of some markets, of the sellers that the town shows."""
    return pitches_in(town).filter(market__in=markets)


def pitches_in(town: str) -> QuerySet[Pitch]:
    """Return every pitch of the sellers that a town shows."""
    return Pitch.objects.filter(sheet__in=listed(town).order_by())


def _minutes(start: datetime, moment: datetime) -> int:
    return int((moment - start).total_seconds() // 60)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
