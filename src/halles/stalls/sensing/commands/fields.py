"""Check what the manager writes of a device, one field at a time, and bring it to one form."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.kit.ids import is_id
from halles.stalls.sensing.engine.codecs import CODECS
from halles.stalls.sensing.models import DeviceKind

MOST = {
    "title": 120, "network": 200, "codec": 40, "group": 60, "place": 160, "purpose": 400,
    "legal_basis": 200, "owner": 160, "contact": 160,
}  # fmt: skip
"""The length of each text, in characters."""
WRITTEN = (
    *MOST, "kind", "feeds", "lon", "lat", "expected_every_s", "is_simulated", "installed_on", "ends_on",
)  # fmt: skip
"""What the manager writes of a device, beside its fields."""
LONGEST_SILENCE_S = 8 * 86_400
"""A device that speaks less than once a week tells nothing of now."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CIVILITY = re.compile(r"\b(m\.|mme|mlle|mr|mrs|ms|monsieur|madame|mademoiselle)(?=\s)", re.IGNORECASE)


def fields_clean(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of WRITTEN that `typed` holds, checked; raise BadInput on the first that is wrong."""
    clean = {name: _clean(name, typed[name]) for name in WRITTEN if name in typed}
    if (clean.get("lon") is None) != (clean.get("lat") is None):
        raise BadInput(gettext("A position has a latitude and a longitude."), field="position")
    return clean


def days_clean(installed_on: date, ends_on: date | None) -> None:
    """Raise BadInput where a device would end before it begins."""
    if ends_on and ends_on < installed_on:
        raise BadInput(gettext("The last day comes before the first one."), field="ends_on")


def _clean(name: str, value: Any) -> Any:
    if name in MOST:
        value = _text(name, str(value or ""))
    check = _CHECKS.get(name)
    return check(value) if check else value


def _text(name: str, text: str) -> str:
    text = " ".join(_CONTROL.sub(" ", text).split())
    if len(text) > MOST[name]:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(text), "most": MOST[name]}, field=name)
    return text


def _title(text: str) -> str:
    if not text:
        raise BadInput(gettext("Write what the device measures, and where: people read it."), field="title")
    return text


def _purpose(text: str) -> str:
    if not text:
        raise BadInput(gettext("Write why it is there, in plain words."), field="purpose")
    return text


def _legal_basis(text: str) -> str:
    if not text:
        raise BadInput(gettext("Write by which right it measures."), field="legal_basis")
    return text


def _service(name: str) -> Callable[[str], str]:
    """Return the check of who answers for a device: a service or a firm, never a person."""

    def check(text: str) -> str:
        if not text:
            raise BadInput(gettext("Write which service or firm answers for the device."), field=name)
        if _CIVILITY.search(text):
            advice = gettext("Everybody reads this page: name the service.")
            raise BadInput(gettext("This names a person."), field=name, advice=advice)
        return text

    return check


def _kind(value: Any) -> str:
    if value not in DeviceKind.values:
        raise BadInput(gettext("Choose what the device is for."), field="kind")
    return str(value)


def _codec(text: str) -> str:
    if text and text not in CODECS:
        raise BadInput(gettext("Choose in the list."), field="codec")
    return text


def _feeds(value: Any) -> str:
    if value and not is_id(str(value)):
        raise BadInput(gettext("Choose in the list."), field="feeds")
    return str(value or "")


def _degrees(most: int) -> Callable[[int | None], int | None]:
    """Return the check of a coordinate, in 1e-7 degree."""

    def check(value: int | None) -> int | None:
        if value is not None and abs(value) > most * 10_000_000:
            raise BadInput(gettext("There is no such position on Earth."), field="position")
        return value

    return check


def _every(seconds: Any) -> int:
    if not 1 <= int(seconds) <= LONGEST_SILENCE_S:
        message = gettext("Write how often it speaks: at least once a week.")
        raise BadInput(message, field="expected_every_s")
    return int(seconds)


def _installed_on(day: date | None) -> date:
    if day is None:
        raise BadInput(gettext("Write since when it is there."), field="installed_on")
    return day


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "title": _title,
    "purpose": _purpose,
    "legal_basis": _legal_basis,
    "owner": _service("owner"),
    "contact": _service("contact"),
    "kind": _kind,
    "network": str.lower,
    "codec": _codec,
    "feeds": _feeds,
    "lon": _degrees(180),
    "lat": _degrees(90),
    "expected_every_s": _every,
    "installed_on": _installed_on,
    "is_simulated": bool,
}
