"""Public facilities of the SCDL format: from their nomenclature to our kinds, and back.

Codes are those of the nomenclature of public facilities (CRIGE PACA): theme, family, kind, two digits each
after the "01" of all public facilities. Where our kind is wider than one of theirs, the family is told (its
last two digits are 00), as the format allows.
"""

from dataclasses import dataclass

ADMINISTRATIVE, JUSTICE = "Equipement administratif", "Equipement de justice"
HEALTH, SOCIAL = "Equipement sanitaire", "Equipement social et d'animation"
SPORT, TEACHING = "Equipement sportif et de loisirs", "Equipement d'enseignement"
WORSHIP, CULTURE = "Equipement cultuel", "Equipement culturel"
MOBILITY, OTHER = "Equipement de mobilité", "Autre équipement"


@dataclass(frozen=True)
class Facility:
    """How the format calls one of our kinds."""

    theme: str
    code: str
    kind: str


FACILITIES = {
    "townhall": Facility(ADMINISTRATIVE, "01010401", "Mairie"),
    "public-office": Facility(ADMINISTRATIVE, "01010100", "Service public"),
    "police": Facility(ADMINISTRATIVE, "01010302", "Police municipale"),
    "fire-station": Facility(ADMINISTRATIVE, "01010503", "Centre d'incendie et de secours"),
    "employment": Facility(ADMINISTRATIVE, "01010600", "Service de l'emploi"),
    "post-office": Facility(ADMINISTRATIVE, "01010804", "Bureau de poste"),
    "court": Facility(JUSTICE, "01020200", "Tribunal"),
    "hospital": Facility(HEALTH, "01030101", "Hôpital"),
    "health-centre": Facility(HEALTH, "01030200", "Maison de santé"),
    "childcare": Facility(SOCIAL, "01040102", "Crèche"),
    "social": Facility(SOCIAL, "01040500", "Etablissement d'accueil social"),
    "community-centre": Facility(SOCIAL, "01040201", "Centre social"),
    "sports": Facility(SPORT, "01050100", "Equipement de sport"),
    "marina": Facility(SPORT, "01050300", "Port de plaisance"),
    "school": Facility(TEACHING, "01060100", "Ecole"),
    "training": Facility(TEACHING, "01060400", "Formation professionnelle et continue"),
    "library": Facility(CULTURE, "01080205", "Bibliothèque"),
    "museum": Facility(CULTURE, "01080302", "Musée"),
    "theatre": Facility(CULTURE, "01080503", "Salle de théâtre"),
    "cinema": Facility(CULTURE, "01080504", "Salle de cinéma"),
    "tourist-office": Facility(OTHER, "01100000", "Office de tourisme"),
    "marketplace": Facility(OTHER, "01100000", "Halle, place de marché"),
}
"""Our kinds that are public facilities, those of the town and of the state."""

_WORDS = (
    ("mairie hotel de ville", "townhall"),
    ("mediatheque bibliotheque ludotheque", "library"),
    ("police gendarmerie commissariat", "police"),
    ("incendie pompiers secours", "fire-station"),
    ("poste postale", "post-office"),
    ("france services impots tresorerie prefecture caf cpam", "public-office"),
    ("tribunal justice", "court"),
    ("hopital clinique", "hospital"),
    ("sante", "health-centre"),
    ("creche halte-garderie garderie", "childcare"),
    ("ehpad ccas accueil social foyer", "social"),
    ("polyvalente fetes maison de quartier centre social associations municipale", "community-centre"),
    ("piscine gymnase stade tennis sport dojo", "sports"),
    ("ecole college lycee maternelle elementaire", "school"),
    ("universite formation cfa conservatoire", "training"),
    ("musee", "museum"),
    ("cinema", "cinema"),
    ("theatre spectacle culturel", "theatre"),
    ("tourisme", "tourist-office"),
    ("marche halle halles", "marketplace"),
    ("emploi mission locale", "employment"),
)
"""Words of a facility's kind, folded; the first line that has one wins."""
_BROAD = "accueil associations centre de france hotel locale maison quartier services social ville"
_BY_THEME = {
    ADMINISTRATIVE: "public-office", JUSTICE: "court", HEALTH: "health-centre", SOCIAL: "social",
    SPORT: "sports", TEACHING: "school", CULTURE: "community-centre",
}  # fmt: skip


def category_of_facility(*, theme: str, code: str, folded_kind: str) -> str:
    """Return our kind for a facility; "" for what is no place that one visits for a service (worship, lots).

    `folded_kind`: its kind in lower case without accents.
    """
    kinds = ((its.code, ours) for ours, its in FACILITIES.items() if not its.code.endswith("00"))
    exact = next((ours for its, ours in kinds if its == code[:8]), "")
    return exact or _by_words(folded_kind) or _BY_THEME.get(theme, "")


def _by_words(kind: str) -> str:
    told = set(kind.split())
    for words, ours in _WORDS:
        if told & (set(words.split()).difference(_BROAD.split())):
            return ours
    return ""
