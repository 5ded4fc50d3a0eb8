"""What a published event is: a frozen dataclass whose fields can hold no personal value."""

import dataclasses
from typing import Any, ClassVar, NewType, get_type_hints

PublicId = NewType("PublicId", str)
"""A `kit.ids` identifier."""
Slug = NewType("Slug", str)
"""A word chosen by the code or a town, never by a person about herself: a kind, a state, a town's slug."""
Count = NewType("Count", int)
"""A number of things."""
Day = NewType("Day", str)
"""A date, ISO 8601."""

ALLOWED_TYPES: tuple[Any, ...] = (PublicId, Slug, Count, Day, bool)
"""An event's field is of one of these types, so that no name, address or sentence can enter the journal."""


class Event:
    """Base of all published events; `kind` is "stall.past-tense", `version` grows when the fields change."""

    kind: ClassVar[str]
    version: ClassVar[int] = 1


def payload_of(event: Event) -> dict[str, Any]:
    """Return the fields of `event` as plain values; raise TypeError where one is not of its declared type."""
    payload: dict[str, Any] = {}
    for field in fields_of(type(event)):
        value = getattr(event, field.name)
        want = _plain(field.type)
        if type(value) is not want:
            raise TypeError(f"{event.kind}.{field.name}: expected {want.__name__}, got {value!r}")
        payload[field.name] = value
    return payload


def event_of(cls: type[Event], payload: dict[str, Any]) -> Event:
    """Return the event of class `cls` read back from a journal payload."""
    return cls(**payload)


_cache: dict[type[Event], tuple[dataclasses.Field[Any], ...]] = {}


def fields_of(cls: type[Event]) -> tuple[dataclasses.Field[Any], ...]:
    """Return the dataclass fields of `cls` with their types resolved."""
    if cls not in _cache:
        hints = get_type_hints(cls)
        fields = dataclasses.fields(cls)  # type: ignore[arg-type]
        for field in fields:
            field.type = hints[field.name]
        _cache[cls] = fields
    return _cache[cls]


def _plain(kind: Any) -> type:
    """Return the built-in type behind a NewType."""
    while hasattr(kind, "__supertype__"):
        kind = kind.__supertype__
    plain: type = kind
    return plain
