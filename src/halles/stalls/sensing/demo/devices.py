"""The demonstration's sensors: one for most car parks, four that count passers-by. None of them exists."""

from datetime import timedelta

from halles.journal.commands import record
from halles.kit.demo import MAKER, DemoWorld
from halles.kit.event import PublicId
from halles.kit.manifest import house_parts
from halles.kit.text import slugify
from halles.stalls.sensing.events import DeviceRegistered
from halles.stalls.sensing.models import Balance, Device, DeviceKind, Measure, MeasureKind, Role
from halles.stalls.sensing.queries.keys import secret_hash, simulated_key

SENSED = 5
"""Car parks with a sensor, of those the town has: the others show what a town without one sees."""
COUNTERS = 4
OWNER = "Mairie, service de la voirie (inventé)"
CONTACT = "02 61 91 00 00"
BASIS = "Mission d’intérêt public (article 6.1.e du RGPD) ; aucune donnée personnelle"
INSTALLED = timedelta(days=120)


def add_devices(world: DemoWorld) -> None:
    """Register them, one journal entry each as for real ones."""
    first = (Device.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    made = [*_parking(world), *_counters(world)]
    for number, (device, measure) in enumerate(made, start=first):
        device.number = number
        device.secret = secret_hash(simulated_key(device.town, device.slug))
        device.save(force_insert=True)
        Balance.objects.create(device=device)
        Measure.objects.create(device=device, kind=MeasureKind.HEARD)
        measure.device = device
        measure.save(force_insert=True)
        event = DeviceRegistered(device=PublicId(device.pk))
        topics = ["sensing/register"]
        record(event, town=world.town, actor=MAKER.person, subject=device.pk, topics=topics)


def _parking(world: DemoWorld) -> list[tuple[Device, Measure]]:
    """Return a counter of free places for the first car parks that the parking stall offers."""
    capacity = {one.name: one for one in world.ground.car_parks}
    offered = [pair for part in house_parts("feedable").values() for pair in part(town=world.town)]
    made = []
    for thing, title in [pair for pair in offered if pair[1] in capacity][:SENSED]:
        ground = capacity[title]
        device = _device(world, title, DeviceKind.PARKING, expected_every_s=300)
        device.feeds, device.place, device.lon, device.lat = thing, title, ground.lon, ground.lat
        device.purpose = "Compter les places libres, pour dire où il en reste sans tourner en voiture."
        measure = Measure(path="value", title="Places libres", kind=MeasureKind.LEVEL, role=Role.FREE)
        measure.unit, measure.low, measure.high = "places", 0, ground.capacity
        made.append((device, measure))
    return made


def _counters(world: DemoWorld) -> list[tuple[Device, Measure]]:
    """Return the counters of passers-by, two by two in a group of streets."""
    made = []
    spots = [unit.spot for unit in world.ground.units]
    step = max(1, len(spots) // COUNTERS)
    for at, spot in enumerate(spots[::step][:COUNTERS]):
        device = _device(world, f"Passages, {spot.street}", DeviceKind.FOOTFALL, expected_every_s=300)
        device.slug = f"{device.slug[:50]}-{at + 1}"
        device.group = ("Les halles", "Le port")[at // 2]
        device.place, device.lon, device.lat = f"{spot.number} {spot.street}", spot.lon, spot.lat
        device.purpose = "Compter les passages, sans reconnaître personne, pour savoir quand le centre vit."
        measure = Measure(path="value", title="Passages", kind=MeasureKind.COUNT, role=Role.PASSAGES)
        measure.unit, measure.low, measure.high = "personnes", 0, 5000
        made.append((device, measure))
    return made


def _device(world: DemoWorld, title: str, kind: DeviceKind, *, expected_every_s: int) -> Device:
    return Device(
        town=world.town,
        slug=slugify(title)[:60],
        title=title,
        kind=kind,
        legal_basis=BASIS,
        owner=OWNER,
        contact=CONTACT,
        expected_every_s=expected_every_s,
        is_simulated=True,
        installed_on=(world.now - INSTALLED).date(),
    )
