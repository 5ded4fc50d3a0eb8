"""What the tests of people passing by act upon: three counters in two groups of streets, and their hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from halles.stalls.sensing.commands import footfall_publish
from halles.stalls.sensing.models import Device, Hour, Measure
from halles.stalls.sensing.tests.register_world import HOUSE, PASSAGES, Scene, register_scene

MONDAY = date(2026, 11, 2)
CLOSED = datetime(2026, 11, 11, 1, tzinfo=UTC)
"""The Wednesday after the week, after midnight in France."""
PARIS = ZoneInfo("Europe/Paris")
GROUPS = {"pont": "Le port", "quai": "Le port", "marche": "Les halles"}


def footfall_scene(people: int = 20) -> Scene:
    """Make a town with three counters that count so many in each hour of a week, by day and by night."""
    scene = register_scene()
    for slug, group in GROUPS.items():
        device = scene.device(PASSAGES, slug=slug, title=f"Passages, {slug}", kind="footfall", group=group)
        count_week(device, people)
    return scene


def furnish_footfall(town: str, device: Device) -> None:
    """Publish a week of one counter: what the page and the file need in a test town."""
    count_week(device, 20)
    footfall_publish(actor=HOUSE, town=town, week=MONDAY, now=CLOSED)


def count_week(device: Device, people: int, *, week: date = MONDAY) -> None:
    """Let a counter have counted so many people in each hour of a week."""
    measure = Measure.objects.get(device=device, role="passages")
    first = datetime(week.year, week.month, week.day, tzinfo=PARIS)
    hours = [int((first + timedelta(hours=n)).timestamp()) for n in range(7 * 24)]
    Hour.objects.bulk_create([hour_of(measure, start, people) for start in hours])


def hour_of(measure: Measure, start: int, people: int) -> Hour:
    """Return an hour in which so many people were counted."""
    figures = {"low": 0, "high": people, "last": people}
    return Hour(measure_id=measure.pk, start=start, number=4, total=people, **figures)


def hour_start(day: date, hour: int) -> int:
    """Return when an hour of the French clock begins, in seconds since 1970."""
    return int(datetime(day.year, day.month, day.day, hour, tzinfo=PARIS).timestamp())
