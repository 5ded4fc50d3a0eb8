"""Check what is told of a car park, one field at a time, and bring it to one form."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.kit.text import fold
from halles.stalls.parking.models import CarPark, Structure
from halles.town.engine.typed_hours import hours_typed

Value = str | int | bool | None

TEXTS = ("name", "address", "reference", "tariff", "users", "operator", "note")
NUMBERS = ("capacity", "disabled", "charging", "motorbikes", "bicycles", "carsharing", "carpooling")
PRICES = ("price_1h", "price_2h", "price_3h", "price_4h", "price_24h", "pass_resident", "pass_other")
YES_OR_NO = ("is_free", "is_blue_zone")
EDITED = (
    *TEXTS, "word", "structure", *NUMBERS, "max_height_cm", *YES_OR_NO, *PRICES, "max_stay_min", "hours",
    "url", "lon", "lat",
)  # fmt: skip
"""What a form or a file tells of a car park, in the units of its columns."""
BOUNDS = {
    **dict.fromkeys(NUMBERS, (0, 20_000)),
    **dict.fromkeys(PRICES, (0, 1_000_000)),
    "max_height_cm": (150, 600),
    "max_stay_min": (1, 7 * 24 * 60),
    "lon": (-1_800_000_000, 1_800_000_000),
    "lat": (-900_000_000, 900_000_000),
}
"""What is outside is a slip of the pen: a height of 5 cm, a price of ten thousand euros."""
TAKEN_WORDS = frozenset({"parking", "complet", "plein", "full", "stop", "aide"})
"""They mean something else in a text message."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def fields_clean(told: Mapping[str, Value]) -> dict[str, Value]:
    """Return the fields of EDITED that `told` holds, checked; raise BadInput on the first that is wrong."""
    return {name: field_clean(name, told[name]) for name in EDITED if name in told}


def field_clean(name: str, value: Value) -> Value:
    """Return one field as it is kept; raise BadInput with a sentence for whoever wrote it."""
    if name in BOUNDS:
        return _bounded(name, value)
    if name in YES_OR_NO:
        return bool(value) if name == "is_blue_zone" or value is not None else None
    text = " ".join(_CONTROL.sub(" ", str(value or "")).split())
    clean = _CHECKS.get(name, _text)(text)
    most = getattr(CarPark._meta.get_field(name), "max_length", None) or 0
    if len(clean) > most:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(clean), "most": most}, field=name)
    return clean


def is_within(name: str, value: int) -> bool:
    """Say whether a number can be so: see BOUNDS."""
    low, high = BOUNDS[name]
    return low <= value <= high


def _bounded(name: str, value: Value) -> int | None:
    if value is None or value == "":
        return None
    if not isinstance(value, int) or not is_within(name, value):
        low, high = BOUNDS[name]
        message = gettext("Write a whole number from %(low)d to %(high)d, or nothing.")
        raise BadInput(message % {"low": low, "high": high}, field=name)
    return value


def _name(text: str) -> str:
    if not text:
        raise BadInput(gettext("Write the name of the car park."), field="name")
    return text


def _word(text: str) -> str:
    """Return one folded word, for text messages; "" for none."""
    word = fold(text)
    if word and (" " in word or word.isdigit() or word in TAKEN_WORDS):
        message = gettext("“%(word)s” cannot be used: choose one word that is not a number, such as “gare”.")
        raise BadInput(message % {"word": text}, field="word")
    return word


def _structure(text: str) -> str:
    if text not in Structure.values:
        raise BadInput(gettext("Choose a kind of car park in the list."), field="structure")
    return text


def _hours(text: str) -> str:
    """Return hours in the standard's spelling; raise BadInput where they are not sure."""
    typed = hours_typed(text) if text else None
    if typed is not None and not typed.hours:
        advice = gettext("Write for example: “Monday to Saturday 7:00-20:00”.")
        raise BadInput(gettext("These hours are not understood for sure."), field="hours", advice=advice)
    return typed.hours if typed else ""


def _reference(text: str) -> str:
    if text and not re.fullmatch(r"[0-9AB]{5}-P-\d{3}", text):
        message = gettext("The number of the national base looks like 35236-P-001.")
        raise BadInput(message, field="reference")
    return text


def _url(text: str) -> str:
    """Return an http or https address; "redon.fr" is understood, a "javascript:" link is not."""
    if not text:
        return ""
    address = text if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) else f"https://{text}"
    try:
        parts = urlsplit(address)
        is_page = parts.scheme.lower() in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        is_page = False
    if not is_page or re.search(r"[\s<>\"']", address):
        raise BadInput(gettext("This address does not lead to a web page."), field="url")
    return address


def _text(text: str) -> str:
    return text


_CHECKS: Mapping[str, Callable[[str], Any]] = {
    "name": _name,
    "reference": _reference,
    "word": _word,
    "structure": _structure,
    "hours": _hours,
    "url": _url,
}
