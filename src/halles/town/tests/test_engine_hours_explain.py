"""Hours in plain words: French that is read with ease, and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.town.engine.hours import explain, explain_text, read, spans_words


def _plain(lines: list[str]) -> list[str]:
    return [line.replace("\u00a0", " ") for line in lines]


@pytest.mark.parametrize(
    ("raw", "french"),
    [
        ("Mo-Fr 09:00-12:30,14:00-19:00", ["Lundi à vendredi : 9 h – 12 h 30, 14 h – 19 h"]),
        ("Tu,Th 08:30-12:00; Su off", ["Mardi et jeudi : 8 h 30 – 12 h", "Dimanche : fermé"]),
        ("Sa-Su 10:00-24:00", ["Samedi et dimanche : 10 h – minuit"]),
        ("24/7", ["Tous les jours, à toute heure"]),
        ("Mo-Su 00:00-24:00", ["Tous les jours : à toute heure"]),
        ("08:00-20:00", ["Tous les jours : 8 h – 20 h"]),
        ("Mo-Sa 09:00-19:00; Su,PH off", ["Lundi à samedi : 9 h – 19 h", "Dimanche et jours fériés : fermé"]),
        ("PH -1 day 09:00-12:00", ["Veilles de jours fériés : 9 h – 12 h"]),
        ("SH off", ["Vacances scolaires : fermé"]),
        ("SH Mo-Fr 10:00-18:00", ["Lundi à vendredi, pendant les vacances scolaires : 10 h – 18 h"]),
        ("Fr 20:00-02:00", ["Vendredi : 20 h – 2 h"]),
        ("Mo[1] 10:00-12:00", ["1er lundi du mois : 10 h – 12 h"]),
        ("Su[1,3] 10:00-12:00", ["1er et 3e dimanche du mois : 10 h – 12 h"]),
        ("Su[-1] off", ["Dernier dimanche du mois : fermé"]),
        ("Sa[2] +1 day 10:00-12:00", ["Lendemain du 2e samedi du mois : 10 h – 12 h"]),
        ("May-Sep 10:00-18:00", ["De mai à septembre : 10 h – 18 h"]),
        ("Apr-Oct: Mo 10:00-18:00", ["D’avril à octobre, lundi : 10 h – 18 h"]),
        ("Jul,Aug 10:00-18:00", ["En juillet et en août : 10 h – 18 h"]),
        ("Dec 25,Jan 01 off", ["Le 25 décembre et le 1er janvier : fermé"]),
        ("Aug 01-15 off", ["Du 1er au 15 août : fermé"]),
        ("Dec 24-Jan 02 off", ["Du 24 décembre au 2 janvier : fermé"]),
        ("2026 Dec 24-2027 Jan 02 off", ["Du 24 décembre 2026 au 2 janvier 2027 : fermé"]),
        ("2027+ off", ["À partir de 2027 : fermé"]),
        ("easter off", ["Le jour de Pâques : fermé"]),
        ("easter +1 day off", ["Le lendemain de Pâques : fermé"]),
        ("easter +50 days off", ["50 jours après Pâques : fermé"]),
        ("Apr 01-easter off", ["Du 1er avril à la veille de Pâques : fermé"]),
        ("Mar Su[-1]-Oct Su[-1] off", ["Du dernier dimanche de mars au dernier dimanche d’octobre : fermé"]),
        ("week 02-52/2 Mo 10:00-12:00", ["Semaines paires, lundi : 10 h – 12 h"]),
        ("week 47-50 off", ["Semaines 47 à 50 : fermé"]),
        ("sunrise-sunset", ["Tous les jours : lever du soleil – coucher du soleil"]),
        ("10:00-(sunset-00:30)", ["Tous les jours : 10 h – 30 min avant le coucher du soleil"]),
        ("Fr 18:00+", ["Vendredi : à partir de 18 h"]),
        ("Fr 18:00-22:00+", ["Vendredi : 18 h – 22 h ou plus tard"]),
        ("Fr dusk+", ["Vendredi : à partir de la tombée de la nuit"]),
        ("Mo 12:00-13:00 off", ["Lundi : fermé 12 h – 13 h"]),
        ("Mo unknown", ["Lundi : à confirmer"]),
        ('Mo 10:00-12:00 "sur rendez-vous"', ["Lundi : 10 h – 12 h (« sur rendez-vous »)"]),
        ('Mo-Fr 09:00-12:00 || "appelez"', ["Lundi à vendredi : 9 h – 12 h", "Sinon : « appelez »"]),
        ("09:00-12:00, We 14:00-18:00", ["Tous les jours : 9 h – 12 h", "Mercredi, en plus : 14 h – 18 h"]),
        ("Mo 09:00-12:00, Tu 14:00-18:00", ["Lundi : 9 h – 12 h", "Mardi : 14 h – 18 h"]),
        # what later rules take the whole place of is not shown
        ("We off; 09:00-18:00", ["Tous les jours : 9 h – 18 h"]),
        ("Mo 09:00-12:00; Mo-Fr 10:00-18:00", ["Lundi à vendredi : 10 h – 18 h"]),
        ("Mo-Fr 09:00-12:00; We 10:00-12:00", ["Lundi à vendredi : 9 h – 12 h", "Mercredi : 10 h – 12 h"]),
    ],
)  # fmt: skip
def test_french(raw: str, french: list[str]) -> None:
    assert _plain(explain(read(raw), "fr")) == french


@pytest.mark.parametrize(
    ("raw", "english"),
    [
        ("Mo-Fr 09:00-12:30", ["Monday to Friday: 9:00 – 12:30"]),
        ("Su,PH off", ["Sunday and public holidays: closed"]),
        ("May-Sep Sa[1] 10:00-24:00", ["From May to September, 1st Saturday of the month: 10:00 – midnight"]),
        ("Dec 24-Jan 02 off", ["From 24 December to 2 January: closed"]),
        ("easter +1 day off", ["On the day after Easter Sunday: closed"]),
        ("(sunset+01:30)+", ["Every day: from 1 h 30 min after sunset"]),
        ("SH Mo-Fr 10:00-18:00", ["Monday to Friday, during school holidays: 10:00 – 18:00"]),
        ('Mo 10:00-12:00 "ring"', ["Monday: 10:00 – 12:00 (“ring”)"]),
        ("Mo-Fr 09:00-12:00 || unknown", ["Monday to Friday: 9:00 – 12:00", "Otherwise: to be confirmed"]),
        ("2025/2 week 01-53/2 off", ["From 2025 on, one year in 2, odd weeks: closed"]),
    ],
)
def test_english(raw: str, english: list[str]) -> None:
    assert _plain(explain(read(raw), "en")) == english


def test_what_is_not_understood_is_shown_as_it_was_written() -> None:
    assert explain_text("Mardi à samedi 8 h - 19 h\nle dimanche ; matin", "fr") == [
        "Mardi à samedi 8 h - 19 h",
        "le dimanche",
        "matin",
    ]
    assert explain_text("", "fr") == explain_text(" ; ;", "fr") == []
    assert _plain(explain_text("Mo 09:00-12:00", "fr")) == ["Lundi : 9 h – 12 h"]


@given(st.text(max_size=60))
def test_no_text_breaks_it(raw: str) -> None:
    assert all(explain_text(raw, "fr"))


def test_spans_in_words() -> None:
    assert spans_words([(540, 720), (1080, 1560)], "fr").replace("\u00a0", " ") == "9 h – 12 h, 18 h – 2 h"
    assert spans_words([], "en") == ""


def test_a_whole_day_is_said_so():
    assert spans_words([(0, 24 * 60)], "fr") == "jour et nuit"
    assert spans_words([(0, 24 * 60)], "en") == "day and night"
    assert spans_words([(0, 12 * 60)], "fr") == "0\u00a0h\u00a0– 12\u00a0h"
