"""What the pages of the register show: every device of a town, or one; their state and their balance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone

from halles.kit.manifest import house_parts
from halles.stalls.sensing.engine.declared import NOT_TOLD
from halles.stalls.sensing.models import Device, DeviceKind, Measure, MeasureKind, Role, Swept
from halles.stalls.sensing.queries.counts import (
    Counts,
    Refusals,
    counts_of,
    counts_sum,
    refusals_sum,
    refused_rows,
)
from halles.stalls.sensing.queries.states import State, device_state, moment

SWEPT_SHOWN = 14
"""Rows of what was deleted: a week of two tables."""
QUARTER_S = 900


@dataclass(frozen=True)
class Value:
    """The latest value of one field, where a page may show it."""

    measure: Measure
    at: datetime


@dataclass(frozen=True)
class DeviceView:
    """One device as its page tells it."""

    row: Device
    measures: Sequence[Measure]
    state: State
    counts: Counts
    follows_people: bool
    """From somebody walking by, or one car: no value, moment or exact number of it is shown."""

    @property
    def kept(self) -> list[Measure]:
        """The fields whose values are kept."""
        return [m for m in self.measures if m.kind not in (MeasureKind.DROPPED, MeasureKind.HEARD)]

    @property
    def dropped(self) -> list[Measure]:
        """The fields that are thrown away."""
        return [m for m in self.measures if m.kind == MeasureKind.DROPPED]

    @property
    def is_one_place(self) -> bool:
        """It tells whether one car stands there: its value is not shown alone."""
        return any(measure.role == Role.SPOT for measure in self.measures)

    @property
    def values(self) -> list[Value]:
        """The latest values, of a device that is live: what is silent or stuck is not known.

        None of one that follows people: when it spoke would tell of somebody.
        """
        if self.state.name != "live" or self.follows_people:
            return []
        told = (m for m in self.kept if m.value is not None)
        return [Value(m, moment(m.at)) for m in told if m.at is not None]


@dataclass(frozen=True)
class RegisterPage:
    """The register of a town."""

    groups: list[tuple[str, list[DeviceView]]]
    """By what devices are for, in the words of `DeviceKind`."""
    removed: list[DeviceView]
    counts: Counts
    refusals: list[Refusals]
    elsewhere: list[Refusals]
    """Refused before a town was known: every town shows them."""
    swept: list[Swept]
    until: datetime

    @property
    def is_empty(self) -> bool:
        """No device was ever registered."""
        return not (self.groups or self.removed)


@dataclass(frozen=True)
class DevicePage:
    """One device, its refusals, and what it feeds."""

    device: DeviceView
    refusals: list[Refusals]
    feeds: str
    """Title of what it feeds in another stall, or empty."""
    until: datetime


def register_page(*, town: str, now: datetime) -> RegisterPage:
    """Return the register of a town; three SQL statements, however many devices."""
    devices = device_list(town=town, now=now)
    found = refused_rows(town=town, today=timezone.localdate(now))
    present = [each for each in devices if each.state.name != "removed"]
    hidden = {each.row.pk for each in devices if each.follows_people}
    unregistered = sum(each.total for each in found.get("", ()))
    return RegisterPage(
        groups=[
            (DeviceKind(kind).label, list(some))
            for kind, some in groupby(sorted(present, key=_order), key=lambda each: each.row.kind)
        ],
        removed=[each for each in devices if each.state.name == "removed"],
        counts=counts_sum((each.counts for each in devices), unregistered=unregistered),
        refusals=refusals_sum(found, of=found.keys() - {"?"}, rounds=hidden),
        elsewhere=refusals_sum(found, of=["?"]),
        swept=list(Swept.objects.order_by("-day", "-table")[:SWEPT_SHOWN]),
        until=_until(devices, now),
    )


def device_page(*, town: str, slug: str, now: datetime) -> DevicePage | None:
    """Return one device of a town, or None; two SQL statements, and one where it feeds another stall."""
    found = device_list(town=town, now=now, slug=slug)
    if not found:
        return None
    [view] = found
    today, device = timezone.localdate(now), view.row.pk
    rows = refused_rows(town=town, today=today, device=device)
    return DevicePage(
        device=view,
        refusals=refusals_sum(rows, of=[device], rounds=[device] if view.follows_people else ()),
        feeds=dict(feedable(town=town)).get(view.row.feeds, "") if view.row.feeds else "",
        until=_until(found, now),
    )


def device_list(*, town: str, now: datetime, slug: str = "") -> list[DeviceView]:
    """Return the devices of a town, or the one of that slug, by title; one SQL statement."""
    rows = Measure.objects.filter(device__town=town).select_related("device__balance")
    rows = rows.filter(device__slug=slug) if slug else rows
    ordered = rows.order_by("device__title", "device_id", "pk")
    every = [list(measures) for _, measures in groupby(ordered, key=lambda row: row.device_id)]
    return [_view(measures, now) for measures in every]


def device_get(*, town: str, slug: str) -> Device | None:
    """Return a device of a town, or None."""
    return Device.objects.filter(town=town, slug=slug).first()


def feedable(*, town: str) -> list[tuple[str, str]]:
    """Return (public id, title) of what devices may feed, as other stalls offer it."""
    return [pair for part in house_parts("feedable").values() for pair in part(town=town)]


def example_path(*, device: str) -> str:
    """Return the name of a field that a device may send, to show how; empty where it keeps none."""
    kept = Measure.objects.filter(device=device).exclude(kind__in=(MeasureKind.DROPPED, MeasureKind.HEARD))
    return kept.order_by("pk").values_list("path", flat=True).first() or ""


def _view(measures: list[Measure], now: datetime) -> DeviceView:
    device = measures[0].device
    follows = any(measure.role in NOT_TOLD for measure in measures)
    counts = counts_of(getattr(device, "balance", None), is_rounded=follows)
    return DeviceView(device, measures, device_state(device, measures, now=now), counts, follows)


def _order(view: DeviceView) -> int:
    return DeviceKind.values.index(view.row.kind)


def _until(devices: Sequence[DeviceView], now: datetime) -> datetime:
    """Return until when a page of these devices is true: one turns unknown, or the day ends."""
    local = timezone.localtime(now)
    midnight = timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), time()))
    return min([midnight, *(_end(each) for each in devices if each.state.until)])


def _end(view: DeviceView) -> datetime:
    """Return when a live device turns unknown; to the quarter of an hour where its moments are not told."""
    until = view.state.until or datetime.max.replace(tzinfo=UTC)
    if not view.follows_people:
        return until
    return datetime.fromtimestamp(-(-until.timestamp() // QUARTER_S) * QUARTER_S, UTC)
