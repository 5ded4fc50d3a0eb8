"""What the list of a sheet's versions shows."""

from dataclasses import dataclass
from datetime import datetime

from halles.people.public import person_name
from halles.stalls.directory.commands.fields import EDITED
from halles.stalls.directory.forms.sheets import SheetForm
from halles.stalls.directory.models import SheetVersion


@dataclass(frozen=True)
class VersionLine:
    """A version as listed: when, by whom, and which fields it changed."""

    number: int
    created_at: datetime
    author: str
    changed: list[str]
    is_latest: bool


def version_lines(versions: list[SheetVersion]) -> list[VersionLine]:
    """Return the lines of the list of versions, the latest first."""
    labels = {name: str(field.label) for name, field in SheetForm.base_fields.items()}
    lines = []
    for at, version in enumerate(versions):
        before = versions[at + 1].fields if at + 1 < len(versions) else version.fields
        changed = [labels[name] for name in EDITED if before.get(name) != version.fields.get(name)]
        author = person_name(version.author) if version.author else ""
        lines.append(VersionLine(version.number, version.created_at, author, changed, at == 0))
    return lines
