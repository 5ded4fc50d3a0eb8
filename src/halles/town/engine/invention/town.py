"""Invent a whole town: its plan, then what stands in each block, then names, numbers, shops and homes."""

from halles.town.engine.invention import words
from halles.town.engine.invention.addresses import number_lots
from halles.town.engine.invention.bend import Bend
from halles.town.engine.invention.blocks import cut_blocks
from halles.town.engine.invention.drawing import Drawing
from halles.town.engine.invention.furniture import dwellings, lamp_places, quarter_of
from halles.town.engine.invention.ground import Chance, Ground, Home, Point, Spot, Unit
from halles.town.engine.invention.landmarks import market_hall
from halles.town.engine.invention.lots import Lot
from halles.town.engine.invention.making import Making
from halles.town.engine.invention.measures import measures
from halles.town.engine.invention.names import name_streets
from halles.town.engine.invention.plan import draw_plan
from halles.town.engine.invention.shops import choose_shops
from halles.town.engine.invention.uses import give_uses

PLOTS = 400
"""The most addresses of the centre told apart, for offices, practices and associations."""


def invent(chance: Chance, population: int, *, lon: int, lat: int) -> Ground:
    """Return a town of so many inhabitants around a point: the same one for the same chance."""
    size = measures(chance, population)
    plan = draw_plan(chance, size)
    blocks = cut_blocks(chance, plan)
    give_uses(chance, plan, blocks)
    made = Making(chance, plan, Drawing(plan, Bend(chance, size, lon=lon, lat=lat)))
    for block in blocks:
        made.block(block)
    made.landmarks.append(market_hall(plan))
    made.close_drives()
    name_streets(chance, plan)
    number_lots(plan, [*made.lots, *(one.lot for one in made.landmarks)])
    _draw_lines(made)
    return _ground(made)


def _draw_lines(made: Making) -> None:
    """Draw what is no block: water, railway, streets, the market and the other public buildings."""
    drawing, plan = made.drawing, made.plan
    drawing.water(made.chance.choice(words.RIVERS))
    drawing.railway()
    for street in plan.streets.all:
        drawing.street(street)
    drawing.roundabouts()
    square = next(street.name for street in plan.streets.all if street.part == "square")
    drawing.add("square", "pedestrian", square, [drawing.bend.ring(plan.square)])
    for one in made.landmarks:
        kind = "train_station" if one.what == "station" else one.what
        drawing.add("building", kind, one.name, [drawing.bend.corners(one.ring)])


def _ground(made: Making) -> Ground:
    """Return all that was made, in degrees and with addresses."""
    plan, place = made.plan, made.drawing.bend.placed
    shops = choose_shops(made.chance, plan, made.lots)
    shop_lots = {id(shop.lot) for shop in shops}
    units = tuple(
        Unit(
            spot=_spot(made, shop.lot),
            zone=shop.zone,
            quarter=quarter_of(plan.size, shop.lot.door),
            area_m2=max(22, round(shop.lot.surface * 0.82)),
            is_vacant=shop.is_vacant,
        )
        for shop in shops
    )
    lived_in = [lot for lot in made.lots if lot.zone != "mall"]
    counts = dwellings(plan.size.population, lived_in)
    lamps: tuple[Point, ...] = tuple(place(lamp) for lamp in lamp_places(plan))
    made.drawing.add("lamp", "street_lamp", "", ((lamp,) for lamp in lamps))
    plots = [lot for lot in made.lots if lot.zone == "centre" and id(lot) not in shop_lots]
    return Ground(
        population=plan.size.population,
        shapes=tuple(made.drawing.shapes),
        units=units,
        homes=tuple(Home(_spot(made, lot), n) for lot, n in zip(lived_in, counts, strict=True) if n),
        car_parks=tuple(made.car_parks),
        lamps=lamps,
        quarters=words.QUARTERS,
        landmarks={one.what: _spot(made, one.lot) for one in reversed(made.landmarks)},
        schools=tuple((one.name, _spot(made, one.lot)) for one in made.landmarks if one.what == "school"),
        plots=tuple(_spot(made, lot) for lot in made.chance.sample(plots, min(PLOTS, len(plots)))),
    )


def _spot(made: Making, lot: Lot) -> Spot:
    lon, lat = made.drawing.bend.placed(lot.door)
    return Spot(lot.number, made.plan.streets[lot.street].name, lon, lat)
