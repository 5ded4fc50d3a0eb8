"""The benchmark of pages: what they cost from the shelf and cold, whether any is stale, what they weigh."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from halles.kit.cluster import Missing, running
from halles.kit.progress import Progress
from halles.stalls.directory.bench import freshness, weights
from halles.stalls.directory.bench.serving import HALLES, PLAIN, Server, ask, client_name, halles

LARGE, SMALL = "grande-ville", "petite-ville"
"""Two towns of one house, of 2,000 shops and of 300."""
PLACES, POPULATION = 300, 14_500
"""The generated demonstration town of so many inhabitants, map and all, has at least so many places."""
COLD = "?froid=1"
"""A query key that no page declares: the shelf has no part in the answer."""

Tell = Callable[[int, int], None]


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure everything on throwaway houses served as the supervisor serves them; `data` is not used."""
    with TemporaryDirectory(prefix="halles-pages-") as name:
        home = Path(name)
        progress.step("pages: two towns", 0, 1)
        build(home, f"{LARGE}={towns_shops(quick)}", f"{SMALL}={PLACES}")
        progress.step("pages: two towns", 1, 1)
        metrics, peers = _costs(home, quick=quick, progress=progress)
        metrics |= _weights(home / "demonstration")
        progress.step("pages: stale answers, SQLite", 0, 1)
        seconds = 3.0 if quick else 30.0
        metrics |= _named("sqlite", freshness.measure(home, town=SMALL, seconds=seconds))
        progress.step("pages: stale answers, SQLite", 1, 1)
        metrics |= _on_postgresql(home / "postgresql", seconds, progress)
    known = [metrics[f"{base}_stale"] for base in ("sqlite", "postgresql") if f"{base}_stale" in metrics]
    metrics["stale"] = sum(known)
    return {"metrics": metrics, "peers": peers}


def build(home: Path, *towns: str, database: str = "") -> None:
    """Make a house in `home` with these towns ("slug=shops"), and the plain peer with as many shops."""
    home.mkdir(exist_ok=True)
    (home / "secret.key").write_text("bench-" * 10)
    ask("town", *towns, home=home, database=database)


def _costs(home: Path, *, quick: bool, progress: Progress) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the CPU of each kind of answer, in ms: the median of rounds, each of them asking all kinds."""
    ask("plain", towns_shops(quick), home=home)
    seconds, rounds = (1.0, 2) if quick else (5.0, 5)
    found: dict[str, list[float]] = {}
    with Server(PLAIN, home) as plain, Server(HALLES, home) as house:
        kinds = {
            "empty_view": (plain, "/empty/"),
            "home": (house, f"/{LARGE}/"),
            "plain_list": (plain, "/list/"),
            "cold_list": (house, f"/{LARGE}/commerces/{COLD}"),
            "cold_list_small_town": (house, f"/{SMALL}/commerces/{COLD}"),
            "cold_home": (house, f"/{LARGE}/{COLD}"),
            "cold_sheet": (house, f"/{LARGE}/commerces/boutique-0007/{COLD}"),
        }
        for turn in range(rounds):
            for name, (server, path) in kinds.items():
                progress.step("pages: costs", turn * len(kinds) + len(found), rounds * len(kinds))
                found.setdefault(name, []).append(server.cpu_ms(path, seconds=seconds))
        progress.step("pages: costs", rounds * len(kinds), rounds * len(kinds))
        sizes = {name: round(len(server.get(path).body) / 1000, 1) for name, (server, path) in kinds.items()}
    each = {name: median(values) for name, values in found.items()}
    ratios = {
        "home_vs_empty_view": _ratio(found["empty_view"], found["home"]),
        "cold_list_vs_plain": _ratio(found["cold_list"], found["plain_list"]),
    }
    metrics = ratios | {f"{name}_ms": round(ms, 3) for name, ms in each.items()} | {"client": client_name()}
    return metrics, {"plain_django": {"sizes_kb": sizes}}


def _weights(home: Path) -> dict[str, Any]:
    """Weigh the pages of the generated demonstration town, which has all that a town's pages show."""
    build(home)
    halles("demo", "--population", str(POPULATION), home=home)
    with Server(HALLES, home) as server:
        return weights.measure(server, places=PLACES)


def towns_shops(quick: bool) -> str:
    """Return how many shops the large town and the plain peer have."""
    return "400" if quick else "2000"


def _ratio(above: list[float], below: list[float]) -> float:
    """Return the median of the rounds' ratios: what else the machine does weighs on both sides of each."""
    return round(median(a / b for a, b in zip(above, below, strict=True)), 3)


def _on_postgresql(home: Path, seconds: float, progress: Progress) -> dict[str, Any]:
    """Look for stale answers over a PostgreSQL of our own; without one, say why there is no figure."""
    try:
        with running() as cluster:
            progress.step("pages: stale answers, PostgreSQL", 0, 1)
            build(home, f"{SMALL}=60", database=cluster.url)
            figures = freshness.measure(home, town=SMALL, seconds=seconds, database=cluster.url)
            progress.step("pages: stale answers, PostgreSQL", 1, 1)
            return _named("postgresql", figures)
    except Missing as missing:
        return {"postgresql_reason": str(missing)}


def _named(base: str, figures: dict[str, Any]) -> dict[str, Any]:
    return {f"{base}_{name}": value for name, value in figures.items()}
