"""What leaves the printer of an ordinary browser: pages that are a door on paper; the page of doors.

Without JavaScript, from the town of the tests, which Django itself answers.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any
from unicodedata import normalize

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]
HERE = "http://localhost"


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a page of the town of the tests, in a window of some width."""
    world, client = World(), Client(HTTP_HOST="localhost")
    contexts = []

    def answer(route: Any) -> None:
        response = client.get(route.request.url.removeprefix(HERE))
        content = b"".join(response.streaming_content) if response.streaming else response.content
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=content)

    def open_page(path: str, width: int = 1280) -> Any:
        contexts.append(
            browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 780})
        )
        page = contexts[-1].new_page()
        page.route("**/*", answer)
        assert page.goto(f"{HERE}/en/{world.town.slug}/{path}").status == 200
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.door("directory.market", "paper")
@pytest.mark.door("town.where", "paper")
@pytest.mark.door("office.snapshot", "paper")
@pytest.mark.parametrize(
    ("path", "told", "most"),
    [
        ("commerces/marche/marche/", ("Marché du Parlement", "8:00", "Le Fournil d’Anne", "Armelle"), 1),
        ("commerces/tous/marches/", ("Marché du Parlement", "Galettes en route", "devant la gare"), 2),
        ("plan/", ("Le Fournil d’Anne", "Café du Port", "Premises available"), 3),
        ("rues/grande-rue/", ("Grande Rue", "12", "Le Fournil d’Anne"), 1),
        ("photo-de-depart/", ("Photo de départ", "What these figures do not say"), 3),
    ],
)
def test_a_page_leaves_the_printer_with_all_it_tells(
    opened: Callable[..., Any], path: str, told: tuple[str, ...], most: int
) -> None:
    pages = PdfReader(io.BytesIO(opened(path).pdf(format="A4"))).pages
    text = " ".join(page.extract_text() for page in pages)
    words = " ".join(normalize("NFKC", text).split())  # a ligature is two letters
    assert all(each in words for each in told), words
    assert "Skip to content" not in words
    assert len(pages) <= most


@pytest.mark.parametrize("width", [320, 360])
def test_the_page_of_doors_is_read_on_a_narrow_screen(opened: Callable[..., Any], width: int) -> None:
    page = opened("portes/", width)
    row = page.locator("tr", has_text="Say that a car park is full")
    cells = row.locator("td")
    assert cells.count() == 4
    for cell in cells.all():
        box = cell.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width, "nothing is beside the screen"
    tops = [cell.bounding_box()["y"] for cell in cells.all()]
    assert tops == sorted(set(tops)), "one under the other"
    table = page.locator(".table").first
    assert table.locator("thead").is_hidden()


def test_on_a_wide_screen_the_page_of_doors_is_a_table(opened: Callable[..., Any]) -> None:
    page = opened("portes/")
    cells = page.locator("tr", has_text="Say that a car park is full").locator("td").all()
    assert len({cell.bounding_box()["y"] for cell in cells}) == 1
    assert page.locator("thead").first.is_visible()
