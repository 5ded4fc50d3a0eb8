"""A person's data as she takes them away: plain values, with what each is, why it is kept and for how long."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from halles.kit.manifest import PersonalField
from halles.kit.personal.labels import label_of
from halles.kit.personal.rows import Whose, declared, rows

FORMAT = "halles-personal-data/1"
"""Name and version of the form, the value of "format" in each export: see docs/personal-data.md."""


def export(whose: Whose, *, made_at: datetime) -> dict[str, Any]:
    """Return all that is kept about a person, by package, in the current language."""
    stalls: dict[str, dict[str, Any]] = {}
    for manifest, entry in declared():
        kept = part(entry, whose)
        if kept["rows"]:
            stall = {"slug": manifest.slug, "title": gettext(manifest.title), "parts": []}
            stalls.setdefault(manifest.slug, stall)["parts"].append(kept)
    return {
        "format": FORMAT,
        "made_at": made_at.isoformat(timespec="seconds"),
        "person": whose.person,
        "stalls": list(stalls.values()),
    }


def part(entry: PersonalField, whose: Whose) -> dict[str, Any]:
    """Return one declaration with the rows that are hers; a secret is named, its value left out."""
    names = [name for name in entry.fields if name not in entry.secret]
    found = rows(entry, whose).order_by("pk")
    return {
        "table": entry.model,
        "purpose": gettext(entry.purpose),
        "retention": gettext(entry.retention),
        "at_erasure": entry.at_erasure,
        "labels": {name: gettext(label_of(name)) for name in entry.fields},
        "withheld": list(entry.secret),
        "rows": [{name: _plain(row[name]) for name in names} for row in found.values(*names)],
    }


def table(kept: Mapping[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Return a part as people read it: headings, and rows in the same order."""
    names = [name for name in kept["labels"] if name not in kept["withheld"]]
    return [kept["labels"][name] for name in names], [
        [row[name] for name in names] for row in kept["rows"]
    ]


def _plain(value: Any) -> Any:
    """Return a value as JSON writes it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)
