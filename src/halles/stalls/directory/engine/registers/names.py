"""Registers shout without accents: names and streets as people write them, as far as the letters allow."""

import re

_SMALL = " a au aux chez d de des du en et l la le les par pour sous sur "
_LETTERS = re.compile(r"[^\W\d_]+", re.UNICODE)
_KEPT = " SNCF BNP CIC LCL MAAF MMA GMF AXA SFR JB BJ DJ TV PMU II III "
_KINDS = {
    "ALL": "Allée", "AV": "Avenue", "BD": "Boulevard", "CAR": "Carrefour", "CHE": "Chemin",
    "CHS": "Chaussée", "CITE": "Cité", "COR": "Corniche", "CRS": "Cours", "DOM": "Domaine",
    "DSC": "Descente", "ECA": "Écart", "ESP": "Esplanade", "FG": "Faubourg", "GR": "Grande Rue",
    "HAM": "Hameau", "HLE": "Halle", "IMP": "Impasse", "LD": "Lieu-dit", "LOT": "Lotissement",
    "MAR": "Marché", "MTE": "Montée", "PAS": "Passage", "PL": "Place", "PLN": "Plaine", "PLT": "Plateau",
    "PRO": "Promenade", "PRV": "Parvis", "QUA": "Quartier", "QUAI": "Quai", "RES": "Résidence",
    "RLE": "Ruelle", "ROC": "Rocade", "RPT": "Rond-point", "RTE": "Route", "RUE": "Rue", "SEN": "Sente",
    "SQ": "Square", "TPL": "Terre-plein", "TRA": "Traverse", "VLA": "Villa", "VLGE": "Village",
    "ZA": "Zone artisanale", "ZAC": "ZAC", "ZI": "Zone industrielle",
}  # fmt: skip
"""The register's codes of kinds of streets (INSEE)."""


def shop_name(text: str) -> str:
    """Return a name as on a shop front: "LE FOURNIL D'ANNE" is "Le Fournil d'Anne"; mixed case is left."""
    text = " ".join(text.split())
    return _quieter(text) if text.isupper() else text


def street_name(kind: str, name: str) -> str:
    """Return a street from the register's kind ("AV", "AVENUE") and name."""
    kind, name = kind.strip(), " ".join(name.split())
    full = _KINDS.get(kind.upper(), _quieter(kind) if kind.isupper() else kind)
    name = _quieter(name, inside=bool(full)) if name.isupper() else name
    if full == "Lieu-dit":
        return name[:1].upper() + name[1:]
    return f"{full} {name}".strip()


def _quieter(text: str, *, inside: bool = False) -> str:
    """Write each word with one capital, small words without, but for the first."""
    first = True

    def word(match: re.Match[str]) -> str:
        nonlocal first
        found = match[0]
        lower = found.lower()
        is_small = f" {lower} " in _SMALL and (inside or not first)
        first = False
        if lower == "s" and match.start() and text[match.start() - 1] in "'’":
            return "s"
        return found if f" {found} " in _KEPT else lower if is_small else lower[:1].upper() + lower[1:]

    return _LETTERS.sub(word, text)
