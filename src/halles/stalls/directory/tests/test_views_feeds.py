"""What other programs are given, each read by another library; what is withdrawn is withdrawn from all."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any
from unittest.mock import patch

import feedparser
import pytest
import recurring_ical_events
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from pyld import jsonld

from halles.stalls.directory import commands
from halles.stalls.directory.models import News, OsmPlace, Sheet
from halles.stalls.directory.tests.conftest import Scene

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/redon/commerces/"
HELD = BASE + "le-fournil-d-anne/"
NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
THURSDAY = date(2026, 12, 3)
SENTENCE = "Fermé jeudi matin"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
EVIL = "</script><script>alert(1)</script> ]]> &amp; \u2028 fermé jeudi matin"


@pytest.fixture(autouse=True)
def _saturday(scene: Scene) -> Iterator[None]:
    """Open the town, give the bakery its hours, stop the clock."""
    from halles.stalls.directory.tests.conftest import HOUSE
    from halles.town.commands import town_open

    contacts = {"publisher": "Mairie", "hosting": "Mairie", "data_contact": "dpo@example.org"}
    town_open(actor=HOUSE, town=scene.town, help_name="Camille", help_phone="02 99 00 00 00", **contacts)
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Tu-Sa 07:00-13:00,15:30-19:00; Su 07:30-12:30")
    with patch("django.utils.timezone.now", return_value=NOW):
        yield


def get(scene: Scene, path: str) -> bytes:
    response = scene.client().get(path)
    assert response.status_code == 200, path
    return bytes(response.content)


def publish(scene: Scene, text: str = SENTENCE) -> str:
    return commands.news_publish(actor=scene.actor("holder"), sheet=scene.held, text=text)


def structured(scene: Scene, path: str = HELD) -> dict[str, Any]:
    """Return the JSON-LD of a page as another library expands it; nothing is fetched."""
    said = json.loads(SCRIPT.findall(get(scene, path).decode())[0])
    context = {"@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}}

    def load(url: str, _options: Any) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
        }

    (thing,) = jsonld.expand(said, {"documentLoader": load})
    return thing


def values(thing: dict[str, Any], name: str) -> list[Any]:
    return [each.get("@value", each) for each in thing.get(f"https://schema.org/{name}", [])]


def says_it(scene: Scene) -> dict[str, bool]:
    """Say which channels tell that the bakery is closed on Thursday morning."""
    feeds = [f"{where}nouvelles.{form}" for where in (BASE + "tous/", HELD) for form in ("rss", "atom")]
    told = {path: SENTENCE in str(feedparser.parse(get(scene, path)).entries) for path in feeds}
    days = (THURSDAY, THURSDAY + timedelta(days=1))
    for path in (HELD + "calendrier.ics", BASE + "tous/calendrier.ics"):
        events = recurring_ical_events.of(Calendar.from_ical(get(scene, path))).between(*days)
        told[path] = any("CLOSED" in event["CATEGORIES"].cats for event in events)
    special = values(structured(scene), "specialOpeningHoursSpecification")
    told["json-ld"] = any(values(each, "validFrom") == ["2026-12-03"] for each in special)
    with patch("django.utils.timezone.now", return_value=datetime(2026, 12, 3, 9, tzinfo=UTC)):
        told["open now, on Thursday at 10"] = b"le-fournil-d-anne/" not in get(scene, BASE + "?open=1")
    told["page"] = SENTENCE in get(scene, HELD).decode()
    told["town"] = SENTENCE in get(scene, BASE + "tous/nouvelles/").decode()
    return told


@pytest.mark.door("directory.follow", "web")
def test_one_sentence_is_everywhere_and_then_nowhere(scene: Scene) -> None:
    actor = scene.actor("holder")
    assert not any(says_it(scene).values())
    news = publish(scene)
    assert all(says_it(scene).values()), says_it(scene)
    commands.news_withdraw(actor=actor, sheet=scene.held, news=news)
    assert not any(says_it(scene).values()), says_it(scene)
    commands.news_restore(actor=actor, sheet=scene.held, news=news)
    assert all(says_it(scene).values())
    commands.content_hide(actor=scene.actor("manager"), what="news", content=news, reason="Faux")
    assert not any(says_it(scene).values()), says_it(scene)


@pytest.mark.parametrize("path", [BASE + "tous/", HELD])
@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_feed_is_well_formed_and_names_its_entries_for_ever(scene: Scene, path: str, form: str) -> None:
    news = publish(scene, EVIL)
    read = feedparser.parse(get(scene, f"{path}nouvelles.{form}"))
    assert not read.bozo
    assert read.version == {"rss": "rss20", "atom": "atom10"}[form]
    (entry,) = read.entries
    assert re.fullmatch(rf"tag:[\w.-]+,2026:halles/nouvelle/{news}", entry.id)
    assert entry.link == f"http://localhost{HELD}#n-{news}"
    assert entry.title.startswith("Le Fournil d’Anne")
    assert "<script" not in entry.summary
    assert unescape(entry.summary).split() == EVIL.split()
    published = News.objects.get(pk=news).published_at.replace(microsecond=0)
    assert datetime(*entry.published_parsed[:6], tzinfo=UTC) == published
    assert any(link["rel"] == "self" for link in read.feed.links)


def test_pages_lead_to_their_feeds(scene: Scene) -> None:
    for page, feeds in ((HELD, HELD), (BASE + "tous/nouvelles/", BASE + "tous/")):
        html = get(scene, page).decode()
        for kind, name in (("rss+xml", "nouvelles.rss"), ("atom+xml", "nouvelles.atom")):
            link = f'<link rel="alternate" type="application/{re.escape(kind)}"[^>]* href="{feeds}{name}"'
            assert re.search(link, html), (page, kind)


def test_words_cannot_leave_the_data(scene: Scene) -> None:
    publish(scene, EVIL)
    edit = {"name": EVIL[:150], "description": EVIL, "hours": ""}
    commands.sheet_edit(actor=scene.actor("holder"), sheet=scene.held, revision=0, fields=edit)
    html = get(scene, HELD).decode()
    assert "<script>alert" not in html
    assert values(structured(scene), "description")[0].startswith("</script>")
    events = Calendar.from_ical(get(scene, HELD + "calendrier.ics")).walk("VEVENT")
    assert events


def test_what_is_known_of_a_shop_is_said_as_schema_org_has_it(scene: Scene) -> None:
    OsmPlace.objects.filter(pk=scene.held.osm_id).update(postcode="35600", website="https://fournil.example")
    thing = structured(scene)
    assert thing["@type"] == ["https://schema.org/Bakery"]
    assert values(thing, "telephone") == ["+33299710000"]
    (address,) = thing["https://schema.org/address"]
    assert values(address, "streetAddress") == ["12 Grande Rue"]
    assert values(address, "addressLocality") == ["Redon"]
    (geo,) = thing["https://schema.org/geo"]
    assert values(geo, "latitude") == [47.651]
    assert thing["https://schema.org/openingHoursSpecification"]
    assert not values(structured(scene, BASE + "cafe-du-port/"), "openingHoursSpecification")


def test_an_offer_with_its_days_is_an_offer(scene: Scene) -> None:
    publish(scene, "-10 % samedi 5 décembre")
    (offer,) = structured(scene)["https://schema.org/makesOffer"]
    assert (values(offer, "validFrom"), values(offer, "validThrough")) == (["2026-12-05"], ["2026-12-05"])
    days = (date(2026, 12, 5), date(2026, 12, 6))
    for path in (HELD + "calendrier.ics", BASE + "tous/calendrier.ics"):
        events = recurring_ical_events.of(Calendar.from_ical(get(scene, path))).between(*days)
        assert any("NEWS" in event["CATEGORIES"].cats for event in events), path


def test_a_shop_that_left_the_map_claims_no_hours(scene: Scene) -> None:
    OsmPlace.objects.filter(pk=scene.imported.osm_id).update(is_gone=True, hours="Mo-Su 09:00-18:00")
    assert not values(structured(scene, BASE + "cafe-du-port/"), "openingHoursSpecification")


@pytest.mark.parametrize("path", ["nouvelles.rss", "nouvelles.atom", "calendrier.ics"])
def test_a_hidden_or_unknown_sheet_gives_nothing(scene: Scene, path: str) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hidden_at=NOW)
    assert scene.client().get(HELD + path).status_code == 410
    assert scene.client().get(BASE + "personne/" + path).status_code == 404
    assert "Fournil" not in get(scene, f"{BASE}tous/{path}").decode()


def test_what_other_programs_read_costs_few_statements(
    scene: Scene, django_assert_max_num_queries: Callable[[int], CaptureQueriesContext]
) -> None:
    publish(scene)
    paths = [
        f"{BASE}tous/nouvelles.rss",
        f"{BASE}tous/calendrier.ics",
        HELD + "nouvelles.atom",
        HELD + "calendrier.ics",
    ]
    for path, most in zip(paths, (2, 3, 3, 4), strict=True):
        get(scene, path)
        with django_assert_max_num_queries(most):  # the town’s own row is one of them
            get(scene, path)
