"""No personal value in an event: the journal is never erased: it holds ids, counts, days, words of code."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from tests.rules.house import House, words, words_of

PERSONAL_WORDS = words(
    "name firstname lastname surname email mail phone mobile address street birth birthday age gender "
    "ip iban text message note comment description title password secret token code lon lat"
)


def check(house: House) -> Iterator[str]:
    """Yield the fields that could hold one."""
    for package, events in house.events.items():
        for event in events:
            if dataclasses.is_dataclass(event):
                yield from (f"{package}.events.{event.__name__}.{what}" for what in _faults(event))


def _faults(event: Any) -> Iterator[str]:
    from halles.kit.event import ALLOWED_TYPES, Count, PublicId, fields_of

    for field in fields_of(event):
        if field.type not in ALLOWED_TYPES:
            allowed = ", ".join(getattr(kind, "__name__", str(kind)) for kind in ALLOWED_TYPES)
            yield f"{field.name}: its type is none of {allowed}"
        personal = words_of(field.name) & PERSONAL_WORDS
        if personal and field.type not in (PublicId, Count, bool):
            yield f"{field.name}: “{personal.pop()}” sounds personal; keep the id of the row that holds it"
