"""Rows about a person, erased or forgotten in time: all from what the manifests declare."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, QuerySet

from halles.kit.manifest import Manifest, PersonalField, house_manifests


@dataclass(frozen=True)
class Whose:
    """Whom rows belong to: a person by her public id, by addresses that are hers alone, by organisations."""

    person: str = ""
    addresses: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


def declared() -> Iterator[tuple[Manifest, PersonalField]]:
    """Yield each personal field of the house with its package's manifest."""
    for manifest in house_manifests().values():
        yield from ((manifest, entry) for entry in manifest.personal)


def model_of(entry: PersonalField) -> type[Model]:
    """Return the table of a personal field."""
    return apps.get_model(entry.model)


def rows(entry: PersonalField, whose: Whose) -> QuerySet[Any]:
    """Return the rows of a personal field that belong to `whose`; none where it is nobody's."""
    ways = {
        entry.person: [whose.person] if whose.person else [],
        entry.address: list(whose.addresses),
        entry.organisation: list(whose.organisations),
    }
    found = model_of(entry)._default_manager.all()
    lookup, values = next(((way, values) for way, values in ways.items() if way), ("", []))
    return found.filter(**{f"{lookup}__in": values}) if values else found.none()


def erase(whose: Whose) -> int:
    """Delete or blank all that belongs to `whose`, as the manifests say; return how many rows.

    Called inside the command's transaction. Blanks come first: they may be found through what is deleted.
    """
    entries = [entry for _, entry in declared()][::-1]
    count = sum(blank(entry, rows(entry, whose)) for entry in entries if entry.at_erasure == "blank")
    for entry in entries:
        if entry.at_erasure == "delete":
            count += rows(entry, whose).delete()[0]
    return count


def blank(entry: PersonalField, found: QuerySet[Any]) -> int:
    """Empty the fields of a personal field in those of these rows that are not empty yet."""
    empty = {name: _empty(model_of(entry)._meta.get_field(name)) for name in entry.fields}
    return int(found.exclude(**empty).update(**empty))


def sweep(now: datetime) -> int:
    """Delete or blank what has had its time, for the fields that say since when it runs; return how many."""
    count = 0
    for _, entry in declared():
        if entry.retention_days and entry.since:
            before = now - timedelta(days=entry.retention_days)
            old = model_of(entry)._default_manager.filter(**{f"{entry.since}__lte": before})
            count += blank(entry, old) if entry.at_erasure == "blank" else old.delete()[0]
    return count


def _empty(field: Any) -> Any:
    """Return a field's value once it is blanked."""
    if isinstance(field, Field) and field.has_default():
        return field.get_default()
    return None if field.null else ""
