"""Tags of the pages of car parks: what is said of them in words, and the drawing of a day."""

from datetime import UTC, datetime, time, timedelta

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from halles.kit import french
from halles.stalls.parking.engine.curve_svg import curve_svg
from halles.stalls.parking.queries import facts, said
from halles.stalls.parking.queries.facts import language
from halles.stalls.parking.queries.map_points import now_words
from halles.stalls.parking.queries.shapes import Closing, Curve, Now
from halles.town.engine.hours import explain_text
from halles.ui.templatetags.charts import table

register = template.Library()
for words in (
    said.state_of,
    said.free_words,
    said.origin_words,
    said.full_words,
    said.trend_words,
    said.unknown_words,
    said.later_lines,
    said.in_words,
    said.chance_words,
    said.range_words,
    said.learning_words,
    said.closed_words,
    said.coming_words,
    said.closing_words,
    said.moment_words,
    facts.facts_of,
    facts.price_rows,
    facts.pass_rows,
    facts.source_words,
    now_words,
):
    register.filter(words.__name__, words)

QUARTER = timedelta(minutes=15)
TICKS = (0, 6, 12, 18)


@register.simple_tag
def free_figure(now: Now) -> SafeString:
    """Return "34 places libres" with its number in large type; "Complet" is all large."""
    words = said.free_words(now)
    number = french.number_words(now.free, language=language()) if now.free else words
    return format_html('<strong class="figure">{}</strong>{}', number, words.removeprefix(number))


@register.filter
def weekly_words(closing: Closing) -> str:
    """Return "jeudi : 6 h – 14 h" of what comes back each week; nothing of what happens once."""
    return ", ".join(explain_text(closing.rule, language())) if closing.is_weekly else ""


@register.simple_tag
def day_curve(curve: Curve) -> SafeString:
    """Return the drawing of a day with its words, and its figures hour by hour in a table."""
    title = gettext("Free places today, hour by hour")
    description = _description(curve)
    svg = curve_svg(
        free=curve.free,
        usual=curve.usual,
        capacity=curve.capacity,
        ticks=_ticks(curve),
        words=(escape(title), escape(description), escape(facts.size_words(curve.capacity))),
        key="day",
    )
    return format_html(
        '<figure class="chart"><figcaption>{}</figcaption>{}<p class="muted">{}</p>'
        "<details><summary>{}</summary>{}</details></figure>",
        title,
        SafeString(svg),
        description,
        gettext("The figures"),
        table(title, (gettext("Hour"), gettext("Today"), gettext("On a usual day")), _rows(curve)),
    )


def _description(curve: Curve) -> str:
    """Return the last figure of the day and what is usual at that time; how the usual day was made."""
    known = [at for at, value in enumerate(curve.free) if value is not None]
    sentences = []
    if known:
        words = {"time": _hour(curve, known[-1]), "free": _free(curve.free[known[-1]])}
        sentences.append(gettext("The thick line is today: %(free)s at %(time)s.") % words)
    if any(curve.usual):
        line = gettext("The dashed line is a usual day, the band what happens 8 days in 10, over %(n)d days.")
        sentences.append(line % {"n": curve.days})
    else:
        sentences.append(gettext("What is usual here is not known yet."))
    return " ".join(sentences)


def _ticks(curve: Curve) -> list[tuple[int, str]]:
    """Return the quarters at 0, 6, 12 and 18 h of the clock on the wall, and the end of the day."""
    wall = [_wall(curve, at) for at in range(len(curve.free))]
    found = [(at, each.hour) for at, each in enumerate(wall) if each.minute == 0 and each.hour in TICKS]
    written = "{}:00" if language() == "en" else f"{{}}{french.NBSP}h"
    return [(at, written.format(hour)) for at, hour in (*found, (len(wall), 24))]


def _rows(curve: Curve) -> list[tuple[str, str, str]]:
    """Return a row for each hour of which something is known."""
    rows = []
    for at in range(0, len(curve.free), 4):
        free, usual = curve.free[at], curve.usual[at] if at < len(curve.usual) else None
        if free is not None or usual:
            rows.append((_hour(curve, at), _places(free), _span(usual)))
    return rows


def _span(usual: tuple[float, float, float] | None) -> str:
    if usual is None:
        return gettext("not known")
    return gettext("%(low)d to %(high)d") % {"low": round(usual[0]), "high": round(usual[2])}


def _places(free: float | None) -> str:
    return gettext("not known") if free is None else facts.size_words(round(free)) or gettext("no place")


def _free(free: float | None) -> str:
    n = round(free or 0)
    words = {"n": french.number_words(n, language=language())}
    return ngettext("%(n)s free place", "%(n)s free places", n) % words


def _hour(curve: Curve, at: int) -> str:
    return french.time_words(_wall(curve, at), language=language())


def _wall(curve: Curve, at: int) -> datetime:
    """Return the time on the wall of a quarter; a day of 23 or 25 hours has its own."""
    start = timezone.make_aware(datetime.combine(curve.day, time()))
    return timezone.localtime(start.astimezone(UTC) + at * QUARTER)
