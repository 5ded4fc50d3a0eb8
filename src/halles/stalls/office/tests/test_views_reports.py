"""Reports as a browser without JavaScript has them: made, followed, answered, decided, contested, counted."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from halles.kit.actor import NOBODY, Actor
from halles.stalls.directory.models import News, Photo
from halles.stalls.office.commands import report_decide, report_make
from halles.stalls.office.models import Hiding, Report
from halles.stalls.office.schedule import JOBS
from halles.stalls.office.tests.world import nothing_reported
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")

TOWN = "/ville-test/"
SHEET = TOWN + "commerces/le-fournil-d-anne/"
WHY = "Le prix annoncé est faux."


@pytest.fixture
def world(settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = tmp_path
    world = World()
    nothing_reported(world)
    return world


def read(world: World, path: str, who: str = "visitor", status: int = 200) -> str:
    response = world.client(who).get(path)
    assert response.status_code == status, response.content
    return unescape(response.content.decode())


def _form(world: World, kind: str = "sheet") -> str:
    thing = world.sheet.pk if kind == "sheet" else getattr(world, kind)
    return f"{TOWN}signaler/directory/{kind}/{thing}/"


def _hide(world: World, kind: str) -> Report:
    """Let the manager hide something that was reported as against the law."""
    thing = world.sheet.pk if kind == "sheet" else getattr(world, kind)
    about = {"town": world.town.slug, "stall": "directory", "kind": kind, "thing": thing}
    report = report_make(actor=NOBODY, cause="illegal", caller=kind, **about)
    manager = Actor(person=world.manager.pk)
    return report_decide(actor=manager, report=report.pk, decision="hidden", reason=WHY)


def test_a_sheet_its_news_and_its_photos_lead_to_the_form(world: World) -> None:
    page = read(world, SHEET)
    assert page.count("Signaler une erreur") == 1
    for kind in ("sheet", "news", "photo"):
        assert page.count(f'href="{_form(world, kind)}"') == 1
        assert "Envoyer" in read(world, _form(world, kind))
    for path in ("", "commerces/tous/nouvelles/", "commerces/tous/dernieres-nouvelles/"):
        assert f'href="{_form(world, "news")}"' in read(world, TOWN + path)
    assert "Les horaires sont faux" not in read(world, _form(world, "news"))


def test_pages_of_the_shelf_hold_no_form_that_posts(world: World) -> None:
    for path in (SHEET, TOWN, TOWN + "transparence/"):
        assert 'method="post"' not in read(world, path)


@pytest.mark.door("office.report", "web")
def test_anybody_reports_and_follows_without_an_account(world: World) -> None:
    client = world.client()
    answer = client.post(_form(world), {"cause": "hours", "words": "Fermé le mardi", "contact": ""})
    followed = answer.headers["Location"]
    page = unescape(client.get(followed).content.decode())
    assert "Merci" in page
    assert "la mairie prend le relais" in page
    assert "Fermé le mardi" not in page
    assert "en cours de vérification" in read(world, SHEET)
    assert answer.cookies.keys() <= {"csrftoken"}
    read(world, followed.replace(TOWN, TOWN + "signaler/suivi/x/"), status=404)


def test_a_form_not_filled_in_keeps_what_was_typed(world: World) -> None:
    answer = world.client().post(_form(world), {"words": "Fermé le mardi"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Fermé le mardi" in page
    assert "Choisissez ce que vous signalez." in page


def test_too_many_reports_are_told_to_wait(world: World) -> None:
    causes = ("hours", "phone", "address", "closed", "false", "hurtful")
    answers = [world.client().post(_form(world), {"cause": cause}) for cause in causes]
    assert [answer.status_code for answer in answers] == [302] * 5 + [422]
    assert "Réessayez" in unescape(answers[-1].content.decode())


def test_the_shop_answers_on_its_own_page_and_goes_back(world: World) -> None:
    world.client().post(
        _form(world), {"cause": "hours", "words": "Fermé <b>mardi</b>", "contact": "06 12 34 56 78"}
    )
    manage = SHEET + "ma-fiche/"
    page = world.client("member").get(manage).content.decode()
    assert "Les horaires sont faux" in page
    assert "Fermé &lt;b&gt;mardi&lt;/b&gt;" in page
    assert "12345678" not in page
    answer = f"{TOWN}signalements/{Report.objects.get().pk}/repondre/"
    told = world.client("member").post(answer, {"answer": "right", "next": manage}, follow=True)
    assert told.redirect_chain[-1][0] == manage
    assert "Revenir en arrière" in unescape(told.content.decode())
    assert "en cours de vérification" not in read(world, SHEET)
    assert (
        world.client("member").post(answer, {"answer": "undo", "next": "//evil.example"}).headers["Location"]
        == TOWN
    )
    assert "en cours de vérification" in read(world, SHEET)
    assert world.client("manager").post(answer, {"answer": "right"}).status_code == 403


def test_the_desk_is_for_managers(world: World) -> None:
    for who in ("visitor", "member"):
        assert world.client(who).get(TOWN + "signalements/").status_code in (302, 403)
    assert "Rien ne vous attend" in read(world, TOWN + "signalements/", "manager")


def test_the_manager_hides_a_photo_and_takes_it_back(world: World) -> None:
    world.client().post(_form(world, "photo"), {"cause": "consent"})
    report = Report.objects.get()
    assert "Grave" in read(world, TOWN + "signalements/", "manager")
    decide = f"{TOWN}signalements/{report.pk}/"
    assert "devanture" in read(world, decide, "manager")
    missing = world.client("manager").post(decide, {"decision": "hidden", "reason": ""})
    assert missing.status_code == 422
    world.client("manager").post(decide, {"decision": "hidden", "reason": WHY})
    picture = f"{TOWN}commerces/tous/images/{Photo.objects.get().file}-s.webp"
    assert world.client().get(picture).status_code == 404
    assert world.client("member").get(picture).headers["Cache-Control"] == "no-store"
    assert "devanture" not in read(world, SHEET)
    assert WHY in read(world, SHEET + "photos/", "member")
    read(world, _form(world, "photo"), status=410)
    world.client("manager").post(f"{decide}revenir-en-arriere/")
    assert "devanture" in read(world, SHEET)
    assert world.client().get(picture).status_code == 200


def test_a_hidden_sheet_is_gone_for_the_public_and_told_to_its_holder(world: World) -> None:
    assert "Le Fournil" in read(world, TOWN + "commerces/")
    _hide(world, "sheet")
    for path in ("", "fil/", "feuille.pdf"):
        assert "Cette fiche n’est plus montrée." in read(world, SHEET + path, status=410)
    for path in ("", "commerces/", "commerces/?q=fournil", "commerces/tous/nouvelles/"):
        assert "Le Fournil" not in read(world, TOWN + path)
    page = read(world, SHEET + "ma-fiche/", "member")
    assert WHY in page
    assert "Contester" in page


@pytest.mark.door("office.contest", "web")
def test_an_author_contests_and_another_person_decides(world: World) -> None:
    _hide(world, "news")
    contest = f"{TOWN}masque/directory/news/{world.news}/"  # type: ignore[attr-defined]
    assert WHY in read(world, SHEET + "ma-fiche/", "member")
    assert WHY in read(world, contest, "member")
    read(world, contest, "manager", status=403)
    assert world.client("member").post(contest, {"plea": ""}).status_code == 422
    told = world.client("member").post(contest, {"plea": "Le prix est le bon."}, follow=True)
    assert "Vous avez contesté" in unescape(told.content.decode())
    assert "Le prix est le bon." in read(world, TOWN + "signalements/", "operator")
    judge = f"{TOWN}masque/{Hiding.objects.get().pk}/"
    decision = {"restore": "yes", "reason": "Vérifié."}
    assert world.client("manager").post(judge, decision).status_code == 403
    assert world.client("operator").post(judge, {"restore": "yes"}).status_code == 422
    assert world.client("operator").post(judge, decision).status_code == 302
    assert News.objects.get().hidden_at is None
    assert "Vérifié." in read(world, contest, "member")


def test_the_public_count_hides_small_numbers_but_not_the_towns_own_acts(world: World) -> None:
    for number in range(12):
        Report.objects.create(
            town=world.town.slug, stall="directory", kind="sheet", thing=world.sheet.pk, state="manager",
            cause="hours" if number else "phone", made_at=timezone.now() - timedelta(days=70),
        )  # fmt: skip
    _hide(world, "news")
    page = read(world, TOWN + "transparence/")
    assert "Une fiche – Les horaires sont faux</th><td>11</td>" in page
    assert "Une fiche – Le numéro de téléphone est faux</th><td>moins de 11</td>" in page
    assert "Masqués par la mairie</th><td>1</td>" in page
    assert "contraire à la loi" not in page  # this month is not over
    table = world.client().get(TOWN + "transparence/signalements.csv").content.decode()
    assert "Une fiche – Les horaires sont faux;11" in table


def test_a_page_of_the_shelf_changes_with_what_is_reported_and_hidden(world: World) -> None:
    for path in (SHEET, TOWN):
        for _ in range(3):
            read(world, path)
    world.client().post(_form(world), {"cause": "hours"})
    assert "en cours de vérification" in read(world, SHEET)
    _hide(world, "news")
    assert "galettes" not in read(world, TOWN)
    assert "galettes" not in read(world, SHEET)


def test_timed_work_is_done_twice_as_once(world: World) -> None:
    world.client().post(_form(world), {"cause": "hours"})
    Report.objects.update(told_shop_at=timezone.now() - timedelta(days=4))
    job = next(job for job in JOBS if job.name == "office.reports")
    job.run()
    first = Report.objects.values().get()
    job.run()
    assert Report.objects.values().get() == first
    assert first["state"] == "manager"
