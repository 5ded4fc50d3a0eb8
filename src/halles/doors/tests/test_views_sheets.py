"""The fridge card and the sheet of a week, from what the town's stalls bring; the number that they tell."""

import io
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from halles.doors.commands.lines import text_line_set
from halles.doors.models import TextLine
from halles.doors.queries.lines import examples
from halles.doors.queries.week import next_monday
from halles.kit.actor import NOBODY
from halles.kit.errors import BadInput, Refused
from halles.kit.tests.paper import squares_of
from halles.stalls.directory.models import News, Sheet
from halles.stalls.parking.models import CarPark, Closure
from tests.world import HOUSE, World

pytestmark = pytest.mark.django_db(databases="__all__")


def text_of(answer: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).replace("\u00a0", " ").split())


def pdf_of(answer: Any) -> tuple[int, str]:
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(page.extract_text() for page in pages)
    return len(pages), " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def base(world: World) -> str:
    return f"/en/{world.town.slug}/autrement/"


@pytest.mark.door("office.help", "paper")
def test_the_card_is_shown_and_printed(world: World, base: str):
    anybody = Client(HTTP_HOST="localhost")
    assert "no number for text messages yet" in text_of(anybody.get(f"{base}carte-de-frigo/"))
    text_line_set(actor=HOUSE, town=world.town.slug, number="06 12 34 56 78")
    shown = text_of(anybody.get(f"{base}carte-de-frigo/"))
    answer = anybody.get(f"{base}carte-de-frigo/carte.pdf")
    assert answer["Content-Type"] == "application/pdf"
    pages, printed = pdf_of(answer)
    assert pages == 1
    messages = examples(town=world.town)
    assert len(messages) == 5
    for words in ("06 12 34 56 78", "02 99 00 00 00", "112", "Camille, à la mairie", *messages):
        assert words in shown, words
        assert words in printed, words


def test_the_messages_are_of_several_stalls_and_of_open_ones(world: World):
    world.town.closed_stalls = ["market"]
    without = examples(town=world.town)
    world.town.closed_stalls = []
    assert set(examples(town=world.town)) - set(without)
    assert len(set(without)) == 5


def test_help_and_home_lead_to_the_card_and_the_week(world: World, base: str):
    anybody = Client(HTTP_HOST="localhost")
    for path in (f"/en/{world.town.slug}/aide/", f"/en/{world.town.slug}/"):
        page = anybody.get(path).content.decode()
        assert f'href="{base}carte-de-frigo/"' in page
        assert f'href="{base}semaine/"' in page


def test_the_manager_says_the_number(world: World, base: str):
    manager = world.client("manager")
    answer = manager.post(f"{base}numero/", {"number": "0612345678"})
    assert answer["Location"] == f"{base}carte-de-frigo/"
    assert TextLine.objects.get().number == "+33612345678"
    wrong = manager.post(f"{base}numero/", {"number": "12"})
    assert wrong.status_code == 422
    assert "a short one like 36 200" in text_of(wrong)
    manager.post(f"{base}numero/", {"number": "36 200"})
    assert TextLine.objects.get().number == "36200"
    manager.post(f"{base}numero/", {"number": ""})
    assert not TextLine.objects.exists()
    assert world.client("member").post(f"{base}numero/", {"number": "36200"}).status_code == 403
    with pytest.raises(Refused):
        text_line_set(actor=NOBODY, town=world.town.slug, number="36200")
    with pytest.raises(BadInput):
        text_line_set(actor=HOUSE, town=world.town.slug, number="0612")


def furnish(world: World) -> None:
    """Open the bakery on Sundays, hold a market, write a piece of news, close a car park on Thursday."""
    monday = next_monday(timezone.localdate())
    Sheet.objects.filter(pk=world.sheet.pk).update(hours="Mo-Sa 07:00-19:00; Su 07:30-13:00")
    News.objects.filter(sheet__town=world.town.slug).delete()
    News.objects.create(sheet=world.sheet, text="Galettes des rois dès samedi", published_at=timezone.now())
    old = timezone.now() - timedelta(days=30)
    News.objects.create(sheet=world.sheet, text="Une vieille nouvelle", published_at=old)
    car_park = CarPark.objects.filter(town=world.town.slug).first()
    assert car_park
    start = timezone.make_aware(
        timezone.datetime.combine(monday + timedelta(days=3), timezone.datetime.min.time())
    )
    Closure.objects.create(
        car_park=car_park, reason="works", starts_at=start, ends_at=start + timedelta(days=1),
        created_at=timezone.now(),
    )  # fmt: skip


