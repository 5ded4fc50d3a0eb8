"""What the holder of a sheet is asked on her own page about holidays and summer, and what she answered."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.kit.notices import Notice
from halles.kit.reportable import Address
from halles.kit.versions import is_undoable
from halles.stalls.directory.engine.occasions import REPLIES, Occasion, occasion_of
from halles.stalls.directory.models import HolidayQuestion
from halles.stalls.directory.queries.holidays.asked import questions_open
from halles.stalls.directory.queries.sheets import sheet_view
from halles.stalls.directory.queries.special import wall


def holder_notices(*, organisation: str) -> list[Notice]:
    """Return what the sheets of an organisation are asked, and what they answered of days to come."""
    if not organisation:
        return []
    now = timezone.now()
    rows = (
        questions_open(wall(now).date()).filter(sheet__organisation=organisation).select_related("sheet__osm")
    )
    found = ((occasion_of(row.occasion), row) for row in rows.order_by("day", "pk"))
    return [_notice(row, each, now) for each, row in found if each and each.last >= wall(now).date()]


def occasion_words(occasion: Occasion, *, today: date) -> str:
    """Return "mercredi 11 novembre" or "l’été 2027", in the language in force."""
    if occasion.is_summer:
        return gettext("summer %(year)s") % {"year": occasion.first.year}
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    return french.date_words(occasion.first, today=today, language=language)


def _notice(row: HolidayQuestion, occasion: Occasion, now: datetime) -> Notice:
    facts = {
        "name": sheet_view(row.sheet).name,
        "when": occasion_words(occasion, today=wall(now).date()),
        "reply": gettext(REPLIES.get(row.reply, "")),
    }
    answer_to = Address("directory:holiday-reply", {"slug": row.sheet.slug, "occasion": row.occasion})
    if row.replied_at is None:
        text = gettext("%(name)s, %(when)s: open or closed?")
        if occasion.is_summer:
            text = gettext("%(name)s, %(when)s: will you be away?")
        return Notice(text % facts, answer_to, _answers(occasion))
    text = gettext("%(name)s, %(when)s: you answered “%(reply)s”.") % facts
    if is_undoable(row.replied_at, now=now):
        return Notice(text, answer_to, (("undo", gettext("Go back")),))
    return Notice(text, answer_to, (("change", gettext("Change my answer")),))


def _answers(occasion: Occasion) -> tuple[tuple[str, str], ...]:
    if occasion.is_summer:
        return (("usual", gettext("Open all summer")), ("change", gettext("Give my dates")))
    return (("open", gettext("Open")), ("closed", gettext("Closed")))
