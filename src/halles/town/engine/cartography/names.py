"""Names as maps write them: shorter where there is no room, the same street under one name."""

import re
import unicodedata

SHORT = {
    "avenue": "Av.",
    "boulevard": "Bd",
    "chemin": "Ch.",
    "impasse": "Imp.",
    "passage": "Pass.",
    "place": "Pl.",
    "route": "Rte",
    "rue": "R.",
    "ruelle": "Rle",
    "square": "Sq.",
    "allée": "All.",
}
_INSIDE = (
    (r"\bSainte-", "Ste-"),
    (r"\bSaint-", "St-"),
    (r"\bDocteur\b", "Dr"),
    (r"\bGénéral\b", "Gal"),
    (r"\bMaréchal\b", "Mal"),
    (r"\bCapitaine\b", "Cap."),
    (r"\bCommandant\b", "Cdt"),
    (r"\bProfesseur\b", "Pr"),
    (r"\bPrésident\b", "Pdt"),
)
PLACES = ("place", "placette", "square", "esplanade", "parvis", "mail", "champ", "jardin", "parc", "cour")
"""First words of what is wide rather than long, so whose name stands in its middle."""

_WRITTEN = {
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "blvd": "boulevard",
    "ch": "chemin",
    "che": "chemin",
    "imp": "impasse",
    "pl": "place",
    "r": "rue",
    "rte": "route",
    "sq": "square",
    "all": "allee",
    "pass": "passage",
}
_TITLES = {"st": "saint", "ste": "sainte", "dr": "docteur", "gal": "general", "mal": "marechal"}


def shorter(name: str) -> list[str]:
    """Return a name and its shorter forms, the longest first."""
    found = [name]
    first, _, rest = name.partition(" ")
    if rest and first.lower() in SHORT:
        found.append(f"{SHORT[first.lower()]} {rest}")
    inside = found[-1]
    for long, short in _INSIDE:
        inside = re.sub(long, short, inside)
    if inside not in found:
        found.append(inside)
    return found


def capital(name: str) -> str:
    """Return a name with the capital that it has on a plate: "rue du Port" stands there as "Rue du Port"."""
    return name[:1].upper() + name[1:]


def is_wide(name: str) -> bool:
    """Say whether a name is that of a square rather than a street."""
    return name.partition(" ")[0].lower() in PLACES


def street_key(name: str) -> str:
    """Return what is the same for all spellings of a street: "R. du Port" and "rue du Port" are one."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE").replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    if len(words) > 1:
        words[0] = _WRITTEN.get(words[0], words[0])
    return "-".join(_TITLES.get(word, word) for word in words)


def in_two(name: str) -> list[str]:
    """Return a name in two lines of about the same length; in one when it is short."""
    words = name.split(" ")
    if len(name) < 14 or len(words) < 2:
        return [name]
    cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return list(min(cuts, key=lambda cut: max(map(len, cut))))
