"""By text message: a sheet is taken over by its letter's code, asked for, or removed for good."""

import pytest
from django.utils.translation import override

from halles.doors.models import Ticket
from halles.doors.public import Reply
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, Refused, TooMany
from halles.people.models import Person
from halles.people.public import is_owner
from halles.stalls.directory import commands
from halles.stalls.directory.commands.letters import LIFE
from halles.stalls.directory.intents.claims import claim, claim_request
from halles.stalls.directory.intents.objections import objection, objection_reply
from halles.stalls.directory.models import ClaimCode, Objection, Sheet
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.stalls.directory.tests.texting import NO, NUMBER, YES, ask, came, state_of, told


def letter(scene: Scene) -> str:
    return commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)


@pytest.mark.door("directory.claim", "sms")
def test_the_code_of_the_letter_opens_the_sheet_to_somebody_new(scene: Scene) -> None:
    code = letter(scene)
    said = ask(claim, came(scene, f"Fiche {code.lower().replace('-', ' ')} !", reference=code[5:]))
    assert said.startswith("The sheet of Café du Port is yours.")
    owner = Person.objects.get(phone=NUMBER)
    scene.imported.refresh_from_db()
    assert is_owner(person=owner.pk, organisation=scene.imported.organisation)
    assert not ClaimCode.objects.exists()


def test_who_is_known_by_her_number_stays_herself(scene: Scene) -> None:
    code = letter(scene)
    claim(came(scene, "x", "stranger", reference=code))
    scene.imported.refresh_from_db()
    assert is_owner(person=scene.stranger.pk, organisation=scene.imported.organisation)


def test_a_wrong_code_opens_nothing_and_makes_nobody(scene: Scene) -> None:
    letter(scene)
    people = Person.objects.count()
    with pytest.raises(BadInput):
        claim(came(scene, "x", reference="ABCD-EFGH-JKLM"))
    assert Person.objects.count() == people
    assert Sheet.objects.get(pk=scene.imported.pk).organisation == ""


def test_codes_are_not_guessed_one_after_the_other(scene: Scene) -> None:
    code = letter(scene)
    for _ in range(5):
        with pytest.raises(BadInput):
            claim(came(scene, "x", reference="ABCD-EFGH-JKLM"))
    with pytest.raises(TooMany):
        claim(came(scene, "x", reference=code))


def test_a_code_of_another_town_or_too_old_is_none(scene: Scene) -> None:
    code = letter(scene)
    ClaimCode.objects.update(expires_at=ClaimCode.objects.get().issued_at - LIFE)
    with pytest.raises(BadInput, match=r"too old|trop ancien"):
        claim(came(scene, "x", reference=code))
    Sheet.objects.filter(pk=scene.imported.pk).update(town="carhaix")
    with pytest.raises(BadInput):
        claim(came(scene, "x", reference=code))


def test_a_shared_number_takes_nothing_over(scene: Scene) -> None:
    code = letter(scene)
    persons = (scene.holder.pk, scene.stranger.pk)
    with pytest.raises(Refused):
        commands.sheet_claim_by_text(actor=HOUSE, town=scene.town, number=NUMBER, persons=persons, code=code)


@pytest.mark.parametrize("who", ["holder", "manager", "stranger"])
def test_only_the_house_takes_a_sheet_over_for_a_number(scene: Scene, who: str) -> None:
    code = letter(scene)
    with pytest.raises(Refused):
        commands.sheet_claim_by_text(
            actor=scene.actor(who), town=scene.town, number=NUMBER, persons=(), code=code
        )
    with pytest.raises(Refused):
        commands.sheet_claim_by_text(actor=Actor(), town=scene.town, number=NUMBER, persons=(), code=code)


@pytest.mark.door("directory.claim-request", "sms")
def test_who_has_no_letter_is_called_back(scene: Scene) -> None:
    said = ask(claim_request, came(scene, "le café du port est à moi"))
    ticket = Ticket.objects.get()
    assert (ticket.contact, ticket.words) == (NUMBER, "le café du port est à moi")
    assert said.startswith("Your request is noted, number 1")


@pytest.mark.door("directory.objection", "sms")
def test_an_imported_sheet_is_removed_once_it_was_confirmed(scene: Scene) -> None:
    message = came(scene, "retirez la fiche du café", shop="café du port")
    with override("en"):
        answer = objection(message)
        assert "Remove for good the sheet Café du Port, Quai Duguay-Trouin?" in told(answer)
        assert Sheet.objects.filter(pk=scene.imported.pk).exists()
        assert told(objection_reply(message, state_of(answer), NO)) == "Nothing was removed."
        assert "The sheet is removed" in told(objection_reply(message, state_of(answer), YES))
    assert not Sheet.objects.filter(pk=scene.imported.pk).exists()
    assert Objection.objects.exists()


def test_the_sheet_that_shows_the_number_is_meant(scene: Scene) -> None:
    assert scene.imported.osm
    scene.imported.osm.phone = "06 12 34 56 78"
    scene.imported.osm.save()
    assert "Café du Port" in ask(objection, came(scene, "retirez ma fiche"))


def test_without_a_name_it_is_asked_for(scene: Scene) -> None:
    message = came(scene, "retirez ma fiche")
    answer = objection(message)
    assert answer.ask is not None
    assert answer.ask.kind == "words"
    assert "Café du Port" in ask(objection_reply, message, {}, Reply("words", words="cafe du port"))


def test_a_sheet_that_is_held_is_a_humans_work(scene: Scene) -> None:
    said = ask(objection, came(scene, "retirez le fournil", shop="le fournil"))
    assert "cannot remove this sheet" in said
    assert Ticket.objects.get().contact == NUMBER
    assert Sheet.objects.filter(pk=scene.held.pk).exists()
