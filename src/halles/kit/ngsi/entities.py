"""Entities of NGSI-LD, written in the three forms of its specification (ETSI GS CIM 009)."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, Literal

Kind = Literal["Property", "GeoProperty", "Relationship"]
_NO_NAME: Final = re.compile(r"\W+", re.ASCII)
_SLUG: Final = re.compile(r"[-\w]{1,80}", re.ASCII)
_E7: Final = 10_000_000


class Form(StrEnum):
    """How an entity is written: `options` or `format` of a request."""

    NORMALIZED = "normalized"
    CONCISE = "concise"
    KEY_VALUES = "keyValues"
    SIMPLIFIED = "simplified"
    """The newer word for key-values."""


@dataclass(frozen=True)
class Attribute:
    """One attribute of an entity."""

    name: str
    value: Any
    kind: Kind = "Property"
    observed_at: datetime | None = None


@dataclass(frozen=True)
class Entity:
    """A thing of the town, with what is known of it now: what is not known has no attribute."""

    id: str
    type: str
    attributes: Sequence[Attribute]


def entity_id(kind: str, town: str, slug: str) -> str:
    """Return the identifier of a thing: urn:ngsi-ld:Device:redon:gare."""
    return f"urn:ngsi-ld:{kind}:{town}:{slug}"


def entity_slug(identifier: str, kind: str, town: str) -> str:
    """Return the slug in the identifier of a thing of that kind and town; empty where it is none."""
    slug = identifier.removeprefix(entity_id(kind, town, ""))
    return slug if slug != identifier and _SLUG.fullmatch(slug) else ""


def name_of(path: str) -> str:
    """Return the name of an attribute for the dotted path of a field: letters, digits and underscores."""
    name = _NO_NAME.sub("_", path).strip("_")
    return name if name[:1].isalpha() else f"field_{name}"


def point(lon: int, lat: int) -> Attribute:
    """Return the place of a thing, from integers of 1e-7 degree."""
    return Attribute("location", {"type": "Point", "coordinates": [lon / _E7, lat / _E7]}, "GeoProperty")


def moment(at: datetime) -> str:
    """Return a time as NGSI-LD writes it: UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def entity_write(entity: Entity, form: Form, *, attrs: Collection[str] = ()) -> dict[str, Any] | None:
    """Return an entity as a plain object, with the attributes named in `attrs` only (none named: all).

    None where it has none of them: it is not one of those that were asked for.
    """
    chosen = [each for each in entity.attributes if not attrs or each.name in attrs]
    if attrs and not chosen:
        return None
    return {"id": entity.id, "type": entity.type} | {each.name: _value(each, form) for each in chosen}


def _value(attribute: Attribute, form: Form) -> Any:
    if form in (Form.KEY_VALUES, Form.SIMPLIFIED):
        return attribute.value
    holds = "object" if attribute.kind == "Relationship" else "value"
    written: dict[str, Any] = {"type": attribute.kind, holds: attribute.value}
    if attribute.observed_at:
        written["observedAt"] = moment(attribute.observed_at)
    return _concise(attribute, written) if form == Form.CONCISE else written


def _concise(attribute: Attribute, written: Mapping[str, Any]) -> Any:
    """Return an attribute without its type, which its shape tells; bare where nothing else is said."""
    if attribute.kind != "Relationship" and "observedAt" not in written:
        return attribute.value
    return {name: value for name, value in written.items() if name != "type"}
