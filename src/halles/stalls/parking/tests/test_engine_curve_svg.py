"""The drawing of a day: within its frame, broken where nobody knows, light, and read aloud."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.parking.engine.curve_svg import curve_svg

TICKS = [(0, "0 h"), (48, "12 h"), (96, "24 h")]
WORDS = ("Aujourd’hui", "34 places &amp; plus", "120 places")
FULL_DAY = tuple(float(at % 97) for at in range(96))
SVG = "{http://www.w3.org/2000/svg}"

places = st.none() | st.floats(-50, 900)
usual = st.none() | st.tuples(st.floats(0, 300), st.floats(0, 300), st.floats(0, 300))


def drawn(free: object, habit: object, capacity: int = 120) -> str:
    return curve_svg(  # type: ignore[arg-type]
        free=free, usual=habit, capacity=capacity, ticks=TICKS, words=WORDS, key="c"
    )


def paths(svg: str) -> dict[str, str]:
    return dict(re.findall(r'<path class="([\w ]+)" d="([^"]*)"', svg))


@given(st.lists(places, max_size=100), st.lists(usual, max_size=100), st.integers(0, 5000))
def test_it_is_always_well_formed_and_within_its_frame(free: list, habit: list, capacity: int) -> None:
    svg = drawn(free, habit, capacity)
    ElementTree.fromstring(svg)
    wide = max(len(free), len(habit), 1)
    for path in paths(svg).values():
        for x, y in re.findall(r"[ML](\d+) (-?[\d.]+)", path):
            assert 0 <= int(x) < wide
            assert 0 <= float(y) <= 100


def test_a_full_day_over_a_usual_one_weighs_little() -> None:
    habit = [(at / 1.7, at / 1.3, at + 0.4) for at in range(100)]
    assert len(drawn(FULL_DAY * 1 + FULL_DAY[:4], habit).encode()) <= 6_000


def test_what_nobody_knows_is_a_gap() -> None:
    line = paths(drawn([10.0, 20.0, None, 30.0, 60.0], []))["curve"]
    assert line == "M0 91.7L1 83.3M3 75L4 50"


def test_one_known_quarter_is_a_point() -> None:
    found = paths(drawn([None, 60.0, None], [None, (10.0, 20.0, 30.0), None]))
    assert found["curve"] == found["curve dots"] == "M1 50h0"
    assert found["usual"] == "M1 83.3h0"
    assert found["band"] == ""


def test_the_band_goes_there_and_back() -> None:
    assert paths(drawn([], [(0.0, 60.0, 120.0)] * 2))["band"] == "M0 100L1 100L1 0L0 0Z"


def test_it_says_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(drawn(FULL_DAY, []))
    assert root.get("role") == "img"
    named = {each.get("id"): each.text for each in root.iter() if each.get("id")}
    assert named == {root.get("aria-labelledby"): WORDS[0], root.get("aria-describedby"): "34 places & plus"}
