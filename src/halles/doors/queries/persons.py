"""Reads of persons at a counter: who may already be known under this name or number."""

from collections.abc import Sequence
from dataclasses import dataclass

from halles.doors.engine.likeness import Known, alike
from halles.people.models import Person
from halles.people.queries import persons_of_town


@dataclass(frozen=True)
class Proposed:
    """Somebody who is known already and may be the one who is about to be written down."""

    person: Person
    why: str
    """A word of `engine.likeness`."""


def persons_alike(*, town: str, name: str, phone: str) -> Sequence[Proposed]:
    """Return who of a town may be the person of this name and number (E.164), the likeliest first.

    They are proposed to who sits with her, and never made one alone.
    """
    rows = persons_of_town(town=town).order_by("pk").values_list("pk", "name", "phone")
    found = alike(Known("", name, phone), [Known(*row) for row in rows])
    persons = Person.objects.in_bulk([each.id for each in found])
    return [Proposed(persons[each.id], each.why) for each in found]
