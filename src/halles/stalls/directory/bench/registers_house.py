"""In a throwaway house: bring every sample into its town, write every export, stream a country's register."""

import csv
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOWNS = (
    ("Redon", "35236"), ("Strasbourg", "67482"), ("Acigné", "35001"), ("Plougastel-Daoulas", "29189"),
    ("Escoulis", "31591"), ("L'Abergement-Clémenciat", "01001"),
)  # fmt: skip
"""The communes that the samples are about; Redon also has an extract of OpenStreetMap."""
TABLES = ("addresses", "sirene", "equipements")
NAMES = ("LE FOURNIL", "AU BON PAIN", "CHEZ ANNE", "L'ATELIER", "LA HALLE")
ACTIVITIES = ("10.71C", "47.71Z", "56.10A", "96.02A", "68.20B", "64.20Z")


def main(data: str, lines: str) -> None:
    """Print the figures."""
    import django

    django.setup()
    from django.conf import settings

    from halles.kit.actor import Actor
    from halles.town.public import town_create

    for name, insee in TOWNS:
        town_create(actor=Actor(system="bench"), name=name, insee=insee)
    figures = _country(Path(settings.HOME) / "country.csv", int(lines))  # first: its memory is measured
    figures |= _samples(Path(data)) if data else {}
    _exports(Path(settings.HOME) / "exports")
    print(json.dumps(figures, ensure_ascii=False))  # noqa: T201


def _samples(data: Path) -> dict[str, Any]:
    """Bring in each file where an importer takes it; tell what the others answered."""
    imported: dict[str, list[str]] = {}
    refused: dict[str, str] = {}
    for extract in sorted(data.glob("redon*.osm.pbf")):
        imported[extract.name] = _brought("osm", extract, "redon", commune="Redon", insee="35236")
    for path in sorted((data / "samples").glob("*.csv")):
        lines, reasons = _tried(path)
        if lines:
            imported[path.name] = lines
        else:
            refused[path.name] = reasons[0]
    return {"imported": imported, "imported_files": len(imported), "refused": refused} | _rows()


def _tried(path: Path) -> tuple[list[str], list[str]]:
    """Return what was said where a file was taken, and why it was refused elsewhere, the nearest first."""
    from halles.kit.errors import Problem
    from halles.kit.text import slugify

    said: list[str] = []
    reasons: list[tuple[bool, str]] = []
    for table in TABLES:
        for name, _insee in TOWNS:
            try:
                said += _brought(table, path, slugify(name))
            except Problem as problem:
                reasons.append((", line 1:" in str(problem), str(problem)))
    return said, [reason for _is_header, reason in sorted(reasons, key=lambda each: each[0])]


def _brought(importer: str, path: Path, town: str, **options: str) -> list[str]:
    from halles.kit.actor import Actor
    from halles.kit.importer import house_importers
    from halles.kit.progress import Silent

    preview = house_importers()[importer].see(path, town=town, options=options, progress=Silent())
    if preview.changes:
        preview.take(Actor(system="bench"))
    return [f"{importer} {town}: {line}" for line in preview.lines[:1]]


def _rows() -> dict[str, Any]:
    from halles.stalls.directory.models import OsmPlace, RegisterPlace
    from halles.town.models import Address

    counts = {"addresses": Address.objects.count(), "register_rows": RegisterPlace.objects.count()}
    counts["osm_places"] = OsmPlace.objects.count()
    return counts | {"imported_rows": sum(counts.values())}


def _country(path: Path, lines: int) -> dict[str, Any]:
    """Write an invented register of a country, bring one commune's part in, and say what it cost."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = _establishments(lines)
        out = csv.DictWriter(file, list(next(rows)), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.perf_counter()
    _brought("sirene", path, "redon")
    seconds = time.perf_counter() - begin
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    size = path.stat().st_size / 1_000_000
    path.unlink()
    words = {"country_lines": lines, "country_mb": round(size), "country_s": round(seconds, 1)}
    return words | {"country_rss_more_mb": round(more, 1)}


def _establishments(count: int) -> Iterator[dict[str, str]]:
    for n in range(count):
        name, activity = NAMES[n % 5], ACTIVITIES[n % 6]
        yield {
            "siren": f"{n // 10:09d}", "nic": f"{n % 10:05d}", "siret": f"{n // 10:09d}{n % 10:05d}",
            "statutDiffusionEtablissement": "P" if n % 7 == 0 else "O",
            "numeroVoieEtablissement": str(n % 90 + 1), "typeVoieEtablissement": "RUE",
            "libelleVoieEtablissement": f"DU PORT {n % 400}", "codePostalEtablissement": "35600",
            "codeCommuneEtablissement": "35236" if n % 2000 == 3 else f"{n % 95 + 1:02d}{n % 900:03d}",
            "dateDebut": "2020-01-01", "etatAdministratifEtablissement": "F" if n % 3 == 0 else "A",
            "enseigne1Etablissement": f"{name} {n}", "activitePrincipaleEtablissement": activity,
            "nomenclatureActivitePrincipaleEtablissement": "NAFRev2",
            "longitude": "-2.084", "latitude": "47.651",
        }  # fmt: skip


def _exports(folder: Path) -> None:
    """Write every export of every town that has something to give."""
    from halles.kit.exporter import house_exporters
    from halles.town.public import town_list

    folder.mkdir()
    for town in town_list():
        for exporter in house_exporters().values():
            if not town.is_demo and exporter.is_there(town.slug):
                text = "".join(exporter.parts(town.slug))
                name = f"{exporter.name}-{town.slug}{exporter.suffix}"
                (folder / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(*sys.argv[1:])
