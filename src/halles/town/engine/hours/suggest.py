"""What may have been meant by a text that was not understood: the nearest one that can be read."""

from collections.abc import Iterator
from difflib import get_close_matches

from halles.town.engine.hours.grammar import parse
from halles.town.engine.hours.model import MONTHS, SUN_EVENTS, WEEKDAYS
from halles.town.engine.hours.refusal import NotUnderstood
from halles.town.engine.hours.write import written

_WORDS = {
    word.lower(): word for word in (*WEEKDAYS, *MONTHS, *SUN_EVENTS, "PH", "SH", "off", "week", "easter")
}
_STEPS = 4
"""How many mistakes of one text are mended."""


def suggestion(refused: NotUnderstood) -> str:
    """Return a text that can be read, close to one that was refused; "" if none is found."""
    return _mended(refused, _STEPS)


def _mended(refused: NotUnderstood, steps: int) -> str:
    if refused.reason == "empty":
        return ""
    for text in _near(refused):
        try:
            return written(parse(text))
        except NotUnderstood as again:
            further = again.start > refused.start
            found = _mended(again, steps - 1) if further and steps > 1 else ""
            if found:
                return found
    return ""


def _near(refused: NotUnderstood) -> Iterator[str]:
    """Yield texts with the part that was refused replaced by what it may stand for; or a sign taken away."""
    before, part, after = (
        refused.text[: refused.start],
        refused.text[refused.start : refused.end],
        refused.text[refused.end :],
    )
    for word in get_close_matches(part.lower(), list(_WORDS), n=3, cutoff=0.5):
        yield f"{before}{_WORDS[word]}{after}"
    if part.isalpha() and part[:2].lower() in _WORDS:
        yield f"{before}{_WORDS[part[:2].lower()]}{after}"
    if refused.reason == "point-in-time":
        yield f"{before}{part}+{after}"
    if " " in part:
        yield f"{before}{part.replace(' ', ': ', 1)}{after}"
    if not any(sign.isalnum() for sign in part):  # a word that is not known may be what matters most
        yield f"{before}-{after}"
        yield f"{before}{after}"
