"""What the town hall writes to many, before it leaves: whom it reaches, how it reads, what it costs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext, override

from halles.doors.engine.quiet import next_allowed
from halles.doors.models import Campaign, TextReader
from halles.doors.queries.costs import Price, price_of, segments_this_month
from halles.doors.queries.stops import stopped_among
from halles.kit import gsm7
from halles.kit.text import mark
from halles.people.queries import member_phones
from halles.town.models import Town
from halles.town.queries import holidays_around

MOST_SEGMENTS = 2


def _readers(town: str) -> list[str]:
    return list(TextReader.objects.filter(town=town).order_by("since", "pk").values_list("number", flat=True))


def _shops(town: str) -> list[str]:
    return member_phones(town=town, kind="shop")


AUDIENCES: dict[str, tuple[str, Callable[[str], list[str]]]] = {
    "readers": (mark("Whoever asked for the town’s news by text message (INFOS)"), _readers),
    "shops": (mark("The shops: everybody who belongs to one"), _shops),
}
"""Each with its label, to be translated when shown, and its numbers, which no page shows."""


@dataclass(frozen=True)
class Preview:
    """A message to many as it would leave."""

    text: str
    """Whole: the town's name first, how to stop last, in the characters of text messages."""
    changes: tuple[tuple[str, str], ...]
    septets: int
    segments: int
    """For one person."""
    recipients: int
    stopped: int
    """Left out: they said STOP."""
    price: Price
    committed_cents: int
    """What left this month and what is about to cost."""
    leaves_at: datetime

    @property
    def is_long(self) -> bool:
        """Longer than a person is ever sent."""
        return self.segments > MOST_SEGMENTS

    @property
    def over(self) -> int:
        """How many septets too long it is: one at least, where it is."""
        return max(1, self.septets - MOST_SEGMENTS * gsm7.JOINED)

    @property
    def all_segments(self) -> int:
        """What is billed."""
        return self.segments * self.recipients

    @property
    def cents(self) -> int:
        """What it costs, at the price that the town said."""
        return self.price.cents(self.all_segments)

    @property
    def is_over(self) -> bool:
        """It would pass the most that the town spends in a month."""
        most = self.price.month_cents
        return bool(most) and self.committed_cents + self.cents > most


def campaign_numbers(*, town: str, audience: str) -> tuple[list[str], int]:
    """Return the numbers that a message to many reaches, each once, and how many are left out by STOP."""
    numbers = list(dict.fromkeys(AUDIENCES[audience][1](town)))
    stopped = stopped_among(town, numbers)
    return [number for number in numbers if number not in stopped], len(stopped)


def campaign_preview(*, town: Town, audience: str, text: str, now: datetime) -> Preview:
    """Return a message to one of AUDIENCES as it would leave at `now`."""
    numbers, stopped = campaign_numbers(town=town.slug, audience=audience)
    whole, price = campaign_text(town=town, text=text), price_of(town=town.slug)
    today = timezone.localdate(now)
    return Preview(
        text=whole,
        changes=tuple(gsm7.changed(text)),
        septets=gsm7.septets(whole),
        segments=len(gsm7.segments(whole)),
        recipients=len(numbers),
        stopped=stopped,
        price=price,
        committed_cents=price.cents(segments_this_month(town=town.slug, today=today)),
        leaves_at=next_allowed(now, holidays=holidays_around(insee=town.insee, day=today)),
    )


def campaign_text(*, town: Town, text: str) -> str:
    """Return all that is read: the town's name, what the town hall writes, how to stop; in French."""
    with override("fr"):
        stop = gettext("STOP to stop")
    return gsm7.rewrite(f"{town.name} : {' '.join(text.split())} {stop}")


def campaign_list(*, town: str, most: int = 10) -> list[Campaign]:
    """Return the last messages to many of a town, the latest first."""
    return list(Campaign.objects.filter(town=town).order_by("-sent_at", "-pk")[:most])
