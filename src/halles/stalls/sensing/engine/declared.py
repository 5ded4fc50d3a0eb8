"""What a device declares that it sends, field by field, and which fields no device may declare as kept."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple


class Declared(NamedTuple):
    """One field, as the register holds it; `kind` and `role` are words of `models.MeasureKind` and `Role`."""

    path: str
    """Its dotted name as the dialects read it; empty for HEARD."""
    title: str
    kind: str
    role: str = ""
    unit: str = ""
    low: float | None = None
    high: float | None = None


DROPPED: Final = "dropped"
HEARD: Final = Declared("", "", "heard")
"""Every device has it: that it spoke at all."""
KINDS_OF_ROLE: Final[Mapping[str, tuple[str, ...]]] = {
    "free": ("level",),
    "occupied": ("level",),
    "spot": ("flag",),
    "passages": ("count",),
    "motion": ("count", "flag"),
}
"""How the values of a role must add up, or what is made of them would be wrong."""
OF_PEOPLE: Final = frozenset({"passages", "motion"})
"""Roles that follow from somebody walking by: told by groups of devices only, never by one."""
NOT_TOLD: Final = OF_PEOPLE | {"spot"}
"""Roles of which no page of one device shows a value, a moment or an exact number: of one person or car."""
_IDENTIFIER = re.compile(
    r"b?ssid|mac|macaddr(ess)?|plate|licen[cs]eplate|platenumber|vehicleid|tag|tagid|rfid|badge|imsi|imei|"
    r"msisdn|phone|email|name|firstname|lastname|face|image|picture|photo|snapshot|video|audio|sound|"
    r"fingerprint|biometric"
)


def names_somebody(path: str) -> bool:
    """Say whether a field is by its name an identifier, an image or a sound: never to be kept."""
    last = path.rpartition(".")[2]
    return bool(_IDENTIFIER.fullmatch("".join(c for c in last.lower() if c.isalnum())))