def test_the_week_is_shown_and_printed_from_all_stalls(world: World, base: str):
    furnish(world)
    text_line_set(actor=HOUSE, town=world.town.slug, number="36200")
    anybody = Client(HTTP_HOST="localhost")
    shown = text_of(anybody.get(f"{base}semaine/"))
    answer = anybody.get(f"{base}semaine/semaine.pdf")
    pages, printed = pdf_of(answer)
    assert pages == 1
    told = (
        "Le Fournil d’Anne (bakery): 7:30 – 13:00", "Galettes des rois", "Parking",
        "December: Parking de la Gare closed all day",
        "Available premises", "Rue du Port", "36200", "02 99 00 00 00", "112",
    )  # fmt: skip
    for words in told:
        assert words in shown, (words, shown)
        assert words in printed, (words, printed)
    assert "vieille" not in shown
    monday = next_monday(timezone.localdate())
    assert squares_of(answer.content) == [f"http://localhost{base}semaine/?jour={monday.isoformat()}"]
    assert pdf_of(anybody.get(f"{base}semaine/semaine.pdf?gros=1"))[0] <= 2


def test_any_week_by_a_day_of_it_and_nonsense_is_the_week_that_comes(world: World, base: str):
    anybody = Client(HTTP_HOST="localhost")
    sunday = next_monday(timezone.localdate()) + timedelta(days=20)
    page = text_of(anybody.get(f"{base}semaine/?jour={sunday.isoformat()}"))
    assert f"Sunday {sunday.day} " in page
    comes = text_of(anybody.get(f"{base}semaine/"))
    for nonsense in ("demain", "9999-12-31", "0001-01-01", "2026-13-01"):
        assert text_of(anybody.get(f"{base}semaine/?jour={nonsense}")) == comes


def test_a_town_where_nothing_is_told_has_a_finished_sheet(redon: Any):
    anybody = Client(HTTP_HOST="localhost")
    page = text_of(anybody.get("/en/redon/autrement/semaine/"))
    assert "Nothing out of the ordinary" in page
    assert pdf_of(anybody.get("/en/redon/autrement/semaine/semaine.pdf"))[0] == 1


def largest_of(answer: Any) -> tuple[float, float]:
    """Return the width of the first page and the size of the type that most of it is in."""
    reader, sizes = pypdf.PdfReader(io.BytesIO(answer.content)), list[float]()

    def see(text: str, _cm: Any, _matrix: Any, _font: Any, size: float) -> None:
        sizes.extend([size] * len(text.strip()))

    reader.pages[0].extract_text(visitor_text=see)
    return round(float(reader.pages[0].mediabox[2])), sorted(sizes)[len(sizes) // 2]


def test_lists_slips_and_registers_come_in_large_type_on_a4(world: Any):
    from django.conf import settings
    from django.urls import reverse

    shop, order = world.sheet.slug, world.checkout.orders.first().pk
    asked = {
        "stock:paper": [shop], "stock:list-paper": [shop], "market:order-slip": [shop, order],
        "sensing:register-pdf": [],
    }  # fmt: skip
    member = world.client("member")
    for name, args in asked.items():
        path = f"/{world.town.slug}{reverse(name, urlconf=settings.TOWN_URLCONF, args=args)}"
        plain, large = largest_of(member.get(path)), largest_of(member.get(f"{path}?gros=1"))
        assert large[0] == 595, name
        assert large[1] >= 15 > plain[1], (name, plain, large)


@pytest.mark.door("office.report", "helper")
@pytest.mark.door("directory.find", "helper")
@pytest.mark.door("market.find", "helper")
def test_a_helper_looks_up_and_reports_for_somebody(world: Any):
    slug = world.town.slug
    helper, start = world.client("manager"), f"/en/{slug}/autrement/pour-quelqu-un/"
    helper.post(f"{start}{world.member.pk}/", {"said": "Je veux signaler une erreur"})
    assert f"/en/{slug}/produits/" in helper.get(start).content.decode()
    for page in (f"/en/{slug}/commerces/?q=fournil", f"/en/{slug}/produits/?q=baguette"):
        found = text_of(helper.get(page))
        assert "Le Fournil d’Anne" in found
        assert "You act for Anne L." in found
    path = f"/en/{slug}/signaler/directory/sheet/{world.sheet.pk}/"
    causes = re.findall(r'name="cause" value="([^"]+)"', helper.get(path).content.decode())
    answer = helper.post(path, {"cause": causes[0], "words": "Fermé depuis un mois", "contact": ""})
    assert answer["Location"] == start
    assert "Reported to the town hall" in text_of(helper.get(start))
