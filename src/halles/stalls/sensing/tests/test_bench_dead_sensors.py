"""The benchmark of dead sensors on logs made here: what it reads, and what it counts."""

import gzip
import json
from datetime import UTC, datetime

import numpy as np
import pytest

from halles.kit.progress import Silent
from halles.stalls.sensing.bench.dead_sensors import run
from halles.stalls.sensing.bench.dead_sensors_faults import inject
from halles.stalls.sensing.bench.dead_sensors_logs import Sensor, sensors
from halles.stalls.sensing.bench.dead_sensors_replay import is_outage, months, spells

START = int(datetime(2026, 6, 1, tzinfo=UTC).timestamp())
HOUR, DAY = 3_600, 86_400
NOBODY = np.array([], np.int64)


def _sensor(heard):
    return Sensor("one", "log", "source", heard, np.ones(len(heard), bool))


def _steady(days=40, *, without=(0, 0)):
    heard = START + np.arange(0, days * DAY, 600)
    return heard[(heard < START + without[0]) | (heard > START + without[1])]


def test_a_steady_sensor_raises_no_alarm_and_a_dead_day_one():
    assert spells(_sensor(_steady()), NOBODY) == []
    [spell] = spells(_sensor(_steady(without=(20 * DAY, 21 * DAY))), NOBODY)
    assert 20 * DAY + 900 < spell.start - START < 20 * DAY + 2400
    assert not is_outage(spell)


def test_three_dead_days_are_an_outage_and_the_source_is_blamed_when_nobody_spoke():
    dead = _sensor(_steady(without=(20 * DAY, 23 * DAY)))
    [alone] = spells(dead, _steady())
    [common] = spells(dead, dead.heard)
    assert is_outage(alone)
    assert (alone.by_source, common.by_source) == (False, True)


def test_months_are_counted_from_the_eighth_day():
    assert months(_sensor(_steady(days=37))) == pytest.approx(30 / 30.44, abs=0.01)


@pytest.mark.parametrize("kind", ["dead", "stuck"])
def test_injected_faults_are_found_within_three_intervals_and_the_same_ones_each_time(kind):
    faults = list(inject(_sensor(_steady()), kind, 3, seed="test"))
    assert len(faults) == 3
    assert all(fault.is_detected and fault.delay_s > 600 for fault in faults)
    assert faults == list(inject(_sensor(_steady()), kind, 3, seed="test"))


def _write(path, header, rows):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join([header, *rows]))


def test_logs_of_each_kind_are_read_and_rows_without_value_say_nothing(tmp_path):
    free = ["00:00:02Z,p,4", "00:00:01Z,p,4", "00:05:00Z,p,3"]
    people = ["00:00,1.0,4", "01:00,1.0,", "02:00,1.0,9", "03:00,,9"]
    for name, header, rows in (
        ("parking_a.csv.gz", "timestamp_utc,place_id,free", free),
        ("footfall_b.csv.gz", "ts_local,sensor_id,count", people),
    ):
        _write(tmp_path / name, header, [f"2026-06-01T{row}" for row in rows])
    (tmp_path / "parking_a_places.csv").write_text("place_id,source_id\np,swt\n", encoding="utf-8")
    footfall, parking = sensors(tmp_path)
    assert (parking.source, footfall.source) == ("swt", "footfall_b")
    assert parking.changed.tolist() == [True, False, True]
    assert (footfall.heard - START).tolist() == [0, 2 * HOUR]


def test_the_benchmark_prints_its_figures_by_log(tmp_path):
    rows = [
        f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%SZ},p,{n % 7}" for n, at in enumerate(_steady(30))
    ]
    _write(tmp_path / "parking_a.csv.gz", "timestamp_utc,place_id,free", rows)
    metrics = run(data=tmp_path, quick=True, progress=Silent())["metrics"]
    assert (metrics["false_alarms_per_sensor_month"], metrics["detected"]) == (0, 1)
    assert metrics["logs"]["parking_a"]["sensors"] == 1
    assert json.dumps(metrics)
