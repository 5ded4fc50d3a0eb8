"""The register obeys its manager alone, says what it must in plain words, and forgets what it must."""

from datetime import date
from typing import Any

import pytest

from halles.journal.models import Entry, Mark
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, Gone, Refused
from halles.stalls.sensing.commands import device_change, device_register, device_remove, key_renew
from halles.stalls.sensing.engine.declared import Declared
from halles.stalls.sensing.models import Device, Hour, Measure, Quarter, Reading
from halles.stalls.sensing.queries.keys import secret_hash
from halles.stalls.sensing.tests.register_world import FREE, PASSAGES, PLATE, WORDS, Scene, register_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    """Return the town."""
    return register_scene()


def entries() -> list[str]:
    found = Entry.objects.filter(kind__startswith="sensing.").order_by("position")
    return [entry.kind.removeprefix("sensing.") for entry in found]


def mark(topic: str) -> int:
    return Mark.objects.filter(topic=topic).values_list("version", flat=True).first() or 0


def declared(device: Device) -> dict[str, str]:
    return dict(device.measures.values_list("path", "kind"))


def keep_something(measure: int) -> None:
    """Put a value of a measure into each table."""
    Reading.objects.create(measure_id=measure, at=1, key=1, value=2)
    numbers = {"number": 1, "total": 2, "low": 2, "high": 2, "last": 2}
    Quarter.objects.create(measure_id=measure, start=0, **numbers)
    Hour.objects.create(measure_id=measure, start=0, **numbers)
    Measure.objects.filter(pk=measure).update(value=2, at=1, key=1)


def kept_of(measure: int) -> int:
    return sum(t.objects.filter(measure_id=measure).count() for t in (Reading, Quarter, Hour))


def test_a_device_is_registered_with_its_fields_and_that_it_spoke(scene: Scene) -> None:
    before = mark("sensing/register")
    manager, town = scene.actor("manager"), scene.town.slug
    row = device_register(actor=manager, town=town, fields=WORDS, measures=[FREE, PLATE])
    assert (row.number, row.slug, row.secret) == (1, "places-libres-parking-de-la-gare", "")
    assert declared(row) == {"": "heard", "free": "level", "plate": "dropped"}
    assert entries() == ["device-registered"]
    assert mark("sensing/register") == before + 1
    assert mark(f"{town}/sensing") == 1
    again = device_register(actor=manager, town=town, fields=WORDS, measures=[FREE])
    assert (again.number, again.slug) == (2, "places-libres-parking-de-la-gare-2")


