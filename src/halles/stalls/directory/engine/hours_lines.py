"""Write an `opening_hours` string line by line in plain words, without judging whether it is open.

Only the common forms are rewritten (days, hours, "off", holidays); any other line is shown as it is.
"""

import re
from collections.abc import Iterable

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
FR_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WORDS: dict[str, dict[str, str]] = {
    "fr": {
        **dict(zip(DAYS, FR_DAYS, strict=True)),
        "PH": "jours fériés",
        "SH": "vacances scolaires",
        "off": "fermé",
        "closed": "fermé",
        "24/7": "tous les jours, à toute heure",
        "to": " à ",
        "until": "\u00a0– ",
    },
    "en": {
        **dict(zip(DAYS, EN_DAYS, strict=True)),
        "PH": "public holidays",
        "SH": "school holidays",
        "off": "closed",
        "closed": "closed",
        "24/7": "every day, at any time",
        "to": " to ",
        "until": "\u00a0– ",
    },
}

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_DAYS = rf"{_DAY}(?:-{_DAY})?(?:,\s*{_DAY}(?:-{_DAY})?)*"
_TIME = r"\d{1,2}:\d\d"
_TIMES = rf"{_TIME}\s*-\s*{_TIME}(?:,\s*{_TIME}\s*-\s*{_TIME})*"
_LINE = re.compile(rf"^(?:(?P<days>{_DAYS})(?:\s+|:\s*|$))?(?P<what>{_TIMES}|off|closed|24/7)?$")


def hours_lines(raw: str, *, language: str) -> list[str]:
    """Return the lines to show for `raw`: "Mo-Fr 09:00-12:30" gives "lundi à vendredi : 9 h – 12 h 30"."""
    parts = re.split(r"[;\n]", raw)
    return [_line(part.strip(), language) for part in parts if part.strip()]


def _line(part: str, language: str) -> str:
    words = WORDS.get(language, WORDS["en"])
    match = _LINE.match(part)
    if not match or not match["what"]:
        return part
    what = words.get(match["what"]) or _times(match["what"], words, language)
    if not match["days"]:
        return _capital(what)
    colon = "\u00a0: " if language == "fr" else ": "
    return _capital(_days(match["days"], words) + colon + what)


def _days(text: str, words: dict[str, str]) -> str:
    spans = [span.strip() for span in text.split(",")]
    return ", ".join(words["to"].join(words[day] for day in span.split("-")) for span in spans)


def _times(text: str, words: dict[str, str], language: str) -> str:
    spans = [span.split("-") for span in text.split(",")]
    return ", ".join(words["until"].join(_time(t.strip(), language) for t in span) for span in spans)


def _time(text: str, language: str) -> str:
    """Return "9 h 30" in French, "9:30" in English."""
    hour, minute = text.split(":")
    if language != "fr":
        return f"{int(hour)}:{minute}"
    return f"{int(hour)}\u00a0h" + (f"\u00a0{minute}" if minute != "00" else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def spans_words(spans: Iterable[tuple[int, int]], language: str) -> str:
    """Return spans in minutes after midnight as "9 h – 12 h, 14 h – 18 h 30"."""
    words = WORDS.get(language, WORDS["en"])
    return ", ".join(words["until"].join(_time(_clock(at), language) for at in span) for span in spans)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24}:{minutes % 60:02}"
