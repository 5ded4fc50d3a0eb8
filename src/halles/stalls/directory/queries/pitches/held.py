"""When something takes place on a day, as its hours tell; a public holiday nobody spoke of is not sure."""

from collections.abc import Iterator
from datetime import date, timedelta

from halles.stalls.directory.engine.attendance import Held
from halles.town.engine.hours import spans_on
from halles.town.models import Town
from halles.town.queries import holidays_around

FURTHEST = 125
"""Days within which the next dates are looked for: four of a market held once a month."""
ANY_DAY = date(2001, 1, 1)


def are_understood(hours: str) -> bool:
    """Say whether the engine understands these hours."""
    return spans_on(hours, ANY_DAY) is not None


def held_on(hours: str, day: date, *, town: Town) -> Held:
    """Return when something with these hours takes place on a day in a town."""
    holidays = holidays_around(insee=town.insee, day=day)
    spans = spans_on(hours, day, holidays=holidays)
    if spans is not None:
        return Held(day, spans)
    usual = spans_on(hours, day)
    return Held(day, usual or (), is_sure=usual == ())


def next_held(hours: str, since: date, n: int, *, town: Town) -> Iterator[Held]:
    """Yield the next `n` days, from `since` on, of which the hours tell that something takes place."""
    found = 0
    for day in (since + timedelta(days=step) for step in range(FURTHEST)):
        held = held_on(hours, day, town=town)
        if held.spans:
            yield held
            found += 1
        if found == n:
            return
