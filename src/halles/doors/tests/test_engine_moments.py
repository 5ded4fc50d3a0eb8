"""Times, numbers and lines as people write them, against values written by hand."""

from datetime import date, time

import pytest

from halles.doors.engine.meaning import Line
from halles.doors.engine.moments import moment_of, moments
from halles.doors.engine.numbers import lines_of, price_of, reversed_lines
from halles.doors.engine.words import tokens

TUESDAY = date(2025, 4, 22)


@pytest.mark.parametrize(
    ("said", "day", "last", "start", "end", "part", "minutes"),
    [
        ("jeudi matin", date(2025, 4, 24), None, None, None, "morning", None),
        ("2main", date(2025, 4, 23), None, None, None, "", None),
        ("après-demain soir", date(2025, 4, 24), None, None, None, "evening", None),
        ("ce soir", TUESDAY, None, None, None, "evening", None),
        ("le 3 mai", date(2025, 5, 3), None, None, None, "", None),
        ("du 3 au 17 aout", date(2025, 8, 3), date(2025, 8, 17), None, None, "", None),
        ("du 24 dec au 2 janv", date(2025, 12, 24), date(2026, 1, 2), None, None, "", None),
        ("a 16h aujourdhui", TUESDAY, None, time(16), None, "", None),
        ("dimanche 9h-12h30", date(2025, 4, 27), None, time(9), time(12, 30), "", None),
        ("dans une heure", None, None, None, None, "", 60),
        ("dans 1h30", None, None, None, None, "", 90),
        ("maintenant", None, None, None, None, "", 0),
        ("la semaine prochaine", date(2025, 4, 28), date(2025, 5, 4), None, None, "", None),
        ("samdi 15h", date(2025, 4, 26), None, time(15), None, "", None),
        ("jusqu'au 15 août", TUESDAY, date(2025, 8, 15), None, None, "", None),
        ("entre midi et deux", TUESDAY, None, time(12), time(14), "", None),
        ("lundi de paques", date(2026, 4, 6), None, None, None, "", None),
    ],
)
def test_moments(
    said: str,
    day: date | None,
    last: date | None,
    start: time | None,
    end: time | None,
    part: str,
    minutes: int | None,
) -> None:
    (found,) = moments(tokens(said), said, TUESDAY)
    moment = found.moment
    assert (moment.day, moment.last_day, moment.start, moment.end, moment.part, moment.minutes) == (
        day,
        last,
        start,
        end,
        part,
        minutes,
    )


@pytest.mark.parametrize("said", ["12 huitres", "jeudi dernier", "2 baguettes et un pain"])
def test_what_is_no_time_to_come(said: str) -> None:
    assert moments(tokens(said), said, TUESDAY) == []
    assert moment_of([token.word for token in tokens(said)], TUESDAY) is None


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("2 baguettes et un pain complet", (Line(2, "baguettes"), Line(1, "pain complet"))),
        ("500g de bar", (Line(500, "bar", "gram"),)),
        ("1,5 kg de moules", (Line(1500, "moules", "gram"),)),
        ("une demi-douzaine d'œufs", (Line(6, "œufs"),)),
        ("1 bar pour 2 personnes", (Line(1, "bar pour 2 personnes"),)),
        ("une tome de brebis 300g", (Line(1, "tome de brebis 300g"),)),
        ("3 jours", ()),
        ("2 clients", ()),
    ],
)
def test_lines(said: str, lines: tuple[Line, ...]) -> None:
    assert lines_of(tokens(said), said) == lines


def test_lines_with_their_number_behind() -> None:
    said = "baguette 120, croissant 40"
    assert reversed_lines(tokens(said), said) == (Line(120, "baguette"), Line(40, "croissant"))


@pytest.mark.parametrize(
    ("said", "cents"),
    [("prix baguette 1,20", 120), ("est à 2€50", 250), ("à 21 €", 2100), ("hausse de 10%", None)],
)
def test_prices(said: str, cents: int | None) -> None:
    found = price_of([token.word for token in tokens(said)])
    assert (found[0] if found else None) == cents
