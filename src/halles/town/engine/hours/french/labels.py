"""French words of a plan, and the questions to ask, for choices on a screen."""

from collections.abc import Iterable

from halles.town.engine.hours.french.plan import Plan, Week
from halles.town.engine.hours.french.seasons import NAMES as MONTH_CODES
from halles.town.engine.hours.french.times import DAY, OPEN_END, Span
from halles.town.engine.hours.french.write import day_runs, grouped

NB, THIN = "\u00a0", "\u202f"
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "jours fériés")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_NTH = {1: "1er", 2: "2e", 3: "3e", 4: "4e", 5: "5e", -1: "dernier", -2: "avant-dernier"}
WRITE = (
    f"Quels jours et à quelles heures{THIN}? Par exemple{NB}: "
    f"du mardi au samedi, 9{NB}h à 12{NB}h{NB}30 et 14{NB}h à 19{NB}h."
)
WHICH_DAYS = f"Quels jours{THIN}?"
OTHER_DAYS = f"Et les autres jours{THIN}?"
WHICH_HOURS = f"À quelles heures{THIN}?"
WHICH = f"Que faut-il comprendre{THIN}?"
IS_IT = f"Est-ce bien cela{THIN}?"
WHICH_SEASON = {
    "summer": f"L’été, c’est de quand à quand{THIN}?",
    "winter": f"L’été, c’est de quand à quand{THIN}?",
    "high": f"La saison, c’est de quand à quand{THIN}?",
    "low": f"La saison, c’est de quand à quand{THIN}?",
}


def plan_words(plan: Plan) -> str:
    """Return a French line: "Lundi à vendredi : 9 h – 12 h ; samedi : fermé"."""
    lines = [line for key, week in plan.weeks.items() for line in _week_lines(key, week)]
    lines += [f"{season_words(part)}{NB}: fermé" for part in plan.closed]
    if plan.term_only and "SH" not in plan.closed and "SH" not in plan.weeks:
        lines.append(f"{season_words('SH')}{NB}: fermé")
    if plan.fallback:
        lines.append("et sur rendez-vous")
    text = f"{THIN}; ".join(lines)
    return text[:1].upper() + text[1:]


def _week_lines(key: str, week: Week) -> list[str]:
    where = f"{season_words(key)}, " if key else ""
    told = {day: spans for day, spans in week.spans.items() if spans or day not in week.visits}
    told |= dict.fromkeys(week.off - week.visits.keys() - told.keys(), ())
    lines = [f"{where}{days_words(days)}{NB}: {spans_words(spans)}" for spans, days in grouped(told)]
    for spans, days in grouped(week.visits):
        hours = f"{spans_words(spans)}, " if spans else ""
        lines.append(f"{where}{days_words(days)}{NB}: {hours}sur rendez-vous")
    for (day, numbers), spans in sorted(week.nth.items()):
        which = " et ".join(_NTH.get(number, str(number)) for number in numbers)
        lines.append(f"{where}{which} {DAYS[day]} du mois{NB}: {spans_words(spans)}")
    return lines


def season_words(key: str) -> str:
    """Return "avril à septembre" for "Apr-Sep", "vacances scolaires" for "SH"."""
    if key == "SH":
        return "vacances scolaires"
    for code, month in zip(MONTH_CODES, _MONTHS, strict=True):
        key = key.replace(code, month)
    return key.replace("-", " à ").replace(",", ", ")


def days_words(days: Iterable[int]) -> str:
    """Return "lundi à vendredi, dimanche" for day numbers in order."""
    return ", ".join(
        DAYS[first] if first == last else f"{DAYS[first]}{' à ' if last > first + 1 else ', '}{DAYS[last]}"
        for first, last in day_runs(days)
    )


def spans_words(spans: tuple[Span, ...]) -> str:
    """Return "9 h – 12 h 30, 14 h – 19 h", "fermé" for no span."""
    return ", ".join(_span_words(span) for span in spans) or "fermé"


def _span_words(span: Span) -> str:
    start, end = span
    return (
        f"à partir de {time_words(start)}" if end == OPEN_END else f"{time_words(start)} – {time_words(end)}"
    )


def time_words(minutes: int) -> str:
    """Return "9 h 30"; beyond midnight the hour of the next day."""
    hour, minute = divmod(minutes if minutes == DAY else minutes % DAY, 60)
    return f"{hour}{NB}h" + (f"{NB}{minute:02}" if minute else "")
