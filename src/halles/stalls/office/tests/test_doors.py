"""The doors of the town hall's stall beside the web: the helper's, and the page that shows all doors."""

import re
from html import unescape

import pytest

from halles.doors.tests.sitting import noted, seen_by, sit_with, sit_with_somebody
from halles.kit.manifest import house_manifests
from halles.stalls.office.models import Hiding, Report
from halles.stalls.office.tests.world import nothing_reported
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")
TOWN = "/en/ville-test/"


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.door("office.help", "helper")
@pytest.mark.door("office.premises", "helper")
@pytest.mark.door("office.snapshot", "helper")
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("aide/", ("Camille, à la mairie", "02 99 00 00 00")),
        ("locaux/", ("3 Rue du Port", "80 m²", "Camille, à la mairie, 02 99 00 00 00")),
        ("photo-de-depart/", ("Photo de départ", "What these figures do not say")),
    ],
)
def test_what_a_resident_asks_is_found_for_her(world: World, path: str, words: tuple[str, ...]) -> None:
    page = seen_by(sit_with_somebody(world.town.slug), TOWN + path)
    assert all(each in page for each in words), page


@pytest.mark.door("office.report", "helper")
def test_an_error_is_reported_for_her_and_told_on_her_receipt(world: World) -> None:
    nothing_reported(world)
    client = sit_with_somebody(world.town.slug)
    form = f"{TOWN}signaler/directory/sheet/{world.sheet.pk}/"
    sent = client.post(form, {"cause": "hours", "words": "Fermé le mardi", "contact": ""})
    assert sent["Location"] == f"{TOWN}autrement/pour-quelqu-un/"
    assert Report.objects.get().words == "Fermé le mardi"
    assert noted() == ["Reported to the town hall: Le Fournil d’Anne"]


@pytest.mark.door("office.contest", "helper")
def test_an_author_has_it_contested_that_her_news_is_hidden(world: World) -> None:
    Hiding.objects.update(contested_at=None, contested_by="", plea="")
    contest = f"{TOWN}masque/directory/news/{world.hidden_news}/"  # type: ignore[attr-defined]
    assert sit_with_somebody(world.town.slug).get(contest).status_code == 403
    client = sit_with(world.member, town=world.town.slug)
    assert "Ce prix n’est plus le bon." in seen_by(client, contest)
    assert client.post(contest, {"plea": "C’est le prix de la semaine."}).status_code == 302
    row = Hiding.objects.get()
    assert (row.plea, row.contested_by) == ("C’est le prix de la semaine.", world.member.pk)
    assert [each.partition(":")[0] for each in noted()] == ["Hiding contested"]


def test_the_page_of_doors_shows_each_row_and_each_reason(world: World) -> None:
    page = world.client().get("/en/ville-test/portes/").content.decode()
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    for manifest in house_manifests().values():
        for capability in manifest.capabilities:
            assert capability.title in text
            for reason in filter(None, capability.doors.values()):
                assert f"Not this way: {reason}" in text
    rows = [row for row in page.split("<tr>") if "<td" in row]
    named = [re.findall(r'<td data-label="([^"]+)"', row) for row in rows]
    assert named
    assert {tuple(each) for each in named} == {
        ("On the web", "By text message", "On paper", "With a helper")
    }, "each cell bears the name of its door, which a narrow screen shows"
    assert all(re.search(r"<td[^>]*>(<strong>Yes|Not this way: \S)", row) for row in rows)
    shown = sum(len(manifest.capabilities) for manifest in house_manifests().values())
    assert len(rows) == shown


def test_a_closed_stall_has_no_row(world: World) -> None:
    world.town.closed_stalls = ["parking"]
    world.town.save()
    page = world.client().get("/en/ville-test/portes/").content.decode()
    assert "Say that a car park is full" not in page
    assert "Find a product in the shops of the town" in page
