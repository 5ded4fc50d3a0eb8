"""Small files of public registers written for tests, and what their columns are (facts of the formats)."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from halles.kit.actor import Actor
from halles.kit.importer import Preview
from halles.kit.progress import Silent

HOUSE = Actor(system="test")
OLD_SIRENE = (
    "siren", "nic", "siret", "statutDiffusionEtablissement", "dateCreationEtablissement",
    "trancheEffectifsEtablissement", "anneeEffectifsEtablissement", "etablissementSiege",
    "complementAdresseEtablissement", "numeroVoieEtablissement", "indiceRepetitionEtablissement",
    "typeVoieEtablissement", "libelleVoieEtablissement", "codePostalEtablissement",
    "libelleCommuneEtablissement", "codeCommuneEtablissement", "dateDebut",
    "etatAdministratifEtablissement", "enseigne1Etablissement", "enseigne2Etablissement",
    "enseigne3Etablissement", "denominationUsuelleEtablissement", "activitePrincipaleEtablissement",
    "nomenclatureActivitePrincipaleEtablissement", "caractereEmployeurEtablissement",
)  # fmt: skip
GEOCODED = (*OLD_SIRENE, "longitude", "latitude", "geo_score", "geo_type", "geo_adresse", "geo_id")
PRESENT = (
    *OLD_SIRENE, "dernierNumeroVoieEtablissement", "indiceRepetitionDernierNumeroVoieEtablissement",
    "identifiantAdresseEtablissement", "coordonneeLambertAbscisseEtablissement",
    "coordonneeLambertOrdonneeEtablissement", "activitePrincipaleNAF25Etablissement",
)  # fmt: skip
LAYOUTS = {"geocoded": GEOCODED, "present": PRESENT}


def establishment(nic: int, name: str = "", **more: str) -> dict[str, str]:
    """Return one line of SIRENE: an active bakery of Redon that may be published."""
    values = {
        "siren": "123456782",
        "nic": f"{nic:05d}",
        "siret": f"123456782{nic:05d}",
        "statutDiffusionEtablissement": "O",
        "etatAdministratifEtablissement": "A",
        "enseigne1Etablissement": name,
        "activitePrincipaleEtablissement": "10.71C",
        "nomenclatureActivitePrincipaleEtablissement": "NAFRev2",
        "numeroVoieEtablissement": str(nic),
        "typeVoieEtablissement": "RUE",
        "libelleVoieEtablissement": "DU PORT",
        "codePostalEtablissement": "35600",
        "libelleCommuneEtablissement": "REDON",
        "codeCommuneEtablissement": "35236",
        "dateDebut": "2020-01-01",
    }
    return values | more


def facility(number: int, name: str, **more: str) -> dict[str, str]:
    """Return one line of the SCDL format: a library of Redon."""
    values = {
        "COLL_NOM": "Commune de Redon",
        "COLL_SIRET": "21350236200013",
        "EQUIP_UID": f"35236-01080205-{number:03d}",
        "EQUIP_THEME": "Equipement culturel",
        "EQUIP_CODE": f"01080205-{number:03d}",
        "EQUIP_TYPE": "Bibliothèque",
        "EQUIP_NOM": name,
        "ADR_NUMERO": str(number),
        "ADR_NOMVOIE": "Rue de l'Étang",
        "ADR_CODEPOSTAL": "35600",
        "ADR_COMMUNE": "Redon",
        "EQUIP_LAT": "47.651",
        "EQUIP_LONG": "-2.084",
        "EQUIP_OUVERTURE": "Tu-Sa 10:00-12:00,14:00-18:00",
        "EQUIP_TEL": "+33 299711234",
    }
    return values | more


def write_table(
    path: Path,
    rows: Iterable[Mapping[str, str]],
    columns: Sequence[str] = (),
    *,
    separator: str = ",",
    encoding: str = "utf-8",
) -> Path:
    """Write rows as CSV."""
    rows = list(rows)
    columns = columns or list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path


def look(importer: Any, path: Path, town: str = "redon", **options: str) -> Preview:
    """Look at a file as the importer does."""
    preview: Preview = importer.see(path, town=town, options=options, progress=Silent())
    return preview


def bring(importer: Any, path: Path, town: str = "redon") -> Preview:
    """Look at a file, then take what it changes."""
    preview = look(importer, path, town)
    if preview.changes:
        preview.take(HOUSE)
    return preview
