"""Reports: who is asked, who decides, who is told; and that nobody learns who reported."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from halles.doors.models import OutgoingMessage
from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Gone, NotFound, Refused, TooMany
from halles.kit.personal.rows import sweep
from halles.people.commands.roles import town_role_grant
from halles.stalls.directory.models import News, Photo, Sheet
from halles.stalls.office.commands import (
    doubts_end,
    hiding_contest,
    hiding_judge,
    report_answer,
    report_decide,
    report_make,
    report_undo,
    reports_forward,
)
from halles.stalls.office.engine.reports import MANAGER, SHOP
from halles.stalls.office.models import Hiding, Report
from halles.stalls.office.tests.world import nothing_reported
from tests.world import HOUSE, World

pytestmark = pytest.mark.django_db(databases="__all__")

RUNNER = Actor(system="runner")
WHY = "Le prix annoncé est faux."
Make = Callable[..., Report]


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = tmp_path
    world = World()
    nothing_reported(world)
    return world


@pytest.fixture
def make(world: World) -> Make:
    """Report something of the test town, each time from another network."""

    def report(thing: str = "", **more: Any) -> Report:
        asked = {"town": world.town.slug, "stall": "directory", "kind": "sheet", "cause": "hours", **more}
        asked.setdefault("caller", f"192.0.2.{Report.objects.count() % 250}")
        return report_make(actor=NOBODY, thing=thing or world.sheet.pk, **asked)

    return report


def _doubted(world: World) -> bool:
    return Sheet.objects.get(pk=world.sheet.pk).doubted_at is not None


def _manager(world: World) -> Actor:
    return Actor(person=world.manager.pk)


def _anne(world: World) -> Actor:
    return Actor(person=world.member.pk)


def _hide_news(world: World, make: Make) -> Hiding:
    report = make(world.news, kind="news", cause="illegal")  # type: ignore[attr-defined]
    report_decide(actor=_manager(world), report=report.pk, decision="hidden", reason=WHY)
    return Hiding.objects.get()


def test_the_shop_is_asked_first_and_told_without_the_reporter(world: World, make: Make) -> None:
    report = make(words="Fermé le mardi", contact="rose@ville-test.example")
    assert (report.state, report.told_manager_at) == (SHOP, None)
    assert _doubted(world)
    message = OutgoingMessage.objects.get(to=world.member.email)
    assert "Les horaires sont faux" in message.text
    assert "/ville-test/commerces/le-fournil-d-anne/ma-fiche/" in message.text
    assert "rose@" not in message.text + message.subject
    assert message.kind == "order"


def test_nothing_tells_who_reported(world: World, make: Make) -> None:
    before = Entry.objects.count()
    report = make(words="Rose Tremière, 3 rue du Port", contact="0612345678", caller="203.0.113.7")
    entries = Entry.objects.order_by("seq")[before:]
    kept = json.dumps([[e.actor, e.subject, e.topics, e.payload] for e in entries])
    assert {e.actor for e in entries} == {""}
    assert not any(trace in kept for trace in ("Rose", "0612", "+336", "203.0.113.7"))
    assert report.pk not in " ".join(entry.topics for entry in entries)
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "203.0.113.7" not in str(cursor.fetchall()), table


def test_a_member_who_reports_is_not_kept_either(world: World) -> None:
    asked = {"town": world.town.slug, "stall": "directory", "kind": "sheet", "thing": world.sheet.pk}
    report = report_make(actor=_anne(world), cause="hours", caller="x", **asked)
    assert world.member.pk not in [
        *Entry.objects.filter(kind="office.report-made").values_list("actor", flat=True)
    ]
    assert world.member.pk not in str(vars(report))


def test_what_nobody_holds_goes_to_the_manager(world: World, make: Make) -> None:
    report = make(world.cafe.pk)  # type: ignore[attr-defined]
    assert (report.state, report.told_shop_at) == (MANAGER, None)


def test_what_is_grave_goes_to_the_manager_at_once_and_is_not_shown(world: World, make: Make) -> None:
    report = make(world.photo, kind="photo", cause="child")  # type: ignore[attr-defined]
    assert report.state == MANAGER
    assert "grave" in OutgoingMessage.objects.get(to=world.manager.email).text
    assert not OutgoingMessage.objects.filter(to=world.member.email).exists()
    assert not _doubted(world)


@pytest.mark.parametrize(
    "more",
    [{"cause": "ugly"}, {"cause": "other"}, {"words": "x" * 501}, {"contact": "nobody"},
     {"kind": "news", "cause": "hours"}],
)  # fmt: skip
def test_a_report_that_cannot_be_used(world: World, make: Make, more: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        make(world.news if "kind" in more else "", **more)  # type: ignore[attr-defined]
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    "more", [{"kind": "stars"}, {"stall": "nowhere"}, {"thing": "0" * 26}, {"town": "x"}]
)
def test_a_report_of_nothing(make: Make, more: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        make(**more)


def test_one_address_and_one_cause_are_slowed_down(make: Make) -> None:
    for cause in ("hours", "phone", "address", "closed", "false"):
        make(cause=cause, caller="198.51.100.1")
    with pytest.raises(TooMany):
        make(cause="illegal", caller="198.51.100.1")
    for _ in range(4):
        make()
    with pytest.raises(TooMany):
        make()
    make(cause="child")  # a flood about the hours keeps nothing grave out


def test_one_doubt_at_a_time_and_none_soon_after(world: World, make: Make) -> None:
    first, second = make(), make(cause="phone")
    assert first.doubt_until
    assert second.doubt_until is None
    report_answer(actor=_anne(world), report=first.pk, answer="right")
    assert not _doubted(world)
    assert make(cause="address").doubt_until is None


def test_a_doubt_ends_after_seven_days(world: World, make: Make) -> None:
    make()
    doubts_end(actor=RUNNER, now=timezone.now() + timedelta(days=6))
    assert _doubted(world)
    for _ in range(2):
        doubts_end(actor=RUNNER, now=timezone.now() + timedelta(days=8))
    assert not _doubted(world)
    assert Entry.objects.filter(kind="directory.sheet-doubted").count() == 2
    with pytest.raises(Refused):
        doubts_end(actor=_manager(world), now=timezone.now())


def test_the_shop_answers_in_one_tap_and_takes_it_back(world: World, make: Make) -> None:
    report = make(contact="rose@ville-test.example")
    with pytest.raises(Refused):
        report_answer(actor=_manager(world), report=report.pk, answer="right")
    with pytest.raises(BadInput):
        report_answer(actor=_anne(world), report=report.pk, answer="no")
    assert report_answer(actor=_anne(world), report=report.pk, answer="corrected").outcome == "corrected"
    assert "Corrigé" in OutgoingMessage.objects.get(to="rose@ville-test.example").text
    with pytest.raises(BadInput):
        report_answer(actor=_anne(world), report=report.pk, answer="right")
    assert report_undo(actor=_anne(world), report=report.pk).state == SHOP
    assert _doubted(world)


def test_a_shop_does_not_judge_its_own_content(world: World, make: Make) -> None:
    report = make(world.news, kind="news", cause="false")  # type: ignore[attr-defined]
    assert report_answer(actor=_anne(world), report=report.pk, answer="right").state == MANAGER


def test_what_is_not_answered_is_passed_on_once_not_twice(world: World, make: Make) -> None:
    report = make()
    later = timezone.now() + timedelta(days=3, minutes=1)
    assert reports_forward(actor=RUNNER, now=timezone.now() + timedelta(days=2)) == 0
    assert [reports_forward(actor=RUNNER, now=later) for _ in range(2)] == [1, 0]
    report.refresh_from_db()
    assert (report.state, report.told_manager_at) == (MANAGER, later)
    assert Entry.objects.filter(kind="office.report-forwarded").count() == 1
    with pytest.raises(Refused):
        reports_forward(actor=_manager(world), now=later)


def test_the_manager_decides_and_says_why(world: World, make: Make) -> None:
    report = make(world.cafe.pk)  # type: ignore[attr-defined]
    long = "x" * 301
    for refused, decision, reason in (
        (Refused, "corrected", ""), (BadInput, "kept", ""), (BadInput, "shut", "x"), (BadInput, "kept", long),
    ):  # fmt: skip
        who = _anne(world) if refused is Refused else _manager(world)
        with pytest.raises(refused):
            report_decide(actor=who, report=report.pk, decision=decision, reason=reason)
    done = report_decide(
        actor=_manager(world), report=report.pk, decision="kept", reason="Vérifié sur place."
    )
    assert (done.outcome, done.answer) == ("kept", "Vérifié sur place.")
    with pytest.raises(BadInput):
        report_decide(actor=_manager(world), report=report.pk, decision="corrected")
    with pytest.raises(Refused):
        report_undo(actor=_anne(world), report=report.pk)
    assert report_undo(actor=_manager(world), report=report.pk).state == MANAGER


def test_hiding_closes_all_reports_tells_the_author_and_comes_back(world: World, make: Make) -> None:
    other = make(world.news, kind="news", cause="false")  # type: ignore[attr-defined]
    hiding = _hide_news(world, make)
    other.refresh_from_db()
    assert (other.outcome, other.hiding_id) == ("hidden", hiding.pk)
    assert News.objects.get(pk=world.news).hidden_reason == WHY  # type: ignore[attr-defined]
    told = OutgoingMessage.objects.filter(to=world.member.email).latest("id")
    assert WHY in told.text
    assert f"/ville-test/masque/directory/news/{world.news}/" in told.text  # type: ignore[attr-defined]
    with pytest.raises(Gone):
        make(world.news, kind="news", cause="false")  # type: ignore[attr-defined]
    report_undo(actor=_manager(world), report=hiding.reports.exclude(pk=other.pk).get().pk)
    other.refresh_from_db()
    assert (other.state, other.hiding_id) == (SHOP, None)
    assert News.objects.get(pk=world.news).hidden_at is None  # type: ignore[attr-defined]
    assert "de nouveau" in OutgoingMessage.objects.filter(to=world.member.email).latest("id").text


def test_a_decision_is_not_taken_back_after_ten_minutes(world: World, make: Make) -> None:
    report = make()
    report_answer(actor=_anne(world), report=report.pk, answer="right")
    Report.objects.update(closed_at=timezone.now() - timedelta(minutes=11))
    with pytest.raises(BadInput):
        report_undo(actor=_anne(world), report=report.pk)


def test_what_is_gone_cannot_be_hidden(world: World, make: Make) -> None:
    report = make(world.photo, kind="photo", cause="illegal")  # type: ignore[attr-defined]
    Photo.objects.update(withdrawn_at=timezone.now())
    with pytest.raises(NotFound):
        report_decide(actor=_manager(world), report=report.pk, decision="hidden", reason=WHY)
    assert report_decide(actor=_manager(world), report=report.pk, decision="corrected").outcome == "corrected"


def _contest(world: World, plea: str = "Le prix est le bon.", who: Actor | None = None) -> Hiding:
    about = {"stall": "directory", "kind": "news", "thing": world.news}  # type: ignore[attr-defined]
    return hiding_contest(actor=who or _anne(world), plea=plea, **about)


def test_the_author_contests_once(world: World, make: Make) -> None:
    with pytest.raises(NotFound):
        _contest(world)
    _hide_news(world, make)
    long = "x" * 501
    for refused, plea, who in (
        (Refused, "x", _manager(world)), (Refused, "x", NOBODY), (BadInput, "", None), (BadInput, long, None),
    ):  # fmt: skip
        with pytest.raises(refused):
            _contest(world, plea, who)
    assert _contest(world).contested_by == world.member.pk
    with pytest.raises(BadInput):
        _contest(world)


def test_another_manager_decides_where_there_is_one(world: World, make: Make) -> None:
    hiding = _hide_news(world, make)
    for wrong in (hiding.pk, "0" * 26):
        with pytest.raises((BadInput, NotFound)):
            hiding_judge(actor=_manager(world), hiding=wrong, restore=True, reason="x")
    _contest(world)
    other = world.person("Denis Morvan", email="denis@ville-test.example")
    town_role_grant(actor=HOUSE, person=other.pk, town=world.town.slug, role="manager")
    for who, reason in ((_manager(world), "x"), (_anne(world), "x"), (Actor(person=other.pk), " ")):
        with pytest.raises((Refused, BadInput)):
            hiding_judge(actor=who, hiding=hiding.pk, restore=True, reason=reason)
    hiding_judge(actor=Actor(person=other.pk), hiding=hiding.pk, restore=True, reason="Le prix est exact.")
    assert News.objects.get(pk=world.news).hidden_at is None  # type: ignore[attr-defined]
    assert "Le prix est exact." in OutgoingMessage.objects.filter(to=world.member.email).latest("id").text
    with pytest.raises(BadInput):
        hiding_judge(actor=Actor(person=other.pk), hiding=hiding.pk, restore=False, reason="x")


def test_what_stays_hidden_can_no_longer_be_contested(world: World, make: Make) -> None:
    hiding = _hide_news(world, make)
    _contest(world)
    hiding_judge(
        actor=Actor(person=world.operator.pk), hiding=hiding.pk, restore=False, reason="Toujours faux."
    )
    assert News.objects.get(pk=world.news).hidden_at  # type: ignore[attr-defined]
    with pytest.raises(BadInput):
        _contest(world)
    with pytest.raises(BadInput):
        report_undo(actor=_manager(world), report=Report.objects.get().pk)


def test_words_and_contact_are_erased_thirty_days_after_the_answer(world: World, make: Make) -> None:
    report = make(words="Fermé le mardi", contact="rose@ville-test.example")
    sweep(timezone.now() + timedelta(days=400))
    report.refresh_from_db()
    assert report.contact
    report_answer(actor=_anne(world), report=report.pk, answer="right")
    sweep(timezone.now() + timedelta(days=29))
    report.refresh_from_db()
    assert report.contact
    sweep(timezone.now() + timedelta(days=31))
    report.refresh_from_db()
    assert (report.words, report.contact) == ("", "")


def test_managers_are_told_once_while_the_desk_holds_something(world: World, make: Make) -> None:
    for cause in ("hours", "phone", "child", "illegal"):
        make(world.cafe.pk, cause=cause)  # type: ignore[attr-defined]
    texts = (
        OutgoingMessage.objects.filter(to=world.manager.email).order_by("id").values_list("text", flat=True)
    )
    assert ["grave" in text for text in texts] == [False, True, True]


def test_a_shop_is_told_once_for_all_that_waits_there(world: World, make: Make) -> None:
    make()
    make(cause="phone")
    make(world.news, kind="news", cause="false")  # type: ignore[attr-defined]
    assert OutgoingMessage.objects.filter(to=world.member.email).count() == 2


def test_a_contest_is_told_to_another_manager_than_who_hid(world: World, make: Make) -> None:
    _hide_news(world, make)
    other = world.person("Denis Morvan", email="denis@ville-test.example")
    town_role_grant(actor=HOUSE, person=other.pk, town=world.town.slug, role="manager")
    OutgoingMessage.objects.all().delete()
    _contest(world)
    assert [message.to for message in OutgoingMessage.objects.all()] == [other.email]


def test_an_unknown_cause_and_a_stranger_who_contests_are_refused(world: World, make: Make) -> None:
    about = {"stall": "directory", "kind": "news", "thing": world.news}  # type: ignore[attr-defined]
    with pytest.raises(BadInput):
        report_make(actor=NOBODY, town=world.town.slug, cause="ugly", caller="x", **about)
    _hide_news(world, make)
    with pytest.raises(Refused):
        hiding_contest(actor=_manager(world), plea="x", **about)
