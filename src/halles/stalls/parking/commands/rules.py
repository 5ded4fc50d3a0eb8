"""Read when a closing comes back: in French or in the standard's spelling; what is not sure is refused."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.kit.errors import BadInput
from halles.town.engine.hours import OPEN, Hours, Where, explain, intervals, read
from halles.town.engine.typed_hours import hours_typed
from halles.town.public import town_by_slug, where_of

SEEN = timedelta(days=760)
"""Two years: within them what comes back does so twice."""
MOST = 255


def rule_read(text: str, *, town: str, now: datetime) -> str:
    """Return closed times as an `opening_hours` string; raise BadInput where they are not sure."""
    typed = hours_typed(text)
    if not typed.hours:
        raise _unsure(typed.choices, typed.wrong)
    if len(typed.hours) > MOST:
        raise BadInput(gettext("This is too long: write several closings."), field="rule")
    found = town_by_slug(slug=town)
    _check(read(typed.hours), where_of(found) if found else Where(), now)
    return typed.hours


def _check(hours: Hours, where: Where, now: datetime) -> None:
    """Raise BadInput for times that nobody can know, that never come, or come only once."""
    start = timezone.localtime(now).replace(tzinfo=None)
    found = intervals(hours, start, start + SEEN, where=where)
    told = _told(hours)
    if any(each.state != OPEN for each in found):
        raise BadInput(gettext("Nobody can know these times for sure: %s.") % told, field="rule")
    if not found:
        raise BadInput(gettext("These times never come: %s.") % told, field="rule")
    if len(found) < 2 and found[0].end < start + SEEN:
        advice = gettext("Say from when until when it is closed.")
        raise BadInput(gettext("This comes only once: %s.") % told, field="rule", advice=advice)


def _unsure(choices: tuple[str, ...], wrong: str) -> BadInput:
    """Return the refusal, with what was understood."""
    message = gettext("These times are not understood for sure.")
    if wrong:
        message = gettext("“%s”: not understood in these times.") % wrong
    advice = gettext("Write for example: “jeudi 6 h–14 h”.")
    if choices:
        advice = gettext("It may mean: %s. Write it in full.") % " / ".join(
            _told(read(each)) for each in choices
        )
    return BadInput(message, field="rule", advice=advice)


def _told(hours: Hours) -> str:
    return "; ".join(explain(hours, get_language() or "fr"))
