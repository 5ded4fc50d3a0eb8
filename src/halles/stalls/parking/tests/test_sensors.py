"""What a device reports is what is told of the car park it feeds, through the sensing stall's own door."""

from halles.kit.actor import Actor
from halles.stalls.parking import queries
from halles.stalls.parking.tests.conftest import NOW, Scene, sensor
from halles.stalls.sensing.public import Report, readings_store

GATEWAY = Actor(system="gateway")


def test_a_report_moves_the_number_that_is_told(scene: Scene) -> None:
    device = sensor(scene.gare).device
    ms = int(NOW.timestamp() * 1000)
    for key, free in (("a", 17), ("b", 16)):
        report = Report(device.slug, "redon", key, ms - 1_000, {"m0": free})
        outcomes = readings_store(actor=GATEWAY, reports=[report], now_ms=ms)
        assert [outcome.state for outcome in outcomes] == ["stored"]
    shown = queries.car_park_now(town=scene.town, slug=scene.gare.slug, now=NOW)
    assert shown.origin == "measured"
    assert shown.free in (16, 17)  # of two at one moment the keys decide, the same whatever their order
    assert not shown.is_stale
