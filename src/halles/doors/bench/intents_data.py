"""Two corpora of text messages, the towns that their writers had in mind, and answers about consent."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from halles.doors.engine import Consent, Names, fold

CORPUS = Path(__file__).parent / "corpus"
TODAY = date(2025, 4, 22)
"""A Tuesday; what "jeudi" is does not matter, but that it is the same for all."""
_SHOPS = (
    "Le Fournil des Quais", "Librairie du Pont", "Boucherie Morvan", "Coiffure Léa", "Café de la Gare",
    "Fleurs du Bourg", "Garage Kerloc'h", "Ti Laezh", "Épicerie Chez Yvonne", "Poissonnerie Le Gall",
    "Pharmacie de l'Isole",
)  # fmt: skip
_CAR_PARKS = ("Gare", "Halles", "Champ de Foire", "Saint-Michel")
_SECOND_SHOPS = (
    "Boulangerie Kerven", "L'Encre Bleue", "Poissonnerie Ar Mor", "Boucherie Stéphan", "Pharmacie du Centre",
    "Garage du Pont", "Coiffure Marine", "La Cave de Paul", "Fleuriste Bouton d'Or", "Primeur Chez Nanou",
    "Bar de l'Ouest", "Mairie", "Médiathèque",
)  # fmt: skip
_SECOND_CAR_PARKS = ("Gare", "Centre", "Quai", "Bourg-Neuf")


def _names(shops: Sequence[str], car_parks: Sequence[str]) -> Names:
    return Names({fold(name): name for name in shops}, {fold(name): name for name in car_parks})


NAMES = _names(_SHOPS, _CAR_PARKS)
"""The town of the first writer."""
SECOND_NAMES = _names(_SECOND_SHOPS, _SECOND_CAR_PARKS)
HELD_OUT = "second_heldout"
"""The half that nothing was made with."""
_LABELS: dict[str, Consent] = {
    "oui": "yes",
    "non": "no",
    "revoquer": "revoke",
    "aide": "help",
    "ambigu": "unsure",
}


@dataclass(frozen=True)
class Item:
    """One message of the corpus, and what its writer says that it means."""

    text: str
    intent: str
    who: str
    pending: str
    slots: tuple[tuple[str, str], ...]
    names: Names = NAMES
    """Of the town that its writer had in mind."""


def items(half: str) -> list[Item]:
    """Return the messages of one half: "tuning", "heldout", "second_tuning" or HELD_OUT."""
    names = SECOND_NAMES if half.startswith("second") else NAMES
    with (CORPUS / f"{half}.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Item(row["text"], row["intent"], row["who"], row["pending"], tuple(_slots(row["slots"])), names)
            for row in csv.DictReader(lines)
        ]


def _slots(told: str) -> Iterator[tuple[str, str]]:
    for pair in told.split("|") if told else ():
        name, _, value = pair.partition("=")
        yield name, value


def consents(folder: Path) -> Iterator[tuple[str, Consent]]:
    """Yield each answer of the files of a folder (or of its part `help`) with what it says."""
    for path in sorted([*folder.glob("*.csv"), *(folder / "help").glob("*.csv")]):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            if rows.fieldnames == ["texte", "intention"]:
                yield from ((row["texte"], _LABELS[row["intention"]]) for row in rows)
