"""The public pages of the register: what is known, what is not, and nothing that tells of one person."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from halles.stalls.sensing.commands import device_change, device_remove
from halles.stalls.sensing.engine.declared import Declared
from halles.stalls.sensing.models import Device, Measure, Refused, Swept
from halles.stalls.sensing.tests.register_world import (
    FREE,
    HOUSE,
    NOW,
    PASSAGES,
    TODAY,
    Scene,
    hear,
    milliseconds,
    register_scene,
)

pytestmark = pytest.mark.django_db(databases="__all__")

BASE = "/en/redon/capteurs/"


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Return the town on a Thursday morning."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return register_scene()


def read(scene: Scene, path: str = "", *, who: str = "") -> str:
    """Return what a visitor reads on a page: its words, spaces as one."""
    answer = scene.client(who).get(BASE + path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(answer.content.decode())).split())


def test_without_a_device_the_register_says_no_sensor(scene: Scene) -> None:
    words = read(scene)
    assert "No sensor" in words
    assert "whatever a device sends is refused" in words
    assert "Nothing was refused so far." in words


def test_the_register_tells_each_state_in_words(scene: Scene) -> None:
    for title, at in (("Gare", NOW), ("Port", NOW - timedelta(hours=3)), ("Foire", None)):
        device = scene.device(title=title)
        if at:
            hear(device, 12, at=at)
    Device.objects.filter(title="Gare").update(is_simulated=True)
    words = read(scene)
    assert "Gare Heard Simulated" in words
    assert "Port Silent" in words
    assert "It has said nothing since 7:30 am: nobody knows" in words
    assert "Foire Never heard yet" in words
    assert "No sensor" not in words


def test_refusals_are_counted_in_public_with_what_they_mean(scene: Scene) -> None:
    hear(scene.device(), 12)
    Refused.objects.create(town="redon", reason="unregistered", day=TODAY, number=5)
    Refused.objects.create(town="", reason="unregistered", day=TODAY, number=7)
    words = read(scene)
    assert "Messages received 50 of which kept 40 of which repeated, hence not kept twice 2" in words
    assert "of which refused 8 Received = kept + repeated + refused" in words
    assert "Unknown device: 5 today, 5 in all No device of this name is in the register" in words
    assert "Undeclared field: 1 today, 3 in all" in words
    assert "Refused before a town was known" in words
    assert "Unknown device: 7 today, 7 in all" in words


def test_what_was_deleted_is_shown(scene: Scene) -> None:
    oldest = milliseconds(NOW - timedelta(hours=24))
    Swept.objects.create(day=TODAY, table="reading", deleted=4321, left=99, oldest=oldest, at=NOW)
    words = read(scene)
    assert "Each value: 24 hours." in words
    assert "Each value 4,321 99 Wednesday 11 November at 10:30 am" in words


@pytest.mark.door("sensing.register", "web")
def test_the_page_of_a_device_says_all_that_the_edge_obeys(scene: Scene) -> None:
    device = scene.device()
    hear(device, 12)
    words = read(scene, f"{device.slug}/")
    for said in (
        "Dire où il reste des places.",
        "Places libres 12 measured at 10:30 am",
        "Places libres (the latest value counts, from 0 to 80) free",
        "Received and thrown away at once Plaque plate",
        "Service de la voirie",
        "voirie@redon.example",
        "Mission d’intérêt public",
        "Entrée de la place de la Gare",
        "Tuesday 1 September",
        "Its maker says that it speaks every 10 minutes.",
        "dpo@redon.example",
    ):
        assert said in words
    Device.objects.update(silent_after_s=1500)
    assert "it is unknown after 25 minutes of silence" in read(scene, f"{device.slug}/")


def test_a_stale_number_is_not_shown(scene: Scene) -> None:
    device = scene.device()
    hear(device, 77, at=NOW - timedelta(minutes=31))
    words = read(scene, f"{device.slug}/")
    assert "77" not in words
    assert "It has said nothing since 9:59 am: nobody knows" in words
    Device.objects.update(silent_after_s=86_400, stuck_after_s=3600)
    Measure.objects.filter(path="free").update(changed_at=milliseconds(NOW - timedelta(hours=2)))
    words = read(scene, f"{device.slug}/")
    assert "77" not in words
    assert "the same value since 8:30 am" in words


def test_a_counter_of_people_tells_no_moment_and_no_exact_number(scene: Scene) -> None:
    counter = scene.device(PASSAGES, kind="footfall", group="Le port", title="Passages")
    hear(counter, 1, at=NOW - timedelta(minutes=7), stored=1234)
    for path in ("", f"{counter.slug}/", f"{counter.slug}/etat/"):
        page = read(scene, path)
        assert "10:23" not in page
        assert "1,234" not in page
        assert "1,200" in page
    assert "fewer than a hundred" in page
    assert "people are told by groups" in page


def test_one_place_is_told_with_its_car_park_alone(scene: Scene) -> None:
    spot = scene.device(Declared("occupied", "Occupée", "flag", "spot"), title="Place 7")
    hear(spot, 1)
    page = read(scene, f"{spot.slug}/")
    assert "10:30" not in page
    assert "measured" not in page.partition("What it sends")[0].partition("Now")[2]
    assert "is not shown here" in page


def test_what_was_taken_out_says_so(scene: Scene) -> None:
    device = scene.device(title="Vieux compteur")
    hear(device, 12)
    device_remove(actor=HOUSE, device=device)
    assert "Vieux compteur Taken out of the register (10:30 am)" in read(scene)
    page = read(scene, f"{device.slug}/")
    assert "what it may still send is refused" in page
    assert "measured at" not in page


def test_the_parts_of_open_pages_are_the_same_words(scene: Scene) -> None:
    device = scene.device()
    hear(device, 12)
    assert read(scene, f"{device.slug}/etat/") in read(scene, f"{device.slug}/")
    assert read(scene, "tous/fil/") in read(scene)
    page = scene.client().get(f"{BASE}{device.slug}/").content.decode()
    assert f'data-live="redon/sensing/{device.pk}"' in page
    assert f'data-part="{BASE}{device.slug}/etat/"' in page


def test_a_kept_page_is_made_anew_after_a_change(scene: Scene) -> None:
    device = scene.device()
    for _ in range(3):
        assert "au fond" not in read(scene, f"{device.slug}/")
    device_change(actor=HOUSE, device=device, fields={"place": "au fond"}, measures=[FREE])
    page = read(scene, f"{device.slug}/")
    assert "au fond" in page
    assert "Plaque" not in page


def test_an_unknown_device_is_not_found(scene: Scene) -> None:
    for path in ("rien/", "rien/etat/", "rien/affichette.pdf"):
        answer = scene.client().get(BASE + path)
        assert answer.status_code == 404
        assert "A device that is not there is refused" in unescape(answer.content.decode())


def test_every_page_of_the_town_leads_to_the_register(scene: Scene) -> None:
    assert f'href="{BASE}"' in scene.client().get("/en/redon/").content.decode()
