"""What the directory does when the commune's addresses come in: once or twice, the same is left."""

import pytest

from halles.journal.models import Entry
from halles.kit.errors import Refused
from halles.stalls.directory.commands.locating import sheets_locate
from halles.stalls.directory.exchange.registers import SIRENE
from halles.stalls.directory.models import RegisterPlace, Sheet
from halles.stalls.directory.reactions import addresses_known
from halles.stalls.directory.tests.conftest import Scene
from halles.stalls.directory.tests.registers_world import (
    HOUSE,
    PRESENT,
    bring,
    establishment,
    look,
    write_table,
)
from halles.town.commands import addresses_replace
from halles.town.engine.addresses import AddressChange, FoundAddress

pytestmark = pytest.mark.django_db


def test_addresses_known_twice_place_a_sheet_once(scene: Scene, tmp_path):
    path = write_table(tmp_path / "s.csv", [establishment(3, "AU PAIN"), establishment(4, "AU VIN")], PRESENT)
    bring(SIRENE, path)
    Sheet.objects.filter(slug="au-vin").update(organisation=scene.held.organisation)
    found = [
        FoundAddress(f"k{n}", n, "", "Rue du Port", lon=-20_800_000, lat=476_500_000 + n) for n in (3, 4)
    ]
    addresses_replace(actor=HOUSE, town="redon", change=AddressChange(added=tuple(found)))
    entry = Entry.objects.get(kind="town.addresses-imported")
    for _ in range(2):
        addresses_known(entry, None)
        assert dict(Sheet.objects.filter(osm=None).values_list("slug", "lat")) == {
            "au-pain": 476_500_003, "au-vin": None,
        }  # fmt: skip
        assert Entry.objects.filter(kind="directory.register-imported").count() == 2
    assert not RegisterPlace.objects.filter(lon=None).exists()
    assert not look(SIRENE, path).changes


def test_nobody_else_places_sheets(scene: Scene):
    with pytest.raises(Refused):
        sheets_locate(actor=scene.actor("manager"), town="redon")
