"""What is read from an OpenStreetMap extract: cut, cards, shapes, and what is refused."""

import errno
from pathlib import Path

import pytest
from django.utils import translation

from halles.kit import geo
from halles.kit.errors import BadInput
from halles.kit.progress import Silent
from halles.stalls.directory.exchange import osm_file
from halles.stalls.directory.exchange.osm_read import Extract, read_extract
from halles.stalls.directory.tests.osm_world import World, region


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "region.osm.pbf"


def read(world: World, path: Path, commune: str = "Bourg-Neuf") -> Extract:
    return read_extract(world.write(path), commune=commune, progress=Silent())


def refusal(path: Path, commune: str = "Bourg-Neuf") -> str:
    with translation.override("en"), pytest.raises(BadInput) as caught:
        read_extract(path, commune=commune, progress=Silent())
    return str(caught.value)


@pytest.mark.parametrize("commune", ["Bourg-Neuf", "bourg neuf", "35999"])
def test_a_region_is_cut_to_the_commune(path, commune):
    extract = read(region(), path, commune)
    assert (extract.commune, extract.insee, extract.cut) == ("Bourg-Neuf", "35999", "border")
    assert extract.centre == (500, 500)
    assert [(p.osm, p.name, p.category) for p in extract.places] == [
        ("node/10", "Le Fournil", "bakery"),
        ("node/15", "Mairie", "townhall"),
        ("node/16", "Café du Port", "cafe"),
        ("relation/4", "Les Halles", "marketplace"),
    ]
    assert extract.places[0].hours == "Mo-Sa 07:00-19:00"
    assert extract.places[0].phone == "02 99 00 00 01"


def test_a_shop_drawn_twice_is_one_card_that_tells_all(path):
    cafe = next(p for p in read(region(), path).places if p.category == "cafe")
    assert (cafe.osm, cafe.hours, cafe.street) == ("node/16", "24/7", "Rue du Port")


def test_a_surface_is_a_card_at_its_centre(path):
    halls = read(region(), path).places[-1]
    assert (halls.lon, halls.lat) == (720, 720)


def test_shapes_by_layer(path):
    shapes = {(s.layer, s.osm): s for s in read(region(), path).shapes}
    assert sorted(shapes) == [
        ("building", "relation/4"),
        ("building", "way/20"),
        ("building", "way/33"),
        ("building", "way/34"),
        ("railway", "way/36"),
        ("square", "way/37"),
        ("street", "way/30"),
        ("street", "way/31"),
        ("street", "way/32"),
        ("water", "relation/3"),
        ("water", "way/35"),
    ]
    pond = geo.unpack(shapes["water", "relation/3"].points)
    assert sorted(len(ring) for ring in pond) == [5, 5]
    assert all(ring[0] == ring[-1] for ring in pond)
    assert shapes["street", "way/30"].name == "Rue du Port"
    assert geo.unpack(shapes["street", "way/30"].points) == [[(100, 300), (900, 300)]]


def test_the_neighbours_side_is_drawn_near_the_shops_and_has_no_name(path):
    world = region()
    world.way(60, [(90_000, 0), (91_000, 0)], highway="residential", name="Rue d’Ailleurs")
    names = {s.osm: s.name for s in read(world, path).shapes}
    assert names["way/31"] == "Rue de la Gare"
    assert names["way/32"] == ""
    assert "way/60" not in names


def test_what_people_find_their_way_by(path):
    world = region()
    world.square(70, 500, 400, 20, building="yes", amenity="townhall", name="Bourg-Neuf")
    world.square(71, 540, 400, 20, railway="station", name="Bourg-Neuf")
    world.square(72, 580, 400, 20, building="yes", amenity="bank", name="Banque")
    world.square(73, 620, 400, 20, amenity="parking")
    world.square(74, 660, 400, 20, amenity="parking", parking="underground")
    kinds = {s.osm: (s.layer, s.kind) for s in read(world, path).shapes}
    assert kinds["way/70"] == ("building", "townhall")
    assert kinds["way/71"] == ("building", "train_station")
    assert kinds["way/72"] == ("building", "yes")
    assert kinds["way/73"] == ("parking", "surface")
    assert "way/74" not in kinds


def test_a_border_that_the_extract_cuts_off_still_parts_the_shops(path):
    world = region()
    del world.ways[2]
    extract = read(world, path)
    assert extract.cut == "part"
    assert [p.osm for p in extract.places] == ["node/10", "node/15", "node/16", "relation/4"]


