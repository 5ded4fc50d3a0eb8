"""What a message says, as plain JSON values and back: a question that waits keeps them half an hour."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any

from halles.doors.engine.meaning import Line, Moment, Slot

_DAYS, _TIMES = ("day", "last_day"), ("start", "end")


def slots_kept(slots: Mapping[str, Slot]) -> dict[str, Any]:
    """Return slots as JSON can hold them; `slots_from` gives them back."""
    return {name: _kept(slot) for name, slot in slots.items()}


def slots_from(kept: Mapping[str, Any]) -> dict[str, Slot]:
    """Return the slots that `slots_kept` made."""
    return {name: _slot(value) for name, value in kept.items()}


def _kept(slot: Slot) -> Any:
    if isinstance(slot, Moment):
        values = {each.name: getattr(slot, each.name) for each in fields(slot)}
        plain = {n: v.isoformat() if isinstance(v, date | time) else v for n, v in values.items()}
        return {name: value for name, value in plain.items() if value not in (None, "")}
    if isinstance(slot, tuple):
        return [[line.quantity, line.what, line.unit] for line in slot]
    return slot


def _slot(value: Any) -> Slot:
    if isinstance(value, dict):
        return Moment(**{name: _read(name, each) for name, each in value.items()})
    if isinstance(value, list):
        return tuple(Line(*each) for each in value)
    found: Slot = value
    return found


def _read(name: str, value: Any) -> Any:
    if name in _DAYS:
        return date.fromisoformat(value)
    return time.fromisoformat(value) if name in _TIMES else value
