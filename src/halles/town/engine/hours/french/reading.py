"""Read French hours: what is sure is a string, what is not is one question with choices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from halles.town.engine.hours.french.clauses import Clause, readings, tidy
from halles.town.engine.hours.french.items import Days, Item, Sign, Times, group
from halles.town.engine.hours.french.lexicon import EVERY_DAY
from halles.town.engine.hours.french.plan import Doubt, Plan, build
from halles.town.engine.hours.french.words import cut
from halles.town.engine.hours.french.write import NB, spans_words, words, written

THIN = "\u202f"


@dataclass(frozen=True)
class Choice:
    """An answer in French and the `opening_hours` string it gives."""

    label: str
    hours: str


@dataclass(frozen=True)
class Reading:
    """What was read: `hours` where it is sure, else a question; `rest`: the words not understood."""

    hours: str
    question: str = ""
    choices: tuple[Choice, ...] = ()
    rest: str = ""


LONGEST = 1000
"""Characters read: no shop's hours are longer."""
WRITE = f"Quels jours et à quelles heures{THIN}? Par exemple{NB}: du mardi au samedi, 9{NB}h à 12{NB}h{NB}30 et 14{NB}h à 19{NB}h."
WHICH_DAYS = f"Quels jours{THIN}?"
OTHER_DAYS = f"Et les autres jours{THIN}?"
WHICH_HOURS = f"À quelles heures{THIN}?"
WHICH = f"Que faut-il comprendre{THIN}?"
IS_IT = f"Est-ce bien cela{THIN}?"
DAY_CHOICES: tuple[tuple[str, frozenset[int]], ...] = (
    ("Tous les jours", EVERY_DAY),
    ("Du lundi au vendredi", frozenset(range(5))),
    ("Du lundi au samedi", frozenset(range(6))),
)


def read_french(text: str) -> Reading:
    """Return the `opening_hours` string that French words mean, or the question to ask; never raises."""
    tokens = cut(text[:LONGEST])
    items = group(tokens)
    unknown = [token.text for token in tokens if token.kind == "unknown"]
    sure = tidy(items)
    reading = _read(sure) if not unknown and len(text) <= LONGEST else None
    if reading is not None:
        return reading
    known = tidy(group([token for token in tokens if token.kind != "unknown"]))
    return replace(_checked(known), rest=" ".join(unknown))


def _read(items: Sequence[Item]) -> Reading | None:
    """Return the reading of items that are all understood; None if they make no sense together."""
    plans = _plans(items)
    if not plans:
        return None
    if any(plan.general for plan in plans.values()):
        return _ask_days(items, plans)
    if len(plans) > 1:
        return Reading("", WHICH, tuple(Choice(words(plan), text) for text, plan in plans.items())[:4])
    (text,) = plans
    return Reading(text)


def _plans(items: Sequence[Item], days: frozenset[int] = EVERY_DAY) -> dict[str, Plan]:
    """Return every plan that these items may make, by its string."""
    found: dict[str, Plan] = {}
    for clauses in readings(items):
        for variant in _weeks(clauses):
            for both in (True, False):
                try:
                    plan = build(variant, both=both, days=days)
                except Doubt:
                    continue
                if text := written(plan):
                    found.setdefault(text, plan)
    return {text: plan for text, plan in found.items() if any(c.isdigit() for c in text)}


def _weeks(clauses: tuple[Clause, ...]) -> list[tuple[Clause, ...]]:
    """Return what "la semaine" may mean: Saturday is in it only if nothing else speaks of it and Sunday is told."""
    named = [days for clause in clauses for days in clause.days if not days.vague]
    of_days = {day for days in named for day in days.days}
    if not any(days.vague for clause in clauses for days in clause.days) or 5 in of_days or 6 not in of_days:
        return [clauses]
    longer = tuple(
        replace(
            c, days=tuple(replace(d, days=frozenset(range(6))) if d.vague and d.days else d for d in c.days)
        )
        for c in clauses
    )
    return [clauses, longer]


def _ask_days(items: Sequence[Item], plans: dict[str, Plan]) -> Reading:
    choices = []
    for label, days in DAY_CHOICES:
        texts = list(_plans(items, days))
        if len(texts) == 1:
            choices.append(Choice(label, texts[0]))
    alone = all(isinstance(item, Times) for item in items)
    return Reading("", WHICH_DAYS if alone else OTHER_DAYS, tuple(choices))


def _checked(items: Sequence[Item]) -> Reading:
    """Return a question about what could be read of a text that holds more."""
    reading = _read(items)
    if reading is None:
        return _ask_hours(items)
    if reading.hours:
        plan = _plans(items)[reading.hours]
        return Reading("", IS_IT, (Choice(words(plan), reading.hours),))
    return reading


def _ask_hours(items: Sequence[Item]) -> Reading:
    days = [item for item in items if isinstance(item, Days)]
    if not days or any(isinstance(item, Times) for item in items):
        return Reading("", WRITE)
    choices = []
    for spans in _usual(items):
        texts = list(_plans(_with_hours(items, spans)))
        if len(texts) == 1:
            choices.append(Choice(_hours_label(spans), texts[0]))
    return Reading("", WHICH_HOURS if choices else WRITE, tuple(choices))


def _hours_label(spans: Times) -> str:
    return spans_words(spans.spans)


def _usual(items: Iterable[Item]) -> tuple[Times, ...]:
    h = 60
    return (
        Times(((9 * h, 12 * h), (14 * h, 18 * h))),
        Times(((9 * h, 12 * h + 30), (14 * h, 19 * h))),
        Times(((9 * h, 19 * h),)),
    )


def _with_hours(items: Sequence[Item], spans: Times) -> list[Item]:
    """Return the items with hours where they are told for no day: "fermé le lundi" is of all the others."""
    closing = any(isinstance(item, Sign) and item.kind in ("closed", "except") for item in items)
    return [spans, *items] if closing else [*items, spans]