@pytest.mark.parametrize("missing", ["relations", "border", "centre"])
def test_without_a_usable_border_the_whole_file_is_taken(path, missing):
    world = region()
    if missing == "relations":
        del world.relations[1], world.relations[2]
    elif missing == "border":
        del world.ways[1], world.ways[2]
    else:
        del world.ways[2], world.nodes[50]
    extract = read(world, path)
    assert extract.cut == "none"
    assert "node/13" in {p.osm for p in extract.places}


def test_positions_of_a_large_file_are_kept_on_disk(path, monkeypatch):
    expected = read(region(), path)
    monkeypatch.setattr(osm_file, "ON_DISK_FROM", 0)
    assert read(region(), path) == expected


def test_reading_twice_gives_the_same(path):
    assert read(region(), path) == read(region(), path)


def test_ways_without_their_points_are_counted(path):
    world = region()
    world.ways[60] = ([999], {"highway": "residential", "name": "Rue Perdue"})
    assert sum(read(world, path).left_out.values()) == 1


def test_an_unknown_commune_is_refused_with_near_names(path):
    region().write(path)
    message = refusal(path, "Bourg-Neu")
    assert "region.osm.pbf" in message
    assert "Bourg-Neuf" in message
    assert "Vieux-Bourg" in refusal(path, "Marseille")


def test_two_communes_of_one_name_are_told_apart_by_their_code(path):
    world = region()
    members, tags = world.relations[2]
    world.relations[2] = (members, {**tags, "name": "Bourg-Neuf"})
    world.write(path)
    assert "35998, 35999" in refusal(path)
    extract = read_extract(path, commune="Bourg-Neuf", insee="35998", progress=Silent())
    assert [p.osm for p in extract.places] == ["node/13"]


def test_a_code_needs_a_border(path):
    world = region()
    world.relations.clear()
    world.write(path)
    assert "INSEE" in refusal(path, "35999")


def test_a_commune_without_any_shop_is_refused(path):
    world = region()
    del world.nodes[13]
    world.write(path)
    message = refusal(path, "Vieux-Bourg")
    assert "region.osm.pbf" in message
    assert "shop=*" in message


def test_a_file_cut_off_is_refused(path):
    data = region().write(path).read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    assert "region.osm.pbf" in refusal(path)


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"", "FILE.osm.pbf"),
        (b"<?xml version='1.0'?><osm>", "XML"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"PK\x03\x04", "zip"),
        (b"bonjour", "FILE"),
    ],
)
def test_what_is_no_extract_is_refused(path, data, looks):
    path.write_bytes(data)
    message = refusal(path)
    assert str(path) in message
    assert looks in message


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path):
    assert "nulle-part" in refusal(tmp_path / "nulle-part.osm.pbf")
    assert str(tmp_path) in refusal(tmp_path)


def test_a_file_that_this_account_may_not_read_is_refused(path, monkeypatch):
    region().write(path)

    def forbidden(*_words, **_more):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert str(path) in refusal(path)


def test_tags_that_are_no_text_are_refused_with_their_object(tmp_path):
    path = tmp_path / "latin.osm.pbf"
    world = region()
    world.nodes[10][2]["name"] = "Le Fournil QQQQ"
    data = world.write(path, form="pbf,pbf_compression=none").read_bytes()
    path.write_bytes(data.replace(b"QQQQ", b"\xe9\xe8\xff\xfe"))
    assert "node/10" in refusal(path)


def test_what_openstreetmap_exports_reads_the_same(path, tmp_path):
    xml = tmp_path / "map.osm"
    region().write(xml, form="osm")
    extract = read_extract(xml, commune="Bourg-Neuf", progress=Silent())
    assert extract.places == read(region(), path).places
    assert extract.shapes == read(region(), path).shapes


@pytest.mark.parametrize("data", [b"<!DOCTYPE html><osm>", b"<?xml version='1.0'?><gpx>", b"bonjour"])
def test_xml_of_another_kind_is_refused(tmp_path, data):
    path = tmp_path / "map.osm"
    path.write_bytes(data)
    assert "map.osm" in refusal(path)


def test_xml_cut_off_is_refused(tmp_path):
    path = region().write(tmp_path / "map.osm", form="osm")
    path.write_bytes(path.read_bytes()[:-60])
    assert "map.osm" in refusal(path)


def test_how_one_pays_and_which_languages(path):
    world = region()
    lon, lat, tags = world.nodes[10]
    more = {"payment:cash": "yes", "payment:mastercard": "yes", "language:br": "yes", "wheelchair": "limited"}
    world.nodes[10] = (lon, lat, tags | more)
    place = read(world, path).places[0]
    assert (place.payment, place.languages, place.wheelchair) == ("cash cards", "br", "limited")
