"""Have an export judged by frictionless, with the national schema where there is one."""

import importlib.util
import json
from pathlib import Path
from typing import Any

MISSING = "frictionless is not installed: pip install -r requirements/oracles.txt, then run this again"
SCHEMAS = {"equipements": "scdl_equipements.json"}
"""Exports that have a national Table Schema, by the first word of their file's name."""


def is_ready() -> bool:
    """Say whether the validator is installed."""
    return importlib.util.find_spec("frictionless") is not None


def errors_of(path: Path, data: Path | None) -> list[str]:
    """Return what is wrong with an export, one sentence for each fault."""
    if path.suffix == ".geojson":
        return _geojson(path)
    schema = data / "schemas" / SCHEMAS.get(path.name.partition("-")[0], "-") if data else None
    return _table(path, schema if schema and schema.exists() else None)


def _table(path: Path, schema: Path | None) -> list[str]:
    from frictionless import Dialect, Resource, Schema, system
    from frictionless.formats import CsvControl

    more: dict[str, Any] = {}
    if schema:
        fields = json.loads(schema.read_text(encoding="utf-8"))["fields"]
        more["schema"] = Schema.from_descriptor({"fields": fields})
    separator = ";" if path.name.startswith("addresses") else ","
    with system.use_context(trusted=True):
        resource = Resource(
            path=str(path), dialect=Dialect(controls=[CsvControl(delimiter=separator)]), **more
        )
        report = resource.validate()
    return [f"{path.name}: {error.message}" for task in report.tasks for error in task.errors]


def _geojson(path: Path) -> list[str]:
    found = json.loads(path.read_text(encoding="utf-8"))
    bad = [
        each for each in found["features"] if each["type"] != "Feature" or not each["properties"].get("sheet")
    ]
    return [f"{path.name}: {each}" for each in bad]
