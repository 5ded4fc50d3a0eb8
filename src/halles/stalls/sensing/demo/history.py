"""The weeks before: what the demonstration's sensors would have said, by the quarter of an hour."""

from datetime import datetime, timedelta

from django.utils import timezone

from halles.kit.demo import DemoWorld
from halles.stalls.sensing.engine.simulation import free_places, passages
from halles.stalls.sensing.models import Hour, Measure, Quarter, Role

DAYS = 15
"""Long enough for a forecast."""
QUARTER_S, HOUR_S = 900, 3600


def add_history(world: DemoWorld) -> None:
    """Fill the quarters and hours of the last weeks, up to the quarter that is not over."""
    end = int(world.now.timestamp()) // QUARTER_S * QUARTER_S
    starts = range(end - DAYS * 86_400, end, QUARTER_S)
    for measure in Measure.objects.filter(device__town=world.town).exclude(role="").select_related("device"):
        quarters = [_quarter(measure, start) for start in starts]
        Quarter.objects.bulk_create(quarters, batch_size=500)
        Hour.objects.bulk_create(_hours(measure, quarters), batch_size=500)


def value_at(measure: Measure, at: datetime, minutes: int) -> float:
    """Return what the simulated sensor says at `at`; a counter counts the `minutes` before."""
    local, seed = timezone.localtime(at), measure.device.number
    if measure.role == Role.FREE:
        return free_places(int(measure.high or 0), seed, local)
    return passages(seed, local, minutes)


def _quarter(measure: Measure, start: int) -> Quarter:
    at = datetime.fromtimestamp(start, timezone.get_current_timezone()) + timedelta(minutes=15)
    said = value_at(measure, at, 15)
    return Quarter(
        measure_id=measure.pk,
        start=start,
        number=3,
        total=_total(measure, said),
        low=said,
        high=said,
        last=said,
    )


def _total(measure: Measure, said: float) -> float:
    """Return the sum of three readings: of a counter, together what passed; of a level, three times it."""
    return said if measure.role == Role.PASSAGES else 3 * said


def _hours(measure: Measure, quarters: list[Quarter]) -> list[Hour]:
    by_hour: dict[int, list[Quarter]] = {}
    for quarter in quarters:
        by_hour.setdefault(quarter.start // HOUR_S * HOUR_S, []).append(quarter)
    return [
        Hour(
            measure_id=measure.pk,
            start=start,
            number=sum(one.number for one in parts),
            total=sum(one.total for one in parts),
            low=min(one.low for one in parts),
            high=max(one.high for one in parts),
            last=parts[-1].last,
        )
        for start, parts in by_hour.items()
    ]
