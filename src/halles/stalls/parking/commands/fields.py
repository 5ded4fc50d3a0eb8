"""Check what people write of a car park, one field at a time, and bring it to one form."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext

from halles.kit import money
from halles.kit.errors import BadInput
from halles.kit.text import fold
from halles.stalls.parking.models import CarPark, Structure
from halles.town.engine.typed_hours import hours_typed

Value = str | int | bool | None

TEXTS = ("name", "address", "reference", "tariff", "users", "operator", "note")
NUMBERS = ("capacity", "disabled", "charging", "motorbikes", "bicycles", "carsharing", "carpooling")
PRICES = ("price_1h", "price_2h", "price_3h", "price_4h", "price_24h", "pass_resident", "pass_other")
EDITED = (
    *TEXTS, "word", "structure", *NUMBERS, "max_height_cm", "is_free", *PRICES, "is_blue_zone",
    "max_stay_min", "hours", "url",
)  # fmt: skip
"""What a form or a file tells of a car park."""
MOST_PLACES = 20_000
LOWEST_CM, HIGHEST_CM = 150, 600
"""Between a pedal car and a lorry: what is outside is a slip of the pen."""
LONGEST_MIN = 7 * 24 * 60
MOST_CENTS = 10_000_00
TAKEN_WORDS = frozenset({"parking", "complet", "plein", "full", "stop", "aide"})
"""They mean something else in a text message."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def fields_clean(typed: Mapping[str, str]) -> dict[str, Value]:
    """Return the fields of EDITED that `typed` holds, checked; raise BadInput on the first that is wrong."""
    return {name: field_clean(name, typed[name]) for name in EDITED if name in typed}


def field_clean(name: str, text: str) -> Value:
    """Return one field as it is kept; raise BadInput with a sentence for whoever typed it."""
    text = " ".join(_CONTROL.sub(" ", text).split())
    value = _CHECKS[name](text)
    most = getattr(CarPark._meta.get_field(name), "max_length", None)
    if isinstance(value, str) and most and len(value) > most:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(value), "most": most}, field=name)
    return value


def _name(text: str) -> str:
    if not text:
        raise BadInput(gettext("Write the name of the car park."), field="name")
    return text


def _word(text: str) -> str:
    """Return one folded word, for text messages; "" for none."""
    word = fold(text)
    if not word:
        return ""
    if " " in word or word.isdigit() or word in TAKEN_WORDS:
        message = gettext("“%(word)s” cannot be used: choose one word that is not a number, such as “gare”.")
        raise BadInput(message % {"word": text}, field="word")
    return word


def _structure(text: str) -> str:
    if text not in Structure.values:
        raise BadInput(gettext("Choose a kind in the list."), field="structure")
    return text


def _number(name: str, low: int, high: int) -> Callable[[str], int | None]:
    def check(text: str) -> int | None:
        digits = text.replace(" ", "")
        if not digits:
            return None
        if not (digits.isascii() and digits.isdigit() and low <= int(digits) <= high):
            message = gettext("Write a whole number from %(low)d to %(high)d, or nothing.")
            raise BadInput(message % {"low": low, "high": high}, field=name)
        return int(digits)

    return check


def _price(name: str) -> Callable[[str], int | None]:
    def check(text: str) -> int | None:
        if not text:
            return None
        try:
            cents = money.parse(text)
        except ValueError:
            cents = -1
        if not 0 <= cents <= MOST_CENTS:
            raise BadInput(gettext("Write a price in euros, such as 1,50, or nothing."), field=name)
        return cents

    return check


def _height(text: str) -> int | None:
    """Return centimetres, from metres ("1,90 m") or centimetres ("190")."""
    bare = text.lower().replace("cm", "").replace("m", "").replace(",", ".").strip()
    if not bare:
        return None
    try:
        value = float(bare)
    except ValueError:
        value = 0.0
    height = round(value * 100) if value < 10 else round(value)
    if not LOWEST_CM <= height <= HIGHEST_CM:
        raise BadInput(
            gettext("Write the height in metres, such as 1,90, or nothing."), field="max_height_cm"
        )
    return height


def _is_free(text: str) -> bool | None:
    if text not in ("yes", "no", ""):
        raise BadInput(gettext("Choose among what is offered."), field="is_free")
    return {"yes": True, "no": False}.get(text)


def _is_blue_zone(text: str) -> bool:
    if text not in ("yes", "no", ""):
        raise BadInput(gettext("Choose among what is offered."), field="is_blue_zone")
    return text == "yes"


def _hours(text: str) -> str:
    """Return hours in the standard's spelling; raise BadInput where they are not sure."""
    if not text:
        return ""
    typed = hours_typed(text)
    if not typed.hours:
        advice = gettext("Write for example: “Monday to Saturday 7:00-20:00”.")
        raise BadInput(gettext("These hours are not understood for sure."), field="hours", advice=advice)
    return typed.hours


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
    **dict.fromkeys(TEXTS, _text),
    "name": _name,
    "reference": _reference,
    "word": _word,
    "structure": _structure,
    **{name: _number(name, 0, MOST_PLACES) for name in NUMBERS},
    "max_height_cm": _height,
    "is_free": _is_free,
    **{name: _price(name) for name in PRICES},
    "is_blue_zone": _is_blue_zone,
    "max_stay_min": _number("max_stay_min", 1, LONGEST_MIN),
    "hours": _hours,
    "url": _url,
}
