"""Cut a sentence into words: closings, dates, times, offers; unknown words stay, they may matter."""

import re

from halles.town.engine.hours.french.words import Token, cut
from halles.town.engine.hours.sentence.vocabulary import PHRASES, WORDS

_DATE = re.compile(
    r"(\d{1,2})\s?/\s?(\d{1,2})(?:\s?/\s?(\d{4}|\d{2}))?(?![\d/h])|(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)"
)
_YEAR = re.compile(r"20\d\d(?!\d)")
_LETTERS = re.compile(r"[a-z]+")
_ABBREVIATED = re.compile(r"(lun|mar|mer|jeu|ven|vend|sam|dim)(?:\.|(?![a-z]))")
_COUNTS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "huit": 8, "dix": 10, "quinze": 15}
_DURATION = re.compile(rf"(?:pendant |pour )?(\d{{1,2}}|{'|'.join(_COUNTS)}) (jours?|semaines?)(?![a-z])")
_LONGEST = 92
"""Days: a longer leave has dates."""
_ARTICLE = re.compile(r"(?:\b(?:de|la|les?|du|une?|des|au|aux|en|a)\s|\bd'|\bl')$")
_DAYS = {"lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4, "vend": 4, "sam": 5, "dim": 6}


def sentence_tokens(text: str) -> list[Token]:
    """Return the words of a sentence."""
    return cut(text, (_read_stop, _read_date, _read_duration, _read_short_day, _read_phrase, _read_word))


def _read_stop(folded: str, place: int) -> tuple[str, object, int] | None:
    character = folded[place]
    if character in "!?;…" or (character == "." and not folded[place + 1 : place + 2].isdigit()):
        return "stop", character, place + 1
    return None


def _read_date(folded: str, place: int) -> tuple[str, object, int] | None:
    if place and folded[place - 1].isdigit():
        return None
    if match := _YEAR.match(folded, place):
        return "year", int(match[0]), match.end()
    if match := _DATE.match(folded, place):
        day, month, year = (
            int(part) if part else 0
            for part in (match[1] or match[4], match[2] or match[5], match[3] or match[6])
        )
        if 1 <= day <= 31 and 1 <= month <= 12:
            return "date", (day, month, year + 2000 if 0 < year < 100 else year), match.end()
    return None


def _read_duration(folded: str, place: int) -> tuple[str, object, int] | None:
    """Read "15 jours", "deux semaines" as a number of days; a fortnight is said "quinze jours"."""
    match = _DURATION.match(folded, place) if _is_start(folded, place) else None
    if match is None:
        return None
    count = int(match[1]) if match[1].isdigit() else _COUNTS[match[1]]
    days = count * 7 if match[2].startswith("semaine") else {8: 7, 15: 14}.get(count, count)
    return ("duration", days, match.end()) if 0 < days <= _LONGEST else None


def _read_short_day(folded: str, place: int) -> tuple[str, object, int] | None:
    if not _is_start(folded, place):
        return None
    match = _ABBREVIATED.match(folded, place)
    if match is None or (_ARTICLE.search(folded[:place]) and not match[0].endswith(".")):
        return None
    return "day", _DAYS[match[1]], match.end()


def _is_start(folded: str, place: int) -> bool:
    return not place or not (folded[place - 1].isalpha() and folded[place].isalpha())


def _read_phrase(folded: str, place: int) -> tuple[str, object, int] | None:
    if not _is_start(folded, place):
        return None
    for pattern, kind, value in PHRASES:
        match = pattern.match(folded, place)
        if match and match.end() > place:
            return kind, value, match.end()
    return None


def _read_word(folded: str, place: int) -> tuple[str, object, int] | None:
    if folded.startswith("n'", place) and _is_start(folded, place):
        return "ne", None, place + 2
    match = _LETTERS.match(folded, place)
    kind = WORDS.get(match[0]) if match else None
    if match is None:
        return None
    if kind is None and match[0] in ("mer", "jeu", "mar", "ven", "sam", "dim", "lun"):
        return "unknown", None, match.end()
    return (kind, match[0], match.end()) if kind else None
