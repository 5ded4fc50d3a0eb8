"""What is not in tables goes too when a person erases herself: the files that she had sent."""

import pytest
from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.errors import Refused
from halles.people.models import Person
from halles.stalls.office.commands import person_forget
from halles.stalls.office.models import Upload
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def sent(settings, tmp_path) -> tuple[World, Upload]:
    settings.UPLOADS = tmp_path
    world = World()
    row = Upload(town=world.town.slug, importer="osm", person=world.manager.pk, file_name="a.osm.pbf")
    row.created_at = timezone.now()
    row.save()
    (tmp_path / row.pk).mkdir()
    (tmp_path / row.pk / row.file_name).write_text("x")
    return world, row


def test_her_files_go(sent, settings):
    world, row = sent
    person_forget(actor=Actor(person=world.manager.pk), person=world.manager.pk)
    assert not list(settings.UPLOADS.iterdir())
    assert not Upload.objects.filter(pk=row.pk).exists()


def test_nobody_else_drops_them(sent, settings):
    world, _row = sent
    other = Person.objects.exclude(pk=world.manager.pk).first()
    with pytest.raises(Refused):
        person_forget(actor=Actor(person=other.pk), person=world.manager.pk)
    assert list(settings.UPLOADS.iterdir())
