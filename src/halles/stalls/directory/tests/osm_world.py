"""Small OpenStreetMap files written for tests: two communes side by side, each 1,000 units wide."""

from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way

SCALE = 10_000_000


class World:
    """Objects by kind; edit them, then `write`."""

    def __init__(self) -> None:
        self.nodes: dict[int, tuple[int, int, dict[str, str]]] = {}
        self.ways: dict[int, tuple[list[int], dict[str, str]]] = {}
        self.relations: dict[int, tuple[list[tuple[str, int, str]], dict[str, str]]] = {}
        self._next = 100_000

    def node(self, number: int, lon: int, lat: int, **tags: str) -> int:
        self.nodes[number] = (lon, lat, tags)
        return number

    def way(self, number: int, points: list[tuple[int, int]], **tags: str) -> int:
        refs = []
        for lon, lat in points:
            known = next((n for n, (x, y, t) in self.nodes.items() if (x, y) == (lon, lat) and not t), None)
            refs.append(known or self.node(self._fresh(), lon, lat))
        self.ways[number] = (refs, tags)
        return number

    def square(self, number: int, lon: int, lat: int, size: int, **tags: str) -> int:
        corners = [(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size), (lon, lat)]
        return self.way(number, corners, **tags)

    def relation(self, number: int, members: list[tuple[str, int, str]], **tags: str) -> int:
        self.relations[number] = (members, tags)
        return number

    def write(self, path: Path, *, form: str = "pbf") -> Path:
        """Write the file, sorted as OpenStreetMap's extracts are."""
        with osmium.SimpleWriter(osmium.io.File(str(path), form), overwrite=True) as out:
            for number, (lon, lat, tags) in sorted(self.nodes.items()):
                out.add_node(Node(id=number, version=1, location=(lon / SCALE, lat / SCALE), tags=tags))
            for number, (refs, tags) in sorted(self.ways.items()):
                out.add_way(Way(id=number, version=1, nodes=refs, tags=tags))
            for number, (members, tags) in sorted(self.relations.items()):
                out.add_relation(Relation(id=number, version=1, members=members, tags=tags))
        return path

    def _fresh(self) -> int:
        self._next += 1
        return self._next


def region() -> World:
    """Bourg-Neuf (35999) west of Vieux-Bourg (35998), with a shared border, shops, streets and a pond."""
    w = World()
    w.way(1, [(1000, 0), (1000, 1000)])
    w.way(2, [(1000, 1000), (0, 1000), (0, 0), (1000, 0)])
    w.way(3, [(1000, 0), (2000, 0), (2000, 1000), (1000, 1000)])
    w.node(50, 500, 500, place="town", name="Bourg-Neuf")
    border = {"boundary": "administrative", "admin_level": "8", "type": "boundary"}
    west = [("w", 1, "outer"), ("w", 2, "outer"), ("n", 50, "admin_centre")]
    w.relation(1, west, name="Bourg-Neuf", **border, **{"ref:INSEE": "35999"})
    w.relation(
        2, [("w", 1, "outer"), ("w", 3, "outer")], name="Vieux-Bourg", **border, **{"ref:INSEE": "35998"}
    )
    _shops(w)
    w.way(30, [(100, 300), (900, 300)], highway="residential", name="Rue du Port")
    w.way(31, [(900, 300), (1500, 300)], highway="residential", name="Rue de la Gare")
    w.way(32, [(1600, 300), (1900, 300)], highway="residential", name="Rue Lointaine")
    w.square(33, 800, 500, 20, building="yes")
    w.square(34, 1800, 500, 20, building="yes")
    w.way(35, [(0, 700), (1900, 700)], waterway="river", name="La Claire")
    w.way(36, [(0, 800), (1900, 800)], railway="rail")
    w.square(37, 200, 600, 50, highway="pedestrian", area="yes", name="Place Haute")
    # A pond with an island, in two pieces.
    w.way(40, [(300, 100), (400, 100), (400, 200)])
    w.way(41, [(400, 200), (300, 200), (300, 100)])
    w.square(42, 340, 140, 20)
    members = [("w", 40, "outer"), ("w", 41, "outer"), ("w", 42, "inner")]
    w.relation(3, members, type="multipolygon", natural="water", name="Étang")
    return w


def _shops(w: World) -> None:
    w.node(
        10,
        100,
        100,
        shop="bakery",
        name="Le Fournil",
        opening_hours="Mo-Sa 07:00-19:00",
        phone="02 99 00 00 01",
    )
    w.node(11, 200, 100, amenity="bench", name="Banc Public")
    w.node(12, 210, 100, shop="butcher")
    w.node(13, 1500, 100, shop="books", name="Librairie d’en face")
    w.node(14, 800, 100, shop="vacant", name="Ancienne mercerie")
    w.node(15, 600, 600, amenity="townhall", name="Bourg-Neuf")
    # One café drawn twice: its door tells the hours, its building the address.
    w.node(16, 505, 405, amenity="cafe", name="Café du Port", opening_hours="24/7")
    w.square(
        20,
        500,
        400,
        10,
        amenity="cafe",
        building="yes",
        name="café du port",
        **{"addr:street": "Rue du Port"},
    )
    # A market hall made of two ways.
    w.way(21, [(700, 700), (740, 700), (740, 740)])
    w.way(22, [(740, 740), (700, 740), (700, 700)])
    halls = {"amenity": "marketplace", "name": "Les Halles", "building": "yes", "type": "multipolygon"}
    w.relation(4, [("w", 21, "outer"), ("w", 22, "outer")], **halls)
