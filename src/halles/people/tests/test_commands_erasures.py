"""Erasing oneself: with or without one's shop, listed apart from the database, and again after a restore."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from halles.journal.models import Entry
from halles.kit import erasures
from halles.kit.errors import Refused
from halles.people import schedule
from halles.people.commands.erasures import erasures_replay, person_erase
from halles.people.commands.organisations import invitation_accept, invitation_create
from halles.people.models import Membership, Organisation, Person
from halles.people.tests.conftest import HOUSE, SLUG, acting

pytestmark = pytest.mark.django_db(databases=["default", "sessions"], transaction=True)
Make = Callable[..., Person]


@pytest.fixture(autouse=True)
def lists(settings: Any, tmp_path: Path) -> list[Path]:
    """Return the two lists of erased persons, in a folder of this test's own."""
    settings.ERASURES = [tmp_path / "erasures.jsonl", tmp_path / "backups/erasures.jsonl"]
    settings.SETTLED = tmp_path / "settled"
    return settings.ERASURES


def join(organisation: Organisation, owner: Person, person: Person) -> None:
    _, code = invitation_create(actor=acting(owner), organisation=organisation.pk, role="employee")
    invitation_accept(actor=acting(person), code=code)


def test_it_is_listed_in_both_places(anne: Person, lists: list[Path]) -> None:
    person_erase(actor=acting(anne), person=anne.pk)
    assert [erasures.read([path]) for path in lists] == [[anne.pk], [anne.pk]]
    assert all(path.stat().st_mode & 0o077 == 0 for path in lists)


def test_her_shop_closes_with_her_if_she_says_so(anne: Person, shop: Organisation) -> None:
    with pytest.raises(Refused, match="Le Fournil"):
        person_erase(actor=acting(anne), person=anne.pk)
    person_erase(actor=acting(anne), person=anne.pk, close=[shop.pk])
    assert not Organisation.objects.exists()
    kinds = list(Entry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds[-2:] == ["people.organisation-closed", "people.person-erased"]


def test_a_shop_where_others_work_does_not_close(anne: Person, shop: Organisation, helper: Person) -> None:
    join(shop, anne, helper)
    with pytest.raises(Refused):
        person_erase(actor=acting(anne), person=anne.pk, close=[shop.pk])
    assert Organisation.objects.filter(pk=shop.pk).exists()


def test_somebody_elses_shop_is_not_hers_to_close(shop: Organisation) -> None:
    yves = Person.objects.create(name="Yves", town=SLUG)
    person_erase(actor=acting(yves), person=yves.pk, close=[shop.pk])
    assert Organisation.objects.filter(pk=shop.pk).exists()


def test_only_the_house_erases_again(anne: Person) -> None:
    with pytest.raises(Refused):
        erasures_replay(actor=acting(anne))


def test_who_comes_back_is_erased_again_and_her_shop_has_an_owner(
    anne: Person, shop: Organisation, helper: Person, lists: list[Path]
) -> None:
    join(shop, anne, helper)
    erasures.note(lists, [anne.pk, "of-another-copy"])
    assert erasures_replay(actor=HOUSE) == [anne.pk]
    assert list(Membership.objects.filter(organisation=shop).values_list("person", "role")) == [
        (helper.pk, "owner")
    ]
    assert erasures_replay(actor=HOUSE) == []


def test_the_runner_lists_what_a_crash_left_out(anne: Person, lists: list[Path]) -> None:
    person_erase(actor=acting(anne), person=anne.pk)
    for path in lists:
        path.unlink()
    schedule.settle()
    assert [erasures.read([path]) for path in lists] == [[anne.pk], [anne.pk]]
    assert settings.SETTLED.read_text() == str(Entry.objects.latest("seq").position)


def test_it_asks_again_while_a_reader_keeps_the_old_pages(anne: Person, monkeypatch: Any) -> None:
    person_erase(actor=acting(anne), person=anne.pk)
    monkeypatch.setattr(schedule, "scrub", lambda at_night: False)
    schedule.settle()
    assert not settings.SETTLED.exists()
