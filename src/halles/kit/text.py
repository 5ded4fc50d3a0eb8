"""Text helpers: labels marked for translation, folding for comparison, slugs."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE", "ß": "ss", "’": "'", "ʼ": "'"})


def mark(message: str) -> str:
    """Mark a label for extraction by Babel without translating it: the template does, when it is rendered."""
    return message


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, every run of other characters as one space."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def slugify(text: str, *, most: int = 60) -> str:
    """Return the part of a URL made from `text`: "Le Fournil d’Anne" gives "le-fournil-d-anne"."""
    return fold(text).replace(" ", "-")[:most].strip("-") or "x"
