"""What happens in town today, or in a week: each stall brings its own (see `kit.manifest.house_parts`)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TodayLine:
    """A sentence in the language of the page, and where one reads more."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class WeekPart:
    """A part of the week's sheet: a title and its lines, the first ones those that matter most.

    `order`: where it stands among all stalls' parts, and how long its lines are kept where room is short.
    """

    title: str
    lines: tuple[str, ...]
    order: int = 50
