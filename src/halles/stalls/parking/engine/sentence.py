"""One sentence that closes a car park, "Fermé jeudi 6 h–14 h : marché", cut into its time and its reason."""

import re
import unicodedata
from dataclasses import dataclass

REASONS = {
    "market": ("marche", "brocante", "vide-grenier", "braderie", "market"),
    "works": ("travaux", "chantier", "works"),
    "event": ("fete", "concert", "course", "festival", "ceremonie", "evenement", "event"),
}
"""Words, folded, by which each reason is known; see `models.ClosureReason`."""
_CLOSED = re.compile(r"\s*(?:parking\s+)?(?:est\s+|sera\s+)?(?:ferm[ée]e?|closed)\b[\s:,]*", re.IGNORECASE)


@dataclass(frozen=True)
class Cut:
    """What a sentence says: when, and why if it tells."""

    when: str
    reason: str
    """A value of `ClosureReason`; "" where no word of it is known."""


def cut(text: str) -> Cut:
    """Return the time and the reason of a sentence; what is no known reason stays with the time."""
    rest = _CLOSED.sub("", text, count=1) if _CLOSED.match(text) else text.strip()
    when, colon, why = rest.rpartition(":")
    if colon and not why.strip()[:1].isdigit():
        reason = reason_of(why)
        return Cut(when.strip(), reason) if reason else Cut(rest.strip(), "")
    words = rest.split()
    reason = reason_of(words[-1]) if words else ""
    return Cut(" ".join(words[:-1]).rstrip(" ,(-"), reason) if reason else Cut(rest.strip(), "")


def reason_of(text: str) -> str:
    """Return the reason that a word or a few name; "" for none."""
    plain = unicodedata.normalize("NFKD", text.lower())
    words = re.findall(r"[a-z-]+", "".join(each for each in plain if not unicodedata.combining(each)))
    return next((reason for reason, known in REASONS.items() if set(known) & set(words)), "")
