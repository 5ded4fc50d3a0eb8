"""THE table of what a text message can carry (GSM 03.38), and the one way to rewrite what it cannot.

A character outside the table turns the whole message into UCS-2, where a segment holds 70 characters
instead of 160: twice the price for one curly apostrophe.
"""

import re
import unicodedata

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet, one septet each, without the escape (it is not a character)."""

EXTENSION = "\f^{}\\[~]|€"
"""The extension table: an escape, then a septet."""

SINGLE, JOINED = 160, 153
"""Septets in a message alone, and in each part of a longer one (the rest says how to join them)."""

_COST = dict.fromkeys(BASIC, 1) | dict.fromkeys(EXTENSION, 2)

_SENTENCE_END = re.compile(r"[.!?](?= )")

_INSTEAD = str.maketrans(
    {
        "’": "'", "‘": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
        "‹": "'", "›": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
        "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "•": "-", "·": "-", "…": "...",
        "œ": "oe", "Œ": "OE", "Ÿ": "Y", "ÿ": "y", "ç": "c", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH",
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ẞ": "SS", "µ": "u", "μ": "u",
        "×": "x", "÷": "/", "⁄": "/", "°": "o", "→": "->", "←": "<-", "✓": "x", "✔": "x",
        "≤": "<=", "≥": ">=", "≠": "/=", "≈": "=", "±": "+/-", "‰": "0/00", "¢": "c",
        "©": "(c)", "®": "(r)", "☎": "Tel.", "✆": "Tel.",
        "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u2028": "\n", "\u2029": "\n",
    }
)  # fmt: skip


def rewrite(text: str) -> str:
    """Return `text` in characters that a text message carries; every result is encodable, and stays itself.

    A letter loses an accent that the table lacks ("fenêtre" gives "fenetre", "été" stays); a letter of
    another script leaves "?", an ornament nothing, nor a space before a full stop.
    """
    text = re.sub(r"«\s+", "«", re.sub(r"\s+»", "»", unicodedata.normalize("NFC", text)))
    plain = "".join(_carried(c) for c in text.translate(_INSTEAD))
    return re.sub(r" +(?=[.,](?:\s|$))", "", re.sub(r" {2,}", " ", plain))


def changed(text: str) -> list[tuple[str, str]]:
    """Return each character that a message cannot carry, with what stands for it (maybe ""); spaces aside."""
    found = dict.fromkeys(c for c in unicodedata.normalize("NFC", text) if c not in _COST)
    return [(character, rewrite(character)) for character in found if not character.isspace()]


def septets(text: str) -> int:
    """Return how many septets `text` takes. Raises ValueError where it holds what only rewrite() can fix."""
    return sum(_cost(c) for c in text)


def segments(text: str) -> list[str]:
    """Return the parts in which `text` travels, one when it fits; an escape is never cut from its septet."""
    if septets(text) <= SINGLE:
        return [text]
    parts, room = [""], JOINED
    for character in text:
        cost = _cost(character)
        if cost > room:
            parts.append("")
            room = JOINED
        parts[-1] += character
        room -= cost
    return parts


def shortened(text: str, *, most: int = 2) -> str:
    """Return `text`, already rewritten, in at most `most` segments, what is cut told by "...".

    The cut is after a sentence where half of what fits is kept so, else after a word; in the middle of one
    only where it is longer than a message.
    """
    if len(segments(text)) <= most:
        return text
    room = text[: most * (SINGLE if most == 1 else JOINED)]
    while len(segments(f"{room} ...")) > most:
        room = room[:-1]
    sentences = [end.end() for end in _SENTENCE_END.finditer(room) if end.end() * 2 >= len(room)]
    if sentences:
        return f"{room[: sentences[-1]]} ..."
    return f"{room.rpartition(' ')[0] or room}..."


def _carried(character: str) -> str:
    """Return what stands for one character."""
    if character in _COST:
        return character
    base = unicodedata.normalize("NFKD", character).translate(_INSTEAD)
    kept = "".join(c for c in base if c in _COST)
    return kept or ("?" if character.isalnum() else "")


def _cost(character: str) -> int:
    if character not in _COST:
        raise ValueError(f"a text message cannot carry {character!r}")
    return _COST[character]
