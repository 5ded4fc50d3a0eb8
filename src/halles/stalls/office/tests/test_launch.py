"""The launch desk, the snapshots and the premises, as their pages show them."""

import hashlib
from html import unescape

import pytest
from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Refused
from halles.people.commands.roles import town_role_grant
from halles.people.models import Membership
from halles.stalls.directory.commands import claim_code_issue, claim_request
from halles.stalls.directory.models import News, Photo, Sheet
from halles.stalls.office.commands import snapshot_take
from halles.stalls.office.models import Snapshot
from halles.stalls.office.queries.launch import launch_desk
from halles.stalls.office.queries.snapshots import snapshot_figures, snapshot_view
from halles.town.models import Premises
from halles.town.public import premises_add
from tests.world import HOUSE, World

pytestmark = pytest.mark.django_db(databases="__all__")

DESK = "/ville-test/lancement/"
UNITS = DESK + "locaux/"


@pytest.fixture
def world() -> World:
    """The test town before its launch: no premises, no picture."""
    made = World()
    Snapshot.objects.all().delete()
    Premises.objects.all().delete()
    Entry.objects.filter(kind="office.snapshot-taken").delete()
    return made


def text(world: World, path: str, who: str = "manager", status: int = 200) -> str:
    answer = world.client(who).get(path)
    assert answer.status_code == status, answer.content
    return unescape(answer.content.decode()).replace("\u00a0", " ")


def take(world: World, label: str = "Photo de départ") -> Snapshot:
    return snapshot_take(actor=Actor(person=world.manager.pk), town=world.town.slug, label=label)


def ask(world: World) -> str:
    asked = claim_request(
        actor=Actor(person=world.operator.pk),
        sheet=world.cafe,
        name="Chloé Rio",
        contact="06 12 34 56 78",
        role="gérante",
    )
    return str(asked.pk)


def test_the_desk_shows_every_shop_by_its_state(world):
    page = text(world, DESK)
    assert "Importée" in page
    assert "Confirmée il y a moins de 30 jours" in page
    assert 'data-live="ville-test/directory"' in page
    only = text(world, DESK + "commerces/?state=imported")
    assert "Café du Port" in only
    assert "Le Fournil d’Anne" not in only
    claim_code_issue(actor=HOUSE, sheet=world.cafe)
    assert "Café du Port" not in text(world, DESK + "commerces/?state=imported")
    assert "Aucune fiche n’est dans cet état" in text(world, DESK + "?state=expired")
    assert "Lettre imprimée" in text(world, DESK + "?state=printed&page=99")


