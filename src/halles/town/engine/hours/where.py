"""Where opening hours hold: it decides of the sun, of public holidays and of school holidays."""

from dataclasses import dataclass

CLOCKS = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "976": "Indian/Mayotte",
}
"""The clocks of the departments that do not live by that of Paris."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in France; by default its very middle."""

    lon: float | None = 2.35
    """Degrees; None where the place is not known: the sun then rises at 6 and sets at 18 all year round."""
    lat: float | None = 46.6
    department: str = ""
    """ "29", "2A", "974"; "" where not known: school holidays are then unknown as well."""

    @property
    def clock(self) -> str:
        """The name of the time zone of the clock on the wall."""
        return CLOCKS.get(self.department, "Europe/Paris")
