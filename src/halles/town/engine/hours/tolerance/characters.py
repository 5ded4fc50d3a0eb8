"""One spelling for each character: digits, dashes, quotes and blanks as the standard writes them."""

import re
import unicodedata
from dataclasses import dataclass

_DASHES = "‐‑‒–—−ー→~～="
_PLAINER = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict(zip("°⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "001234567890123456789", strict=True)),
        **dict.fromkeys("’´", "'"),
        "：": ":",
        "\ufeff": " ",
    }
)
_GUESSED = _PLAINER | str.maketrans("、，；", ",,;")
_PLAIN = re.compile(r"[\x20-\x3c\x3e-\x7d]*")
_TAG = re.compile(r"\s*opening_hours\s*=")
_PIECE = re.compile(
    r"""(?P<quoted>"[^"]*"|„[^“”]*[“”]|“[^”]*”|«[^»]*»|「[^」]*」|『[^』]*』)
    | (?P<raised>(?:(?<=\d)|(?<=[°⁰-⁹₀-₉²³¹]{2}))(?=[°⁰-⁹₀-₉²³¹]{2}(?![\d°⁰-⁹₀-₉²³¹])))
    | (?P<kept>(?<=[^\W\d_])ー|(?<=[0-9])[⁰-⁹₀-₉²³¹](?![°⁰-⁹₀-₉²³¹]))
    | (?P<cluster>.[\u0300-\u036f]*)""",
    re.VERBOSE | re.DOTALL,
)
"""Comments, minutes written small, signs that other readers take for part of what is before, the rest."""


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


def clean(text: str, *, guessing: bool = False) -> Cleaned:
    """Return `text` with digits, dashes, quotes and blanks in their plain form, without the tag's name.

    `guessing`: what other readers refuse, such as full-width figures, is made plain as well.
    """
    tag = _TAG.match(text)
    if tag:
        text = " " * tag.end() + text[tag.end() :]
    if _PLAIN.fullmatch(text):
        return Cleaned(text, range(len(text)), len(text))
    found: list[str] = []
    origin: list[int] = []
    for match in _PIECE.finditer(text):
        plain = _respelled(match, guessing)
        found.append(plain)
        places = range(match.start(), match.end()) if match["quoted"] else [match.start()] * len(plain)
        origin.extend(places)
    return Cleaned("".join(found), tuple(origin), len(text))


def _respelled(match: re.Match[str], guessing: bool) -> str:
    """Return a piece of the text in its plain form; what a comment says is left alone."""
    if match.lastgroup == "quoted":
        return f'"{match[0][1:-1]}"'
    if match.lastgroup == "raised":
        return ":"
    if guessing:
        return _guessed(match[0])
    return _plain(match[0]) if match.lastgroup == "cluster" else match[0]


def _plain(cluster: str) -> str:
    """Return a character, with the accents that follow it, in its plain form."""
    plain = cluster.translate(_PLAINER)
    plain = unicodedata.normalize("NFC", plain) if len(plain) > 1 else plain
    return " " if plain.isspace() else plain


def _guessed(cluster: str) -> str:
    """Return what a character most probably stands for; those that nobody sees are left out."""
    if unicodedata.category(cluster[0]) == "Cf" and cluster != "\ufeff":
        return ""
    return _plain(unicodedata.normalize("NFKC", cluster.translate(_GUESSED)).translate(_GUESSED))
