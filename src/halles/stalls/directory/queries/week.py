"""A week of shops on one sheet of paper: who opens on Sunday, which markets are held, what is new."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.kit.today import WeekPart
from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.queries.cards import Card
from halles.stalls.directory.queries.holidays.board import Spans, holiday_board
from halles.stalls.directory.queries.news import NewsView, news_latest
from halles.stalls.directory.queries.pitches.markets import MARKET, Attendance
from halles.stalls.directory.queries.pitches.week import market_week
from halles.town.engine.hours import spans_words
from halles.town.models import Town

NEW = timedelta(days=7)
"""For how long what a shop told is news on paper."""
MOST_NEWS, MOST_LETTERS = 30, 130
FIRST = ("food", "health")
"""Groups of categories that one looks for first on a Sunday: bread, and the pharmacy."""


def week_parts(*, town: Town, monday: date, now: datetime) -> list[WeekPart]:
    """Return the parts of the week that begins on `monday`; a part without lines is left out."""
    sunday = monday + timedelta(days=6)
    day = french.date_words(sunday, today=monday, language=_language())
    parts = (
        WeekPart(gettext("Open on %(day)s") % {"day": day}, tuple(_open(town, sunday)), 10),
        WeekPart(gettext("Markets"), tuple(_markets(town, monday)), 20),
        WeekPart(gettext("What is new"), tuple(_news(town, monday, now)), 30),
    )
    return [part for part in parts if part.lines]


def _open(town: Town, day: date) -> Iterable[str]:
    """Yield who opens on a day, with her hours: food and health first, then by name."""
    found = (each for each in holiday_board(town=town, day=day).open if each[0].category != MARKET)
    for card, spans in sorted(found, key=_rank):
        words = {"name": _typeset(card.name), "kind": _kind(card), "hours": spans_words(spans, _language())}
        yield gettext("%(name)s (%(kind)s): %(hours)s") % words


def _rank(each: tuple[Card, Spans]) -> tuple[int, str]:
    group = getattr(CATEGORIES.get(each[0].category), "group", "")
    return (FIRST.index(group) if group in FIRST else len(FIRST), each[0].name.casefold())


def _kind(card: Card) -> str:
    category = CATEGORIES.get(card.category)
    label = gettext(category.label) if category else gettext("shop")
    return label[:1].lower() + label[1:]


def _markets(town: Town, monday: date) -> Iterable[str]:
    """Yield each market of the week: the day, its name, its hours."""
    for day in market_week(town=town, since=monday, days=7):
        for each in day.markets:
            yield _market(each, day.day)


def _market(each: Attendance, day: date) -> str:
    words = {
        "day": _capital(french.date_words(day, today=day, language=_language())),
        "name": _typeset(each.market.name),
        "hours": spans_words(each.held.spans, _language()),
    }
    if each.held.is_cancelled:
        return gettext("%(day)s: %(name)s is not held") % words
    if not each.held.is_sure:
        return gettext("%(day)s: %(name)s, to be confirmed (public holiday)") % words
    return gettext("%(day)s: %(name)s, %(hours)s") % words


def _news(town: Town, monday: date, now: datetime) -> Iterable[str]:
    """Yield what shops told in the last days, or told of days of this week, the latest first."""
    last = monday + timedelta(days=6)
    for each in news_latest(town=town.slug, limit=MOST_NEWS):
        ends = each.ends_on or each.starts_on
        is_over = ends is not None and ends < monday
        is_of_week = each.starts_on is not None and each.starts_on <= last and not is_over
        if is_of_week or (not is_over and each.starts_on is None and _is_new(each, monday, now)):
            text = each.text if len(each.text) <= MOST_LETTERS else _cut(each.text)
            yield gettext("%(name)s: %(text)s") % {"name": _typeset(each.name), "text": _typeset(text)}


def _is_new(each: NewsView, monday: date, now: datetime) -> bool:
    published = localdate(each.published_at)
    return min(monday, localdate(now)) - NEW <= published <= monday + NEW


def _cut(text: str) -> str:
    return text[:MOST_LETTERS].rsplit(" ", 1)[0] + "\u00a0…"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _typeset(text: str) -> str:
    return french.typeset(" ".join(text.split()), language=_language())


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"
