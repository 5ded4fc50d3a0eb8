"""Sittings and codes of paper: who may, what is refused, what is written down."""

from datetime import timedelta

import pytest
from django.utils import timezone

from halles.doors.commands.helping import helping_act, helping_end, helping_start, helpings_close
from halles.doors.commands.papers import paper_code, paper_read, papers_forget
from halles.doors.models import Helping, PaperCode
from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.people.models import Person, TownRole
from halles.town.models import Town

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def agent(redon: Town) -> Actor:
    person = Person.objects.create(name="Ana", town=redon.slug)
    TownRole.objects.create(town=redon.slug, person=person, role="agent")
    return Actor(person=person.pk)


@pytest.fixture
def jeanne(redon: Town) -> Person:
    return Person.objects.create(name="Jeanne", town=redon.slug)


def start(agent: Actor, jeanne: Person) -> Helping:
    return helping_start(actor=agent, town="redon", person=jeanne.pk, said="  Je veux\nbien ")


def kinds() -> list[str]:
    return list(Entry.objects.order_by("position").values_list("kind", flat=True))


def test_a_sitting_is_written_down_from_its_beginning_to_its_end(agent: Actor, jeanne: Person):
    row = start(agent, jeanne)
    assert (row.said, row.structure) == ("Je veux bien", "")
    helping_act(actor=agent, helping=row.pk, stall="market", words="x" * 400)
    helping_end(actor=agent, helping=row.pk)
    helping_end(actor=agent, helping=row.pk)
    assert kinds() == ["doors.helping-started", "doors.act-noted", "doors.helping-ended"]
    assert len(row.acts.get().words) == 300


def test_what_somebody_does_for_the_town_is_not_lent(agent: Actor, jeanne: Person):
    TownRole.objects.create(town="redon", person=jeanne, role="manager")
    with pytest.raises(Refused):
        start(agent, jeanne)
    assert not Helping.objects.exists()


def test_nobody_begins_without_right_words_or_somebody_else(agent: Actor, jeanne: Person):
    for actor in (NOBODY, Actor(person=jeanne.pk)):
        with pytest.raises(Refused):
            helping_start(actor=actor, town="redon", person=jeanne.pk, said="Je veux bien")
    with pytest.raises(Refused):
        helping_start(actor=agent, town="ailleurs", person=jeanne.pk, said="Je veux bien")
    with pytest.raises(BadInput):
        helping_start(actor=agent, town="redon", person=jeanne.pk, said=" . ")
    with pytest.raises(BadInput):
        helping_start(actor=agent, town="redon", person=agent.person, said="Je veux bien")
    with pytest.raises(NotFound):
        helping_start(actor=agent, town="redon", person="0" * 26, said="Je veux bien")
    assert not Helping.objects.exists()


def test_another_helper_changes_nothing_and_what_is_over_stays_so(agent: Actor, jeanne: Person):
    row = start(agent, jeanne)
    for actor in (NOBODY, Actor(person=jeanne.pk)):
        with pytest.raises(Refused):
            helping_end(actor=actor, helping=row.pk)
        with pytest.raises(Refused):
            helping_act(actor=actor, helping=row.pk, stall="market", words="Rien")
    helping_end(actor=agent, helping=row.pk)
    with pytest.raises(Refused):
        helping_act(actor=agent, helping=row.pk, stall="market", words="Trop tard")
    with pytest.raises(NotFound):
        helping_end(actor=agent, helping="0" * 26)
    assert not row.acts.exists()


def test_what_no_page_ended_is_ended_by_the_house(agent: Actor, jeanne: Person):
    old, new = start(agent, jeanne), start(agent, jeanne)
    now = timezone.now()
    Helping.objects.filter(pk=old.pk).update(started_at=now - timedelta(hours=13))
    with pytest.raises(Refused):
        helpings_close(actor=agent, now=now)
    assert helpings_close(actor=Actor(system="runner"), now=now) == 1
    assert Helping.objects.get(pk=old.pk).ended_at
    assert Helping.objects.get(pk=new.pk).ended_at is None


def coded(subject: str = "a", **more: object) -> str:
    return paper_code(actor=NOBODY, town="redon", stall="doors", kind="person", subject=subject, **more)  # type: ignore[arg-type]


def test_a_sheet_has_its_code_again_and_another_sheet_another(redon: Town):
    code = coded()
    assert len(code) == 8
    assert coded() == code != coded("b")
    assert PaperCode.objects.count() == 2
    assert not PaperCode.objects.filter(code_hash__icontains=code).exists()
    assert kinds() == ["doors.paper-printed"] * 2


def test_printed_again_later_it_is_good_for_its_whole_life_again(redon: Town):
    code = coded()
    soon = timezone.now() + timedelta(hours=1)
    PaperCode.objects.update(expires_at=soon)
    assert coded() == code
    assert PaperCode.objects.get().expires_at > soon + timedelta(days=20)


def test_whose_sheet_it_is_is_learnt_and_never_forgotten(redon: Town, jeanne: Person):
    coded()
    coded(person=jeanne.pk)
    assert PaperCode.objects.get().person == jeanne.pk
    coded()
    assert PaperCode.objects.get().person == jeanne.pk


def test_two_sheets_that_would_have_one_code_have_two(redon: Town, monkeypatch: pytest.MonkeyPatch):
    from halles.doors.commands import papers

    monkeypatch.setattr(papers, "_drawn", lambda about: "ABCDEFGH" if about.endswith("0") else "JKLMNPQR")
    assert [coded("a"), coded("b"), coded("a")] == ["ABCDEFGH", "JKLMNPQR", "ABCDEFGH"]


def test_a_code_is_read_at_a_counter_of_its_town_while_it_is_good(agent: Actor, redon: Town):
    code = coded()
    read = paper_read(actor=agent, town="redon", code=f"{code[:4]} {code[4:].lower()}", caller="a")
    assert (read.kind, read.subject) == ("person", "a")
    with pytest.raises(Refused):
        paper_read(actor=NOBODY, town="redon", code=code, caller="a")
    PaperCode.objects.update(town="ailleurs")
    with pytest.raises(BadInput):
        paper_read(actor=agent, town="redon", code=code, caller="a")
    PaperCode.objects.update(town="redon", expires_at=timezone.now())
    with pytest.raises(BadInput):
        paper_read(actor=agent, town="redon", code=code, caller="a")


def test_what_nobody_takes_back_has_no_code(redon: Town):
    with pytest.raises(BadInput):
        paper_code(actor=NOBODY, town="redon", stall="nowhere", kind="x", subject="y")


def test_old_codes_are_forgotten_by_the_house(agent: Actor, redon: Town):
    coded()
    late = timezone.now() + timedelta(days=31)
    with pytest.raises(Refused):
        papers_forget(actor=agent, now=late)
    assert papers_forget(actor=Actor(system="runner"), now=timezone.now()) == 0
    assert papers_forget(actor=Actor(system="runner"), now=late) == 1
