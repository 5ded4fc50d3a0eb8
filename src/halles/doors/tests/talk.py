"""A telephone in tests: what it says to the town's number, and what comes back."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from django.utils import timezone

from halles.doors.intents import text_take
from halles.doors.models import OutgoingMessage
from halles.kit import gsm7
from halles.people.commands.persons import read_phone
from halles.town.models import Town

_KEYS = count(1)


@dataclass
class Phone:
    """A number that writes to a town; each answer is two segments at most."""

    town: Town
    number: str = "06 12 34 56 78"
    now: datetime | None = None
    """When it writes; None is the clock's now."""
    heard: list[str] = field(default_factory=list)
    """All that was answered, in order."""

    def says(self, text: str, *, key: str = "") -> str:
        """Send a text message, return the answer as it leaves; "" where none does."""
        at = self.now or timezone.now()
        own = key or f"test {next(_KEYS)}"
        said = text_take(sender=self.number, text=text, received_at=at, town=self.town.slug, key=own)
        answer = f"{self.town.name} : {said}" if said else ""
        assert len(gsm7.segments(answer)) <= 2, answer
        self.heard.append(answer)
        return answer

    def inbox(self) -> list[str]:
        """Return every text message for this number, the oldest first: answers, and what nobody asked for."""
        to = read_phone(self.number)
        mine = OutgoingMessage.objects.filter(channel="sms", to=to).order_by("created_at", "id")
        return list(mine.values_list("text", flat=True))
