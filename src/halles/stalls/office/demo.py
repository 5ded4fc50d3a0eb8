"""The town hall's part of the demonstration: some months of invented visits."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from halles.kit.demo import DemoWorld
from halles.stalls.office.engine.months import month_of
from halles.stalls.office.models import DailyCount

MONTHS = 4
"""Whole months before the one under way."""
A_DAY: dict[tuple[str, str, str], float] = {
    ("directory:sheet", "web", ""): 96,
    ("office:home", "web", ""): 71,
    ("directory:list", "web", ""): 58,
    ("directory:news", "web", ""): 19,
    ("people:sign_in", "web", ""): 3.4,
    ("office:help", "web", ""): 2.1,
    ("office:statistics", "web", ""): 0.5,
    ("office:legal", "web", ""): 0.3,
    ("office:personal-data", "web", ""): 0.2,
    ("office:accessibility", "web", ""): 0.15,
    ("directory:sheet-pdf", "paper", ""): 0.9,
    ("people:counter_person", "helper", ""): 1.6,
    ("directory:list", "web", "other"): 1.3,
    ("directory:list", "web", "shoe-repair"): 0.8,
    ("directory:list", "web", "toys"): 0.45,
    ("directory:list", "web", "fabric"): 0.2,
}
"""How often, on an average day: page, door, and what a search missed."""
WEEK = (0.9, 1.0, 1.05, 1.45, 1.15, 1.05, 0.4)
"""Monday to Sunday; Thursday is market day."""
BEGINNING = 0.6
"""The first day's part of the last one's: the town is getting to know its pages."""


def build(world: DemoWorld) -> None:
    """Count the visits of the last months, up to yesterday."""
    DailyCount.objects.bulk_create(_rows(world), batch_size=1_000)


def _rows(world: DemoWorld) -> Iterator[DailyCount]:
    today = timezone.localdate()
    first = month_of(today)
    for _ in range(MONTHS):
        first = month_of(first - timedelta(days=1))
    for number in range((today - first).days):
        day = first + timedelta(days=number)
        known = BEGINNING + (1 - BEGINNING) * number / (today - first).days
        for (page, door, missed), mean in A_DAY.items():
            count = _drawn(world.chance, mean * known * _of_the_week(day))
            if count:
                yield DailyCount(town=world.town, day=day, page=page, door=door, missed=missed, count=count)


def _of_the_week(day: date) -> float:
    return WEEK[day.weekday()]


def _drawn(chance: random.Random, mean: float) -> int:
    """Return a number of visits around `mean`, as chance has it: arrivals one after the other in a day."""
    count, moment = 0, chance.expovariate(mean)
    while moment < 1:
        count, moment = count + 1, moment + chance.expovariate(mean)
    return count


def remove(town: str) -> None:
    """Delete a demonstration town's numbers."""
    DailyCount.objects.filter(town=town).delete()
