"""One line of what happens in town today; each stall brings its own (see `kit.manifest.house_parts`)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TodayLine:
    """A sentence in the language of the page, and where one reads more."""

    text: str
    href: str = ""
