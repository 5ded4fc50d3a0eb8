"""A merchant's sentence: what it closes and opens, what is asked, and what must never close a shop."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.tests.sentence_cases import (
    ASKED,
    QUIET,
    SATURDAY_ASKED,
    SATURDAY_QUIET,
    SATURDAY_SURE,
    SURE,
)
from halles.town.tests.sentence_cases.reading import (
    NOW,
    SATURDAY,
    THURSDAY,
    closed_on_saturday,
    evenings,
    exceptions,
    read,
    rows,
    six_days,
    unknown,
    with_a_break,
    without_a_break,
)


@pytest.mark.parametrize(("text", "kind", "expected"), rows(SURE))
def test_what_is_sure(text: str, kind: str, expected: str):
    told = read(text)
    assert (told.kind, exceptions(told), told.question) == (kind, expected, "")
    assert told.starts_on == min(start for start, _, _ in told.special).date()


@pytest.mark.parametrize("row", rows(QUIET), ids=lambda row: row[0])
def test_what_neither_closes_nor_asks(row: list[str]):
    told = read(row[0])
    days = f"{told.starts_on} {told.ends_on}" if told.starts_on else ""
    assert (told.kind, told.special, told.question) == (row[1], (), "")
    assert days == (row[2] if len(row) > 2 else "")


@pytest.mark.parametrize("row", rows(ASKED), ids=lambda row: row[0])
def test_what_is_asked(row: list[str]):
    told = read(row[0])
    assert told.question.endswith("\u202f?")
    assert told.special == ()
    assert [exceptions(choice.told) or "=" for choice in told.choices] == row[1:]
    assert all(not choice.told.question and choice.label for choice in told.choices)
    labels = [choice.label for choice in told.choices]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(("text", "kind", "expected"), rows(SATURDAY_SURE))
def test_what_is_sure_on_a_saturday(text: str, kind: str, expected: str):
    told = read(text, six_days, SATURDAY)
    assert (told.kind, exceptions(told), told.question) == (kind, expected, "")


@pytest.mark.parametrize("text", SATURDAY_QUIET.strip().splitlines())
def test_habits_are_no_exception(text: str):
    told = read(text, six_days, SATURDAY)
    assert (told.kind, told.special, told.question) == ("other", (), "")


@pytest.mark.parametrize("row", rows(SATURDAY_ASKED), ids=lambda row: row[0])
def test_what_is_asked_on_a_saturday(row: list[str]):
    told = read(row[0], six_days, SATURDAY)
    assert told.question.replace("\u202f", " ").replace("\u00a0", " ") == row[1]
    assert told.special == ()
    assert [exceptions(choice.told) or "=" for choice in told.choices] == row[2:]


def test_a_choice_has_a_capital_only_at_its_start():
    told = read("vacances scolaires : fermé le mercredi", six_days, SATURDAY)
    assert [choice.label for choice in told.choices] == [
        "Oui, mercredi 2\u00a0décembre seulement",
        "Oui, tous les mercredis",
    ]


def test_what_changes_nothing_can_always_be_chosen():
    told = read("on ferme plus tôt le samedi", six_days, SATURDAY)
    assert "" in [exceptions(choice.told) for choice in told.choices]


def test_tables_are_as_long_as_they_should():
    assert len(rows(SURE)) + len(rows(QUIET)) + len(rows(ASKED)) >= 200
    traps = [row for row in rows(QUIET) if any(word in row[0].lower() for word in ("ferm", "conge", "ouv"))]
    assert len(traps) >= 30


def test_morning_of_a_shop_without_a_break_is_asked():
    told = read("fermé jeudi matin", without_a_break)
    assert told.question == "Jeudi 3\u00a0décembre, à quelle heure ouvrez-vous\u202f?"
    assert [choice.label for choice in told.choices] == ["12\u00a0h", "13\u00a0h", "14\u00a0h"]
    assert [exceptions(c.told) for c in told.choices] == [f"-03/12>03/12@{hour}:00" for hour in (12, 13, 14)]


def test_one_answer_holds_for_both_mornings():
    told = read("fermé jeudi matin et vendredi matin", without_a_break)
    assert [choice.label for choice in told.choices] == ["12\u00a0h", "13\u00a0h", "14\u00a0h"]
    assert exceptions(told.choices[1].told) == "-03/12>03/12@13:00 -04/12>04/12@13:00"


def test_afternoon_of_a_shop_without_a_break_is_asked():
    told = read("fermé jeudi après-midi", without_a_break)
    assert "à quelle heure fermez-vous" in told.question
    assert exceptions(told.choices[0].told) == "-03/12@12:00>04/12"


def test_the_name_of_today_depends_on_the_hour():
    thursday = datetime.combine(THURSDAY, time())
    early, late = thursday.replace(hour=7), thursday.replace(hour=20)
    assert exceptions(read("fermé jeudi", now=early)) == "-03/12>04/12"
    told = read("fermé jeudi", now=late)
    assert told.question == "Jeudi 10\u00a0décembre\u202f?"
    assert [(c.label, exceptions(c.told)) for c in told.choices] == [
        ("Jeudi 10\u00a0décembre", "-10/12>11/12"),
        ("Non", ""),
    ]
    assert exceptions(read("fermé jeudi à 17h", now=thursday.replace(hour=15))) == "-03/12@17:00>04/12"


def test_next_week_is_next_week_for_all_days():
    saturday = datetime.fromisoformat("2026-12-05T20:00")
    told = read("fermé samedi et dimanche", without_a_break, saturday)
    assert exceptions(told.choices[0].told) == "-12/12>13/12 -13/12>14/12"


def test_an_evening_goes_on_after_midnight():
    assert exceptions(read("fermé jeudi", evenings)) == "-03/12@02:00>04/12@02:00"
    assert exceptions(read("fermé jeudi soir", evenings)) == "-03/12@18:00>04/12@02:00"
    assert exceptions(read("fermé jeudi midi", evenings)) == "-03/12@12:00>03/12@14:00"


def test_nothing_is_asked_that_changes_nothing():
    assert read("fermé jusqu'à lundi").question == ""
    assert read("fermé le lundi").question == ""
    assert read("fermé jusqu'à samedi", closed_on_saturday).question == ""


def test_without_known_hours_parts_of_a_day_are_what_everybody_calls_them():
    assert exceptions(read("fermé jeudi matin", unknown)) == "-03/12>03/12@12:00"
    assert exceptions(read("fermé jeudi après-midi", unknown)) == "-03/12@14:00>04/12"
    assert read("fermé lundi", unknown).kind == "closing"


def test_hours_of_a_closed_day_are_asked_like_those_of_other_days():
    told = read("ouvert dimanche")
    assert told.question == "Dimanche 6\u00a0décembre, à quelles heures\u202f?"
    assert told.choices[0].label == "9\u00a0h – 12\u00a0h\u00a030, 14\u00a0h – 19\u00a0h"
    assert exceptions(told.choices[0].told) == "+06/12@09:00>06/12@12:30 +06/12@14:00>06/12@19:00"


def test_a_day_excepted_from_an_open_week_is_asked():
    told = read("ouvert toute la semaine sauf vendredi")
    assert told.question == "Êtes-vous fermé vendredi 4\u00a0décembre\u202f?"
    assert "-04/12>05/12" in exceptions(told.choices[0].told)
    assert "-" not in exceptions(told.choices[1].told)


def test_a_week_without_closing_is_open_as_usual():
    told = read("aucune fermeture cette semaine")
    assert told.kind == "opening"
    assert all(is_open for _, _, is_open in told.special)
    assert {start.date() for start, _, _ in told.special} == {date(2026, 12, day) for day in (2, 3, 4, 5)}


def test_what_is_over_is_not_announced():
    evening = NOW.replace(hour=20)
    assert read("on ferme à 17h ce soir", now=evening).special == ()
    assert read("fermé ce matin", now=evening).special == ()


def test_a_range_under_way_ends_this_year():
    told = read("fermé du 3 au 12 août", now=datetime.fromisoformat("2027-08-05T09:00"))
    assert exceptions(told) == "-03/08/27>13/08/27"


def test_an_offer_has_its_days():
    told = read("soldes jusqu'au 31 janvier")
    assert (told.kind, told.starts_on, told.ends_on) == ("offer", NOW.date(), date(2027, 1, 31))


CLOSING_WORDS = [
    "fermé",
    "ferme",
    "fermeture",
    "fermons",
    "congés",
    "vacances",
    "absent",
    "réouverture",
    "retour",
]
DAY_WORDS = ["jeudi", "lundi", "demain", "12", "août", "25/12", "Noël", "semaine", "ce soir", "17h", "15h30"]
OTHER_WORDS = [
    *("le", "les", "du", "au", "à", "de", "matin", "soir", "midi", "pas", "ne", "sauf", "et", "ou", "ouvert"),
    *(
        "promo",
        "-10%",
        "huîtres",
        "rue",
        "voisin",
        "pour",
        "cause",
        "jusqu'à",
        "inclus",
        "reprise",
        "bonjour",
    ),
    *("nouveau", "tous", "jamais", "?", "!", ".", ",", "exceptionnellement", "finalement", "3", "après"),
]
soup = st.lists(st.sampled_from(CLOSING_WORDS + DAY_WORDS + OTHER_WORDS), max_size=14).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(soup, st.sampled_from([with_a_break, without_a_break, evenings, unknown]), st.integers(0, 23))
def test_a_soup_of_words_closes_only_by_a_closing_word_and_a_date(text: str, spans, hour: int):
    told = read(text, spans, NOW.replace(hour=hour))
    closes = any(not is_open for _, _, is_open in told.special)
    if closes and told.kind == "closing":
        words = text.lower().split()
        by_denial = "pas" in words or "jamais" in words
        assert any(word in text for word in CLOSING_WORDS) or "reprise" in text or by_denial
        assert any(day in text for day in DAY_WORDS) or "3" in text or "midi" in text
    for each in (told, *(choice.told for choice in told.choices)):
        assert all(start < end for start, end, _ in each.special)
        assert all(end > NOW.replace(hour=hour) for _, end, _ in each.special)
        assert (each.kind in ("closing", "opening")) >= bool(each.special)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from([with_a_break, unknown]))
def test_no_text_makes_it_fail(text: str, spans):
    told = read(text, spans)
    assert told.kind in ("closing", "opening", "offer", "arrival", "other")


@given(st.lists(st.sampled_from(OTHER_WORDS + DAY_WORDS), max_size=10).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_nothing_closes_without_a_closing_word(text: str):
    told = read(text.replace("pas", "").replace("jamais", "").replace("reprise", ""))
    assert told.kind != "closing" or "sauf" in text
