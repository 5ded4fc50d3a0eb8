"""What other stalls may ask of the directory."""

from datetime import date, datetime
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from halles.doors.engine.meaning import Names
from halles.kit import french
from halles.kit.actor import Actor
from halles.kit.reportable import Reportable
from halles.kit.text import mark
from halles.kit.today import TodayLine, WeekPart
from halles.people.queries import organisations_of
from halles.stalls.directory.commands import (
    claim_request_accept,
    claim_request_refuse,
    content_hide,
    content_show,
    organisation_close,
    sheet_doubt,
)
from halles.stalls.directory.engine.categories import GROUPS
from halles.stalls.directory.engine.states import AGES, STATES, age_of
from halles.stalls.directory.queries import (
    Attendance,
    Card,
    Cards,
    FootWay,
    Group,
    LaunchSheet,
    NewsView,
    OpenKind,
    OpenNow,
    RequestView,
    ShopCard,
    category_groups,
    claim_requests_open,
    foot_way,
    holder_notices,
    kind_titles,
    launch_list,
    map_points,
    market_calendar,
    market_points,
    markets_on,
    news_latest,
    news_reported,
    news_since,
    next_holiday,
    open_now,
    photo_reported,
    sheet_count,
    sheet_list,
    sheet_reported,
    sheet_search,
    sheets_held,
    shop_get,
    shop_list,
    shop_open,
    shop_states,
    shops_said,
)
from halles.stalls.directory.queries.week import week_parts
from halles.town.engine.hours import spans_words
from halles.town.models import Town

__all__ = [
    "AGES",
    "GROUPS",
    "STATES",
    "Card",
    "Cards",
    "FootWay",
    "Group",
    "LaunchSheet",
    "NewsView",
    "OpenKind",
    "OpenNow",
    "RequestView",
    "ShopCard",
    "age_of",
    "category_groups",
    "claim_request_accept",
    "claim_request_refuse",
    "claim_requests_open",
    "foot_way",
    "helped_lines",
    "holder_notices",
    "kind_titles",
    "launch_list",
    "map_points",
    "market_calendar",
    "market_points",
    "news_latest",
    "news_since",
    "open_now",
    "organisation_close",
    "reportables",
    "sheet_count",
    "sheet_list",
    "sheet_search",
    "sheets_held",
    "shop_get",
    "shop_list",
    "shop_open",
    "shop_states",
    "text_names",
    "today_lines",
    "week_lines",
]


HOLIDAY_TOLD = 7
"""Days before a public holiday from which the home page leads to who opens."""


def reportables() -> tuple[Reportable, ...]:
    """Return what people may report here: sheets, whose facts can be wrong, news and photos."""
    kinds = (
        ("sheet", mark("A sheet"), sheet_reported, sheet_doubt),
        ("news", mark("A piece of news"), news_reported, None),
        ("photo", mark("A photo"), photo_reported, None),
    )
    return tuple(
        Reportable(
            kind=kind,
            title=title,
            find=find,
            hide=partial(content_hide, what=kind),
            show=partial(content_show, what=kind),
            doubt=doubt,
        )
        for kind, title, find, doubt in kinds
    )


def text_names(*, town: Town) -> Names:
    """Return what text messages may call the shops of a town."""
    return Names(shops=shops_said(town=town.slug))


def helped_lines(*, town: Town, actor: Actor, now: datetime) -> list[TodayLine]:
    """Return what a helper can do here for `actor`: find a shop; where she keeps one, its sheet."""
    mine = organisations_of(person=actor.person)
    sheets = sheets_held(organisations=[each.organisation_id for each in mine], town=town.slug)
    held = [
        TodayLine(
            gettext("The sheet of her shop: %(shop)s") % {"shop": sheet.name},
            reverse("directory:manage", kwargs={"slug": sheet.slug}),
        )
        for sheet in sheets
    ]
    return [TodayLine(gettext("Find a shop or a service"), reverse("directory:list")), *held]


def today_lines(*, town: Town, now: datetime) -> list[TodayLine]:
    """Say which markets are held today, who is expected, and near a public holiday where to see who opens."""
    held = markets_on(town=town, day=timezone.localtime(now).date())
    markets = [
        TodayLine(_market_line(each), reverse("directory:market", kwargs={"slug": each.market.slug}))
        for each in held
    ]
    return markets + _holiday_lines(town, timezone.localdate(now))


def _market_line(on: Attendance) -> str:
    language = get_language() or "fr"
    name, hours = french.typeset(on.market.name, language=language), spans_words(on.held.spans, language)
    line = gettext("Market: %(name)s, %(hours)s.") % {"name": name, "hours": hours}
    if not on.held.is_sure:
        return f"{line} {gettext('Public holiday: the market is to be confirmed.')}"
    n = len(on.expected)
    expected = ngettext("%(n)s seller is expected.", "%(n)s sellers are expected.", n) % {"n": n}
    return f"{line} {expected}" if n else line


def _holiday_lines(town: Town, today: date) -> list[TodayLine]:
    day = next_holiday(town=town, day=today, within=HOLIDAY_TOLD)
    if day is None:
        return []
    words = {"day": french.date_words(day, today=today, language=get_language() or "fr")}
    href = reverse("directory:holiday", kwargs={"day": day.isoformat()})
    return [TodayLine(gettext("Public holiday on %(day)s: who opens?") % words, href)]


def week_lines(*, town: Town, monday: date) -> list[WeekPart]:
    """Return what the sheet of a week says of shops: open on Sunday, the markets, their news."""
    return week_parts(town=town, monday=monday, now=timezone.now())
