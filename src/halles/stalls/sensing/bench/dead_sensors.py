"""The benchmark of dead sensors: false alarms on real logs, and how soon injected faults are shown."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from halles.kit.progress import Progress
from halles.stalls.sensing.bench.dead_sensors_faults import Fault, Kind, inject
from halles.stalls.sensing.bench.dead_sensors_logs import Sensor, sensors
from halles.stalls.sensing.bench.dead_sensors_replay import Spell, is_outage, months, spells
from halles.stalls.sensing.engine.silence import Moments

SEED = "dead-sensors"
KINDS: tuple[Kind, ...] = ("dead", "stuck")
FAULTS, FAULTS_QUICK = 16, 2
RULES = (
    "alarm: a sensor is shown as unknown (silent or stuck) from its 8th day on; until it is live again, one",
    "source: at that moment all its source's sensors are silent, longer than the source's own interval: "
    "overlapping ones are one alarm of the source",
    "outage: nothing new from it for over 48 h although its source spoke: it was dead, the alarm is right",
    "false: every other alarm; false_alarms_per_sensor_month is that of the worst log",
    "detected: unknown within 3 intervals learnt at the last good message (dead: of being heard; "
    "stuck: of saying something new), counted from the fault",
)


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure on the logs of `data`, "parking_*.csv.*" and "footfall_*.csv.*"; quick: a third of them."""
    if data is None:
        raise SystemExit(
            "dead-sensors: --data DIR is needed, a folder of parking_*.csv.* or footfall_*.csv.*"
        )
    known = sensors(data)
    sources = _sources(known)
    chosen = known[::3] if quick else known
    counts: dict[str, list[tuple[Sensor, list[Spell]]]] = defaultdict(list)
    faults: list[Fault] = []
    for done, sensor in enumerate(chosen):
        progress.step("dead-sensors", done, len(chosen))
        counts[sensor.log].append((sensor, spells(sensor, sources[sensor.source])))
        for kind in KINDS:
            faults += inject(sensor, kind, FAULTS_QUICK if quick else FAULTS, seed=SEED)
    progress.step("dead-sensors", len(chosen), len(chosen))
    return {"metrics": _figures(counts, faults), "peers": {}}


def _sources(known: Sequence[Sensor]) -> dict[str, Moments]:
    """Return when each source was heard by any of its sensors; with one sensor it tells nothing."""
    found: dict[str, list[Moments]] = defaultdict(list)
    for sensor in known:
        found[sensor.source].append(sensor.heard)
    nothing = np.array([], dtype=np.int64)
    return {
        name: np.unique(np.concatenate(all_)) if len(all_) > 1 else nothing for name, all_ in found.items()
    }


def _figures(counts: dict[str, list[tuple[Sensor, list[Spell]]]], faults: Sequence[Fault]) -> dict[str, Any]:
    logs = {log: _log_figures(each) for log, each in counts.items()}
    return {
        "false_alarms_per_sensor_month": max(each["false_per_month"] for each in logs.values()),
        "detected": _share([fault.is_detected for fault in faults]),
        "rules": RULES,
        "logs": logs,
        "faults": {
            f"{log}, {kind}": _fault_figures(
                [each for each in faults if (each.log, each.kind) == (log, kind)]
            )
            for log, kind in sorted({(fault.log, fault.kind) for fault in faults})
        },
    }


def _log_figures(each: Sequence[tuple[Sensor, list[Spell]]]) -> dict[str, Any]:
    all_ = [(sensor, spell) for sensor, found in each for spell in found]
    of_source = [(sensor.source, spell) for sensor, spell in all_ if spell.by_source]
    own = [spell for _, spell in all_ if not spell.by_source]
    span = sum(months(sensor) for sensor, _ in each)
    outages = sum(is_outage(spell) for spell in own)
    merged = _merged(of_source)
    return {
        "sensors": len(each),
        "sensor_months": round(span, 1),
        "alarms_shown": len(all_),
        "of_source_shown": len(of_source),
        "source_alarms": merged,
        "outages": outages,
        "false": len(own) - outages,
        "false_per_month": round((len(own) - outages) / span, 3),
        "any_alarm_per_month": round((len(own) + merged) / span, 3),
    }


def _merged(shown: Sequence[tuple[str, Spell]]) -> int:
    """Return how many alarms the silences of sources are, those that overlap being one."""
    ends: dict[str, int] = {}
    number = 0
    for source, spell in sorted(shown, key=lambda one: one[1].start):
        number += spell.start > ends.get(source, 0)
        ends[source] = max(ends.get(source, 0), spell.end)
    return number


def _fault_figures(faults: Sequence[Fault]) -> dict[str, Any]:
    found = [fault for fault in faults if fault.delay_s is not None]
    delays = np.array([fault.delay_s for fault in found], dtype=float)
    intervals = np.array([fault.interval_s for fault in found], dtype=float)
    return {
        "faults": len(faults),
        "detected": _share([fault.is_detected for fault in faults]),
        "within_3_shown": _share(
            [fault.delay_s is not None and fault.delay_s <= 3 * fault.shown_s for fault in faults]
        ),
        "delay_intervals": _quantiles(delays / intervals),
        "delay_min": _quantiles(delays / 60),
        "interval_min": _quantiles(intervals / 60),
    }


def _quantiles(values: np.ndarray) -> dict[str, float]:
    if not len(values):
        return {}
    return {f"p{share}": round(float(np.percentile(values, share)), 2) for share in (50, 90, 99)}


def _share(said: Sequence[bool]) -> float:
    return round(sum(said) / len(said), 4) if said else 0.0
