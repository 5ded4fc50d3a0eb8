"""What a message says outlives a question: every slot comes back from JSON as it went in."""

import json

from hypothesis import given
from hypothesis import strategies as st

from halles.doors.engine.keeping import slots_from, slots_kept
from halles.doors.engine.meaning import Line, Moment

MOMENTS = st.builds(
    Moment,
    day=st.none() | st.dates(),
    last_day=st.none() | st.dates(),
    start=st.none() | st.times(),
    end=st.none() | st.times(),
    part=st.sampled_from(["", "morning", "afternoon", "evening"]),
    minutes=st.none() | st.integers(0, 1440),
    words=st.text(max_size=20),
)
LINES = st.lists(
    st.builds(Line, st.integers(1, 10_000), st.text(max_size=10), st.sampled_from(["piece", "gram"]))
).map(tuple)
SLOTS = st.dictionaries(st.text(max_size=8), st.text(max_size=20) | st.integers() | MOMENTS | LINES)


@given(SLOTS)
def test_slots_come_back_as_they_were(slots: dict) -> None:
    assert slots_from(json.loads(json.dumps(slots_kept(slots)))) == slots
