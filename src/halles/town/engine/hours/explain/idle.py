"""Which rules of weekly hours change nothing, so that showing them would mislead."""

from datetime import date, timedelta

from halles.town.engine.hours.almanac import day_at, matcher
from halles.town.engine.hours.evaluate import evaluation
from halles.town.engine.hours.model import CLOSED, Rules
from halles.town.engine.hours.reading import Hours
from halles.town.engine.hours.where import Where

_YEAR = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
"""A year in which each weekday is a public holiday at least once."""
_ANYWHERE = Where(None, None)


def shown_rules(hours: Hours) -> list[int]:
    """Return the numbers of the rules to show.

    Later rules may take the whole place of an earlier one: "We off; 09:00-18:00" is open on Wednesdays.
    """
    rules = hours.rules
    if not hours.is_weekly or len(rules) == 1:
        return list(range(len(rules)))
    return [number for number in range(len(rules)) if not _is_idle(rules, number)]


def _is_idle(rules: Rules, number: int) -> bool:
    """Return whether a year would be the same without a rule.

    One that says "closed" of days that are closed anyway still tells something; it is idle only if all of
    its days are open.
    """
    whole, without = evaluation(rules), evaluation(rules[:number] + rules[number + 1 :])
    if any(whole.parts(day, _ANYWHERE) != without.parts(day, _ANYWHERE) for day in _YEAR):
        return False
    if rules[number].meaning != CLOSED:
        return True
    is_of = matcher(rules[number])
    return all(whole.parts(day, _ANYWHERE) for day in _YEAR if is_of(day_at(day, "")))
