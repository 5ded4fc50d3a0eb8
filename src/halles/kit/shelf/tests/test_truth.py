"""The shelf never serves a page older than what was committed, nor past its moment."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from halles.kit.shelf import shelved
from halles.kit.shelf.middleware import Shelf
from halles.kit.shelf.tests import world as here
from halles.kit.shelf.tests.world import facts, get, shelf_of, warm

# Never older than what was committed before the request began.

visit = st.tuples(
    st.just("visit"), st.lists(st.tuples(st.integers(0, 8), st.sampled_from(range(4))), max_size=3)
)
commit = st.tuples(st.just("commit"), st.sampled_from(range(4)))


@given(st.lists(visit | commit, max_size=30), st.booleans())
def test_a_page_is_never_older_than_its_marks(steps, knows_commits):
    world = here.world = here.World()
    world.knows_commits = knows_commits
    topics = [*world.facts, "redon/agora"]  # the page does not depend on the last one
    shelf = Shelf(lambda request: here.world.respond(request))
    for kind, what in steps:
        if kind == "commit":
            world.commit(topics[what])
            continue
        during, moment = dict(what), iter(range(100))

        def pause(during=during, moment=moment) -> None:
            topic = during.get(next(moment))
            if topic is not None:
                world.commit(topics[topic])

        before = list(world.facts.values())
        world.pause = pause
        served = facts(get(shelf))
        world.pause = lambda: None
        assert all(new >= old for new, old in zip(served, before, strict=True))
    assert facts(get(shelf)) == facts(get(shelf)) == list(world.facts.values())


@pytest.mark.parametrize("moment", range(9))
@pytest.mark.parametrize("before", ["redon/agora", "redon/town"])  # marks are found equal, or moved
@pytest.mark.parametrize("topic", ["redon/town", "redon/directory", "redon/market"])
def test_a_commit_at_any_moment_of_a_visit_makes_the_page_stale(moment, before, topic):
    shelf = warm()
    here.world.commit(before)
    moments = iter(range(100))
    here.world.pause = lambda: here.world.commit(topic) if next(moments) == moment else None
    get(shelf)
    here.world.pause = lambda: None
    assert facts(get(shelf)) == list(here.world.facts.values())


def test_what_is_kept_is_served_without_making_it_again():
    shelf = warm()
    assert facts(get(shelf)) == [0, 0, 0]
    assert (here.world.rendered, here.world.reads) == (0, 0)


def test_a_commit_elsewhere_costs_one_reading_of_marks():
    shelf = warm()
    here.world.commits += 1
    get(shelf)
    get(shelf)
    assert (here.world.rendered, here.world.reads) == (0, 1)


def test_without_a_counter_of_commits_marks_are_read_each_time():
    with override_settings(SHELF_CHANGED=""):
        shelf = warm()
        get(shelf)
        get(shelf)
    assert (here.world.rendered, here.world.reads) == (0, 2)


# The clock.


def test_a_page_ends_at_its_moment(monkeypatch):
    made = []

    moment, now = [1_000], [990.0]
    monkeypatch.setattr("time.time", lambda: now[0])

    @shelved("a", fresh_until=lambda request: datetime.fromtimestamp(moment[0], UTC))
    def view(request):
        made.append(1)
        return HttpResponse("open")

    shelf = shelf_of(view)
    tag = [get(shelf) for _ in range(3)][-1]["ETag"]
    assert len(made) == 2
    assert get(shelf, If_None_Match=tag).status_code == 304
    now[0] = 1_000.0
    late = get(shelf, If_None_Match=tag)  # the view still says 1,000: that page is never kept
    assert (late.status_code, "ETag" in late, len(made)) == (200, False, 3)
    moment[0] = 2_000
    assert [get(shelf, If_None_Match=tag).status_code for _ in range(2)] == [200, 200]
    assert len(made) == 4


def test_processes_agree_on_the_end_of_a_minute(monkeypatch):
    view = shelved("a", seconds=60)(lambda request: HttpResponse("x"))
    labels = []
    for now in (600.0, 659.9, 660.0):
        monkeypatch.setattr("time.time", lambda now=now: now)
        labels.append(view(RequestFactory().get("/")).shelf_label.until)
    assert labels == [660, 660, 720]


def test_the_moment_is_taken_before_the_view_looks_at_the_clock():
    order = []

    def fresh_until(request):
        order.append("until")
        return datetime.now(UTC) + timedelta(hours=1)

    @shelved("a", fresh_until=fresh_until)
    def view(request):
        order.append("view")
        return HttpResponse("x")

    view(RequestFactory().get("/"))
    assert order == ["until", "view"]
