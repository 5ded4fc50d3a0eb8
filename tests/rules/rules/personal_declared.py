"""Every personal field is in a manifest, with its purpose and how long it is kept, for the register.

A field is personal when it names or reaches a human (e-mail, telephone, a person's id), when it is the name
of a human's row, or when people write freely in it (nobody knows what they will write).
"""

from collections.abc import Iterator
from typing import Any

from tests.rules.house import House, words, words_of
from tests.rules.rules.personal_text import NOT_PERSONAL
from tests.rules.rules.personal_way import table

HUMAN = words(
    "person author actor user member owner sender recipient inviter helper holder email mail phone "
    "mobile contact ip fingerprint birth birthday signature iban"
)
FREE = frozenset(
    ["text", "description", "message", "note", "comment", "body", "alt", "reason", "answer", "question"]
)
HUMAN_ROWS = frozenset(["person", "user", "member", "invitation", "contact", "visitor", "helper"])
COPIES = frozenset(["fields", "values", "data", "content"])
"""A JSON field of that name holds what another row held."""
IDS_ONLY = frozenset({"journal.Entry.topics", "journal.Failure.error"})
"""Free in their type, but checked elsewhere to hold ids and places in the code only."""


def check(house: House) -> Iterator[str]:
    """Yield what is not declared, and what is declared badly."""
    tables = {f"{model._meta.app_label}.{model.__name__}": model for model in house.models}
    declared = {
        (entry.model, name) for m in house.manifests.values() for entry in m.personal for name in entry.fields
    }
    for label, model in sorted(tables.items()):
        for field in model._meta.concrete_fields:
            if is_personal(label, field) and (label, field.name) not in declared:
                yield f"{label}.{field.name}: personal, but in no manifest; declare its purpose and retention"
    for name, manifest in house.manifests.items():
        for entry in manifest.personal:
            model = tables.get(entry.model) or table(entry.model)
            yield from (f"{name}: {entry.model}: {what}" for what in _faults(entry, model))


def is_personal(label: str, field: Any) -> bool:
    """Say whether a field holds, or may hold, something about a human (see the top of this file)."""
    dates = field.get_internal_type() in ("BooleanField", "DateTimeField")
    if dates or field.choices or f"{label}.{field.name}" in IDS_ONLY | NOT_PERSONAL.keys():
        return False  # what is chosen among the code's own words is nobody's
    words = words_of(field.name.replace("_", " "))
    related = field.related_model and field.related_model._meta.label_lower in (
        "people.person",
        "people.user",
    )
    named = words & {"name", "username"} and words_of(label.rpartition(".")[2]) & HUMAN_ROWS
    kind = field.get_internal_type()
    free = kind == "TextField" or words & FREE or (kind == "JSONField" and words & COPIES)
    return bool(kind == "EmailField" or related or named or free or words & HUMAN)


def _faults(entry: Any, model: Any) -> Iterator[str]:
    if model is None:
        yield "there is no such table"
        return
    known = {field.name for field in model._meta.concrete_fields}
    for name in entry.fields:
        if name not in known:
            yield f"there is no field {name}"
    if not entry.purpose.endswith(".") or not entry.retention.endswith("."):
        yield "its purpose and its retention are sentences"
