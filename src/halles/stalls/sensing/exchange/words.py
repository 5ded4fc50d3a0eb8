"""The register in words: states, moments, intervals, reasons, fields; for pages and paper alike."""

from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.kit.text import mark
from halles.stalls.sensing.engine import reasons
from halles.stalls.sensing.models import Measure, MeasureKind
from halles.stalls.sensing.queries.pages import DeviceView, Value

DAY_S, HOUR_S, MINUTE_S = 86_400, 3_600, 60
REASONS: Final = {
    reasons.UNREGISTERED: (
        mark("Unknown device"),
        mark("No device of this name is in the register, or its key is wrong. Nothing of it is read."),
    ),
    reasons.ENDED: (
        mark("Device taken out"),
        mark("It was taken out of the register, or its last day is over, and it still speaks."),
    ),
    reasons.UNDECLARED_FIELD: (
        mark("Undeclared field"),
        mark("It sends something that its page does not say: the whole message is refused."),
    ),
    reasons.UNREADABLE: (mark("Unreadable message"), mark("It is in no format that is known here.")),
    reasons.BAD_VALUE: (
        mark("Impossible value"),
        mark("It is no number, or lies outside what its page holds possible."),
    ),
    reasons.NO_KEY: (
        mark("Count without a number"),
        mark("Nothing names the message: sent twice, it would count the same people twice."),
    ),
    reasons.TOO_OLD: (mark("Message too old"), mark("It was measured more than a day ago.")),
    reasons.FUTURE: (mark("Message from the future"), mark("The clock of the device is wrong.")),
    reasons.BORROWED_NAME: (
        mark("Borrowed name"),
        mark("A device speaks under the name of another one."),
    ),
    reasons.TOO_LARGE: (
        mark("Message too large"),
        mark("A sensor sends figures: neither picture nor sound."),
    ),
}
"""Of each reason: its title, and what it means."""

LIVE = {
    "live": (mark("Heard"), "good"),
    "silent": (mark("Silent"), "warn"),
    "stuck": (mark("Stuck"), "warn"),
    "new": (mark("Never heard yet"), "calm"),
    "ended": (mark("Ended"), "calm"),
    "removed": (mark("Taken out"), "calm"),
}
"""Of each state: its word, and the tone of its badge."""

ADDS = {
    MeasureKind.LEVEL: mark("the latest value counts"),
    MeasureKind.COUNT: mark("the numbers add up"),
    MeasureKind.FLAG: mark("yes or no"),
}

RULE = mark("A sensor may only say what is written here. All the rest is refused, and counted in public.")
KEPT = (
    mark("Each value: 24 hours."),
    mark("Sums by quarter of an hour: 13 months."),
    mark("Sums by hour: for ever. Nothing in them is anybody’s."),
    mark("What is thrown away is not even kept for a second."),
)
"""How long what is kept."""

REFUSED = (
    mark("A device that is not in this register: nothing of it is read."),
    mark("A message that holds a field which its page does not declare: the whole message is refused."),
    mark("A number plate, the number of a telephone or of a card, a picture, a sound: thrown away before "
         "anything is written. Neither the database nor its logs hold them."),
    mark("Sensors count, they never follow. People are told by groups of at least eleven."),
)  # fmt: skip
"""What is refused, and what is never written."""


