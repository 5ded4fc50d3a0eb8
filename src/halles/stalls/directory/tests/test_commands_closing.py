"""A shop closes with its only member: its words go, what the public map says stays."""

from collections.abc import Callable

import pytest

from halles.journal.models import Entry
from halles.kit.errors import Refused
from halles.stalls.directory.commands import news_publish, organisation_close, photo_add, sheet_edit
from halles.stalls.directory.commands.photos import photos_folder
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.queries import sheet_view
from halles.stalls.directory.tests.conftest import Scene

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_sheet_of_the_public_map_is_as_before(scene: Scene, picture: Callable[..., bytes]) -> None:
    anne, sheet = scene.actor("holder"), scene.held
    sheet_edit(actor=anne, sheet=sheet, revision=0, fields={"name": "Chez Anne", "phone": "02 99 71 12 34"})
    news_publish(actor=anne, sheet=sheet, text="Demain, des galettes.")
    photo_add(actor=anne, sheet=sheet, data=picture(), alt="La devanture")
    assert list(photos_folder().iterdir())
    organisation_close(actor=anne, organisation=sheet.organisation)
    sheet.refresh_from_db()
    assert (sheet.organisation, sheet.revision, sheet.phone) == ("", 0, "")
    assert [each.count() for each in (sheet.versions, sheet.news, sheet.photos)] == [0, 0, 0]
    assert not list(photos_folder().iterdir())
    assert sheet_view(sheet).name == "Boulangerie Le Goff"
    assert sheet.listed_as == "boulangerie le goff"
    assert Entry.objects.latest("seq").kind == "directory.sheet-released"


def test_a_sheet_that_stood_on_words_alone_goes(scene: Scene) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(osm=None)
    organisation_close(actor=scene.actor("holder"), organisation=scene.held.organisation)
    assert not Sheet.objects.filter(pk=scene.held.pk).exists()


def test_only_a_member_closes(scene: Scene) -> None:
    for who in ("stranger", "manager"):
        with pytest.raises(Refused):
            organisation_close(actor=scene.actor(who), organisation=scene.held.organisation)
    scene.held.refresh_from_db()
    assert scene.held.organisation
