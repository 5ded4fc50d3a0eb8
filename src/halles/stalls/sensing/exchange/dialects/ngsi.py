"""NGSI-LD and NGSI-v2: entities normalized, concise or as key-values; alone, in lists, in notifications."""

from collections.abc import Iterator
from typing import Any, Final

from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.exchange.dialects.attributes import Timed, attribute, plain
from halles.stalls.sensing.exchange.dialects.faults import Unreadable
from halles.stalls.sensing.exchange.dialects.fields import MOST_REPORTS, folded
from halles.stalls.sensing.exchange.dialects.moments import moment

_TIMES: Final = (
    "TimeInstant",
    "timeInstant",
    "observationDateTime",
    "dateObserved",
    "dateObservedTo",
    "dateLastValueReported",
    "dateModified",
    "modifiedAt",
)
"""Where an entity says when it was observed: the first that is there."""
ENVELOPE: Final = frozenset(
    {
        *_TIMES,
        "id",
        "type",
        "@id",
        "@type",
        "@context",
        "scope",
        "dateObservedFrom",
        "dateCreated",
        "createdAt",
    }
)
"""What is no property of the thing: dropped here."""


def looks_like(topic: list[str], tree: Any) -> bool:
    """Tell whether this is an entity, a list of them, or a broker's notification."""
    if type(tree) is list:
        return bool(tree) and all(_is_entity(one) for one in tree)
    return _is_notification(tree) or _is_entity(tree)


def read(topic: list[str], tree: Any) -> list[Report]:
    """Return a report for each entity and time in it."""
    if _is_notification(tree):
        tree = tree["data"]
    entities = tree if type(tree) is list else [tree]
    return limited(report for one in entities for report in entity_reports(one))


def limited(reports: Iterator[Report]) -> list[Report]:
    """Return the reports; raise Unreadable where one message holds too many."""
    found: list[Report] = []
    for report in reports:
        if len(found) >= MOST_REPORTS:
            raise Unreadable("there are too many entities in one message")
        found.append(report)
    return found


def entity_reports(entity: Any) -> Iterator[Report]:
    """Yield what an entity says, by time.

    A notification repeats what was measured long ago beside what has just changed: each attribute keeps
    the time at which it was observed, and what has none is of the entity's time. Without any time there
    is nothing that tells a repetition, hence no key.
    """
    if not _is_entity(entity):
        raise Unreadable("an entity has no identifier, or no type")
    device = folded(entity["id"])
    by_time: Timed = {}
    time = _time(entity)
    for name, node in entity.items():
        if name not in ENVELOPE:
            attribute(by_time, name, node, time)
    for at, fields in (by_time or {time: {}}).items():
        yield Report(device, "", "" if at is None else f"{device} {at}", at, fields)


def _time(entity: dict[str, Any]) -> int | None:
    for name in _TIMES:
        value = plain(entity.get(name))
        if value is not None and value != "":
            return moment(value.rpartition("/")[2] if type(value) is str else value)
    return None


def _is_entity(tree: Any) -> bool:
    return type(tree) is dict and type(tree.get("id")) is str and type(tree.get("type")) is str


def _is_notification(tree: Any) -> bool:
    if type(tree) is not dict or type(tree.get("data")) is not list:
        return False
    return tree.get("type") == "Notification" or "subscriptionId" in tree