def language() -> str:
    """Return "fr" or "en"."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def moment_words(at: datetime, *, now: datetime) -> str:
    """Return "at 10:12 am", or "Thursday 14 November at 10:12 am" where it is not today."""
    words = since_words(at, now=now)
    is_today = timezone.localdate(at) == timezone.localdate(now)
    return gettext("at %(time)s") % {"time": words} if is_today else words


def since_words(at: datetime, *, now: datetime) -> str:
    """Return "10:12 am", or "Thursday 14 November at 10:12 am": what "since" can stand before."""
    local, today = timezone.localtime(at), timezone.localdate(now)
    time = french.time_words(local, language=language())
    if local.date() == today:
        return time
    day = french.date_words(local.date(), today=today, language=language())
    return gettext("%(day)s at %(time)s") % {"time": time, "day": day}


def state_sentence(view: DeviceView, *, now: datetime) -> str:
    """Return in a sentence what is known of a device now."""
    since = since_words(view.state.since, now=now) if view.state.since else ""
    if view.follows_people and view.state.name in ("live", "silent"):
        return gettext(_PEOPLE[view.state.name])
    return gettext(_SENTENCES[view.state.name]) % {"since": since}


_SENTENCES = {
    "live": mark("It speaks as it should. Last message: %(since)s."),
    "silent": mark("It has said nothing since %(since)s: nobody knows what it would measure now."),
    "stuck": mark("Nobody knows: it has sent the same value since %(since)s, and seems out of order."),
    "new": mark("It is registered, and has not spoken yet."),
    "ended": mark("Its last day is over: what it sends is refused."),
    "removed": mark("Taken out of the register (%(since)s): what it may still send is refused."),
}  # fmt: skip
_PEOPLE = {
    "live": mark("It speaks as it should. When it last did is not told: that would tell of somebody."),
    "silent": mark("It has said nothing for too long: nobody knows what it would measure now."),
}  # fmt: skip


def every_words(seconds: int) -> str:
    """Return how often: "every 10 minutes"."""
    days, hours, minutes = (max(1, round(seconds / length)) for length in (DAY_S, HOUR_S, MINUTE_S))
    if seconds >= DAY_S:
        return ngettext("every day", "every %(n)d days", days) % {"n": days}
    if seconds >= HOUR_S:
        return ngettext("every hour", "every %(n)d hours", hours) % {"n": hours}
    if seconds >= MINUTE_S:
        return ngettext("every minute", "every %(n)d minutes", minutes) % {"n": minutes}
    return ngettext("every second", "every %(n)d seconds", seconds) % {"n": seconds}


def rhythm_words(view: DeviceView) -> str:
    """Return how often a device is expected, and after which silence it is held to be unknown."""
    learnt = view.row.silent_after_s
    said = gettext("Its maker says that it speaks %(every)s.") % {
        "every": every_words(view.row.expected_every_s)
    }
    if not learnt:
        return said + " " + gettext("It has not taught us its own rhythm yet.")
    return (
        said
        + " "
        + gettext("By its own rhythm, it is unknown after %(long)s of silence.")
        % {"long": long_words(learnt)}
    )


def long_words(seconds: int) -> str:
    """Return how long: "25 minutes", "3 hours"."""
    if seconds < 1.5 * HOUR_S:
        minutes = max(1, round(seconds / MINUTE_S))
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = round(seconds / HOUR_S)
    return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}


def value_words(value: Value) -> str:
    """Return "42 °C", "yes"."""
    measure = value.measure
    if measure.kind == MeasureKind.FLAG:
        return gettext("yes") if measure.value else gettext("no")
    number = french.number_words(measure.value or 0, language=language())
    return f"{number}{french.NBSP}{measure.unit}" if measure.unit else number


def field_words(measure: Measure) -> str:
    """Return a field in words: its title, its unit, how its values add up, what is held possible."""
    title = french.typeset(measure.title, language=language()) or measure.path
    unit = gettext("in %(unit)s") % {"unit": measure.unit} if measure.unit else ""
    adds = gettext(ADDS[MeasureKind(measure.kind)]) if measure.kind in ADDS else ""
    more = ", ".join(part for part in (unit, adds, _bounds(measure)) if part)
    return f"{title} ({more})" if more else title


def _bounds(measure: Measure) -> str:
    if measure.low is None or measure.high is None:
        return ""
    low, high = (french.number_words(each, language=language()) for each in (measure.low, measure.high))
    return gettext("from %(low)s to %(high)s") % {"low": low, "high": high}
