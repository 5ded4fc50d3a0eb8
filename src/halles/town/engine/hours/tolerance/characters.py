"""One spelling for each character: digits, dashes, quotes and blanks as the standard writes them."""

import re
import unicodedata
from dataclasses import dataclass

DASHES = "‐‑‒–—−ー→~～=_"
QUOTES = "„“”«»「」『』"
_SINGLE = str.maketrans({**dict.fromkeys(DASHES, "-"), **dict.fromkeys(QUOTES, '"'), "’": "'", "´": "'"})
_SMALL = str.maketrans("°⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "001234567890123456789")
_PLAIN = re.compile(r"[\x20-\x3c\x3e-\x5e\x60-\x7d]*")
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_WIDE_LETTER = re.compile(r"[\uff21-\uff3a\uff41-\uff5a]")
"""Full-width letters, which other readers do not take for letters, unlike full-width digits."""
_TAG = re.compile(r"\s*opening_hours\s*=")
_SMALL_MINUTES = re.compile(r"(?<=\d)(?=[°⁰-⁹₀-₉²³¹]{2}(?!\d))")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text respelled, and for each of its characters the place it has in the text as given."""

    text: str
    origin: range | tuple[int, ...]
    length: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the part of the text as given that `text[start:end]` was."""
        if start >= len(self.text):
            return self.length, self.length
        last = self.origin[end] if end < len(self.text) else self.length
        return self.origin[start], max(last, self.origin[start])


def clean(text: str) -> Cleaned:
    """Return `text` with digits, dashes, quotes, full-width characters and blanks in their plain form, without the tag's name."""
    tag = _TAG.match(text)
    if tag:
        text = " " * tag.end() + text[tag.end() :]
    if _PLAIN.fullmatch(text):
        return Cleaned(text, range(len(text)), len(text))
    found: list[str] = []
    origin: list[int] = []
    raised = {match.start() for match in _SMALL_MINUTES.finditer(text)}
    for match in _CLUSTER.finditer(text):
        plain = (":" if match.start() in raised else "") + _plain(match[0])
        found.append(plain)
        origin.extend([match.start()] * len(plain))
    return Cleaned("".join(found), tuple(origin), len(text))


def _plain(cluster: str) -> str:
    """Return a character, with the accents that follow it, in its plain form."""
    if cluster in _SINGLE_KEPT or _WIDE_LETTER.fullmatch(cluster):
        return cluster.translate(_SINGLE)
    plain = unicodedata.normalize("NFKC", cluster.translate(_SMALL)).translate(_SINGLE)
    return " " if plain.isspace() or unicodedata.category(plain[0]) == "Cf" else plain


_SINGLE_KEPT = frozenset(DASHES + QUOTES)
