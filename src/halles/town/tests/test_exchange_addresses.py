"""The local address base: each version and dirty ones read, what is wrong told, nothing twice, and back."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.kit.importer import Preview
from halles.kit.progress import Silent
from halles.town.commands import addresses_replace, premises_add, town_create
from halles.town.engine.addresses import AddressChange, address_key, compare, key_of, one_each, read_key
from halles.town.exchange import BAL, BAL_OUT
from halles.town.models import Address, Premises
from halles.town.queries import address_book

HOUSE = Actor(system="test")
V14 = (
    "cle_interop", "id_ban_commune", "commune_insee", "voie_nom", "numero", "suffixe", "commune_nom",
    "position", "long", "lat", "x", "y", "source", "date_der_maj",
)  # fmt: skip
V15 = tuple("toponyme" if name == "voie_nom" else name for name in V14)
DIRTY = tuple(name for name in V14 if name not in ("id_ban_commune", "commune_insee"))


@pytest.fixture
def town(db) -> str:
    return town_create(actor=HOUSE, name="Acigné", insee="35001", lon=-15_270_000, lat=481_400_000).slug


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bal.csv"


def row(number: str = "9", **more: str) -> dict[str, str]:
    values = {
        "cle_interop": f"35001_0010_{int(number):05d}" if number.isdigit() else "",
        "commune_insee": "35001",
        "voie_nom": "Rue des Étangs",
        "numero": number,
        "commune_nom": "Acigné",
        "position": "entrée",
        "long": "-1.5276",
        "lat": "48.1401",
        "source": "Commune",
        "date_der_maj": "2024-01-31",
    }
    values |= more
    return values | {"toponyme": values["voie_nom"]}


def write(path: Path, rows: list[dict[str, str]], columns=V14, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        out = csv.DictWriter(file, columns, delimiter=";", extrasaction="ignore", restval="")
        out.writeheader()
        out.writerows(rows)
    return path


def look(path: Path, town: str = "acigne") -> Preview:
    with translation.override("en"):
        return BAL.see(path, town=town, options={}, progress=Silent())


def bring(path: Path, town: str = "acigne") -> Preview:
    preview = look(path, town)
    if preview.changes:
        preview.take(HOUSE)
    return preview


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        look(path)
    assert not Address.objects.exists()
    return str(caught.value)


@pytest.mark.parametrize("columns", [V14, V15, DIRTY], ids=["1.4", "1.5", "1.0"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_each_version(town, path, columns, encoding):
    assert bring(write(path, [row("9"), row("12", suffixe="Bis")], columns, encoding)).is_first
    found = Address.objects.order_by("number").values_list("number", "suffix", "street", "lon", "lat", "key")
    assert list(found) == [
        (9, "", "Rue des Étangs", -15_276_000, 481_401_000, "35001_0010_00009"),
        (12, "bis", "Rue des Étangs", -15_276_000, 481_401_000, "35001_0010_00012_bis"),
    ]
    entry = Entry.objects.get(kind="town.addresses-imported")
    assert entry.payload == {"added": 2, "changed": 0, "gone": 0}
    assert not bring(path).changes
    assert Entry.objects.filter(kind="town.addresses-imported").count() == 1


def test_what_towns_really_write_is_mended_and_counted(town, path):
    dirty = [
        row("1", date_der_maj="2013.01.26", numero="1,0000000000"),
        row("2", position="Entrée"),
        row("3", position="ddfdf", date_der_maj="31/01/2024"),
        row("4", long="", lat="", x="363406.07", y="6791854.24"),
        row("5", cle_interop="A5001_0010_00005"),
        row("6", cle_interop="00000_0010_00006"),
        row("7", cle_interop="35001_0010_7_BIS"),
        row("8", cle_interop="", commune_nom="Strasbourg"),
    ]
    lines = bring(write(path, dirty, DIRTY)).lines
    by_number = {address.number: address for address in Address.objects.all()}
    assert sorted(by_number) == [1, 2, 3, 4, 5, 6, 7]
    assert by_number[1].told["date_der_maj"] == "2013-01-26"
    assert by_number[3].told["date_der_maj"] == "2024-01-31"
    assert (by_number[2].told["position"], by_number[3].told.get("position")) == ("entrée", None)
    assert abs(by_number[4].lat - 481_401_803) < 20
    assert by_number[7].suffix == "bis"
    assert "Strasbourg (1)" in lines[-2]


def test_names_in_other_languages_come_back(town, path):
    columns = ("voie_nom", "voie_nom_bre", "commune_insee", "commune_nom", "commune_nom_bre")
    bring(write(path, [row(voie_nom="Rue du Port", voie_nom_bre="Straed ar Porzh")], columns))
    (line,) = written()
    assert (line["voie_nom_bre"], line["numero"]) == ("Straed ar Porzh", "99999")


def test_several_positions_of_one_address_give_the_door(town, path):
    rows = [row("9", position="parcelle", long="-1.5"), row("9"), row("9", position="segment", long="-1.6")]
    bring(write(path, rows))
    assert Address.objects.get().lon == -15_276_000


def test_streets_that_share_a_key_stay_two(town, path):
    rows = [row("9"), row("9", voie_nom="Rue Haute", cle_interop="35001_0010_00009")]
    bring(write(path, rows))
    assert sorted(Address.objects.values_list("street", flat=True)) == ["Rue Haute", "Rue des Étangs"]
    assert not bring(path).changes


def test_what_left_goes_and_what_changed_changes(town, path):
    bring(write(path, [row("9"), row("10")]))
    bring(write(path, [row("10", long="-1.5277"), row("11")]))
    assert sorted(Address.objects.values_list("number", "lon")) == [(10, -15_277_000), (11, -15_276_000)]
    last = Entry.objects.filter(kind="town.addresses-imported").order_by("-seq").first()
    assert last.payload == {"added": 1, "changed": 1, "gone": 1}


def test_premises_without_a_position_get_one(town, path):
    unit = premises_add(actor=HOUSE, town=town, number="9", street="r. des etangs")
    other = premises_add(actor=HOUSE, town=town, number="99", street="rue des Étangs")
    bring(write(path, [row("9")]))
    assert Premises.objects.get(pk=unit.pk).place.lon == -15_276_000
    assert Premises.objects.get(pk=other.pk).place.lon is None


@pytest.mark.parametrize(
    ("change", "column", "expected"),
    [
        ({"numero": "neuf"}, "numero", "whole number"),
        ({"numero": "-3"}, "numero", "whole number"),
        ({"long": "à droite"}, "long", "a number from -180 to 180"),
        ({"lat": "481.4"}, "lat", "a number from -90 to 90"),
        ({"date_der_maj": "hier"}, "date_der_maj", "2024-01-31"),
        ({"date_der_maj": "2024-13-45"}, "date_der_maj", "2024-01-31"),
        ({"voie_nom": ""}, "voie_nom", "name of a street"),
        ({"commune_insee": "Acigné"}, "commune_insee", "35236"),
        ({"suffixe": "x" * 11}, "suffixe", "at most 10"),
    ],
)
def test_a_wrong_cell_is_told_with_file_line_and_column(town, path, change, column, expected):
    message = refusal(write(path, [row("9"), row("10", **change)]))
    assert "bal.csv, line 3" in message
    assert f"column {column}" in message
    assert expected in message


def test_another_communes_file_is_refused(town, path):
    message = refusal(write(path, [row("9", commune_insee="35002")]))
    assert "35001" in message
    assert "35002 (1)" in message


def test_nobody_but_who_prepares_the_town_brings_addresses(town):
    change = AddressChange(gone=("x",))
    with pytest.raises(Refused):
        addresses_replace(actor=NOBODY, town=town, change=change)
    with pytest.raises(NotFound):
        addresses_replace(actor=HOUSE, town="nulle-part", change=change)


KEY = re.compile(r"\d[\dab]\d{3}_[0-9a-z]{4}_\d{5}(_[0-9a-z]+)*")


def written() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(BAL_OUT.parts("acigne"))), delimiter=";"))


def test_out_is_valid_and_in_again_is_the_same(town, path, tmp_path):
    rows = [row("9"), row("12", suffixe="bis", cle_interop=""), row("", voie_nom="La Lande", position="")]
    bring(write(path, rows))
    before = list(Address.objects.order_by("key").values_list("key", "number", "suffix", "lon", "lat"))
    lines = written()
    for line in lines:
        assert KEY.fullmatch(line["cle_interop"])
        assert line["commune_insee"] == "35001"
        assert line["certification_commune"] in ("0", "1")
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", line["date_der_maj"])
        assert line["numero"].isdigit()
        assert abs(float(line["x"]) - 363_400) < 3000
    out = tmp_path / "out.csv"
    out.write_text("".join(BAL_OUT.parts("acigne")), encoding="utf-8")
    Address.objects.all().delete()
    bring(out)
    after = Address.objects.order_by("key").values_list("key", "number", "suffix", "lon", "lat")
    assert list(after) == before


def test_the_book_answers_in_any_spelling_and_never_between_two(town, path):
    rows = [row("9"), row("12", suffixe="bis"), row("7"), row("7", voie_nom="rue des etangs", long="-1.6")]
    rows[3]["cle_interop"] = "35001_0099_00007"
    bring(write(path, rows))
    book = address_book(town=town)
    assert book.at("9", "R. des Etangs") == (-15_276_000, 481_401_000)
    assert book.at("12 B", "rue des étangs") == book.at("12bis", "Rue des Étangs") is not None
    assert book.at("7", "Rue des Étangs") is None
    assert book.at("", "Rue des Étangs") is None


@pytest.mark.parametrize("key", ["", "35001", "35001_001_00009", "abc_0010_00009"])
def test_what_is_no_key(key):
    assert read_key(key) is None


addresses = st.lists(
    st.builds(
        lambda number, street, lon: (number, street, lon),
        st.one_of(st.none(), st.integers(1, 5)),
        st.sampled_from(["Rue Haute", "rue haute", "Rue Basse", "Place du Port"]),
        st.one_of(st.none(), st.integers(0, 3)),
    ),
    max_size=8,
)


def found(some):
    from halles.town.engine.addresses import FoundAddress

    words = {"insee": "35001", "code": "", "part": "", "suffix": ""}
    return [
        FoundAddress(key_of(number=n, street=street, **words), n, "", street, lon=lon, lat=lon)
        for n, street, lon in some
    ]


@given(addresses)
def test_each_address_once_and_the_same_file_changes_nothing(some):
    kept = one_each(found(some))
    assert len({address.key for address in kept}) == len(kept)
    assert {address_key(str(a.number or ""), a.street) for a in kept} == {
        address_key(str(n or ""), street) for n, street, _lon in some
    }
    assert not compare({address.key: address for address in kept}, kept)
    assert len(compare({}, kept).added) == len(kept)
