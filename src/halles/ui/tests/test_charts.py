"""Charts: well-formed SVG, honest bars, named for those who do not see them, figures beside."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.ui.templatetags.charts import chart

POINTS = st.lists(
    st.tuples(st.text(max_size=8), st.none() | st.floats(-1e9, 1e9, allow_nan=False)), max_size=8
)


def parse(html: str) -> ElementTree.Element:
    """Return the figure, which fails unless it is well formed."""
    return ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", html))


def bars(html: str) -> list[tuple[float, float]]:
    """Return (start, width) of each bar, in percents."""
    rects = parse(html).iterfind(".//rect[@class='bar']")
    return [(float(r.get("x", "")[:-1]), float(r.get("width", "")[:-1])) for r in rects]


@given(POINTS, st.sampled_from(["bar", "line"]))
def test_any_series_is_drawn_inside_its_frame(points: list[tuple[str, float | None]], kind: str) -> None:
    html = chart(points, "Titre", "Description", kind)
    figure = parse(html)
    assert len(figure.findall(".//tbody/tr")) == len(points)
    assert all(start >= 0 and start + width <= 100.2 for start, width in bars(html))
    for path in figure.iterfind(".//path"):
        numbers = [float(n) for n in re.findall(r"-?\d+\.\d+", path.get("d", ""))]
        assert all(0 <= number <= 100 for number in numbers)


def test_the_drawing_is_named_and_described() -> None:
    svg = parse(chart([("Lundi", 1)], "Passants", "Comptés lundi")).find("svg")
    assert svg is not None
    assert svg.get("role") == "img"
    names = {node.get("id"): node.text for node in svg if node.get("id")}
    assert names[svg.get("aria-labelledby")] == "Passants"
    assert names[svg.get("aria-describedby")] == "Comptés lundi"


def test_two_charts_of_a_page_share_no_id() -> None:
    series = [("a", 1.0)]
    page = "".join(chart(series, "T", "D", kind) for kind in ("bar", "line"))
    ids = re.findall(r'id="(\w+)"', page)
    assert len(ids) == len(set(ids)) == 4


def test_bars_start_at_zero() -> None:
    assert bars(chart([("a", 50), ("b", 100), ("c", 0)], "T", "D")) == [(0, 50), (0, 100), (0, 0)]


def test_what_is_below_zero_goes_the_other_way() -> None:
    assert bars(chart([("a", -100), ("b", 300)], "T", "D")) == [(0, 25), (25, 75)]


def test_what_is_not_known_is_said_and_not_drawn_as_zero() -> None:
    html = chart([("a", 1), ("b", None), ("c", 2)], "T", "D", "line")
    assert "not known" in html or "non connu" in html
    curve = parse(html).find(".//path[@class='curve']")
    assert curve is not None
    assert (curve.get("d") or "").count("M") == 2


def test_what_is_hidden_is_said_in_the_page_s_words() -> None:
    html = chart([("a", None)], "T", "D", unknown="fewer than 11")
    assert html.count("fewer than 11") == 2, "beside the bar and in the table"
    assert bars(html) == [(0, 0)]


def test_a_label_and_its_figure_never_share_a_line() -> None:
    lines = [text.get("y") for text in parse(chart([("a" * 60, 1), ("b", 2)], "T", "D")).iterfind("svg/text")]
    assert len(set(lines)) == len(lines) == 4


def test_words_from_people_are_escaped() -> None:
    html = chart([("<b>&", 1)], "<i>", "<u>")
    assert not re.search(r"<[biu]>", html)


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_an_empty_series_is_an_empty_drawing(kind: str) -> None:
    assert parse(chart([], "T", "D", kind)).find(".//tbody/tr") is None
