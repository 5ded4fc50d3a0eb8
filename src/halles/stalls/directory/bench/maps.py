"""The benchmark of the map: how long a town takes to draw, what its map weighs, whether names touch."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from halles.kit.progress import Progress
from halles.stalls.directory.bench.maps_browser import touching_in_browser
from halles.stalls.directory.bench.maps_check import touching
from halles.stalls.directory.bench.serving import ask, halles

INVENTED = "1:12000"
"""Seed and inhabitants of the town that is drawn where no file is given."""


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Draw each "*.osm.pbf" of `data` in a house of its own; without data, an invented town."""
    towns = [str(path) for path in sorted(data.glob("*.osm.pbf"))] if data else [INVENTED]
    found: dict[str, dict[str, Any]] = {}
    for number, town in enumerate(towns):
        progress.step("map", number, len(towns))
        found[Path(town).name.partition(".")[0]] = _measured(town, times=1 if quick else 3)
    progress.step("map", len(towns), len(towns))
    if not found:
        raise SystemExit(f"map: no *.osm.pbf in {data}")
    return {"metrics": _worst(found) | {"towns": found}, "peers": {}}


def _measured(town: str, *, times: int) -> dict[str, Any]:
    """Return the figures of one town; its names are looked at twice, by geometry and by a browser."""
    with TemporaryDirectory(prefix="halles-map-") as name:
        home = Path(name)
        (home / "secret.key").write_text("bench-" * 10)
        halles("setup", home=home)
        if ":" in town:
            seed, _, people = town.partition(":")
            halles("demo", "--seed", seed, "--population", people, home=home)
        figures: dict[str, Any] = json.loads(ask("maps_house", town, str(times), home=home).splitlines()[-1])
        svg = (home / "map.svg").read_text(encoding="utf-8")
    figures["label_collisions"] = len(touching(svg))
    figures["browser_collisions"] = touching_in_browser(svg)
    return figures


def _worst(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the worst of each figure; collisions are added up, unknown where there is no browser."""
    rows = list(found.values())
    metrics: dict[str, Any] = {
        name: max(row[name] for row in rows) for name in ("draw_s", "kb_map", "kb_map_links", "square_km")
    }
    metrics["label_collisions"] = sum(row["label_collisions"] for row in rows)
    seen = [row["browser_collisions"] for row in rows if row["browser_collisions"] is not None]
    return metrics | {"browser_collisions": sum(seen) if len(seen) == len(rows) else None}
