"""The belfry without a network: who is told what, and what a returning listener has missed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from halles.journal.bell.belfry import KEEP_ALIVE, REMEMBERED, Belfry, Line, Rung


class Wire:
    """A transport that keeps what was written."""

    def __init__(self) -> None:
        self.text, self.aborted = "", False

    def write(self, data: bytes) -> None:
        self.text += data.decode()

    def abort(self) -> None:
        self.aborted = True

    def set_write_buffer_limits(self, *, high: int) -> None:
        """Nothing waits here."""

    def heard(self) -> list[tuple[int, str]]:
        return [
            (int(position), topic)
            for position, data in re.findall(r"id: (\d+)\nevent: ring\n((?:data: \S+\n)+)\n", self.text)
            for topic in re.findall(r"data: (\S+)\n", data)
        ]

    def last(self) -> int:
        return int(re.findall(r"id: (\d+)\n", self.text)[-1])


def join(belfry: Belfry, *topics: str, last: int | None = None, may_listen=None) -> tuple[Line, Wire]:
    wire = Wire()
    line = Line(belfry, topics, wire, may_listen)  # type: ignore[arg-type]
    belfry.join(line, last=last)
    return line, wire


def make(entries: int = 0) -> Belfry:
    belfry = Belfry(most_listeners=100)
    for position in range(1, entries + 1):
        belfry.ring(Rung(position, ("a",)))
    return belfry


topic_sets = st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True)
steps = st.lists(st.one_of(topic_sets, st.sampled_from(["cut", "come back", "beat"])), max_size=60)


@given(topic_sets, steps)
def test_a_listener_that_comes_and_goes_hears_each_entry_once(wanted, steps):
    belfry = make()
    line, wire = join(belfry, *wanted, last=0)
    heard, recorded, here = [], [], True
    for step in steps:
        if step == "cut" and here:
            belfry.leave(line)
            heard += wire.heard()
            here = False
        elif step == "come back" and not here:
            line, wire = join(belfry, *wanted, last=wire.last())
            here = True
        elif step == "beat":
            belfry.beat()
        elif isinstance(step, list):
            belfry.ring(Rung(belfry.position + 1, tuple(step)))
            recorded += [(belfry.position, topic) for topic in step if topic in wanted]
    if not here:
        line, wire = join(belfry, *wanted, last=wire.last())
    assert heard + wire.heard() == recorded


def test_an_entry_of_two_topics_is_one_event():
    belfry = make()
    _, wire = join(belfry, "a", "b")
    belfry.ring(Rung(1, ("a", "b", "c")))
    assert wire.text.endswith("id: 1\nevent: ring\ndata: a\ndata: b\n\n")


def test_who_is_too_far_behind_fetches_all_again():
    belfry = make(REMEMBERED + 1)
    assert len(join(belfry, "a", last=1)[1].heard()) == REMEMBERED
    text = join(belfry, "a", last=0)[1].text
    assert f"id: {REMEMBERED + 1}\nevent: refetch\ndata: all\n\n" in text
    assert "event: ring" not in text


def test_a_position_of_another_journal_is_not_trusted():
    assert "event: refetch" in join(make(1), "a", last=1_000_000)[1].text


def test_a_newcomer_hears_only_what_comes():
    belfry = make(3)
    _, wire = join(belfry, "a")
    assert wire.heard() == []
    assert wire.last() == 3


def test_each_line_gets_one_sign_of_life_in_a_period():
    belfry = make(2)
    wires = [join(belfry, "a")[1] for _ in range(KEEP_ALIVE * 2)]
    for _ in range(KEEP_ALIVE):
        belfry.beat()
    assert {wire.text.count(":\nid: 2\n\n") for wire in wires} == {1}


def test_a_right_that_ends_closes_the_line():
    belfry = make()
    _, ended = join(belfry, "private/x", may_listen=lambda: False)
    _, good = join(belfry, "private/x", may_listen=lambda: True)
    for _ in range(KEEP_ALIVE):
        belfry.beat()
    assert (ended.aborted, good.aborted) == (True, False)


def test_a_slow_listener_is_dropped():
    line, wire = join(make(), "a")
    line.pause_writing()
    assert wire.aborted


def test_nothing_is_kept_of_who_left():
    belfry = make()
    line, wire = join(belfry, "a", "b")
    line.connection_lost(None)
    belfry.ring(Rung(1, ("a", "b")))
    assert belfry.listeners == 0
    assert wire.heard() == []
    assert not belfry._by_topic
