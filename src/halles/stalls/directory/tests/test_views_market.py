"""The pages of markets and sellers, as a browser without JavaScript has them."""

from datetime import datetime, time, timedelta
from html import unescape

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test.utils import override_settings
from django.utils import timezone
from django.utils.translation import override

from halles.kit.french import date_words
from halles.kit.geo import pack
from halles.stalls.directory import queries
from halles.stalls.directory.commands import pitch_absent, pitch_set
from halles.stalls.directory.models import Pitch, Sheet, SpecialHours
from halles.stalls.directory.public import today_lines
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.stalls.directory.tests.market_world import NOW, THURSDAY, MarketScene, market_scene
from halles.town.commands import map_replace, town_open
from halles.town.queries import Shape

pytestmark = pytest.mark.django_db(databases="__all__")  # a sign-in writes a session, in a file of its own

BASE = "/redon/commerces/"
MARKET = BASE + "marche-du-parlement/marche/"
FISH = BASE + "la-criee-d-enora/ou-et-quand/"
TRUCK = BASE + "galettes-en-route/ou-et-quand/"
DESK = MARKET + "qui-vient/"
TODAY = NOW.date()


@pytest.fixture
def stage(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> MarketScene:
    """Return a scene with a market, in an open town, two days before it is held."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    contacts = {"publisher": "Mairie", "hosting": "Mairie", "data_contact": "dpo@example.org"}
    town_open(actor=HOUSE, town=scene.town, help_name="Camille", help_phone="02 99 00 00 00", **contacts)
    return market_scene(scene)


def page(stage: MarketScene, path: str, who: str = "", status: int = 200) -> str:
    response = client(stage, who).get(path)
    assert response.status_code == status, response.content
    return unescape(response.content.decode())


def client(stage: MarketScene, who: str = ""):  # type: ignore[no-untyped-def]
    if who == "organiser":
        stage.scene.stranger = stage.organiser
        who = "stranger"
    return stage.scene.client(who)


def test_the_page_of_the_market_says_who_comes_and_who_does_not(stage: MarketScene) -> None:
    cheese = Sheet.objects.create(town=stage.scene.town, slug="lait", name="Lait cru", category="cheese")
    pitch_set(actor=HOUSE, sheet=cheese, market=stage.market.pk)
    text = page(stage, "/en" + MARKET)
    for words in ("Marché du Parlement", "place du Parlement", "8:00", "Lait cru", "La Criée d’Enora"):
        assert words in text
    assert "Absent:" not in text
    assert f'datetime="{THURSDAY}"' in text
    pitch_absent(actor=stage.actor("holder"), pitch=stage.pitch, day=THURSDAY)
    for path in (MARKET, MARKET + "fil/"):
        after = page(stage, "/en" + path).partition("Absent:")[2]
        assert after.index("La Criée d’Enora") < after.index("1 seller comes") < after.index("Lait cru")
    assert f'data-live="redon/directory/{stage.market.pk}"' in page(stage, MARKET)


def test_a_market_without_hours_says_so_and_a_shop_has_no_such_page(stage: MarketScene) -> None:
    Sheet.objects.filter(pk=stage.market.pk).update(hours="")
    assert "Days and hours to be confirmed." in page(stage, "/en" + MARKET)
    page(stage, BASE + "la-criee-d-enora/marche/", status=404)
    page(stage, BASE + "nulle-part/marche/", status=404)


@pytest.mark.door("directory.market", "web")
def test_what_is_held_in_town_day_by_day(stage: MarketScene) -> None:
    every_day = "Mo-Su 18:00-21:00; PH 18:00-21:00"
    pitch_set(actor=HOUSE, sheet=stage.truck, place="devant la gare", hours=every_day)
    text = page(stage, "/en" + BASE + "tous/marches/")
    assert text.count("devant la gare") == 8
    assert "Marché du Parlement" in text
    assert text.index(f'datetime="{TODAY}"') < text.index("devant la gare")
    Sheet.objects.filter(pk__in=[stage.truck.pk, stage.market.pk]).delete()
    assert "No market and no food truck today" in page(stage, "/en" + BASE + "tous/marches/")


@pytest.mark.door("directory.pitch", "web")
@pytest.mark.parametrize("who", ["holder", "organiser", "manager"])
def test_absent_in_one_gesture_and_back(stage: MarketScene, who: str) -> None:
    day, browser = THURSDAY, client(stage, who)
    market = {} if who == "holder" else {"market": stage.market.slug}
    back = FISH if who == "holder" else DESK
    for gesture, absences in (("absent", 1), ("absent", 1), ("present", 0)):
        answer = browser.post(f"{FISH}{stage.pitch}/{gesture}/", {"day": day.isoformat(), **market})
        assert (answer.status_code, answer["Location"]) == (302, back)
        assert SpecialHours.objects.filter(withdrawn_at=None).count() == absences
    assert f'value="{THURSDAY}"' in page(stage, back, who)


def test_the_gesture_is_offered_or_taken_back(stage: MarketScene) -> None:
    text = page(stage, "/en" + FISH, "holder")
    assert f"{stage.pitch}/absent/" in text
    assert f"{stage.pitch}/present/" not in text
    pitch_absent(actor=stage.actor("manager"), pitch=stage.pitch, day=THURSDAY)
    text = page(stage, "/en" + FISH, "holder")
    assert f"{stage.pitch}/present/" in text
    assert "Go back" in text


@pytest.mark.parametrize("day", ["", "jeudi", "2020-01-01"])
def test_a_day_that_is_none_is_refused(stage: MarketScene, day: str) -> None:
    answer = client(stage, "holder").post(f"{FISH}{stage.pitch}/absent/", {"day": day})
    assert answer.status_code == 422
    assert not SpecialHours.objects.exists()


def test_others_are_refused(stage: MarketScene) -> None:
    for who in ("stranger", "manager"):
        page(stage, FISH, who, status=403)
    for path in (DESK, BASE + "tous/vendeurs/"):
        page(stage, path, "holder", status=403)
    answer = client(stage, "stranger").post(f"{FISH}{stage.pitch}/absent/", {"day": THURSDAY.isoformat()})
    assert answer.status_code == 403
    assert client(stage).get(FISH).status_code == 302, "who is not signed in signs in first"


def test_a_place_is_added_and_removed(stage: MarketScene) -> None:
    browser = client(stage, "holder")
    words = {"market": "elsewhere", "place": "devant la gare", "hours": "vendredi de 18 h à 21 h"}
    assert browser.post(FISH, words)["Location"] == FISH
    stop = Pitch.objects.get(market=None)
    assert (stop.place, stop.hours, stop.lon) == ("devant la gare", "Fr 18:00-21:00", None)
    assert "Devant la gare" in page(stage, FISH, "holder")
    assert browser.post(f"{FISH}{stop.pk}/retirer/")["Location"] == FISH
    assert Pitch.objects.get().pk == stage.pitch


def test_a_place_is_put_on_the_map_by_its_street(stage: MarketScene) -> None:
    shapes = [Shape("way/1", "street", "Grande Rue", "pedestrian", pack([[(10, 20), (30, 20), (50, 20)]]))]
    map_replace(actor=HOUSE, town=stage.scene.town, shapes=shapes, credit="", source="test")
    words = {"market": "elsewhere", "near": "Grande Rue", "hours": "vendredi de 18 h à 21 h"}
    assert client(stage, "holder").post(FISH, words).status_code == 302
    stop = Pitch.objects.get(market=None)
    assert (stop.place, stop.lon, stop.lat) == ("Grande Rue", 30, 20)


def test_hours_that_are_not_sure_are_asked_back(stage: MarketScene) -> None:
    browser = client(stage, "holder")
    words = {"market": "elsewhere", "place": "devant la gare", "hours": "8h-13h"}
    asked = browser.post(FISH, words)
    assert asked.status_code == 422
    assert 'name="hours_choice"' in asked.content.decode()
    assert 'value="Mo-Sa 08:00-13:00"' in asked.content.decode()
    assert browser.post(FISH, {**words, "hours_choice": "Mo-Sa 08:00-13:00"}).status_code == 302
    assert Pitch.objects.get(market=None).hours == "Mo-Sa 08:00-13:00"


@pytest.mark.parametrize("hours", ["", "quand il fait beau"])
def test_what_was_typed_stays_where_days_are_missing(stage: MarketScene, hours: str) -> None:
    words = {"market": "elsewhere", "place": "devant la gare", "hours": hours}
    answer = client(stage, "holder").post(FISH, words)
    assert answer.status_code == 422
    assert "devant la gare" in answer.content.decode()
    assert Pitch.objects.count() == 1


def test_the_manager_adds_sellers_one_after_the_other(stage: MarketScene) -> None:
    path = BASE + "tous/vendeurs/"
    words = {"name": "Miel", "category": "farm", "phone": "0299711234", "market": stage.market.pk}
    browser = client(stage, "manager")
    answer = browser.post(path, words)
    assert answer["Location"] == f"{path}?market={stage.market.pk}"
    assert "Miel" in page(stage, MARKET)
    assert "Miel" in page(stage, DESK, "manager")
    assert browser.post(path, {**words, "category": ""}).status_code == 422
    assert browser.post(path, {**words, "name": "À domicile", "market": ""})["Location"] == path
    assert Sheet.objects.get(name="À domicile").pitches.count() == 0
    assert page(stage, TRUCK, "manager")


def test_the_parts_that_other_pages_hold(stage: MarketScene) -> None:
    day = THURSDAY
    pitch_absent(actor=stage.actor("holder"), pitch=stage.pitch, day=day)
    stands = queries.pitches_of(sheet=stage.fish.pk, town=stage.town, since=TODAY)
    coming = queries.market_next(market=stage.as_market, town=stage.town, since=TODAY)
    sheet = queries.sheet_view(stage.fish)
    with override("en"), override_settings(ROOT_URLCONF=settings.TOWN_URLCONF):
        public = part("_pitches.html", pitches=stands)
        assert "Marché du Parlement" in public
        assert f"Absent on {date_words(day, today=TODAY, language='en')}" in public
        holder = part("_pitches_holder.html", pitches=stands, sheet=sheet)
        assert f"{stage.pitch}/present/" in holder
        assert "Where and when I sell" in holder
        assert "absent: La Criée d’Enora" in " ".join(part("_market.html", coming=coming).split())
        assert part("_market.html").strip() == part("_pitches.html").strip() == ""


def part(name: str, **context: object) -> str:
    return unescape(render_to_string(f"directory/{name}", context))


def test_the_town_says_how_many_sellers_come_today(stage: MarketScene) -> None:
    at = timezone.make_aware(datetime.combine(THURSDAY, time(10)))
    with override("en"), override_settings(ROOT_URLCONF=settings.TOWN_URLCONF):
        [line] = today_lines(town=stage.town, now=at)
        assert line.text.endswith("1 seller is expected.")
        assert line.href == "/commerces/marche-du-parlement/marche/"
        pitch_absent(actor=HOUSE, pitch=stage.pitch, day=THURSDAY)
        [line] = today_lines(town=stage.town, now=at)
        assert "expected" not in line.text
        assert today_lines(town=stage.town, now=at + timedelta(days=1)) == []
        Sheet.objects.filter(pk=stage.market.pk).update(hours="Mo-Su 08:00-13:00")
        line, *_who_opens = today_lines(town=stage.town, now=at.replace(month=7, day=14))
        assert line.text.endswith("Public holiday: the market is to be confirmed.")


def test_the_places_of_a_sheet_that_is_held_are_its_holders(stage: MarketScene) -> None:
    answer = client(stage, "manager").post(
        FISH, {"market": "elsewhere", "place": "ici", "hours": "vendredi 18h-21h"}
    )
    assert answer.status_code == 403
