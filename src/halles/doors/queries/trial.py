"""Reads of the telephone on the screen: what a demonstration would have sent to one number."""

from datetime import datetime, timedelta

from halles.doors.models import Channel, OutgoingMessage
from halles.people.models import Person

FICTION = "+33261919"
"""Numbers that the French authority keeps for films and books (02 61 91 …): nobody has them."""
SHOWN = timedelta(hours=2)


def texts_to(*, town: str, number: str, now: datetime) -> list[tuple[datetime, str]]:
    """Return when and what was sent to a number in the last two hours, oldest first; codes are left out."""
    rows = OutgoingMessage.objects.filter(town=town, channel=Channel.SMS, to=number, secret=False)
    return list(rows.filter(created_at__gte=now - SHOWN).order_by("id").values_list("created_at", "text"))


def telephones_of(*, town: str) -> list[tuple[str, str]]:
    """Return number and name of the demonstration's people who have a telephone."""
    people = Person.objects.filter(town=town, phone__startswith=FICTION).order_by("created_at", "id")
    return list(people.values_list("phone", "name"))
