"""In a throwaway house: import a town, draw it, weigh its map as it travels."""

import json
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any


def main(town: str, times: str) -> None:
    """Print the figures of a town: an extract's path, or the demonstration that is already there."""
    import django

    django.setup()
    slug = _demo() if ":" in town else _imported(Path(town))
    seconds = [_drawn(slug) for _ in range(int(times))]
    print(json.dumps({"draw_s": round(median(seconds), 2)} | _weighed(slug)))  # noqa: T201


def _demo() -> str:
    from halles.town.models import Town

    return Town.objects.filter(is_demo=True).values_list("slug", flat=True)[0]


def _imported(path: Path) -> str:
    """Import an extract under the first words of its file's name that are those of a commune in it."""
    from halles.kit.actor import Actor
    from halles.kit.errors import BadInput
    from halles.kit.progress import Progress
    from halles.stalls.directory.exchange.osm_import import import_carry_out
    from halles.stalls.directory.exchange.osm_read import read_extract

    words = path.name.partition(".")[0].split("-")
    for count in range(len(words), 0, -1):
        try:
            extract = read_extract(path, commune=" ".join(words[:count]), progress=Progress())
        except BadInput:
            continue
        return import_carry_out(actor=Actor(system="bench"), extract=extract).town
    raise SystemExit(f"map: no commune called {' '.join(words)} in {path}")


def _drawn(slug: str) -> float:
    """Return the seconds that drawing a town takes, from its rows to its rows."""
    from halles.kit.actor import Actor
    from halles.town.models import MapDrawing
    from halles.town.public import map_draw

    MapDrawing.objects.filter(town__slug=slug).update(digest="")
    begin = time.perf_counter()
    map_draw(actor=Actor(system="bench"), town=slug)
    return time.perf_counter() - begin


def _weighed(slug: str) -> dict[str, Any]:
    """Return what the map weighs without its shops and with them; leave it in the house's folder."""
    from django.conf import settings

    from halles.kit.shelf.encoding import compress
    from halles.town.queries import map_view, streets_get
    from halles.town.templatetags.town import town_map

    found = streets_get(town=slug)
    if found.drawing is None:
        raise SystemExit(f"map: nothing of {slug} was drawn")
    full = map_view(found.drawing, found.points + found.vacant)
    bare, linked = (town_map(view, "plan") for view in (map_view(found.drawing, []), full))
    (Path(settings.HOME) / "map.svg").write_text(linked, encoding="utf-8")
    return {
        "kb_map": round(len(compress(bare.encode(), "br")) / 1000, 2),
        "kb_map_links": round(len(compress(linked.encode(), "br")) / 1000, 2),
        "square_km": round(found.drawing.width * found.drawing.height / 1e6, 2),
        "names": len(found.drawing.names),
        "shops": sum(len(mark.points) for mark in full.marks),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
