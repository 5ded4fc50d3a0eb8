"""The list for tomorrow: made from sales alone, answered by one tap, printed, honest when too early."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from halles.stalls.stock.models import Advice, DaySale, Item, ShopChoice
from halles.stalls.stock.tests.conftest import Scene

pytestmark = pytest.mark.django_db(databases="__all__")
BASE = "/redon/stock/le-fournil-d-anne"


def sell(item: Item, days: int, *, usual: int = 20) -> None:
    """Sell an item each day up to yesterday, more on Saturdays."""
    today = timezone.localdate()
    for back in range(1, days + 1):
        day = today - timedelta(back)
        DaySale.objects.create(item=item, day=day, quantity=usual * (2 if day.weekday() == 5 else 1))


def test_too_early_says_how_many_days_are_missing(scene: Scene) -> None:
    sell(scene.add("Baguette", shop="bakery", is_perishable=True), 4)
    client = scene.client("anne")
    client.post(f"{BASE}/demain/faire/")
    html = client.get(f"{BASE}/demain/").content.decode()
    assert not Advice.objects.exists()
    assert "3 " in html[html.index("empty") : html.index("empty") + 60]


@pytest.mark.door("stock.list", "web")
def test_the_list_is_made_now(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    sell(bread, 40)
    client = scene.client("anne")
    client.post(f"{BASE}/demain/faire/")
    line = Advice.objects.get()
    assert line.item_id == bread.pk
    assert 10 < line.quantity < 60
    assert line.day == ShopChoice.objects.get().listed_for == timezone.localdate() + timedelta(1)
    assert "Baguette" in client.get(f"{BASE}/demain/").content.decode()
    client.post(f"{BASE}/demain/faire/")
    assert Advice.objects.count() == 1


def test_a_line_is_accepted_changed_or_never_said_again(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    sell(bread, 40)
    client = scene.client("anne")
    client.post(f"{BASE}/demain/faire/")
    line = Advice.objects.get()
    for fields, decided in (
        ({"answer": "accepted"}, line.quantity),
        ({"answer": "changed", "decided": "77"}, 77),
        ({"answer": "changed", "decided": "beaucoup"}, 77),
        ({"answer": "never"}, None),
    ):
        client.post(f"{BASE}/demain/{line.pk}/", fields)
        line.refresh_from_db()
        assert line.decided == decided
    bread.refresh_from_db()
    assert not bread.is_advised
    client.post(f"{BASE}/demain/faire/")
    assert Advice.objects.count() == 1
    assert scene.client("bruno").post(f"{BASE}/demain/{line.pk}/", {"answer": "accepted"}).status_code == 403


def test_the_whole_list_is_accepted_at_once(scene: Scene) -> None:
    for name in ("Baguette", "Pain"):
        sell(scene.add(name, shop="bakery", is_perishable=True), 30)
    client = scene.client("anne")
    client.post(f"{BASE}/demain/faire/")
    client.post(f"{BASE}/demain/tout/")
    assert list(Advice.objects.values_list("answer", flat=True)) == ["accepted", "accepted"]


@pytest.mark.door("stock.list", "paper")
def test_the_list_is_one_sheet_of_paper(scene: Scene) -> None:
    for number in range(40):
        sell(scene.add(f"Pain numéro {number}", shop="bakery", is_perishable=True), 9)
    client = scene.client("anne")
    client.post(f"{BASE}/demain/faire/")
    pages = PdfReader(BytesIO(client.get(f"{BASE}/demain/liste.pdf").content)).pages
    assert len(pages) == 1
    assert "Pain numéro 39" in pages[0].extract_text()


@pytest.mark.door("stock.day", "web")
def test_a_day_is_typed_and_the_list_learns(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    client = scene.client("anne")
    day = timezone.localdate() - timedelta(1)
    client.post(f"{BASE}/journee/?jour={day}", {"sold-0": "34", "thrown-0": "2", "out-0": "on"})
    told = DaySale.objects.get()
    assert (told.item_id, told.day, told.quantity, told.thrown_away) == (bread.pk, day, 34, 2)
    assert told.is_sold_out
    client.post(f"{BASE}/journee/?jour={day}", {"sold-0": "30", "thrown-0": "", "out-0": ""})
    told.refresh_from_db()
    assert (told.quantity, told.thrown_away, told.is_sold_out) == (30, 2, False)


def test_less_than_what_was_handed_over_is_refused(scene: Scene) -> None:
    bread = scene.add("Baguette", shop="bakery", is_perishable=True)
    DaySale.objects.create(item=bread, day=timezone.localdate(), quantity=5, handed_over=5)
    answer = scene.client("anne").post(f"{BASE}/journee/", {"sold-0": "3"})
    assert answer.status_code == 422
    assert DaySale.objects.get().quantity == 5


def test_nothing_typed_tells_nothing(scene: Scene) -> None:
    scene.add("Baguette", shop="bakery", is_perishable=True)
    scene.client("anne").post(f"{BASE}/journee/?jour={date(2199, 1, 1)}", {"sold-0": ""})
    assert not DaySale.objects.exists()
