"""Addresses of a commune: what makes two of them one, which position is kept, what a new file changes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from halles.town.engine.cartography import street_key

NAMED_PLACE = 99_999
"""The number by which a local address base says that a line is a whole street or a named place."""
POSITIONS = (
    "entrée", "délivrance postale", "bâtiment", "cage d’escalier", "logement", "service technique",
    "parcelle", "segment",
)  # fmt: skip
"""The kinds of a position, the one nearest to a visitor's finger first."""
_REPEATED = {"bis": "b", "ter": "t", "quater": "q", "quinquies": "c"}
_KEY = re.compile(r"(\d[\dab]\d{3})_([0-9a-z]{4})_(\d{1,5})((?:_[0-9a-z]+)*)")
_NO_CODE = frozenset({"xxxx", "0000"})

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """One address as a file tells it; positions in 1e-7 degree."""

    key: str
    number: int | None
    suffix: str
    street: str
    locality: str = ""
    lon: int | None = None
    lat: int | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AddressChange:
    """What a new file changes."""

    added: tuple[FoundAddress, ...] = ()
    changed: tuple[FoundAddress, ...] = ()
    gone: tuple[str, ...] = ()
    """Keys."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


@dataclass(frozen=True)
class Key:
    """The parts of an interoperability key."""

    insee: str
    street: str
    """Four characters, "" where the key says that the street has no code."""
    number: int
    suffix: str


def read_key(text: str) -> Key | None:
    """Return the parts of a key as towns write them ("35001_0010_5_BIS"), None where it is none."""
    match = _KEY.fullmatch(text.strip().lower())
    if not match:
        return None
    insee, street, number, suffix = match.groups()
    code = "" if street in _NO_CODE or re.search(r"x{3}|^xx", street) else street
    return Key(insee.upper(), code, int(number), suffix.strip("_").replace("_", "-"))


def key_of(*, insee: str, code: str, street: str, part: str, number: int | None, suffix: str) -> str:
    """Return the key that an address is kept under; without a code, its street's name stands for it.

    `part` tells streets of one name apart: the former commune they are in.
    """
    name = code or sha256(f"{street_key(street)}\0{street_key(part)}".encode()).hexdigest()[:12]
    tail = f"_{suffix.lower()}" if suffix else ""
    return f"{insee}_{name}_{NAMED_PLACE if number is None else number:05d}{tail}"


def address_key(number: str, street: str) -> str:
    """Return what is the same for all spellings of an address, "" without a street: "rue-du-port 12b"."""
    street = street_key(street)
    if not street:
        return ""
    match = re.match(r"0*(\d+)\s*([a-z]*)", number.strip().lower())
    if not match:
        return street
    digits, letters = match.groups()
    return f"{street} {digits}{_REPEATED.get(letters, letters)}"


def one_each(found: Iterable[FoundAddress]) -> list[FoundAddress]:
    """Return each address once, at the best of the positions told of it, in the order of the keys.

    A key that two streets share is not the second one's: it is kept under its name.
    """
    kept: dict[str, FoundAddress] = {}
    for address in found:
        before = kept.get(address.key)
        if before and street_key(before.street) != street_key(address.street):
            address = _renamed(address)
            before = kept.get(address.key)
        if before is None or _rank(address) < _rank(before):
            kept[address.key] = address
    return [kept[key] for key in sorted(kept)]


def _renamed(address: FoundAddress) -> FoundAddress:
    words = {"insee": address.key[:5], "street": address.street, "part": address.locality}
    key = key_of(code="", number=address.number, suffix=address.suffix, **words)
    values = (address.number, address.suffix, address.street, address.locality, address.lon, address.lat)
    return FoundAddress(key, *values, told=address.told)


def _rank(address: FoundAddress) -> tuple[bool, int]:
    kind = address.told.get("position", "")
    return address.lon is None, POSITIONS.index(kind) if kind in POSITIONS else len(POSITIONS)


def compare(known: Mapping[str, FoundAddress], found: Sequence[FoundAddress]) -> AddressChange:
    """Return what `found` changes against the `known`, both by key."""
    left = dict(known)
    added, changed = [], []
    for address in found:
        before = left.pop(address.key, None)
        if before is None:
            added.append(address)
        elif before != address:
            changed.append(address)
    return AddressChange(tuple(added), tuple(changed), tuple(sorted(left)))
