"""Build over the blocks of a town one after the other, and keep what stands where."""

from halles.town.engine.invention import words
from halles.town.engine.invention.blocks import Block
from halles.town.engine.invention.drawing import Drawing
from halles.town.engine.invention.ground import CarPark, Chance
from halles.town.engine.invention.landmarks import Landmark, landmark, station_building
from halles.town.engine.invention.lots import STYLES, Lot, build_block, fronts
from halles.town.engine.invention.plan import Plan
from halles.town.engine.invention.polygons import NO_STREET, Polygon, area, centroid, inset

CAR = 26.0
"""Square metres of a car park for each car, lanes included."""
MALL_DEEP = 66.0
"""From a street of the mall to its car park: what its boxes take."""
DEAD_END = 0.72


class Making:
    """A town in the making."""

    def __init__(self, chance: Chance, plan: Plan, drawing: Drawing) -> None:
        self.chance, self.plan, self.drawing = chance, plan, drawing
        self.lots: list[Lot] = []
        self.landmarks: list[Landmark] = []
        self.car_parks: list[CarPark] = []

    def block(self, block: Block) -> None:
        """Build over a block, or draw what it is used for."""
        if block.use == "mall":
            self._mall(block)
        elif block.use == "built":
            built = build_block(self.chance, self.plan, block.land, STYLES[block.zone], block.zone)
            self.drawing.houses(built.rings, "yes")
            self.lots += built.lots
        else:
            self._open(block)

    def close_drives(self) -> None:
        """Make some of the short streets of the estates dead ends."""
        for street in self.plan.streets.all:
            if street.part == "drive" and street.length < 140 and self.chance.uniform(0, 1) < 0.35:
                street.dead_end = DEAD_END

    def _open(self, block: Block) -> None:
        """Draw a square, a park, a school's ground…, with the building that stands on it."""
        self.drawing.use(block.land, block.use, block.name)
        for label in block.land.labels:
            if label != NO_STREET and block.use not in ("empty", "field", "wood"):
                self._open_street(label, block.land)
        if block.use == "car-park":
            self._car_park(fronts(self.plan, block.land, 0.8), block.name)
        elif block.use == "station":
            self.landmarks.append(station_building(self.plan, block))
        elif block.use in ("church", "townhall", "school"):
            building = landmark(self.plan, block, self._name(block))
            self.landmarks += [building] if building else []

    def _open_street(self, label: int, land: Polygon) -> None:
        """Let the streets around what is used be drawn, though no house stands along them."""
        street = self.plan.streets[label]
        at = [street.measure(point) for point in land.points]
        street.built.append((max(0.0, min(at)), min(street.length, max(at))))

    def _name(self, block: Block) -> str:
        if block.use == "church":
            return self.chance.choice(words.CHURCHES)
        return "Mairie" if block.use == "townhall" else block.name

    def _mall(self, block: Block) -> None:
        """Stand boxes along the mall's own streets, with their car park before them."""
        built = build_block(self.chance, self.plan, block.land, STYLES["retail"], "mall", only="retail")
        self.drawing.houses(built.rings, "retail")
        self.lots += built.lots
        away = (MALL_DEEP if self._is_retail(label) else 16.0 for label in block.land.labels)
        ground = inset(block.land, away)
        self.drawing.surface("parking", "surface", block.name, ground)
        self._car_park(ground, block.name)

    def _is_retail(self, label: int) -> bool:
        return label != NO_STREET and self.plan.streets[label].part == "retail"

    def _car_park(self, ground: Polygon | None, name: str) -> None:
        if ground:
            lon, lat = self.drawing.bend.placed(centroid(ground))
            self.car_parks.append(CarPark(name, lon, lat, max(10, round(area(ground) / CAR))))
