"""Erasing a person leaves nothing of her, in no table and no file, and touches nobody else's data."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.personal import rows
from halles.kit.personal.export import export, plain
from halles.people import queries
from halles.people.commands.erasures import person_erase
from halles.people.models import SignIn
from halles.people.schedule import settle
from halles.stalls.directory.commands.photos import photos_folder
from halles.stalls.directory.models import Photo
from halles.stalls.office.models import Upload
from tests.planting import Planter, is_hers
from tests.services.house import temporary_house
from tests.world import World

whole = pytest.mark.django_db(databases="__all__", transaction=True)
NOW = timezone.now()


@pytest.fixture
def anne(world: World) -> Iterator[Planter]:
    """Yield the person who goes, with a photo and a file on the disk, and an open session."""
    planted = Planter("anneqz", town=world.town.slug)
    photos_folder().mkdir(parents=True, exist_ok=True)
    photo = planted.row(Photo)
    (photos_folder() / f"{photo.file}-s.webp").write_text(planted.marks["directory.Photo.file"])
    upload = settings.UPLOADS / planted.row(Upload).pk / "shops.csv"
    upload.parent.mkdir(parents=True)
    upload.write_text(f"{planted.tag};rue du Port")
    session = SessionStore()
    session["typed"] = planted.tag
    session.save()
    SignIn.objects.filter(pk=planted.row(SignIn).pk).update(session_key=session.session_key)
    yield planted
    for folder in (photos_folder(), settings.UPLOADS):
        shutil.rmtree(folder)


@pytest.fixture
def yves(world: World) -> Planter:
    """Return somebody who stays."""
    return Planter("yveskw", town=world.town.slug)


@pytest.fixture
def world() -> World:
    return World()


def erase(planted: Planter) -> None:
    """Erase her as she does it herself, and let the runner see it through."""
    person, shop = planted.person.pk, planted.organisation.pk
    person_erase(actor=Actor(person=person), person=person, close=[shop])
    settings.SETTLED.unlink(missing_ok=True)
    settle()


def exported(planted: Planter) -> str:
    """Return all that is exported of somebody, as the file holds it."""
    person = queries.person_get(person=planted.person.pk)
    assert person
    return json.dumps(export(queries.whose(person=person), made_at=NOW), default=plain)


def files_with(mark: str, home: Path) -> list[str]:
    """Return the files below a folder that hold these letters, wherever they stand in them."""
    found = (path for path in home.rglob("*") if path.is_file())
    return [str(path.relative_to(home)) for path in found if mark.encode() in path.read_bytes()]


@whole
def test_every_personal_table_is_planted_and_exported(anne: Planter) -> None:
    for model, entries in anne.entries.items():
        assert model in anne.rows or not any(is_hers(entry) for entry in entries), model
    text = exported(anne)
    secret = {f"{e.model}.{name}" for entries in anne.entries.values() for e in entries for name in e.secret}
    assert len(anne.marks) >= 30
    for where, mark in anne.marks.items():
        assert (mark in text) is (where not in secret), where


@whole
def test_nothing_of_her_is_left_in_any_file_and_others_keep_theirs(anne: Planter, yves: Planter) -> None:
    before = exported(yves)
    assert files_with(anne.tag, settings.HOME)
    erase(anne)
    assert {where for where, mark in anne.marks.items() if files_with(mark, settings.HOME)} == set()
    assert files_with(anne.tag, settings.HOME) == []
    assert files_with(yves.tag, settings.HOME)
    assert exported(yves) == before
    assert all(anne.tag not in str(session.get_decoded()) for session in Session.objects.all())
    assert queries.person_get(person=yves.person.pk)


FORGOTTEN = ["doors.OutgoingMessage", "people.Person", "directory.News"]


@whole
@pytest.mark.parametrize("forgotten", FORGOTTEN)
def test_a_table_left_out_is_found(anne: Planter, monkeypatch: pytest.MonkeyPatch, forgotten: str) -> None:
    known = list(rows.declared())
    kept = [(manifest, entry) for manifest, entry in known if entry.model != forgotten]
    monkeypatch.setattr(rows, "declared", lambda: iter(kept))
    monkeypatch.setattr("halles.people.commands.erasures.house_parts", lambda name: {})
    erase(anne)
    assert files_with(anne.marks[next(w for w in anne.marks if w.startswith(f"{forgotten}."))], settings.HOME)


MAKE = """
from halles.kit.actor import Actor
from halles.people.commands.cards import card_issue
from halles.people.commands.persons import person_create
print()
house = Actor(system="test")
person = person_create(actor=house, name="Zzannick Qozh", email="zzannick@ville.bzh", town="{town}")
print("CARD", card_issue(actor=house, person=person.pk, town="{town}")[1])
"""
TOWN = "from halles.town.public import town_list; print(); print('TOWN', town_list()[0].slug)"


def test_in_a_running_house_the_runner_sees_to_it() -> None:
    import http.cookiejar
    import urllib.parse
    import urllib.request

    with temporary_house() as house:
        town = house.command("django", "shell", "--command", TOWN).rpartition("TOWN ")[2].strip()
        made = house.command("django", "shell", "--command", MAKE.format(town=town))
        jar = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

        def send(path: str, **fields: str) -> str:
            browser.open(f"{house.url}/{town}/compte/{path}").read()
            token = next(cookie.value for cookie in jar if cookie.name == "csrftoken") or ""
            data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
            return str(browser.open(f"{house.url}/{town}/compte/{path}", data).read().decode())

        send("carte/", code=made.rpartition("CARD ")[2].strip())
        assert "Zzannick" in browser.open(f"{house.url}/{town}/compte/mes-donnees/").read().decode()
        assert files_with("Zzannick", house.home)
        send("moi/effacer/")
        deadline = time.monotonic() + 30
        while (left := _left(house.home)) and time.monotonic() < deadline:
            time.sleep(0.5)
        assert left == []
        browser.close()


def _left(home: Path) -> list[str]:
    """Return the files that still hold her; the nightly copies keep her for 14 days, as is said."""
    found = {*files_with("Zzannick", home), *files_with("zzannick", home)}
    return sorted(name for name in found if not name.startswith("backups/"))
