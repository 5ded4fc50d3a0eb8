"""When the market is held, where, who comes and who is absent; where food trucks stand."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.engine.meaning import Moment
from halles.doors.public import Answer, TextIn, said
from halles.kit.text import fold
from halles.stalls.directory.engine.attendance import ABSENT, EXPECTED
from halles.stalls.directory.engine.search import Entry, search
from halles.stalls.directory.engine.trades import shop_of
from halles.stalls.directory.intents.looking import MOST_WORDS, capital, day_words, language
from halles.stalls.directory.queries import (
    Attendance,
    Market,
    Seller,
    TownDay,
    kind_words,
    market_list,
    market_next,
    market_week,
)
from halles.town.engine.hours import spans_words

DAYS = 8
MOST_NAMED = 6


def market(came: TextIn) -> Answer:
    """Tell the next market day or that of a day, and who comes; of a kind of seller, where she is."""
    today = timezone.localdate(came.received_at)
    when = came.slots.get("when")
    day = when.day if isinstance(when, Moment) else None
    last = (when.last_day if isinstance(when, Moment) else None) or day
    days = DAYS if day is None else (max(day, last or day) - day).days + 1
    week = market_week(town=came.town, since=day or today, days=min(days, 31))
    what = str(came.slots.get("what", "")).strip()
    if what and not fold(what).startswith("march"):
        return said(*_seller(week, what, today))
    held = [each for on in week for each in on.markets]
    if held:
        return said(*_held(held, today))
    return said(*_none(came, day, today))


def _held(held: Sequence[Attendance], today: date) -> list[str]:
    """Tell the markets of some days, the first one with who comes, the others' days after it."""
    first = held[0]
    later = [_line(each, today) for each in held[1:3]]
    return [_line(first, today), *_sellers(first), *later]


def _line(on: Attendance, today: date) -> str:
    words = {
        "name": on.market.name,
        "day": day_words(on.held.day, today),
        "hours": spans_words(on.held.spans, language()),
        "address": on.market.address,
    }
    if on.held.is_cancelled:
        return gettext("%(name)s, %(day)s: there is no market.") % words
    if not on.held.is_sure:
        return gettext("%(name)s, %(day)s: public holiday, to be confirmed.") % words
    if not on.market.address:
        return gettext("%(name)s: %(day)s, %(hours)s.") % words
    return gettext("%(name)s: %(day)s, %(hours)s, %(address)s.") % words


def _sellers(on: Attendance) -> list[str]:
    told = ((gettext("Absent: %(names)s."), on.absent), (gettext("Expected: %(names)s."), on.expected))
    return [words % {"names": _names(sellers)} for words, sellers in told if sellers]


def _names(sellers: Sequence[Seller]) -> str:
    return ", ".join(seller.name for seller in sellers[:MOST_NAMED])


def _none(came: TextIn, day: date | None, today: date) -> list[str]:
    """Tell that no market is held on those days, and when the next one is."""
    markets = market_list(town=came.town.slug)
    if not markets:
        return [gettext("No market is known here.")]
    head = [gettext("No market %(day)s.") % {"day": day_words(day, today)}] if day else []
    return [*head, *(_next(came, each, today) for each in markets[:2])]


def _next(came: TextIn, each: Market, today: date) -> str:
    coming = market_next(market=each, town=came.town, since=today, n=1).first
    if coming is None:
        return gettext("%(name)s: its days are not known.") % {"name": each.name}
    return _line(coming, today)


def _seller(week: Sequence[TownDay], what: str, today: date) -> list[str]:
    """Tell where a seller, or who sells a kind of thing, is on those days."""
    there = [
        (seller, on.market.name)
        for each in week
        for on in each.markets
        if on.held.is_sure and not on.held.is_cancelled
        for seller in on.sellers
    ]
    there += [(seller, seller.place) for each in week for seller in each.sellers]
    named = _named([seller for seller, _ in there], what)
    coming = sorted(
        ((seller, place) for seller, place in there if seller.slug in named), key=lambda each: each[0].day
    )
    if not coming:
        words = gettext("Nobody announced “%(what)s” in these days.") % {"what": what[:MOST_WORDS]}
        return [words, *_next_days(week, today)]
    return [_seller_line(seller, place, today) for seller, place in coming[:4]]


def _next_days(week: Sequence[TownDay], today: date) -> list[str]:
    return [_line(on, today) for each in week for on in each.markets][:1]


def _named(sellers: Iterable[Seller], what: str) -> set[str]:
    entries = {each.slug: Entry(each.slug, fold(each.name), kind_words(each.category)) for each in sellers}
    among, asked = list(entries.values()), fold(what)
    return set(search(asked, among) or search(shop_of(asked), among)) if among else set()


def _seller_line(seller: Seller, place: str, today: date) -> str:
    words = {
        "name": seller.name,
        "day": day_words(seller.day, today),
        "place": place,
        "hours": spans_words(seller.spans, language()),
    }
    if seller.state == ABSENT:
        return gettext("%(name)s: absent %(day)s.") % words
    if seller.state == EXPECTED:
        return capital(gettext("%(name)s: %(day)s, %(hours)s, %(place)s.") % words)
    return gettext("%(name)s: %(day)s, to be confirmed, %(place)s.") % words
