"""On the spot: who stands in the shop gives its sheet to who runs it, with an access card and no e-mail."""

import pytest

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Refused, TooMany
from halles.people.commands.cards import card_read
from halles.people.commands.roles import town_role_grant
from halles.people.models import AccessCard, Membership, Person
from halles.people.public import person_create
from halles.stalls.directory import commands
from halles.stalls.directory.commands.visits import NEW, HandedOver, Which
from halles.stalls.directory.models import ClaimCode, Sheet
from halles.stalls.directory.tests.conftest import HOUSE, Scene

PHONE = "06 12 34 56 78"


def hand(scene: Scene, who: str = "manager", **more: str) -> HandedOver:
    typed = {"name": "Denise Rio", "phone": PHONE, "town_name": "Redon", **more}
    return commands.sheet_hand_on_visit(actor=scene.actor(who), sheet=scene.imported, **typed)


def test_the_sheet_changes_hands_with_a_card_that_signs_in(scene: Scene) -> None:
    commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    made = hand(scene)
    denise = Person.objects.get(pk=made.person)
    sheet = Sheet.objects.get(pk=scene.imported.pk)
    assert (denise.name, denise.phone, denise.email, denise.town) == (
        "Denise Rio",
        "+33612345678",
        "",
        "redon",
    )
    assert Membership.objects.get(organisation=sheet.organisation).person_id == denise.pk
    assert card_read(actor=NOBODY, code=made.code, caller="x").pk == denise.pk
    assert not ClaimCode.objects.exists()
    commands.sheet_confirm(actor=Actor(person=denise.pk), sheet=sheet)
    kinds = list(Entry.objects.order_by("seq").values_list("kind", flat=True))[-5:-1]
    assert kinds == [
        "people.person-added", "people.organisation-created", "directory.sheet-claimed", "people.card-issued"
    ]  # fmt: skip


def test_who_has_no_telephone_has_the_card(scene: Scene) -> None:
    assert hand(scene, phone="").code


def test_somebody_at_a_counter_may(scene: Scene) -> None:
    town_role_grant(actor=HOUSE, person=scene.stranger.pk, town=scene.town, role="helper")
    assert hand(scene, who="stranger").code


@pytest.mark.parametrize("who", ["stranger", "holder"])
def test_nobody_else_hands_a_sheet_over(scene: Scene, who: str) -> None:
    with pytest.raises(Refused):
        hand(scene, who=who)
    with pytest.raises(Refused):
        commands.sheet_hand_on_visit(actor=NOBODY, sheet=scene.imported, name="X", town_name="Redon")
    assert not Person.objects.filter(name="Denise Rio").exists()


def test_a_sheet_that_somebody_holds_stays_hers(scene: Scene) -> None:
    with pytest.raises(Refused):
        commands.sheet_hand_on_visit(
            actor=scene.actor("manager"), sheet=scene.held, name="Denise Rio", town_name="Redon"
        )
    assert not Person.objects.filter(name="Denise Rio").exists()
    assert not AccessCard.objects.exists()


@pytest.mark.parametrize("typed", [{"name": "  "}, {"phone": "12"}, {"phone": "denise@example.org"}])
def test_what_cannot_be_used_is_refused(scene: Scene, typed: dict[str, str]) -> None:
    with pytest.raises(BadInput) as refused:
        hand(scene, **typed)
    assert refused.value.field in typed
    assert not Sheet.objects.get(pk=scene.imported.pk).organisation


def test_who_is_known_by_her_telephone_is_not_made_twice(scene: Scene) -> None:
    denise = person_create(actor=HOUSE, name="Denise", phone=PHONE, town=scene.town)
    with pytest.raises(Which) as asked:
        hand(scene)
    assert [each.id for each in asked.value.known] == [denise.pk]
    with pytest.raises(Which):
        hand(scene, person=scene.stranger.pk)
    made = hand(scene, person=denise.pk)
    assert (made.person, made.code) == (denise.pk, "")
    assert not AccessCard.objects.exists()


def test_another_of_the_same_telephone_is_somebody_new(scene: Scene) -> None:
    denise = person_create(actor=HOUSE, name="Denise", phone=PHONE, town=scene.town)
    made = hand(scene, person=NEW)
    assert made.person != denise.pk
    assert made.code


def test_nobody_of_another_town_is_named(scene: Scene) -> None:
    person_create(actor=HOUSE, name="Elsewhere", phone=PHONE, town="allaire")
    assert hand(scene).code


def test_one_does_not_empty_the_directory(scene: Scene) -> None:
    for _ in range(40):
        with pytest.raises(BadInput):
            hand(scene, name="")
    with pytest.raises(TooMany):
        hand(scene)
