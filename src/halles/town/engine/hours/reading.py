"""Opening hours as a value: read once, told many times."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from halles.town.engine.hours.grammar import parse
from halles.town.engine.hours.model import Holidays, Rules, Weekdays
from halles.town.engine.hours.refusal import NotUnderstood
from halles.town.engine.hours.suggest import suggestion
from halles.town.engine.hours.tolerance import mend
from halles.town.engine.hours.write import written


@dataclass(frozen=True)
class Hours:
    """Opening hours that were understood."""

    raw: str
    """As they were given."""
    rules: Rules = field(compare=False)

    @cached_property
    def text(self) -> str:
        """The same in the standard's own spelling; reading it gives the same rules."""
        return written(self.rules)

    @cached_property
    def is_weekly(self) -> bool:
        """Whether every week is the same, public holidays aside."""
        dated = any(rule.years or rule.dates or rule.weeks for rule in self.rules)
        sunny = any(
            at and at.event for rule in self.rules for span in rule.times for at in (span.start, span.end)
        )
        return not dated and not sunny and all(_is_weekly(one) for one in _days(self.rules))

    @cached_property
    def mentions_holidays(self) -> bool:
        """Whether anything is said of public holidays."""
        return any(isinstance(one, Holidays) and one.kind == "PH" for one in _days(self.rules))


def _days(rules: Rules) -> list[Weekdays | Holidays]:
    return [one for rule in rules for days in rule.days for one in days]


def _is_weekly(one: Weekdays | Holidays) -> bool:
    return one.kind == "PH" if isinstance(one, Holidays) else not one.nth


@lru_cache(maxsize=20_000)
def read(raw: str) -> Hours:
    """Return opening hours, or raise NotUnderstood: nothing is guessed silently."""
    try:
        return _read(raw)
    except NotUnderstood as refused:
        refused.suggestion = refused.suggestion or suggestion(refused)
        raise


@lru_cache(maxsize=20_000)
def understood(raw: str) -> Hours | None:
    """Return opening hours, or None where they are not understood."""
    try:
        return _read(raw)
    except NotUnderstood:
        return None


def _read(raw: str, *, points: bool = False) -> Hours:
    """Return what a text says; the one place where spellings that the standard has not come in."""
    try:
        return Hours(raw, parse(raw, points=points))
    except NotUnderstood as refused:
        return _tolerated(raw, refused, points)


def _tolerated(raw: str, refused: NotUnderstood, points: bool) -> Hours:
    """Return what a text says that the grammar refused; refused again, what went further is told."""
    try:
        return Hours(raw, mend(raw, points=points)[0])
    except NotUnderstood as again:
        if again.start > refused.start:
            raise
        refused.suggestion = again.suggestion
        raise refused from None


@lru_cache(maxsize=1_000)
def read_points(raw: str) -> Hours:
    """Return moments, such as when a letter box is emptied, each of one minute; or raise NotUnderstood."""
    return _read(raw, points=True)
