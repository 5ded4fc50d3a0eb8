"""A person's data as she takes them away: plain values, what each is, why it is kept and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from halles.kit.manifest import PersonalField
from halles.kit.personal.labels import label_of
from halles.kit.personal.rows import Whose, declared, model_of, rows

FORMAT = "halles-personal-data/1"
"""Name and version of the form, the value of "format" in each export; people/static holds its schema."""

Part = dict[str, Any]


@dataclass(frozen=True)
class Read:
    """One row as people read it: (label, value) each; `times` when several are alike."""

    values: tuple[tuple[str, str], ...]
    times: int


def export(whose: Whose, *, made_at: datetime) -> dict[str, Any]:
    """Return all that is kept about a person, by package, in the current language."""
    stalls: dict[str, dict[str, Any]] = {}
    for manifest, entry in declared():
        kept = part(entry, whose)
        if kept["rows"]:
            stall = {"slug": manifest.slug, "title": gettext(manifest.title), "parts": []}
            stalls.setdefault(manifest.slug, stall)["parts"].append(kept)
    return {"format": FORMAT, "made_at": made_at, "person": whose.person, "stalls": list(stalls.values())}


def part(entry: PersonalField, whose: Whose) -> Part:
    """Return one declaration with the rows that are hers; a secret is named, its value left out."""
    shown = [name for name in entry.fields if name not in entry.secret]
    return {
        "table": entry.model,
        "purpose": gettext(entry.purpose),
        "retention": gettext(entry.retention),
        "at_erasure": entry.at_erasure,
        "labels": {name: gettext(label_of(name)) for name in entry.fields},
        "withheld": list(entry.secret),
        "rows": list(rows(entry, whose).order_by("pk").values(*shown)),
    }


def readable(kept: Part, *, names: Mapping[str, str], most: int | None = None) -> list[Read]:
    """Return the rows of a part as people read them, without what is empty; the same one is told once.

    `names` says what a public id stands for; empty, that it says nothing beside the rest of its row.
    """
    choices = {f.name: dict(f.flatchoices) for f in model_of_part(kept)._meta.concrete_fields if f.choices}
    told: dict[tuple[tuple[str, str], ...], int] = {}
    for row in kept["rows"][:most]:
        texts = [(name, _chosen(choices.get(name, {}), row[name]) or _text(row[name], names)) for name in row]
        pairs = tuple((kept["labels"][name], text) for name, text in texts if text)
        told[pairs] = told.get(pairs, 0) + 1
    return [Read(pairs, times) for pairs, times in told.items()]


def model_of_part(kept: Part) -> Any:
    """Return the table that a part was read from."""
    return model_of(PersonalField(kept["table"], (), "", ""))


def plain(value: object) -> str:
    """Return what JSON has no form for: a date as ISO 8601 writes it, anything else as text."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


def _chosen(choices: Mapping[Any, Any], value: Any) -> str:
    """Return the label of a value that is one of a list's; empty where it is not."""
    label = choices.get(value) if choices else None
    return gettext(str(label)) if label else ""


def _text(value: Any, names: Mapping[str, str]) -> str:
    """Return one value in the reader's language."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(localtime(value), "j F Y, H:i")
    if isinstance(value, Mapping):
        return "\n".join(f"{gettext(label_of(k))} : {_text(v, names)}" for k, v in value.items() if v)
    if isinstance(value, list):
        return ", ".join(_text(each, names) for each in value)
    if value is None or value == "":
        return ""
    return names.get(str(value), str(value))
