"""What other packages may ask of the town hall."""

from halles.stalls.office.commands.uploads import person_forget
from halles.stalls.office.queries.reports import holder_notices

__all__ = ["holder_notices", "person_forget"]
