"""The drawing of a day in a page: its hours on days of 23 and 25 hours, its words where nothing is known."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.utils.translation import override

from halles.stalls.parking.queries import Curve
from halles.stalls.parking.templatetags.parking import day_curve, free_figure, weekly_words
from halles.stalls.parking.tests.nows import closing_of, curve_of, now_of


@pytest.mark.parametrize(
    ("day", "quarters", "noon"),
    [(date(2026, 3, 29), 92, "47.8%"), (date(2026, 11, 26), 96, "50.0%"), (date(2026, 10, 25), 100, "52.0%")],
)
def test_the_hours_are_those_of_the_clock_on_the_wall(day: date, quarters: int, noon: str) -> None:
    curve = Curve(day=day, capacity=50, free=(20.0,) * quarters, usual=(None,) * quarters, days=0)
    with override("fr"):
        html = day_curve(curve)
    assert f'x="{noon}" y="14em">12\u00a0h</text>' in html
    assert html.count('<th scope="row">') == quarters // 4
    assert ">24\u00a0h</text>" in html
    ElementTree.fromstring(html[html.index("<svg") : html.rindex("</svg>") + 6])


def test_it_says_what_is_not_known() -> None:
    nothing = Curve(day=date(2026, 11, 26), capacity=50, free=(None,) * 96, usual=(None,) * 96, days=0)
    with override("en"):
        html = day_curve(nothing)
    assert "What is usual here is not known yet." in html
    assert "thick line" not in html
    assert "<th scope" not in html.split("</thead>")[1]


def test_a_whole_drawing_in_its_page_weighs_little() -> None:
    html = day_curve(curve_of())
    assert len(html[html.index("<svg") : html.rindex("</svg>")].encode()) < 6_000


def test_the_number_alone_is_large() -> None:
    with override("en"):
        assert free_figure(now_of(free=1)) == '<strong class="figure">1</strong> free place'
        assert free_figure(now_of(free=0)) == '<strong class="figure">Full</strong>'


def test_what_comes_back_is_told_by_its_rule() -> None:
    with override("en"):
        assert weekly_words(closing_of()).startswith("Thursday")
        assert weekly_words(closing_of(is_weekly=False, rule="")) == ""
