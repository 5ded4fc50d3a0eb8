"""« Le voisin en a un » : demand lost in twenty shops that tell each other yes or no, and in twenty alone.

Each part's monthly demand is split among 20 shops, every unit to a shop and a moment of its month by a
printed seed. The first 24 months set the stock: the town keeps 1.5 lead demands of each part (rounded, one
at least), in the shops that sold most of it. Then the other months are lived through: a unit sold is ordered
again by its shop and comes one lead time later; a customer whose shop has none goes to the first shop that
`who_has` names, or is lost. Every way of sharing meets the same customers with as many units in the town.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from halles.kit.progress import Progress
from halles.stalls.stock.bench.pooling_data import Split, parts_of, split
from halles.stalls.stock.bench.pooling_town import ALONE, TOGETHER, Tally, Way, lived

SEED, OTHER_SEEDS = 20261128, (1, 2, 3, 4)
LEAD_MONTHS, OTHER_LEADS = 1.0, (0.5, 2.0, 3.0)
WAYS = {
    "together": TOGETHER,
    "ten_of_twenty": Way(members=10),
    "seven_in_ten_go": Way(accepts=0.7),
    "ten_and_seven": Way(members=10, accepts=0.7),
    "last_piece_kept_back": Way(least=2),
    "one_name_as_of_the_morning": Way(most=1, is_live=False),
    "three_names_as_of_the_morning": Way(is_live=False),
    "replaced_where_asked": Way(is_replaced_where_asked=True),
    "stock_chosen_by_the_town": Way(is_town_stock=True),
}


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Compare ways of sharing on every `*_monthly.csv*` of `data`; `quick` skips other seeds and leads."""
    if data is None:
        raise SystemExit("pooling: --data DIR is needed, with *_monthly.csv.* in it")
    series = parts_of(data)
    if not len(series):
        raise SystemExit(f"pooling: no *_monthly.csv.* in {data}")
    towns = list(_towns(quick))
    ratios: dict[str, float] = {}
    figures: dict[str, Any] = {}
    for done, (seed, lead) in enumerate(towns, 1):
        town = split(series, seed=seed, lead_months=lead)
        alone, together = lived(town, ALONE), lived(town, TOGETHER)
        ratios[f"seed {seed}, lead {lead} months"] = together.lost / max(1, alone.lost)
        if done == 1:
            figures = _figures(town, alone)
        progress.step("towns", done, len(towns))
    return {"metrics": {**figures, "lost_demand_ratio_elsewhere": _rounded(ratios)}}


def _towns(quick: bool) -> Iterator[tuple[int, float]]:
    yield SEED, LEAD_MONTHS
    if not quick:
        yield from ((seed, LEAD_MONTHS) for seed in OTHER_SEEDS)
        yield from ((SEED, lead) for lead in OTHER_LEADS)


def _figures(town: Split, alone: Tally) -> dict[str, Any]:
    """Return what each way lost next to shops alone, in the town of the printed seed."""
    tallies = {name: lived(town, way) for name, way in WAYS.items()}
    together = tallies["together"]
    return {
        "lost_demand_ratio": round(together.lost / max(1, alone.lost), 4),
        "seed": SEED,
        "lead_months": LEAD_MONTHS,
        "shops": town.shops,
        "parts": len(town.stock),
        "units_asked": alone.asked,
        "units_in_town": int(town.stock.sum()),
        "lost_share_alone": round(alone.lost / max(1, alone.asked), 4),
        "lost_share_together": round(together.lost / max(1, together.asked), 4),
        "found_at_neighbour": round(together.found / max(1, together.missed), 4),
        "median_metres": float(np.median(together.metres)) if together.metres else None,
        "ratio_by_way": _rounded({name: each.lost / max(1, alone.lost) for name, each in tallies.items()}),
        "found_by_way": _rounded({name: each.found / max(1, each.missed) for name, each in tallies.items()}),
        "sold_elsewhere_in_vain": {name: each.in_vain for name, each in tallies.items() if each.in_vain},
        "sales_seen_by_asking_daily": round(together.seen / max(1, together.sold), 4),
        "sales_seen_within_the_limit": round(together.seen_by_few / max(1, together.sold), 4),
    }


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items()}
