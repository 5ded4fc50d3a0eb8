"""A file sent to be imported: its owner's alone, shown before it changes anything, gone afterwards."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.people.public import town_role_grant
from halles.stalls.directory.tests.osm_world import region
from halles.stalls.office.commands import (
    upload_drop,
    upload_keep,
    upload_look,
    upload_take,
    uploads_sweep,
)
from halles.stalls.office.models import Upload
from halles.town.commands import town_create
from halles.town.models import OsmShape
from tests.world import HOUSE, World

pytestmark = pytest.mark.django_db(databases="__all__")
SLUG = "bourg-neuf"
PAGE = f"/{SLUG}/mise-en-route/imports/"


@pytest.fixture
def world(settings, tmp_path) -> World:
    settings.UPLOADS = tmp_path / "uploads"
    made = World()
    town_create(actor=HOUSE, name="Bourg-Neuf", insee="35999")
    return made


@pytest.fixture
def operator(world: World) -> Actor:
    return Actor(person=world.operator.pk)


@pytest.fixture
def data(tmp_path) -> bytes:
    return region().write(tmp_path / "region.osm.pbf").read_bytes()


def keep(actor: Actor, data: bytes, name: str = "Région (2).osm.pbf", **more: object) -> Upload:
    words = {"town": SLUG, "importer": "osm", "options": {"commune": "Bourg-Neuf", "insee": ""}, **more}
    return upload_keep(actor=actor, file_name=name, chunks=[data[:10], data[10:]], **words)


def said(row: Upload, actor: Actor) -> dict:
    return {"actor": actor, "town": row.town, "importer": row.importer, "upload": row.pk}


def drawn() -> bool:
    """Say whether the map came in."""
    return OsmShape.objects.filter(town__slug=SLUG).exists()


def files(settings) -> list[Path]:
    return [path for path in settings.UPLOADS.rglob("*") if path.is_file()]


def test_a_file_is_looked_at_then_taken_then_gone(operator, data, settings):
    row = keep(operator, data)
    (path,) = files(settings)
    assert path.name == "region-2.osm.pbf"
    _row, preview = upload_look(**said(row, operator))
    assert preview.changes
    assert not drawn()
    assert any("Bourg-Neuf" in line for line in preview.lines)
    assert upload_take(**said(row, operator))
    assert drawn()
    assert not files(settings)
    assert not Upload.objects.exists()
    again = keep(operator, data)
    assert not upload_look(**said(again, operator))[1].changes


def test_renouncing_leaves_nothing(operator, data, settings):
    upload_drop(**said(keep(operator, data), operator))
    assert not files(settings)
    assert not Upload.objects.exists()
    assert not drawn()


def test_a_second_file_replaces_the_first(operator, data, settings):
    keep(operator, data)
    keep(operator, data)
    assert len(files(settings)) == Upload.objects.count() == 1


def test_another_persons_file_is_not_to_be_seen_taken_or_dropped(world, operator, data, settings):
    row = keep(operator, data)
    other = world.person("Yann")
    town_role_grant(actor=HOUSE, person=other.pk, town=SLUG, role="manager")
    for act in (upload_look, upload_take, upload_drop):
        with pytest.raises(NotFound):
            act(**said(row, Actor(person=other.pk)))
    elsewhere = {**said(row, operator), "town": "ville-test"}
    with pytest.raises(NotFound):
        upload_take(**elsewhere)
    assert files(settings)
    assert not drawn()


@pytest.mark.parametrize(
    ("name", "importer"), [("photo.jpg", "osm"), ("osm.pbf.exe", "osm"), ("a.osm", "rien")]
)
def test_what_no_importer_takes(operator, data, settings, name, importer):
    with pytest.raises((BadInput, NotFound)):
        keep(operator, data, name, importer=importer)
    assert not settings.UPLOADS.exists()


def test_a_file_of_no_use_is_dropped_and_told_by_its_own_name(operator, settings):
    row = keep(operator, b"bonjour, ceci n'est pas une carte")
    with pytest.raises(BadInput) as refusal:
        upload_look(**said(row, operator))
    assert str(settings.UPLOADS) not in str(refusal.value)
    assert "region-2.osm.pbf" in str(refusal.value)
    assert not files(settings)
    assert not Upload.objects.exists()


@pytest.mark.parametrize("who", ["nobody", "member"])
def test_strangers_send_nothing(world, operator, data, settings, who):
    actor = NOBODY if who == "nobody" else Actor(person=world.member.pk)
    row = keep(operator, data)
    with pytest.raises(Refused):
        upload_keep(actor=actor, town=SLUG, importer="osm", file_name="a.osm", chunks=[], options={})
    with pytest.raises(Refused):
        upload_look(**said(row, actor))
    with pytest.raises(Refused):
        upload_take(**said(row, actor))
    with pytest.raises(Refused):
        upload_drop(**said(row, actor))
    with pytest.raises(Refused):
        uploads_sweep(actor=operator, now=timezone.now())
    assert len(files(settings)) == 1


def test_the_sweep_takes_what_is_a_day_old(operator, data, settings):
    row = keep(operator, data)
    stray = settings.UPLOADS / "laissé-là"
    stray.mkdir()
    now = timezone.now()
    assert uploads_sweep(actor=HOUSE, now=now) == 0
    Upload.objects.filter(pk=row.pk).update(created_at=now - timedelta(days=2))
    long_ago = (now - timedelta(days=2)).timestamp()
    os.utime(stray, (long_ago, long_ago))
    assert uploads_sweep(actor=HOUSE, now=now) == 2
    assert not list(settings.UPLOADS.iterdir())
    assert uploads_sweep(actor=HOUSE, now=now) == 0


def send(client, data: bytes, name: str = "map.osm.pbf", **more):
    fields = {"osm-file": SimpleUploadedFile(name, data), "osm-commune": "Bourg-Neuf", **more}
    return client.post(f"{PAGE}osm/", fields)


def test_by_upload_preview_and_yes(world, data):
    client = world.client("operator")
    assert "Bourg-Neuf" in client.get(PAGE).content.decode()
    preview = send(client, data).headers["Location"]
    page = client.get(preview).content.decode()
    assert "35999" in page
    assert "Rien n’a encore changé" in page
    assert not drawn()
    assert client.post(preview, {"take": "1"}).headers["Location"] == PAGE
    assert "C’est fait" in client.get(PAGE).content.decode()
    assert drawn()
    same = client.get(send(client, data).headers["Location"]).content.decode()
    assert "Ce fichier ne change rien" in same


def test_by_upload_and_no(world, data):
    client = world.client("operator")
    preview = send(client, data).headers["Location"]
    client.post(preview, {"drop": "1"})
    assert client.get(preview).headers["Location"] == PAGE
    assert "n’est plus là" in client.get(PAGE).content.decode()


def test_a_form_without_file_says_so_kindly(world):
    answer = world.client("operator").post(f"{PAGE}osm/", {"osm-commune": "Bourg-Neuf"})
    assert answer.status_code == 422
    assert "Choisissez un fichier" in answer.content.decode()


def test_a_file_too_large_never_touches_the_disk(world, settings):
    settings.UPLOAD_BYTES = 1000
    answer = send(world.client("operator"), b"x" * 200_000)
    assert answer.status_code == 422
    assert "dépasse 50\u00a0Mo" in answer.content.decode()
    assert not settings.UPLOADS.exists()


def test_a_commune_that_is_not_in_the_file_is_told(world, data):
    client = world.client("operator")
    preview = send(client, data, **{"osm-commune": "Bourg-Nef"}).headers["Location"]
    assert client.get(preview).status_code == 302
    page = client.get(PAGE).content.decode()
    assert "Bourg-Neuf" in page
    assert "Bourg-Nef" in page
