"""Letters without case or accents, one for one: a place found in them is the same in the text."""

import unicodedata

_APART = {"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-", "‑": "-"}


def flat(text: str) -> str:
    """Return `text` in lower case without accents, character for character."""
    return "".join(map(_flat, text))


def _flat(character: str) -> str:
    if character in _APART:
        return _APART[character]
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 else character
