"""One spelling for each character: digits, dashes, quotes and blanks as the standard writes them."""

import re
import unicodedata
from dataclasses import dataclass

_DASHES = "‐‑‒–—−ー→~～=_"
_PLAINER = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict(zip("°⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "001234567890123456789", strict=True)),
        **dict.fromkeys("’´", "'"),
    }
)
_PLAIN = re.compile(r"[\x20-\x3c\x3e-\x5e\x60-\x7d]*")
_TAG = re.compile(r"\s*opening_hours\s*=")
_PIECE = re.compile(
    r"""(?P<quoted>"[^"]*"|„[^“”]*[“”]|“[^”]*”|«[^»]*»|「[^」]*」|『[^』]*』)
    | (?P<raised>(?:(?<=\d)|(?<=[°⁰-⁹₀-₉²³¹]{2}))(?=[°⁰-⁹₀-₉²³¹]{2}(?![\d°⁰-⁹₀-₉²³¹])))
    | (?P<kept>[\uff21-\uff3a\uff41-\uff5a])
    | (?P<cluster>.[\u0300-\u036f]*)""",
    re.VERBOSE | re.DOTALL,
)
"""Comments, minutes written small, full-width letters (no letters to other readers), and the rest."""


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
    """Return `text` with digits, dashes, quotes and blanks in their plain form, without the tag's name."""
    tag = _TAG.match(text)
    if tag:
        text = " " * tag.end() + text[tag.end() :]
    if _PLAIN.fullmatch(text):
        return Cleaned(text, range(len(text)), len(text))
    found: list[str] = []
    origin: list[int] = []
    for match in _PIECE.finditer(text):
        plain = _respelled(match)
        found.append(plain)
        places = range(match.start(), match.end()) if match["quoted"] else [match.start()] * len(plain)
        origin.extend(places)
    return Cleaned("".join(found), tuple(origin), len(text))


def _respelled(match: re.Match[str]) -> str:
    """Return a piece of the text in its plain form; what a comment says is left alone."""
    if match.lastgroup == "quoted":
        return f'"{match[0][1:-1]}"'
    if match.lastgroup == "cluster":
        return _plain(match[0])
    return ":" if match.lastgroup == "raised" else match[0]


def _plain(cluster: str) -> str:
    """Return a character, with the accents that follow it, in its plain form."""
    plain = unicodedata.normalize("NFKC", cluster.translate(_PLAINER)).translate(_PLAINER)
    return " " if plain.isspace() or unicodedata.category(plain[0]) == "Cf" else plain
