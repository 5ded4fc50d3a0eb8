"""The corpus of text messages, the town that its writer had in mind, and files of answers about consent."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from halles.doors.engine import Consent, Names, Spec, fold
from halles.kit.manifest import house_manifests

CORPUS = Path(__file__).parent / "corpus"
TODAY = date(2025, 4, 22)
"""A Tuesday; what "jeudi" is does not matter, but that it is the same for all."""
_SHOPS = (
    "Le Fournil des Quais", "Librairie du Pont", "Boucherie Morvan", "Coiffure Léa", "Café de la Gare",
    "Fleurs du Bourg", "Garage Kerloc'h", "Ti Laezh", "Épicerie Chez Yvonne", "Poissonnerie Le Gall",
    "Pharmacie de l'Isole",
)  # fmt: skip
_CAR_PARKS = ("Gare", "Halles", "Champ de Foire", "Saint-Michel")
NAMES = Names({fold(name): name for name in _SHOPS}, {fold(name): name for name in _CAR_PARKS})
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


def items(half: str) -> list[Item]:
    """Return the messages of one half of the corpus, "tuning" or "heldout"."""
    with (CORPUS / f"{half}.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Item(row["text"], row["intent"], row["who"], row["pending"], tuple(_slots(row["slots"])))
            for row in csv.DictReader(lines)
        ]


def _slots(told: str) -> Iterator[tuple[str, str]]:
    for pair in told.split("|") if told else ():
        name, _, value = pair.partition("=")
        yield name, value


def specs() -> list[Spec]:
    """Return what the whole house understands, from its manifests."""
    return [
        Spec(one.name, one.risk, one.phrases, one.slots, one.who)
        for manifest in house_manifests().values()
        for one in manifest.intents
    ]


def consents(folder: Path) -> Iterator[tuple[str, Consent]]:
    """Yield each answer of the files of a folder (or of its part `help`) with what it says."""
    for path in sorted([*folder.glob("*.csv"), *(folder / "help").glob("*.csv")]):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            if rows.fieldnames == ["texte", "intention"]:
                yield from ((row["texte"], _LABELS[row["intention"]]) for row in rows)
