"""Check what people write on a sheet, one field at a time, and bring it to one form."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.facets import SEVERAL, WHEELCHAIR, text_of
from halles.town.engine.typed_hours import hours_typed

EDITED = (
    "name", "category", "number", "street", "postcode", "phone", "email", "website", "hours", "description",
    "sells", "payment", "languages", "wheelchair", "access", "area",
)  # fmt: skip
"""What the holder of a sheet writes; also what each version keeps."""

MOST = {
    "name": 160, "category": 40, "number": 20, "street": 160, "postcode": 5,
    "phone": 40, "email": 254, "website": 300, "hours": 500, "description": 2000,
    "sells": 500, "payment": 160, "languages": 80, "wheelchair": 10, "access": 300, "area": 300,
}  # fmt: skip
"""The length of each field, in characters."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINES = ("hours", "description", "sells")


def fields_clean(typed: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of EDITED that `typed` holds, checked; raise BadInput on the first that is wrong."""
    return {name: field_clean(name, typed[name]) for name in EDITED if name in typed}


def field_clean(name: str, text: str) -> str:
    """Return one field as it is kept; raise BadInput with a sentence for whoever typed it."""
    text = plain(text, lines=name in _LINES)
    check = _CHECKS.get(name)
    if check and (text or name in _NEEDED):
        text = check(text)
    if len(text) > MOST[name]:
        message = gettext("This text is too long: %(length)d characters, %(most)d at most.")
        raise BadInput(message % {"length": len(text), "most": MOST[name]}, field=name)
    return text


def plain(text: str, *, lines: bool) -> str:
    """Return `text` without control characters nor spaces around; on one line unless `lines`."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not lines:
        return " ".join(text.split())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip()


def _name(text: str) -> str:
    if not text:
        raise BadInput(gettext("Write the name that people read on the shop front."), field="name")
    return text


def _category(text: str) -> str:
    if text and text not in CATEGORIES:
        raise BadInput(gettext("Choose a kind in the list."), field="category")
    return text


def _hours(text: str) -> str:
    """Return hours in the standard's spelling; raise BadInput where they are not sure, naming what is not."""
    typed = hours_typed(text)
    if typed.hours:
        return typed.hours
    if typed.choices:
        raise BadInput(gettext("These hours can be read otherwise: say what is right."), field="hours")
    message = gettext("There are no days and times in these hours.")
    if typed.wrong:
        message = gettext("“%(words)s”: not understood in these hours.") % {"words": typed.wrong}
    advice = gettext("Write for example: “Tuesday to Saturday 9:00-12:30, 14:00-19:00; Monday closed”.")
    raise BadInput(message, field="hours", advice=advice)


def _several(name: str) -> Callable[[str], str]:
    """Return the check of a field that holds several keys; raise BadInput on a key that is not offered."""

    def check(text: str) -> str:
        keys = text.split()
        if not set(keys) <= set(SEVERAL[name]):
            raise BadInput(gettext("Choose among what is offered."), field=name)
        return text_of(keys, SEVERAL[name])

    return check


def _wheelchair(text: str) -> str:
    if text and text not in WHEELCHAIR:
        raise BadInput(gettext("Choose among what is offered."), field="wheelchair")
    return text


def _postcode(text: str) -> str:
    text = text.replace(" ", "")
    if not re.fullmatch(r"\d{5}", text):
        raise BadInput(gettext("A postcode has five digits, such as 35600."), field="postcode")
    return text


def _phone(text: str) -> str:
    """Return the number as France writes it; others as the rest of the world does."""
    try:
        number = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        message = gettext("This telephone number does not exist. Write it as 02 99 71 12 34.")
        raise BadInput(message, field="phone")
    national = number.country_code == 33
    form = (
        phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, form)


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise BadInput(gettext("This e-mail address is not complete."), field="email") from error
    return text


def _website(text: str) -> str:
    """Return an http or https address; "boulangerie.fr" is understood."""
    address = text if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) else f"https://{text}"
    if safe_website(address):
        return address
    raise BadInput(
        gettext("This address does not lead to a web page. Write it as https://my-shop.fr."), field="website"
    )


def safe_website(address: str) -> str:
    """Return `address` if it is that of a web page, else nothing: a "javascript:" link is never shown."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    good = parts.scheme.lower() in ("http", "https") and re.fullmatch(r"[\w-]+(\.[\w-]+)+", host)
    return address if good and not re.search(r"[\s<>\"']", address) else ""


_NEEDED = ("name",)
_CHECKS: dict[str, Callable[[str], str]] = {
    "name": _name,
    "category": _category,
    "postcode": _postcode,
    "phone": _phone,
    "email": _email,
    "website": _website,
    "hours": _hours,
    "payment": _several("payment"),
    "languages": _several("languages"),
    "wheelchair": _wheelchair,
}
