"""Whatever the order, the repetitions and the delay: the same events make the same state and history."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halles.stalls.sensing.commands import changes_mend, readings_rollup
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.models import Hour, Measure, Quarter, Reading, Touched
from halles.stalls.sensing.tests.sensors import (
    FREE,
    HOUSE,
    NOW_MS,
    PASSAGES,
    PLATE,
    TAKEN,
    counted,
    device,
    said,
    store,
)

pytestmark = pytest.mark.django_db
HOUR_MS = 3_600_000

PARKING = st.builds(
    lambda ago, free, taken, name: said(
        key=f"{ago} {free} {taken}" if name else "", at=NOW_MS - ago, free=free, occupied=taken
    ),
    st.integers(0, 23 * HOUR_MS) | st.sampled_from([0, 1, 900_000, 60_000]),
    st.sampled_from([0, 3, 12, 80, 0.1, 0.2]),
    st.booleans(),
    st.booleans(),
)
DOOR = st.builds(
    lambda ago, n: said("porte", key=f"{ago} {n}", at=NOW_MS - ago, passages=n),
    st.integers(0, 23 * HOUR_MS),
    st.integers(0, 5),
)
HEARD = st.builds(lambda ago: said("porte", key=f"heard {ago}", at=NOW_MS - ago), st.integers(0, HOUR_MS))


@st.composite
def schedules(draw: Any) -> tuple[list[Report], list[list[Report]]]:
    """Return events in the order of time, and the same events as a bad network brings them, in batches."""
    events = draw(st.lists(PARKING | DOOR | HEARD, min_size=1, max_size=12, unique_by=str))
    again = draw(st.lists(st.sampled_from(events), max_size=6))
    arrived = draw(st.permutations(events + again))
    cuts = sorted(draw(st.lists(st.integers(0, len(arrived)), max_size=4)))
    batches = [arrived[a:b] for a, b in zip([0, *cuts], [*cuts, len(arrived)], strict=True)]
    return sorted(events, key=lambda event: event.at or 0), [batch for batch in batches if batch]


def world() -> None:
    device("gare", FREE, TAKEN, PLATE)
    device("porte", PASSAGES)


def kept(batches: Sequence[Sequence[Report]], *, sum_up_between: bool) -> dict[str, list[Any]]:
    """Store batches, forget them again, and return all that was kept of them."""
    with transaction.atomic():
        devices = {measure.device for measure in Measure.objects.select_related("device")}
        for batch in batches:
            store(*batch)
            if sum_up_between:
                readings_rollup(actor=HOUSE)
        readings_rollup(actor=HOUSE)
        changes_mend(actor=HOUSE)
        assert not Touched.objects.exists()
        names = dict(Measure.objects.values_list("id", "path"))
        for each in devices:
            if hasattr(each, "balance"):
                counted(each)
        found = {
            "state": list(
                Measure.objects.order_by("path").values_list("path", "value", "at", "key", "changed_at")
            ),
            "readings": [
                (names[measure], at, key, value)
                for measure, at, key, value in Reading.objects.values_list("measure_id", "at", "key", "value")
            ],
        }
        columns = "measure_id", "start", "number", "total", "low", "high", "last"
        for name, model in {"quarters": Quarter, "hours": Hour}.items():
            found[name] = [(names[row[0]], *row[1:]) for row in model.objects.values_list(*columns)]
        transaction.set_rollback(True)
    return {name: sorted(rows, key=str) for name, rows in found.items()}


@given(schedules())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_repetition_and_delay_comes_to_the_same(
    schedule: tuple[list[Report], list[list[Report]]],
) -> None:
    events, batches = schedule
    with transaction.atomic():
        world()
        in_order = kept([[event] for event in events], sum_up_between=False)
        assert kept(batches, sum_up_between=True) == in_order
        transaction.set_rollback(True)


def test_every_report_is_counted_once_in_its_balance() -> None:
    row = device()
    events = [said(key=f"k{n % 7}", at=NOW_MS - n % 7, free=n % 7) for n in range(40)]
    for first in range(0, 40, 9):
        store(*events[first : first + 9], said(key="x", free=999), said(key="y", mac=1))
    assert counted(row) == (50, 7, 33, 10)
