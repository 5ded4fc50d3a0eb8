"""What devices and their networks send over MQTT: read, held to who says it, stored by the batch."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Final

from halles.doors.devices import (
    DEDUPLICATED,
    MOST_BYTES,
    ROOT,
    STORED,
    DeviceMessage,
    Handler,
    Outcome,
    Refusal,
)
from halles.kit.actor import Actor
from halles.stalls.sensing.commands.readings import Outcome as Became
from halles.stalls.sensing.commands.readings import Rejected, Ringer, readings_store
from halles.stalls.sensing.engine import reasons
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.exchange import dialects
from halles.stalls.sensing.queries.keys import SEPARATOR
from halles.stalls.sensing.queries.register import REGISTER, Picture

HOUSE: Final = Actor(system="gateway")
FILTERS: Final = (
    f"{ROOT}/#",
    # Of ChirpStack's events only those that say something measured: the others would be refused, in public.
    "application/+/device/+/event/up",
    "application/+/device/+/event/status",
    "application/+/device/+/event/join",
    "v3/+/devices/+/up",
)
_ringer: Final = Ringer(HOUSE)


def _admits(name: str, key: str) -> bool:
    """Say whether a device of the register signs in with its own key."""
    town, _, slug = name.partition(SEPARATOR)
    return REGISTER.admits(town, slug, key)


def _store(messages: Sequence[DeviceMessage]) -> list[Outcome]:
    """Store what the messages say, all in one transaction: their "now" is when the last of them came."""
    picture = REGISTER.now()
    parts = [_reports(message, picture) for message in messages]
    reports = [report for part in parts for report in part]
    now_ms = messages[-1].received_ms
    became = readings_store(actor=HOUSE, reports=reports, now_ms=now_ms, ringer=_ringer)
    if len(became) == len(parts):
        return [_of_one(one) for one in became]
    rest = iter(became)
    return [_of_several(list(islice(rest, len(part)))) for part in parts]


def _tick(now: datetime) -> None:
    """Ring what waits: open pages hear of a change at most every two seconds, and of the last one too."""
    if _ringer.pending():
        _ringer.ring_if_due(int(now.timestamp() * 1000))


def _reports(message: DeviceMessage, picture: Picture) -> Sequence[Report | Rejected]:
    """Read one message; what cannot be read, or is not its speaker's to say, is rejected, to be counted."""
    topic, source = message.topic, message.source
    if source and not topic.startswith(f"{ROOT}/{source}/"):
        town, _, slug = source.partition(SEPARATOR)
        return [Rejected(slug, town, reasons.BORROWED_NAME)]
    if len(message.payload) > MOST_BYTES:
        return [_rejected(topic, reasons.TOO_LARGE)]
    try:
        reports = dialects.read(topic, message.payload)
    except dialects.Unreadable:
        reports = []
    if not reports:
        return [_rejected(topic, reasons.UNREADABLE)]
    return _own(topic, reports, picture) if topic.startswith(f"{ROOT}/") else reports


def _own(topic: str, reports: list[Report], picture: Picture) -> Sequence[Report | Rejected]:
    """Hold a device to its own topics: what comes there may be about that device only.

    A broker lets each device write to its own topics; what a payload says it is about, no broker checks.
    """
    parts = topic.split("/", 3)
    if len(parts) < 4:
        return [_rejected(topic, reasons.UNREADABLE)]
    town, slug = parts[1], parts[2]
    return [
        report if report.town == town and report.device == slug else _named(report, town, slug, picture)
        for report in reports
    ]


def _named(report: Report, town: str, slug: str, picture: Picture) -> Report | Rejected:
    """Return a report that names its device as its network does, once it is the topic's own device."""
    known = picture.find(report.device, "")
    if known and (known.town, known.slug) != (town, slug):
        return Rejected(slug, town, reasons.BORROWED_NAME)
    return report._replace(device=slug if known else report.device, town=town)


def _rejected(topic: str, reason: str) -> Rejected:
    """Say whose message was refused, as its topic tells: by town and slug, or by its name in its network."""
    parts = [*topic.split("/"), "", "", ""]
    if parts[0] == ROOT:
        return Rejected(parts[2], parts[1], reason)
    application = f"{parts[1].partition('@')[0]}/" if parts[0] == "v3" else ""
    return Rejected(f"{application}{parts[3]}".lower(), "", reason)


@cache
def _of_one(became: Became) -> Outcome:
    """Return what became of a message of one report: one of a dozen, looked up."""
    return _of_several([became])


def _of_several(became: list[Became]) -> Outcome:
    """Return what became of a message: stored if any part of it was, refused if all was."""
    states = {state for state, _ in became}
    if "stored" in states:
        return STORED
    return DEDUPLICATED if "deduplicated" in states else Refusal(became[0].reason)


HANDLERS: Final = (Handler("sensing", FILTERS, _admits, _store, _tick),)