def test_the_counts_are_one_statement(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        desk = launch_desk(town=world.town.slug, now=timezone.now())
    assert {each.slug: each.count for each in desk.states if each.count} == {"imported": 5, "confirmed": 1}


def test_the_desk_is_for_who_works_for_the_town(world):
    agent = world.person("David", email="david@ville-test.example")
    town_role_grant(actor=HOUSE, person=agent.pk, town=world.town.slug, role="agent")
    world.agent = agent
    page = text(world, DESK, who="agent")
    assert "Café du Port" in page
    assert "Prendre la photo" not in page
    text(world, DESK, who="member", status=403)
    text(world, DESK + "commerces/", who="member", status=403)
    assert world.client().get(DESK).status_code == 302


def test_a_request_without_letter_is_accepted(world):
    asked = ask(world)
    page = text(world, DESK)
    assert "Chloé Rio" in page
    assert "aucun n’est connu" in page
    accept = f"{DESK}demandes/{asked}/accepter/"
    assert world.client("member").post(accept).status_code == 403
    assert world.client("manager").post(accept).headers["Location"] == DESK
    assert Sheet.objects.get(pk=world.cafe.pk).organisation
    assert "Chloé Rio" not in text(world, DESK)
    assert world.client("manager").post(accept).status_code == 404


def test_a_request_is_refused_with_a_reason(world):
    refuse = f"{DESK}demandes/{ask(world)}/refuser/"
    client = world.client("manager")
    answer = client.post(refuse, {"reason": ""})
    assert answer.status_code == 422
    assert "<details open>" in answer.content.decode()
    assert client.post(refuse, {"reason": "Le café ne la connaît pas."}).status_code == 302
    assert "Chloé Rio" not in text(world, DESK)


@pytest.mark.door("office.snapshot", "web")
def test_the_picture_is_frozen_proved_and_public(world):
    premises_add(actor=HOUSE, town=world.town.slug, street="Grande Rue", vacant_since=timezone.localdate())
    claim_code_issue(actor=HOUSE, sheet=world.cafe)
    answer = world.client("manager").post(DESK + "photo/", {"label": "Photo de départ"})
    row = Snapshot.objects.get()
    assert answer.headers["Location"] == DESK
    shops = row.figures["shops"]
    assert (shops["total"], shops["held"], shops["letters"]) == (6, 1, 1)
    assert row.figures["hours"]["by_age"] == {"month": 1, "unknown": 1}
    assert row.figures["premises"] == {"known": 1, "vacant": 1, "let": 0}
    assert Entry.objects.get(kind="office.snapshot-taken").payload["digest"] == row.digest
    page = text(world, "/ville-test/photo-de-depart/", who="visitor")
    assert "1 fiche était déjà tenue." in page
    assert "1 commerce avait sa lettre." in page
    assert str(timezone.localdate().year) in page
    assert "Ce que ces chiffres ne disent pas" in page
    assert row.digest in page
    whole = world.client().get(f"/ville-test/photo-de-depart/{row.pk}/photo.json").content
    assert hashlib.sha256(whole).hexdigest() == row.digest
    table = world.client().get(f"/ville-test/photo-de-depart/{row.pk}/chiffres.csv").content.decode()
    assert "shops.by_state.confirmed,1\r\n" in table
    assert world.member.pk not in whole.decode()


def test_a_picture_changed_behind_is_said(world):
    row = take(world)
    assert snapshot_view(town=world.town.slug).is_intact
    figures = {**row.figures, "news_of_30_days": 99}
    Snapshot.objects.filter(pk=row.pk).update(figures=figures)
    assert not snapshot_view(town=world.town.slug).is_intact
    take(world, "Un an après")
    assert "ne sont plus ceux" in text(world, "/ville-test/photo-de-depart/", who="visitor")
    Snapshot.objects.filter(pk=row.pk).update(figures=row.figures)
    assert snapshot_view(town=world.town.slug).is_intact
    Entry.objects.filter(subject=row.pk).delete()
    assert not snapshot_view(town=world.town.slug).is_intact


def test_a_picture_before_the_letters_has_nothing_to_excuse(world):
    Sheet.objects.update(organisation="")
    take(world)
    page = text(world, "/ville-test/photo-de-depart/", who="visitor")
    assert "Photo prise après le départ" not in page
    assert "aucun n’a été saisi" in page


def test_several_pictures_the_first_is_the_starting_one(world):
    first, later = take(world), take(world, "Un an après")
    assert snapshot_view(town=world.town.slug).row == first
    assert "Un an après" in text(world, f"/ville-test/photo-de-depart/{later.pk}/", who="visitor")
    text(world, "/ville-test/photo-de-depart/x/", who="visitor", status=404)
    assert snapshot_view(town="ailleurs", snapshot=first.pk) is None


def test_no_picture_yet_is_said(world):
    assert "n’a pas encore pris" in text(world, "/ville-test/photo-de-depart/", who="visitor")


@pytest.mark.parametrize("who", ["member", None])
def test_only_the_manager_takes_pictures(world, who):
    actor = Actor(person=world.member.pk) if who else NOBODY
    with pytest.raises(Refused):
        snapshot_take(actor=actor, town=world.town.slug, label="x")
    assert not Snapshot.objects.exists()


def test_a_picture_has_a_name_and_a_town(world):
    for label in (" ", "x" * 81):
        with pytest.raises(BadInput):
            take(world, label)
    with pytest.raises(BadInput):
        snapshot_take(actor=HOUSE, town="ailleurs", label="x")
    answer = world.client("manager").post(DESK + "photo/", {"label": ""}, follow=True)
    assert "Donnez-lui un nom" in answer.content.decode()


def test_the_figures_are_few_statements(world, django_assert_num_queries):
    with django_assert_num_queries(5):
        snapshot_figures(town=world.town.slug, label="x", now=timezone.now())


@pytest.mark.door("office.premises", "web")
def test_premises_are_entered_made_available_and_taken(world):
    client = world.client("manager")
    assert client.post(UNITS, {"street": ""}).status_code == 422
    words = {"street": "Rue du Port", "number": "3", "vacant_since": "2999-01-01"}
    future = client.post(UNITS, words)
    assert future.status_code == 422
    assert "Rue du Port" in future.content.decode()
    available = {**words, "vacant_since": "2025-01-15", "area_m2": "80", "contact": "Mairie, 02 99 00 00 00"}
    assert client.post(UNITS, available).status_code == 302
    page = text(world, "/ville-test/locaux/", who="visitor")
    assert "3 Rue du Port" in page
    assert "80 m²" in page
    assert "Mairie, 02 99 00 00 00" in page
    unit = Premises.objects.get()
    assert client.post(f"{UNITS}{unit.pk}/pris/").status_code == 302
    assert "aucun local disponible" in text(world, "/ville-test/locaux/", who="visitor")
    path = f"{UNITS}{unit.pk}/disponible/"
    assert client.post(path, {"since": "2999-01-01"}).status_code == 422
    assert client.post(path, {"since": "2025-02-01", "contact": "Maître Rio"}).status_code == 302
    assert "Maître Rio" in text(world, "/ville-test/locaux/", who="visitor")
    assert "Disponible" in text(world, UNITS)


def test_premises_are_the_managers(world):
    unit = premises_add(actor=HOUSE, town=world.town.slug, street="Grande Rue")
    client = world.client("member")
    for path in (UNITS, f"{UNITS}{unit.pk}/disponible/"):
        assert client.get(path).status_code == 403
    assert client.post(f"{UNITS}{unit.pk}/pris/").status_code == 403
    assert world.client("manager").post(f"{UNITS}x/disponible/", {"since": "2025-02-01"}).status_code == 404


def test_a_shop_whose_owner_is_gone_gets_another(world):
    path = f"{DESK}patron/{world.organisation.pk}/"
    text(world, path, who="member", status=403)
    text(world, f"{DESK}patron/x/", status=404)
    Sheet.objects.update(confirmed_at=None, claimed_at=None)
    News.objects.all().delete()
    Photo.objects.all().delete()
    assert path in text(world, DESK + "?state=asleep")
    assert "Anne Le Goff" in text(world, path)
    client = world.client("manager")
    words = {"former": world.member.pk, "address": "nobody@ville-test.example", "reason": "Vendu en mai."}
    assert client.post(path, words).status_code == 422
    assert client.post(path, {**words, "address": "chloe@ville-test.example"}).headers["Location"] == DESK
    owners = Membership.objects.filter(organisation=world.organisation, role="owner")
    assert [owner.person_id for owner in owners] == [world.operator.pk]
