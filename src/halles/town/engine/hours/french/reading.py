"""Read French hours: what is sure is a string, what is not is one question with choices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from halles.town.engine.hours.french import labels
from halles.town.engine.hours.french.building import build
from halles.town.engine.hours.french.clauses import Clause, readings, tidy
from halles.town.engine.hours.french.items import Days, Item, Sign, Times, group
from halles.town.engine.hours.french.lexicon import EVERY_DAY
from halles.town.engine.hours.french.plan import Doubt, Plan
from halles.town.engine.hours.french.seasons import VAGUE
from halles.town.engine.hours.french.usual import SEASONS, with_hours
from halles.town.engine.hours.french.words import Token, cut
from halles.town.engine.hours.french.write import VISIT, written
from halles.town.engine.hours.reading import understood


@dataclass(frozen=True)
class Choice:
    """An answer in French and the `opening_hours` string it gives."""

    label: str
    hours: str


@dataclass(frozen=True)
class Reading:
    """What was read: `hours` where it is sure, else "" and a question; `rest`: the words not understood."""

    hours: str
    question: str = ""
    choices: tuple[Choice, ...] = ()
    rest: str = ""


LONGEST = 1000
"""Characters read: no shop's hours are longer."""
MOST_CHOICES = 4
_DAY_CHOICES: tuple[tuple[str, frozenset[int]], ...] = (
    ("Tous les jours", EVERY_DAY),
    ("Du lundi au vendredi", frozenset(range(5))),
    ("Du lundi au samedi", frozenset(range(6))),
)


def read_french(text: str) -> Reading:
    """Return the `opening_hours` string that French words mean, or the question to ask; never raises.

    Sure only if every word is known and all ways to read them mean the same hours.
    """
    tokens = cut(text[:LONGEST])
    unknown = [token.text for token in tokens if token.kind == "unknown"]
    if not unknown and len(text) <= LONGEST:
        items = tidy(group(tokens))
        return _read(items) or _ask_hours(items)
    if _is_between_days(tokens):
        return Reading("", labels.WRITE, rest=" ".join(unknown))
    known = tidy(group([token for token in tokens if token.kind != "unknown"]))
    return replace(_checked(known), rest=" ".join(unknown))


def _is_between_days(tokens: Sequence[Token]) -> bool:
    """Whether an unknown word is right between two days, which it may join or part."""
    kinds = [token.kind for token in tokens if token.kind not in ("the", "from")]
    return any(
        b == "unknown" and a == c == "day" for a, b, c in zip(kinds, kinds[1:], kinds[2:], strict=False)
    )


def _read(items: Sequence[Item]) -> Reading | None:
    """Return the reading of items that are all understood; None if they make no sense together."""
    vague = [str(i.value) for i in items if isinstance(i, Sign) and i.kind == "season" and i.value in VAGUE]
    if vague:
        return _ask_season(items, vague[0])
    plans = _plans(items)
    if any(plan.general for plan in plans.values()):
        return _ask_days(items)
    if len(plans) > 1:
        return Reading("", labels.WHICH, _choices((labels.plan_words(p), [t]) for t, p in plans.items()))
    return Reading(next(iter(plans))) if plans else None


def _choices(found: Iterable[tuple[str, list[str]]]) -> tuple[Choice, ...]:
    """Return a choice for each label that leads to one string, another than those before."""
    kept: dict[str, Choice] = {}
    for label, texts in found:
        if len(texts) == 1:
            kept.setdefault(texts[0], Choice(label, texts[0]))
    return tuple(kept.values())[:MOST_CHOICES]


def _plans(items: Sequence[Item], days: frozenset[int] = EVERY_DAY) -> dict[str, Plan]:
    """Return every plan that these items may make, by its string, which the standard must have."""
    found: dict[str, Plan] = {}
    for clauses in readings(items):
        for variant in _weeks(clauses):
            for both in (True, False):
                try:
                    plan = build(variant, both=both, days=days)
                except Doubt:
                    continue
                found.setdefault(written(plan), plan)
    told = {text: plan for text, plan in found.items() if _has_hours(text) and not _is_vague(plan)}
    return {text: plan for text, plan in told.items() if understood(text)}


def _has_hours(text: str) -> bool:
    return VISIT in text or any(character.isdigit() for character in text)


def _is_vague(plan: Plan) -> bool:
    return any(season in VAGUE for season in (*plan.weeks, *plan.closed))


def _weeks(clauses: tuple[Clause, ...]) -> list[tuple[Clause, ...]]:
    """Return what "la semaine" may mean: Saturday is in it if nothing speaks of it while Sunday is told."""
    named = {day for c in clauses for days in c.days if not days.vague for day in days.days}
    has_week = any(days.vague and days.days for c in clauses for days in c.days)
    if not has_week or 5 in named or 6 not in named:
        return [clauses]
    return [clauses, tuple(replace(c, days=tuple(_with_saturday(d) for d in c.days)) for c in clauses)]


def _with_saturday(days: Days) -> Days:
    return replace(days, days=frozenset(range(6))) if days.vague and days.days else days


def _ask_days(items: Sequence[Item]) -> Reading:
    alone = all(isinstance(item, Times) for item in items)
    choices = _choices((label, list(_plans(items, days))) for label, days in _DAY_CHOICES)
    return Reading("", labels.WHICH_DAYS if alone else labels.OTHER_DAYS, choices)


def _ask_season(items: Sequence[Item], name: str) -> Reading | None:
    choices = _choices((label, list(_plans(_dated(items, months)))) for label, months in SEASONS)
    return Reading("", labels.WHICH_SEASON[name], choices) if choices else None


def _dated(items: Sequence[Item], months: dict[str, str]) -> list[Item]:
    return [
        replace(item, value=months.get(str(item.value), item.value))
        if isinstance(item, Sign) and item.kind == "season"
        else item
        for item in items
    ]


def _checked(items: Sequence[Item]) -> Reading:
    """Return a question about what could be read of a text that holds more."""
    reading = _read(items)
    if reading is None:
        return _ask_hours(items)
    if reading.hours:
        words = labels.plan_words(_plans(items)[reading.hours])
        return Reading("", labels.IS_IT, (Choice(words, reading.hours),))
    return reading


def _ask_hours(items: Sequence[Item]) -> Reading:
    """Return the question of the hours of days that are told without any."""
    options = with_hours(items)
    choices = _choices((labels.spans_words(spans), list(_plans(each))) for spans, each in options)
    return Reading("", labels.WHICH_HOURS if choices else labels.WRITE, choices)
