"""The fridge card and the sheet of a week: one page, always; what they say; what is left out is counted."""

import io
from datetime import date
from typing import Any

import pypdf
import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.doors.papers.fridge import fridge_card
from halles.doors.papers.week import Week, week_sheet
from halles.doors.queries.week import monday_of, next_monday
from halles.kit.tests.paper import squares_of
from halles.kit.today import WeekPart
from halles.town.models import Town

MONDAY = date(2026, 11, 30)
ADDRESS = "https://halles.example/redon/autrement/semaine/?jour=2026-11-30"
TOWN = Town(
    name="Redon", slug="redon", help_name="Camille, à la mairie", help_phone="0299000000",
    help_hours="du lundi au vendredi, 9 h – 17 h",
)  # fmt: skip
EXAMPLES = ["ouvert boulangerie dimanche", "réserver 2 baguettes demain", "parking gare", "aide", "stop"]


def read(pdf: bytes) -> tuple[int, str]:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages)
    return len(pages), " ".join(text.replace("\u00a0", " ").split())


def sheet_of(parts: list[WeekPart], *, number: str = "+33612345678", large: bool = False) -> bytes:
    with override("en"):
        return week_sheet(Week(TOWN, MONDAY, parts, number, ADDRESS), large_type=large)


def card_of(town: Town = TOWN, *, number: str = "+33612345678") -> bytes:
    with override("en"):
        return fridge_card(town=town, number=number, examples=EXAMPLES)


def busy() -> list[WeekPart]:
    shops = tuple(f"Boulangerie numéro {n} (boulangerie) : 7 h 30 – 13 h" for n in range(1, 81))
    news = tuple(f"Librairie {n} : {'une nouvelle assez longue, ' * 4}fin" for n in range(1, 31))
    closed = tuple(f"Jeudi {n} : le parking de la gare est fermé de 8 h à 14 h." for n in range(1, 15))
    return [
        WeekPart("Ouvert dimanche 6 décembre", shops, 10),
        WeekPart("Marchés", ("Jeudi 3 décembre : marché de la place, 8 h – 13 h",), 20),
        WeekPart("Du nouveau", news, 30),
        WeekPart("Stationnement", closed, 40),
        WeekPart("Offres", news, 60),
        WeekPart("Locaux disponibles", closed, 80),
    ]


def test_the_card_says_the_number_five_messages_whom_to_call_and_112():
    pages, said = read(card_of())
    assert pages == 1
    for words in ("06 12 34 56 78", *EXAMPLES, "02 99 00 00 00", "Camille", "lundi au vendredi", "112"):
        assert words in said


def test_the_card_is_in_very_large_type():
    sizes: list[float] = []

    def see(text: str, _cm: Any, matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            sizes.append(size * abs(matrix[0]))

    pypdf.PdfReader(io.BytesIO(card_of())).pages[0].extract_text(visitor_text=see)
    body = sorted(sizes)[1:]  # all but the footer
    assert min(body) >= 14
    assert max(body) >= 30


def test_the_card_of_a_town_without_number_says_whom_to_call():
    _, said = read(card_of(number=""))
    assert "02 99 00 00 00" in said
    assert "boulangerie" not in said
    assert "112" in read(card_of(Town(name="Redon", slug="redon"), number=""))[1]


@pytest.mark.parametrize(("large", "most"), [(False, 1), (True, 2)])
def test_a_busy_week_fits_and_what_is_left_out_is_counted(large: bool, most: int):
    pages, said = read(sheet_of(busy(), large=large))
    assert pages == most
    for words in ("Boulangerie numéro 1 ", "marché de la place", "Librairie 1", "le parking de la gare"):
        assert words in said
    assert "… and" in said
    assert "Boulangerie numéro 80" not in said
    for words in ("06 12 34 56 78", "02 99 00 00 00", "112", "30 November", "6 December"):
        assert words in said


def test_a_quiet_week_keeps_everything():
    pages, said = read(sheet_of(busy()[1:2]))
    assert pages == 1
    assert "marché de la place, 8 h" in said
    assert "… and" not in said


def test_an_empty_week_of_a_town_without_number_is_a_finished_sheet():
    pages, said = read(sheet_of([], number=""))
    assert pages == 1
    assert "Nothing out of the ordinary" in said
    assert "text message" not in said
    assert "02 99 00 00 00" in said


@pytest.mark.parametrize("large", [False, True])
def test_its_square_leads_to_the_same_week(large: bool):
    assert squares_of(sheet_of(busy(), large=large)) == [ADDRESS]


LETTERS = st.characters(codec="latin-1", exclude_categories=["Cc"])
LINES = st.lists(st.text(LETTERS, min_size=1, max_size=400)).map(tuple)


@settings(max_examples=12)
@given(st.lists(st.builds(WeekPart, st.just("Titre"), LINES, st.integers(0, 99)), max_size=9))
def test_whatever_stalls_bring_it_is_one_page(parts: list[WeekPart]):
    assert read(sheet_of(parts))[0] == 1


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2026, 12, 6)])
def test_any_day_is_of_the_week_of_its_monday(day: date):
    assert monday_of(day) == MONDAY
    assert next_monday(day) == date(2026, 12, 7)