@pytest.mark.parametrize("slug", ["api", "tous", "Tous"])
def test_no_device_takes_an_address_of_the_stall(scene: Scene, slug: str) -> None:
    assert scene.device(slug=slug).slug == f"{slug.lower()}-2"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"purpose": ""}, "purpose"),
        ({"legal_basis": ""}, "legal_basis"),
        ({"owner": ""}, "owner"),
        ({"owner": "Mme Le Goff"}, "owner"),
        ({"contact": "M. Hervé, 06 12 34 56 78"}, "contact"),
        ({"kind": "spy"}, "kind"),
        ({"feeds": "the-station"}, "feeds"),
        ({"codec": "spoken-word"}, "codec"),
        ({"lon": 1}, "position"),
        ({"lon": 1, "lat": 910_000_000}, "position"),
        ({"expected_every_s": 0}, "expected_every_s"),
        ({"installed_on": None}, "installed_on"),
        ({"ends_on": date(2026, 8, 31)}, "ends_on"),
    ],
)
def test_what_its_page_must_say_is_asked_for(scene: Scene, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(BadInput) as problem:
        device_register(
            actor=scene.actor("manager"), town=scene.town.slug, fields={**WORDS, **wrong}, measures=[FREE]
        )
    assert problem.value.field == field
    assert not Device.objects.exists()
    assert entries() == []


@pytest.mark.parametrize(
    "measures",
    [
        [],
        [PLATE],
        [FREE, FREE],
        [FREE._replace(path="")],
        [FREE._replace(path="with space")],
        [FREE._replace(path="a/b")],
        [FREE._replace(kind="heard")],
        [FREE._replace(kind="picture")],
        [FREE._replace(title=" ")],
        [FREE._replace(title="x" * 121)],
        [FREE._replace(role="owner")],
        [FREE._replace(kind="count")],
        [FREE._replace(low=9, high=1)],
        [FREE._replace(high=float("inf"))],
        [FREE._replace(path="object.MAC_addr", role="")],
        [FREE._replace(path="licensePlate", role="")],
        [FREE, *(Declared(f"f{n}", "", "dropped") for n in range(80))],
    ],
)
def test_a_field_that_cannot_be_explained_is_not_declared(scene: Scene, measures: list[Declared]) -> None:
    with pytest.raises(BadInput) as problem:
        device_register(actor=scene.actor("manager"), town=scene.town.slug, fields=WORDS, measures=measures)
    assert problem.value.field == "measures"
    assert not Device.objects.exists()


def test_who_counts_people_names_the_group_for_which_it_is_told(scene: Scene) -> None:
    with pytest.raises(BadInput) as problem:
        scene.device(PASSAGES, kind="footfall")
    assert problem.value.field == "group"
    assert scene.device(PASSAGES, kind="footfall", group="Le port").group == "Le port"


def test_what_is_changed_is_changed_and_the_rest_stays(scene: Scene) -> None:
    row = scene.device(feeds="0" * 26)
    before = mark("sensing/register")
    device_change(
        actor=scene.actor("manager"), device=row, fields={"place": "  au  fond ", "feeds": "1" * 26}
    )
    row.refresh_from_db()
    assert (row.place, row.title) == ("au fond", WORDS["title"])
    assert declared(row) == {"": "heard", "free": "level", "plate": "dropped"}
    assert mark("sensing/register") == before + 1
    assert mark(f"redon/sensing/{'0' * 26}") == 2
    assert mark(f"redon/sensing/{'1' * 26}") == 1


def test_a_change_that_makes_no_sense_changes_nothing(scene: Scene) -> None:
    row = scene.device()
    for wrong in ({"ends_on": date(2026, 1, 1)}, {"title": ""}):
        with pytest.raises(BadInput):
            device_change(actor=scene.actor("manager"), device=row, fields=wrong)
    with pytest.raises(BadInput):
        device_change(actor=scene.actor("manager"), device=row, fields={"place": "ici"}, measures=[PLATE])
    row.refresh_from_db()
    assert (row.place, row.ends_on) == (WORDS["place"], None)
    assert entries() == ["device-registered"]


def test_a_field_that_is_declared_no_more_is_forgotten(scene: Scene) -> None:
    taken = Declared("taken", "Places prises", "level", "occupied")
    row, manager = scene.device(FREE, taken), scene.actor("manager")
    free, other = (row.measures.get(path=path).pk for path in ("free", "taken"))
    for measure in (free, other):
        keep_something(measure)
    device_change(actor=manager, device=row, fields={}, measures=[FREE])
    assert declared(row) == {"": "heard", "free": "level"}
    assert (kept_of(free), kept_of(other)) == (3, 0)
    dropped = Declared("free", "Places libres", "dropped")
    device_change(actor=manager, device=row, fields={}, measures=[dropped, taken])
    measure = row.measures.get(path="free")
    assert (measure.pk, measure.kind, measure.value, measure.at, measure.key) == (
        free,
        "dropped",
        *[None] * 3,
    )
    assert kept_of(free) == 0


def test_a_field_with_values_does_not_begin_to_add_up_otherwise(scene: Scene) -> None:
    plain = FREE._replace(role="")
    row, manager = scene.device(plain), scene.actor("manager")
    device_change(actor=manager, device=row, fields={}, measures=[plain._replace(kind="count")])
    keep_something(row.measures.get(path="free").pk)
    with pytest.raises(BadInput):
        device_change(actor=manager, device=row, fields={}, measures=[plain])
    assert declared(row)["free"] == "count"


def test_a_device_that_was_taken_out_stays_in_the_register(scene: Scene) -> None:
    row, manager = scene.device(network="A1B2C3D4E5F60718"), scene.actor("manager")
    assert row.network == "a1b2c3d4e5f60718"
    key_renew(actor=manager, device=row)
    with pytest.raises(BadInput) as problem:
        scene.device(network="a1B2c3d4e5f60718")
    assert problem.value.field == "network"
    for _ in range(2):
        device_remove(actor=manager, device=row)
    row.refresh_from_db()
    assert (row.removed_at is None, row.secret) == (False, "")
    assert entries() == ["device-registered", "key-renewed", "device-removed"]
    for gesture in (lambda: key_renew(actor=manager, device=row),
                    lambda: device_change(actor=manager, device=row, fields={})):  # fmt: skip
        with pytest.raises(Gone):
            gesture()
    assert scene.device(network="a1b2c3d4e5f60718").network
    row.refresh_from_db()
    assert row.network == ""


def test_a_key_is_told_once_and_kept_as_a_hash(scene: Scene) -> None:
    row, manager = scene.device(), scene.actor("manager")
    first, second = (key_renew(actor=manager, device=row) for _ in range(2))
    row.refresh_from_db()
    assert first != second
    assert row.secret == secret_hash(second)
    assert second not in row.secret
    assert len(second) >= 32
    assert all(second not in entry.payload for entry in Entry.objects.all())


@pytest.mark.parametrize("who", ["stranger", ""])
def test_others_touch_nothing(scene: Scene, who: str) -> None:
    row, actor = scene.device(), scene.actor(who) if who else NOBODY
    with pytest.raises(Refused):
        device_register(actor=actor, town=scene.town.slug, fields=WORDS, measures=[FREE])
    with pytest.raises(Refused):
        device_change(actor=actor, device=row, fields={"title": "À moi"})
    with pytest.raises(Refused):
        device_remove(actor=actor, device=row)
    with pytest.raises(Refused):
        key_renew(actor=actor, device=row)
    assert entries() == ["device-registered"]
