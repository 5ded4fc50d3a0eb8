"""The town's number for text messages, as its sheets of paper tell it."""

from django.db import transaction
from django.utils.translation import gettext

from halles.doors import rights
from halles.doors.events import TextLineSet
from halles.doors.models import TextLine
from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Slug
from halles.people.commands.persons import read_phone


def text_line_set(*, actor: Actor, town: str, number: str) -> None:
    """Say to which number one writes: a telephone number or an operator's short one; "" for none."""
    require(actor, rights.TEXTS, town)
    number = _read(number)
    with transaction.atomic():
        if number:
            TextLine.objects.update_or_create(pk=town, defaults={"number": number})
        else:
            TextLine.objects.filter(pk=town).delete()
        record(TextLineSet(town=Slug(town)), town=town, actor=actor.person)


def _read(text: str) -> str:
    """Return a number as E.164, or the five or six digits of a short one."""
    digits = "".join(c for c in text if c.isdigit())
    if not text.strip() or len(digits) in (5, 6):
        return digits
    try:
        return read_phone(text)
    except BadInput as problem:
        advice = gettext("A number looks like 06 12 34 56 78, a short one like 36 200.")
        raise BadInput(problem.message, field="number", advice=advice) from None
