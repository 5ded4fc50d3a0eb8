"""Without a letter: one asks, the town hall calls back, accepts or refuses; nothing is kept for long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from halles.doors.models import OutgoingMessage
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused, TooMany
from halles.people.models import Membership, Organisation
from halles.stalls.directory import commands, queries
from halles.stalls.directory.commands.claims import sheet_hand_over
from halles.stalls.directory.models import ClaimCode, ClaimRequest, Sheet
from halles.stalls.directory.tests.conftest import Scene
from halles.town.models import Place

RUNNER = Actor(system="runner")
WORDS = {"name": "Chloé Rio", "contact": "06 12 34 56 78", "role": "gérante"}


def ask(scene: Scene, who: str = "stranger", **words: str) -> ClaimRequest:
    return commands.claim_request(actor=scene.actor(who), sheet=scene.imported, **{**WORDS, **words})


def waiting(scene: Scene) -> list[queries.RequestView]:
    return queries.claim_requests_open(town=scene.town, now=timezone.now())


def accept(scene: Scene, request: str, who: str = "manager") -> str:
    return commands.claim_request_accept(actor=scene.actor(who), town=scene.town, request=request)


def refuse(scene: Scene, request: str, reason: str = "Ce numéro ne vous connaît pas.", who: str = "manager"):
    actor = scene.actor(who)
    return commands.claim_request_refuse(actor=actor, town=scene.town, request=request, reason=reason)


def test_a_request_waits_with_the_shops_own_telephone(scene: Scene, django_assert_num_queries) -> None:
    scene.imported.osm.phone = "02 99 71 22 22"
    scene.imported.osm.save()
    ask(scene)
    with django_assert_num_queries(2):
        (view,) = waiting(scene)
    assert (view.name, view.sheet.name, view.sheet.phone) == ("Chloé Rio", "Café du Port", "02 99 71 22 22")


def test_accepted_she_holds_the_sheet_and_is_told(scene: Scene) -> None:
    commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    slug = accept(scene, ask(scene).pk)
    sheet = Sheet.objects.get(slug=slug)
    owner = Membership.objects.get(organisation=sheet.organisation)
    assert (owner.person_id, owner.role) == (scene.stranger.pk, "owner")
    assert not ClaimRequest.objects.exists()
    assert not ClaimCode.objects.exists()
    message = OutgoingMessage.objects.get()
    assert (message.to, message.kind) == ("stranger@example.org", "order")
    assert "Café du Port" in message.text


def test_refused_she_reads_why_and_her_words_are_erased(scene: Scene) -> None:
    row = ask(scene)
    refuse(scene, row.pk)
    row.refresh_from_db()
    assert (row.name, row.contact, row.role) == ("", "", "")
    assert "ne vous connaît pas" in OutgoingMessage.objects.get().text
    assert not waiting(scene)
    found = queries.claim_request_of(sheet=scene.imported.pk, person=scene.stranger.pk)
    assert found
    assert found.reason == "Ce numéro ne vous connaît pas."
    ask(scene)
    assert len(waiting(scene)) == 1


def test_an_answer_is_given_once(scene: Scene) -> None:
    row = ask(scene)
    refuse(scene, row.pk)
    for answer in (accept, refuse):
        with pytest.raises(NotFound):
            answer(scene, row.pk)
    with pytest.raises(NotFound):
        commands.claim_request_accept(actor=scene.actor("manager"), town="ailleurs", request=row.pk)


@pytest.mark.parametrize("who", ["stranger", "holder"])
def test_only_the_manager_answers(scene: Scene, who: str) -> None:
    row = ask(scene)
    with pytest.raises(Refused):
        accept(scene, row.pk, who=who)
    with pytest.raises(Refused):
        commands.claim_request_refuse(
            actor=scene.actor(who), town=scene.town, request=row.pk, reason="Personne ne la connaît."
        )
    assert waiting(scene)


def test_a_sheet_that_is_held_is_neither_asked_for_nor_given(scene: Scene) -> None:
    row = ask(scene)
    with pytest.raises(Refused):
        commands.claim_request(actor=scene.actor("stranger"), sheet=scene.held, **WORDS)
    code = commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    commands.sheet_claim(actor=scene.actor("holder"), sheet=scene.imported, code=code)
    with pytest.raises(Refused):
        accept(scene, row.pk)
    with pytest.raises(Refused):
        sheet_hand_over(actor=scene.actor("manager"), sheet=scene.held, person=scene.stranger.pk)


def test_a_request_says_who_and_how_to_reach_her(scene: Scene) -> None:
    for words in ({"name": " "}, {"contact": ""}, {"role": "x" * 121}):
        with pytest.raises(BadInput):
            ask(scene, **words)
    with pytest.raises(Refused):
        commands.claim_request(actor=NOBODY, sheet=scene.imported, **WORDS)
    row = ask(scene)
    with pytest.raises(BadInput):
        refuse(scene, row.pk, reason=" ")


def test_one_does_not_ask_all_day_long(scene: Scene) -> None:
    for _ in range(5):
        ask(scene)
    assert ClaimRequest.objects.count() == 1
    with pytest.raises(TooMany):
        ask(scene)


def test_a_request_is_over_after_thirty_days(scene: Scene) -> None:
    row = ask(scene)
    ClaimRequest.objects.update(expires_at=timezone.now())
    assert not waiting(scene)
    with pytest.raises(NotFound):
        accept(scene, row.pk)
    assert commands.claim_requests_sweep(actor=RUNNER, now=timezone.now() - timedelta(seconds=9)) == 0
    assert commands.claim_requests_sweep(actor=RUNNER, now=timezone.now()) == 1
    with pytest.raises(Refused):
        commands.claim_requests_sweep(actor=scene.actor("manager"), now=timezone.now())


def test_openstreetmaps_address_is_not_copied_among_the_holders_own(scene: Scene) -> None:
    accept(scene, ask(scene).pk)
    assert not Place.objects.exists()
    assert Organisation.objects.get(name="Café du Port").place == ""


def test_the_towns_own_position_is_kept(scene: Scene) -> None:
    Sheet.objects.filter(pk=scene.imported.pk).update(street="Quai Surcouf", lon=-20_000_000, lat=476_000_000)
    accept(scene, ask(scene).pk)
    place = Place.objects.get()
    assert (place.street, place.lon) == ("Quai Surcouf", -20_000_000)


@pytest.mark.parametrize(
    ("category", "kind"), [("townhall", "town-service"), ("association", "association"), ("cafe", "shop")]
)
def test_a_service_is_no_shop(scene: Scene, category: str, kind: str) -> None:
    Sheet.objects.filter(pk=scene.imported.pk).update(category=category)
    code = commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code=code)
    scene.imported.refresh_from_db()
    assert Organisation.objects.get(pk=scene.imported.organisation).kind == kind
