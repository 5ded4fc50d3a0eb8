"""French free text to opening hours: what is sure is written, what is not is asked back."""

from halles.town.engine.hours.french.reading import Choice, Reading, read_french

__all__ = ["Choice", "Reading", "read_french"]
