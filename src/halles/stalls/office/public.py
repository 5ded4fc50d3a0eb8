"""What other packages may ask of the town hall."""

from datetime import date

from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.kit.today import WeekPart
from halles.stalls.office.commands.uploads import person_forget
from halles.stalls.office.queries.reports import holder_notices
from halles.town.models import Town
from halles.town.public import premises_list

__all__ = ["holder_notices", "person_forget", "week_lines"]


def week_lines(*, town: Town, monday: date) -> list[WeekPart]:
    """Return which premises are available, for the sheet of a week."""
    language = get_language() or "fr"
    units = premises_list(town=town.slug, only_vacant=True)
    lines = tuple(
        ", ".join(part for part in (str(unit.place), french.typeset(unit.contact, language=language)) if part)
        for unit in units
    )
    return [WeekPart(gettext("Available premises"), lines, 80)] if lines else []
