"""A small checker of Table Schema, made for the tests: types, required, enum, pattern, lengths, bounds.

The columns of the SCDL format are written here by hand, from its published schema (0.1.5).
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

THEMES = (
    "Equipement administratif", "Equipement de justice", "Equipement sanitaire",
    "Equipement social et d'animation", "Equipement sportif et de loisirs", "Equipement d'enseignement",
    "Equipement cultuel", "Equipement culturel", "Equipement de mobilité", "Autre équipement",
)  # fmt: skip
SCDL: dict[str, dict[str, Any]] = {
    "COLL_NOM": {"required": True},
    "COLL_SIRET": {"required": True, "pattern": r"^\d{14}$"},
    "EQUIP_UID": {"required": True, "most": 18, "pattern": r"^[0-9A-B]{5}-[0-9]{8}-[0-9]{3}"},
    "EQUIP_THEME": {"required": True, "enum": THEMES},
    "EQUIP_CODE": {"required": True, "most": 12},
    "EQUIP_TYPE": {"required": True},
    "EQUIP_NOM": {"required": True},
    "ADR_NUMERO": {"required": True},
    "ADR_NOMVOIE": {"required": True, "least": 3, "pattern": r"^[a-zA-Z0-9\-\'\s\d\u00C0-\u00FF]+$"},
    "ADR_CODEPOSTAL": {"required": True, "most": 5},
    "ADR_COMMUNE": {"required": True, "pattern": r"^[A-Za-z\s\-\u00C0-\u00FF]+$"},
    "ADR_CLE_INTEROP": {"least": 16, "pattern": r"^[A-Za-z0-9_]+$"},
    "ERP_ID": {},
    "ERP_TYPE": {"most": 10},
    "ERP_CATEGORIE": {"type": "integer", "bounds": (1, 5)},
    "EQUIP_LAT": {"required": True, "type": "number"},
    "EQUIP_LONG": {"required": True, "type": "number"},
    "EQUIP_OUVERTURE": {},
    "EQUIP_TEL": {"most": 13},
    "EQUIP_EMAIL": {"pattern": r"^[^@\s]+@[^@\s]+$"},
    "EQUIP_WEB": {"pattern": r"^https?://\S+$"},
}
_TYPES = {"integer": int, "number": float}


def faults(text: str, schema: dict[str, dict[str, Any]]) -> list[str]:
    """Return what a validator would say of a table."""
    reader = csv.DictReader(io.StringIO(text), strict=True)
    said = [] if reader.fieldnames == list(schema) else [f"header: {reader.fieldnames}"]
    for number, row in enumerate(reader, 2):
        if None in row or None in row.values():
            said.append(f"line {number}: not as wide as the header")
            continue
        for name, rules in schema.items():
            said += [f"line {number}, {name}: {what} ({row[name]!r})" for what in _cell(row[name], rules)]
    return said


def _cell(value: str, rules: dict[str, Any]) -> Iterator[str]:
    if not value:
        if rules.get("required"):
            yield "required"
        return
    try:
        number = _TYPES.get(rules.get("type", ""), str)(value)
    except ValueError:
        yield f"no {rules['type']}"
        return
    if "bounds" in rules and not rules["bounds"][0] <= number <= rules["bounds"][1]:
        yield "out of bounds"
    if "enum" in rules and value not in rules["enum"]:
        yield "none of the words"
    if not re.search(rules.get("pattern", ""), value):
        yield "not of the pattern"
    if not rules.get("least", 0) <= len(value) <= rules.get("most", 10_000):
        yield "length"
