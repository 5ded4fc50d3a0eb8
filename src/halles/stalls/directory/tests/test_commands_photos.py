"""Photos: what is kept of them, what is refused, and when their files go."""

import io
import os
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from halles.kit.actor import Actor
from halles.kit.errors import BadInput, NotFound, Problem, Refused
from halles.stalls.directory import commands
from halles.stalls.directory.commands.photos import photos_folder
from halles.stalls.directory.models import Photo
from halles.stalls.directory.tests.conftest import Scene

RUNNER = Actor(system="runner")
Picture = Callable[..., bytes]


def add(scene: Scene, data: bytes, alt: str = "La devanture") -> Photo:
    pk = commands.photo_add(actor=scene.actor("holder"), sheet=scene.held, data=data, alt=alt)
    return Photo.objects.get(pk=pk)


def files() -> list[str]:
    return sorted(path.name for path in photos_folder().glob("*"))


def test_a_photo_is_kept_in_two_sizes(scene: Scene, picture: Picture) -> None:
    photo = add(scene, picture((3000, 2000)))
    assert files() == [f"{photo.file}-l.webp", f"{photo.file}-s.webp"]
    assert (photo.width, photo.height) == (1600, 1067)
    small = (photos_folder() / f"{photo.file}-s.webp").read_bytes()
    assert len(small) <= 40_000
    assert max(Image.open(io.BytesIO(small)).size) <= 640


@pytest.mark.parametrize("alt", ["", "  ", "x" * 201])
def test_a_photo_says_in_words_what_it_shows(scene: Scene, picture: Picture, alt: str) -> None:
    with pytest.raises(BadInput):
        add(scene, picture(), alt)
    assert files() == []


def test_files_go_when_the_rows_fail(scene: Scene, picture: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise Problem("no")

    monkeypatch.setattr("halles.stalls.directory.commands.photos.record", broken)
    with pytest.raises(Problem):
        add(scene, picture())
    assert files() == []
    assert not Photo.objects.exists()


def test_six_photos_at_most(scene: Scene, picture: Picture) -> None:
    data = picture((100, 100))
    for _ in range(6):
        add(scene, data)
    with pytest.raises(BadInput):
        add(scene, data)
    assert len(files()) == 12


def test_a_withdrawn_photo_comes_back_then_its_files_go(scene: Scene, picture: Picture) -> None:
    photo, kept = add(scene, picture()), add(scene, picture())
    act = {"actor": scene.actor("holder"), "sheet": scene.held, "photo": photo.pk}
    for _ in range(2):
        commands.photo_withdraw(**act)
    assert commands.photos_sweep(actor=RUNNER, now=timezone.now()) == 0
    for _ in range(2):
        commands.photo_restore(**act)
    commands.photo_withdraw(**act)
    later = timezone.now() + timedelta(minutes=11)
    assert [commands.photos_sweep(actor=RUNNER, now=later) for _ in range(2)] == [1, 0]
    assert files() == [f"{kept.file}-l.webp", f"{kept.file}-s.webp"]
    with pytest.raises(NotFound):
        commands.photo_restore(**act)


def test_too_late_to_put_back(scene: Scene, picture: Picture) -> None:
    photo = add(scene, picture())
    Photo.objects.update(withdrawn_at=timezone.now() - timedelta(minutes=11))
    with pytest.raises(BadInput):
        commands.photo_restore(actor=scene.actor("holder"), sheet=scene.held, photo=photo.pk)


def test_files_that_no_row_knows_go_after_an_hour(scene: Scene, picture: Picture) -> None:
    add(scene, picture())
    orphans = [photos_folder() / f"{'a' * 26}-s.webp", photos_folder() / f"{'b' * 26}-l.webp"]
    for orphan in orphans:
        orphan.write_bytes(b"x")
    old = (timezone.now() - timedelta(hours=2)).timestamp()
    os.utime(orphans[0], (old, old))
    commands.photos_sweep(actor=RUNNER, now=timezone.now())
    assert len(files()) == 3


def test_only_the_house_sweeps(scene: Scene) -> None:
    with pytest.raises(Refused):
        commands.photos_sweep(actor=scene.actor("manager"), now=timezone.now())
