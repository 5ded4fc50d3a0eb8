"""By text message: where a shop is and how to call it, who is open when, the market, the news."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils.translation import override

from halles.doors.engine.meaning import Moment
from halles.doors.public import Reply
from halles.kit.errors import BadInput
from halles.stalls.directory.commands import news_publish, pitch_absent
from halles.stalls.directory.intents.finding import find, find_reply
from halles.stalls.directory.intents.markets import market
from halles.stalls.directory.intents.news import news
from halles.stalls.directory.intents.opening import find_when
from halles.stalls.directory.models import OsmPlace, Sheet
from halles.stalls.directory.public import text_names
from halles.stalls.directory.tests.conftest import Scene, osm_place
from halles.stalls.directory.tests.market_world import NOW as TUESDAY
from halles.stalls.directory.tests.market_world import market_scene
from halles.stalls.directory.tests.texting import MONDAY, SUNDAY, THURSDAY, ask, bakery, came
from halles.town.models import Town

CHRISTMAS = Moment(day=date(2026, 12, 25))


@pytest.fixture(autouse=True)
def _hours(scene: Scene) -> None:
    bakery(scene)


def another_bakery(scene: Scene) -> Sheet:
    place = osm_place(3, "Boulangerie du Quai", street="Quai Jean Bart", hours="Mo-Su 08:00-20:00")
    return Sheet.objects.create(town=scene.town, slug="quai", osm=place, listed_as="boulangerie du quai")


@pytest.mark.door("directory.find", "sms")
def test_one_shop_is_told_with_all_that_is_known(scene: Scene) -> None:
    said = ask(find, came(scene, "le fournil", what="le fournil"))
    assert said.startswith("Le Fournil d'Anne, 12 Grande Rue, 02 99 71 00 00.")
    assert "Closes at 13:00" in said


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("phone", "Le Fournil d'Anne: 02 99 71 00 00."),
        ("address", "Le Fournil d'Anne: 12 Grande Rue."),
        ("hours", "Le Fournil d'Anne: Open."),
    ],
)
def test_the_fact_that_is_wanted_comes_first(scene: Scene, wanted: str, first: str) -> None:
    said = ask(find, came(scene, "x", what="fournil d'anne", wanted=wanted))
    assert said.startswith(first)


def test_a_fact_that_nobody_knows_is_said_to_be_unknown(scene: Scene) -> None:
    assert "no telephone is known" in ask(find, came(scene, "x", what="café du port", wanted="phone"))


@pytest.mark.parametrize("what", ["boulangerie", "boulangri", "boulanger", "une bonne boulangerie"])
def test_a_kind_gives_its_shops(scene: Scene, what: str) -> None:
    another_bakery(scene)
    said = ask(find, came(scene, "x", what=what))
    assert "Le Fournil d'Anne" in said
    assert "Boulangerie du Quai" in said


def test_what_nobody_has_is_not_invented(scene: Scene) -> None:
    assert ask(find, came(scene, "x", what="xylophone")) == 'Nothing found for "xylophone".'
    assert "Perhaps: Le Fournil d'Anne" in ask(find, came(scene, "x", what="fourmi danoise"))


def test_who_says_nothing_is_asked_what_she_looks_for(scene: Scene) -> None:
    message = came(scene, "cherche", wanted="phone")
    with override("en"):
        answer = find(message)
        assert answer.ask is not None
        assert answer.ask.kind == "words"
    again = ask(find_reply, message, answer.ask.state, Reply("words", words="fournil"))
    assert again.startswith("Le Fournil d'Anne: 02 99")


@pytest.mark.door("directory.find-when", "sms")
def test_who_is_open_now_and_of_whom_it_is_not_known(scene: Scene) -> None:
    said = ask(find_when, came(scene, "ouvert"))
    assert said == "Now: 1 open. Of 1 it is not known. Le Fournil d'Anne"


def test_a_kind_on_a_day_tells_the_hours_of_each(scene: Scene) -> None:
    another_bakery(scene)
    said = ask(find_when, came(scene, "x", what="boulangerie", when=Moment(day=SUNDAY)))
    assert said.startswith("Open tomorrow: ")
    assert "Le Fournil d'Anne 7:30 am-12:30 pm" in said
    assert "Boulangerie du Quai 8:00 am-8:00 pm" in said


def test_one_shop_on_a_day(scene: Scene) -> None:
    def on(when: Moment) -> str:
        return ask(find_when, came(scene, "x", what="le fournil", when=when))

    assert on(Moment(day=SUNDAY)) == "Le Fournil d'Anne, tomorrow: open 7:30 am-12:30 pm. 02 99 71 00 00."
    assert "Monday 30 November: it is closed." in on(Moment(day=MONDAY))
    assert "Thursday 3 December at 10:00 am: it is open." in on(Moment(day=THURSDAY, start=time(10)))
    assert "2:00 pm: it is closed." in on(Moment(day=THURSDAY, start=time(14)))


def test_one_shop_now_says_until_when(scene: Scene) -> None:
    said = ask(find_when, came(scene, "le fournil est ouvert ?", what="fournil"))
    assert said == "Le Fournil d'Anne: Open. Closes at 13:00. 02 99 71 00 00"


def test_none_open_now_says_who_opens_first(scene: Scene) -> None:
    evening = datetime(2026, 11, 28, 20, tzinfo=UTC)
    another_bakery(scene)
    said = ask(find_when, came(scene, "x", at=evening, what="boulangerie"))
    assert said.startswith("None open now. Le Fournil d'Anne: Closed. Opens tomorrow at 7:30")


def test_a_public_holiday_is_never_told_as_usual(scene: Scene) -> None:
    said = ask(find_when, came(scene, "x", what="le fournil", when=CHRISTMAS))
    assert "Friday 25 December (public holiday): it is not known, call before you come." in said


def test_a_moment_that_is_not_understood_is_said_so(scene: Scene) -> None:
    with pytest.raises(BadInput, match=r"not understood|comprise?"):
        find_when(came(scene, "x", when=Moment(words="a la saint glinglin")))


@pytest.mark.door("directory.market", "sms")
def test_the_next_market_day_and_who_comes(scene: Scene) -> None:
    market_scene(scene)
    said = ask(market, came(scene, "marché", at=TUESDAY))
    assert said.startswith("Marché du Parlement: Thursday 3 December, 8:00 – 13:00".replace("–", "-"))
    assert "Expected: La Criée d'Enora." in said


def test_a_seller_who_is_absent_is_told_so(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    world = market_scene(scene)
    monkeypatch.setattr("django.utils.timezone.now", lambda: TUESDAY)
    ready = ask(market, came(scene, "x", at=TUESDAY, what="poissonnier"))
    assert ready.startswith("La Criée d'Enora: Thursday 3 December, 8:00 - 13:00, Marché du Parlement.")
    pitch_absent(actor=world.actor("holder"), pitch=world.pitch, day=THURSDAY)
    said = ask(market, came(scene, "x", at=TUESDAY, what="poissonnier", when=Moment(day=THURSDAY)))
    assert said == "La Criée d'Enora: absent Thursday 3 December."
    assert "Absent: La Criée d'Enora." in ask(market, came(scene, "x", at=TUESDAY))


def test_a_day_without_market_gives_the_next_one(scene: Scene) -> None:
    market_scene(scene)
    said = ask(market, came(scene, "x", at=TUESDAY, when=Moment(day=date(2026, 12, 4))))
    assert said.startswith("No market Friday 4 December. Marché du Parlement: Thursday 3 December")


def test_a_town_without_market_says_so(scene: Scene) -> None:
    assert ask(market, came(scene, "marché")) == "No market is known here."


def test_the_news_of_the_shops(scene: Scene) -> None:
    assert ask(news, came(scene, "quoi de neuf")) == "No news of the shops for the moment."
    news_publish(actor=scene.actor("holder"), sheet=scene.held, text="Galettes le vendredi " + "x" * 200)
    said = ask(news, came(scene, "quoi de neuf"))
    assert said.startswith("Le Fournil d'Anne: Galettes le vendredi")


def test_shops_are_known_by_the_names_people_say(scene: Scene) -> None:
    place = osm_place(9, "Boulangerie Le Goff")
    Sheet.objects.create(town=scene.town, slug="goff", osm=place)
    names = text_names(town=Town.objects.get(slug=scene.town)).shops
    assert names["le fournil"] == names["fournil"] == names["le fournil d anne"] == "Le Fournil d’Anne"
    assert names["le goff"] == names["goff"] == "Boulangerie Le Goff"
    assert names["cafe du port"] == "Café du Port"
    assert not {"cafe", "du port", "port", "boulangerie"} & names.keys()


def test_two_shops_of_one_short_name_are_called_by_their_whole_names(scene: Scene) -> None:
    osm: OsmPlace = osm_place(8, "Le Fournil de Marie")
    Sheet.objects.create(town=scene.town, slug="marie", osm=osm)
    names = text_names(town=Town.objects.get(slug=scene.town)).shops
    assert "le fournil" not in names
    assert names["le fournil de marie"] == "Le Fournil de Marie"
