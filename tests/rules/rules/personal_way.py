"""A personal field leads to its human, or says that it is nobody's; what it promises can be carried out."""

from collections.abc import Iterator
from typing import Any

from tests.rules.house import House


def check(house: House) -> Iterator[str]:
    """Yield what the export, the erasure, the sweep or the register could not do."""
    from halles.kit.personal.labels import LABELS

    for name, manifest in house.manifests.items():
        for entry in manifest.personal:
            model = table(entry.model)
            faults = [*_way(entry, model), *_erasure(entry, model), *_retention(entry, model)]
            missing = [
                f"{field} has no label in kit/personal/labels.py"
                for field in entry.fields
                if field not in LABELS
            ]
            yield from (f"{name}: {entry.model}: {what}" for what in [*faults, *missing])


def table(label: str) -> Any:
    """Return a table by its name, ours or Django's; None where there is none."""
    from django.apps import apps

    try:
        return apps.get_model(label)
    except LookupError:
        return None


def _way(entry: Any, model: Any) -> Iterator[str]:
    from django.core.exceptions import FieldError

    ways = [way for way in (entry.person, entry.address, entry.organisation) if way]
    if len(ways) + entry.nobodys != 1:
        yield "say which one of person, address, organisation leads to its human, or that it is nobodys"
    for way in ways if model else ():
        try:
            model._default_manager.filter(**{f"{way}__in": [""]})
        except FieldError:
            yield f"{way} leads nowhere"


def _erasure(entry: Any, model: Any) -> Iterator[str]:
    if entry.at_erasure not in ("delete", "blank", "keep"):
        yield f"at_erasure {entry.at_erasure!r} is none of delete, blank, keep"
    if entry.at_erasure == "blank" and model:
        for field in (model._meta.get_field(name) for name in entry.fields):
            if field.is_relation and not field.null:
                yield f"{field.name} cannot be blank; delete the row"
    if not set(entry.secret) <= set(entry.fields):
        yield "what is secret is among its fields"


def _retention(entry: Any, model: Any) -> Iterator[str]:
    if entry.since and not entry.retention_days:
        yield "since a date, but for how many days?"
    if entry.since and model and entry.since not in {field.name for field in model._meta.concrete_fields}:
        yield f"there is no date {entry.since}"
    if entry.since and entry.at_erasure == "keep":
        yield "what has had its time is deleted or blanked: which?"
