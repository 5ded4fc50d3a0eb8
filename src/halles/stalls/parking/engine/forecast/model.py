"""What is learnt of a town's car parks in a night, and how it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halles.stalls.parking.engine.forecast.bands import Bands, fresh
from halles.stalls.parking.engine.forecast.calendar import DAY_S, DAY_SLOTS, SLOT_S, Calendar, Floats
from halles.stalls.parking.engine.forecast.habits import Habits, Walk, walked
from halles.stalls.parking.engine.forecast.history import History
from halles.stalls.parking.engine.forecast.learning import nets_of, parts_of
from halles.stalls.parking.engine.forecast.net import Net
from halles.stalls.parking.engine.forecast.packing import pack, unpack
from halles.stalls.parking.engine.forecast.table import Table, table

DAYS_NEEDED = 7
NET_DAYS = 21
"""A town known for less has no net: its usual changes say more."""
REFIT_DAYS = 7
LONGEST_DAYS = 26 * 7
TAIL_DAYS = 9
"""Days that stay in the model, since a forecast looks back as far as the same moment last week."""


@dataclass(frozen=True)
class Model:
    """A town's habits and nets, as of one night; `tail` is the share taken of the last days [96 * D, P]."""

    parks: tuple[str, ...]
    capacity: Floats
    days_known: tuple[int, ...]
    calendar: Calendar
    habits: Habits
    parts: Floats
    nets: tuple[Net, ...]
    fitted_day: int
    tail: Floats
    tail_day: int

    @property
    def bands(self) -> Bands:
        """Return the bands to begin with."""
        return fresh(self.parks)

    def adopt(self, bands: Bands) -> Bands:
        """Return bands used with an older model, made to fit this one's car parks."""
        return bands.fitting(self.parks)

    def to_bytes(self) -> bytes:
        """Return bytes that `from_bytes` reads: under 100 kB per car park."""
        arrays: dict[str, NDArray[Any]] = {
            "capacity": self.capacity,
            "parts": self.parts,
            "tail": self.tail.astype(np.float32),
        }
        for each in fields(Habits):
            arrays[f"habits.{each.name}"] = getattr(self.habits, each.name)
        for number, net in enumerate(self.nets):
            for place, values in enumerate((*net.weights, *net.biases, net.mean, net.deviation)):
                arrays[f"net{number}.{place}"] = values
        return pack(arrays, {**_plain(self), **_told(self.calendar)})

    @classmethod
    def from_bytes(cls, data: bytes) -> "Model":
        """Return what `to_bytes` wrote; `ValueError` if it is something else."""
        arrays, plain = unpack(data)
        sets = {name: frozenset(map(date.fromordinal, plain[name])) for name in SETS}
        nets = []
        for number in range(plain["nets"]):
            values = [arrays[f"net{number}.{place}"] for place in range(8)]
            nets.append(Net(tuple(values[:3]), tuple(values[3:6]), values[6], values[7]))
        return cls(
            parks=tuple(plain["parks"]),
            capacity=arrays["capacity"],
            days_known=tuple(plain["days_known"]),
            calendar=Calendar(plain["zone"], **sets),
            habits=Habits(**{each.name: arrays[f"habits.{each.name}"] for each in fields(Habits)}),
            parts=arrays["parts"],
            nets=tuple(nets),
            fitted_day=plain["fitted_day"],
            tail=arrays["tail"],
            tail_day=plain["tail_day"],
        )


SETS = ("holidays", "school_holidays", "markets")


def _plain(model: Model) -> dict[str, object]:
    names = ("parks", "days_known", "fitted_day", "tail_day")
    return {name: getattr(model, name) for name in names} | {"nets": len(model.nets)}


def _told(calendar: Calendar) -> dict[str, object]:
    days = {name: sorted(each.toordinal() for each in getattr(calendar, name)) for name in SETS}
    return {"zone": calendar.zone, **days}


def train(histories: Mapping[str, History], calendar: Calendar, previous: Model | None = None) -> Model:
    """Return what a town's histories teach: its habits each night, its nets once a week.

    `previous` is the model of the night before; its nets are kept until they are a week old. At most the last
    26 weeks are read. Seconds on one slow core for a town of eight car parks.
    """
    until = max((each.start + SLOT_S * len(each.free) for each in histories.values()), default=0)
    known = table(histories, calendar, since=until - LONGEST_DAYS * DAY_S, until=until)
    walk = walked(known)
    today = known.first_day + known.days
    nets, fitted_day = _nets(known, walk, today, previous)
    first = max(0, known.days - TAIL_DAYS)
    return Model(
        parks=known.parks,
        capacity=known.capacity,
        days_known=tuple(histories[park].days_known for park in known.parks),
        calendar=calendar,
        habits=_single(walk.habits),
        parts=parts_of(walk, known),
        nets=nets,
        fitted_day=fitted_day,
        tail=known.taken[first * DAY_SLOTS :].astype(np.float32),
        tail_day=known.first_day + first,
    )


def _nets(known: Table, walk: Walk, today: int, previous: Model | None) -> tuple[tuple[Net, ...], int]:
    """Return the nets and the day they are of: the previous ones while they are young and of this town."""
    is_same = previous is not None and bool(previous.nets) and previous.parks == known.parks
    if previous and is_same and today - previous.fitted_day < REFIT_DAYS:
        return previous.nets, previous.fitted_day
    return (nets_of(known, walk), today) if known.days >= NET_DAYS else ((), today)


def _single(habits: Habits) -> Habits:
    return Habits(**{each.name: getattr(habits, each.name).astype(np.float32) for each in fields(Habits)})
