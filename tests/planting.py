"""Plant rows about one person in every table that holds personal data, each field with a mark of its own."""

from itertools import count
from typing import Any

from django.db import models
from django.utils import timezone

from halles.kit.manifest import PersonalField
from halles.kit.personal.rows import declared, model_of
from halles.people.models import Organisation, Person

Row = Any


class Planter:
    """The rows about one person: one for each personal table, made from manifests and tables alone."""

    def __init__(self, tag: str, *, town: str) -> None:
        """Plant everything; `tag` begins each of her marks."""
        self.tag, self.town, self.numbers = tag, town, count(100)
        self.marks: dict[str, str] = {}
        """Each mark by "table.field"."""
        self.rows: dict[type[models.Model], Row] = {}
        self.entries: dict[type[models.Model], list[PersonalField]] = {}
        for _, entry in declared():
            self.entries.setdefault(model_of(entry), []).append(entry)
        for model, entries in self.entries.items():
            if any(is_hers(entry) for entry in entries):
                self.row(model)

    @property
    def person(self) -> Person:
        """Her row."""
        return self.row(Person)

    @property
    def organisation(self) -> Organisation:
        """The organisation where she is alone."""
        return self.row(Organisation)

    def row(self, model: type[models.Model]) -> Row:
        """Return the row about her in a table, made at the first call with the rows that it points to."""
        if model not in self.rows:
            hers = {entry.organisation for entry in self.entries.get(model, [])} - {"id"}
            fields = [f for f in model._meta.concrete_fields if not f.primary_key or f.name in hers]
            values = {field.name: self.value(model, field) for field in fields}
            given = {name: value for name, value in values.items() if value is not DEFAULT}
            self.rows[model] = model._default_manager.create(**given)
        return self.rows[model]

    def value(self, model: type[models.Model], field: Any) -> Any:
        """Return what a field is to hold: the way to her, a mark, or anything that the table accepts."""
        entries = self.entries.get(model, [])
        if field.name == "town":
            return self.town  # no secret of hers: the journal keeps it
        if field.is_relation:
            return self.row(field.related_model)
        if any(field.name == entry.person for entry in entries):
            return self.person.pk
        if any(field.name == entry.address for entry in entries):
            return self.person.email
        if any(field.name == entry.organisation for entry in entries):
            return self.organisation.pk
        if any(field.name in entry.fields and is_hers(entry) for entry in entries):
            return self.mark(model, field)
        return self.neutral(field)

    def mark(self, model: type[models.Model], field: Any) -> Any:
        """Return a value that holds a mark; what cannot hold one is left as anybody's."""
        mark = f"{self.tag}{next(self.numbers)}"
        kinds = (models.CharField, models.TextField, models.JSONField)
        is_free = field.editable and not field.choices and isinstance(field, kinds)
        if not is_free or (field.max_length or 99) < len(mark) + 15:
            return self.neutral(field)
        self.marks[f"{model._meta.label}.{field.name}"] = mark
        if isinstance(field, models.EmailField):
            return f"{mark}@ville.example"
        return {"name": mark} if isinstance(field, models.JSONField) else mark

    def neutral(self, field: Any) -> Any:
        """Return a value that says nothing of her."""
        if str(field) in FIXED:
            return FIXED[str(field)]
        if field.choices:
            return field.choices[0][0]
        if field.has_default() or field.null or (field.blank and not field.unique):
            return DEFAULT
        if isinstance(field, models.DateTimeField):
            return timezone.now()
        if isinstance(field, models.DateField):
            return timezone.localdate()
        if isinstance(field, models.BooleanField):
            return False
        if isinstance(field, models.CharField):
            return f"n{next(self.numbers)}{self.tag[0]}"[: field.max_length]
        if field.name == "number":  # spoken, from 1 in each town: each row has one of its own
            return 1_000 * sum(map(ord, self.tag)) + next(self.numbers)
        return b"" if isinstance(field, models.BinaryField) else 1


DEFAULT = object()
"""Leave it to the table."""
FIXED = {
    "office.Report.state": "closed",
    "office.Report.outcome": "kept",
    "office.Report.closed_at": timezone.now(),
    "parking.Closure.rule": "Th 06:00-14:00",
}
"""What only a constraint of the table accepts."""


def is_hers(entry: PersonalField) -> bool:
    """Say whether a personal field goes when its person does."""
    return entry.at_erasure != "keep" and bool(entry.person or entry.address or entry.organisation)
