"""The manager keeps the register by hand: known models, fields one by one, keys shown once."""

import re
from html import unescape

import pytest
from django.test import Client

from halles.stalls.sensing.engine.models_known import KNOWN
from halles.stalls.sensing.models import Device, MeasureKind
from halles.stalls.sensing.queries.keys import secret_hash
from halles.stalls.sensing.tests.register_world import FREE, WORDS, Scene, register_scene

pytestmark = pytest.mark.django_db(databases="__all__")

BASE = "/en/redon/capteurs/"
NEW = f"{BASE}tous/inscrire/?modele="
_NAMED = re.compile(r'<(input|textarea|select)\b[^>]*\bname="([^"]+)"[^>]*>', re.DOTALL)


@pytest.fixture
def scene() -> Scene:
    """Return the town."""
    return register_scene()


def typed(page: str) -> dict[str, str]:
    """Return what a browser would send of a page's form, as it stands."""
    found = {}
    for match in _NAMED.finditer(page):
        tag, name = match[1], match[2]
        if tag == "input":
            value = re.search(r'value="([^"]*)"', match[0])
            if 'type="checkbox"' not in match[0] or "checked" in match[0]:
                found[name] = unescape(value[1] if value else "")
        else:
            inside = page[match.end() :].partition(f"</{tag}>")[0]
            chosen = re.search(r'<option value="([^"]*)" selected', inside)
            found[name] = (chosen[1] if chosen else "") if tag == "select" else unescape(inside.strip("\n"))
    return found


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("key", KNOWN)
def test_a_known_model_is_registered_with_four_words_more(scene: Scene, key: str) -> None:
    client, model = scene.client("manager"), KNOWN[key]
    words = {n: WORDS[n] for n in ("title", "owner", "contact")} | {"group": "Le port"}
    answer = client.post(NEW + key, typed(shown(client, NEW + key)) | words)
    row = Device.objects.get()
    assert answer["Location"] == f"{BASE}{row.slug}/cle/"
    kept = row.measures.exclude(kind=MeasureKind.HEARD).values_list(
        "path", "kind", "role", "unit", "low", "high"
    )
    assert sorted(kept) == sorted((m.path, m.kind, m.role, m.unit, m.low, m.high) for m in model.measures)
    assert (row.kind, row.codec, row.expected_every_s) == (model.kind, model.codec, model.expected_every_s)
    assert row.legal_basis


def test_every_model_is_offered_and_another(scene: Scene) -> None:
    page = shown(scene.client("manager"), f"{BASE}tous/inscrire/")
    assert all(f"?modele={key}" in page for key in KNOWN)
    assert "?modele=autre" in page


def test_what_is_wrong_is_said_and_what_was_typed_stays(scene: Scene) -> None:
    client = scene.client("manager")
    page = typed(shown(client, NEW + "parking-counter"))
    words = {n: WORDS[n] for n in ("title", "owner", "contact")}
    for wrong, said in (
        ({"owner": "Mme Le Goff"}, "This names a person."),
        ({"position": "ici"}, "Write two numbers"),
        ({"m-0-path": "plate"}, "it is never kept here"),
        ({"m-0-low": "beaucoup"}, ""),
        ({"m-0-path": "", "m-0-title": ""}, "This device would measure nothing."),
        ({"every": "0"}, ""),
    ):
        answer = client.post(NEW + "parking-counter", page | words | wrong)
        assert answer.status_code == 422
        assert said in unescape(answer.content.decode())
        assert WORDS["title"] in unescape(answer.content.decode())
    assert not Device.objects.exists()


def test_a_device_is_changed_by_its_own_form(scene: Scene) -> None:
    device = scene.device(lon=-20_840_000, lat=476_510_000, network="abcdef")
    client, path = scene.client("manager"), f"{BASE}{device.slug}/modifier/"
    page = typed(shown(client, path))
    assert page["position"] == "47.651000, -2.084000"
    assert client.post(path, page)["Location"] == f"{BASE}{device.slug}/"
    same = Device.objects.get()
    assert {n: getattr(same, n) for n in WORDS} == WORDS
    assert (same.lon, same.lat, same.network) == (-20_840_000, 476_510_000, "abcdef")
    assert set(same.measures.values_list("path", flat=True)) == {"", "free", "plate"}
    more = {"m-1-path": "taken", "m-1-title": "Prises", "m-1-kind": "level", "dropped": "battery Pile\nmac"}
    client.post(path, page | more | {"title": "Autre titre", "every": "0.5", "position": "47,5 ; -2,1"})
    row = Device.objects.get()
    assert (row.title, row.slug, row.expected_every_s) == ("Autre titre", device.slug, 30)
    assert (row.lat, row.lon) == (475_000_000, -21_000_000)
    declared = dict(row.measures.values_list("path", "title"))
    assert declared == {"": "", "free": "Places libres", "taken": "Prises", "battery": "Pile", "mac": ""}
    page = typed(shown(client, path))
    client.post(path, page | {"m-1-path": "", "m-1-title": ""})
    assert not Device.objects.get().measures.filter(path="taken").exists()


def test_a_key_is_shown_once_with_the_way_in(scene: Scene) -> None:
    device, client = scene.device(), scene.client("manager")
    path = f"{BASE}{device.slug}/cle/"
    before = shown(client, path)
    assert f"halles/redon/{device.slug}/free" in before
    assert f"redon/{device.slug}" in before
    answer = client.post(path)
    assert answer["Cache-Control"] == "no-store"
    key = re.search(r'class="code"><strong><code[^>]*>([^<]+)<', answer.content.decode())[1]  # type: ignore[index]
    assert Device.objects.get().secret == secret_hash(key)
    assert f"-P '{key}'" in unescape(answer.content.decode())
    after = shown(client, path)
    assert key not in after
    assert "nobody can show again" in after


def test_a_device_is_taken_out_after_a_question(scene: Scene) -> None:
    device, client = scene.device(), scene.client("manager")
    path = f"{BASE}{device.slug}/retirer/"
    assert "Its key is forgotten" in shown(client, path)
    assert Device.objects.get().removed_at is None
    assert client.post(path)["Location"] == f"{BASE}tous/gerer/"
    assert Device.objects.get().removed_at
    desk = shown(client, f"{BASE}tous/gerer/")
    assert "Taken out" in desk
    assert path not in desk
    assert client.post(f"{BASE}{device.slug}/cle/").status_code == 410


def test_the_desk_lists_devices_with_what_can_be_done(scene: Scene) -> None:
    client = scene.client("manager")
    assert "No sensor is registered" in shown(client, f"{BASE}tous/gerer/")
    device = scene.device(FREE)
    desk = shown(client, f"{BASE}tous/gerer/")
    for way in ("", "modifier/", "cle/", "affichette.pdf", "retirer/"):
        assert f'href="{BASE}{device.slug}/{way}"' in desk
    assert f"{BASE}tous/gerer/" in client.get("/en/redon/compte/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("", 302), ("stranger", 403)])
def test_the_register_is_kept_by_its_manager_alone(scene: Scene, who: str, status: int) -> None:
    slug = scene.device().slug
    for path in ("tous/gerer/", "tous/inscrire/", f"{slug}/modifier/", f"{slug}/retirer/", f"{slug}/cle/"):
        client = scene.client(who)
        assert client.get(BASE + path).status_code == status
        assert client.post(BASE + path, {}).status_code == status if path != "tous/gerer/" else True
    row = Device.objects.get()
    assert (row.removed_at, row.secret) == (None, "")
