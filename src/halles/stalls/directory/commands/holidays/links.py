"""The link of a question: whoever received it answers that question, and nothing else, without signing in."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.timezone import make_aware
from django.utils.translation import gettext

from halles.kit import signing
from halles.kit.errors import Gone
from halles.stalls.directory.engine.occasions import Occasion
from halles.stalls.directory.models import HolidayQuestion
from halles.stalls.directory.queries.holidays import question_get
from halles.stalls.directory.queries.timetables import midnight

PURPOSE = "directory.holiday/"


def link_token(*, question: str, occasion: Occasion) -> str:
    """Return the token of a question's link; it serves until the last day that the question is about."""
    until = make_aware(midnight(occasion.last + timedelta(days=1)))
    return signing.sign(PURPOSE + question, key=settings.SECRET_KEY, expires_at=until)


def question_by_link(*, token: str, now: datetime) -> HolidayQuestion:
    """Return the question that a token is about; raise Gone where it is not ours, altered or too old."""
    try:
        value = signing.read(token, key=settings.SECRET_KEY, now=now)
    except ValueError:  # a BadToken, or text that is no token at all
        value = ""
    found = question_get(question=value.removeprefix(PURPOSE)) if value.startswith(PURPOSE) else None
    if found is None:
        advice = gettext("Answer on “My shop”, or call the town hall.")
        raise Gone(gettext("This link no longer works."), advice=advice)
    return found
