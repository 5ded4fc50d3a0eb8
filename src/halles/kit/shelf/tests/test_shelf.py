"""The shelf serves what is true, keeps what belongs to nobody, and compresses what has no secret."""

import gzip
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from halles.kit.shelf import reader, shelved
from halles.kit.shelf.middleware import Misshelved, Shelf
from halles.kit.shelf.store import OVERHEAD, Boards
from halles.kit.shelf.tests import world as here

HERE = "halles.kit.shelf.tests.world"
SETTINGS = {
    "SHELF_READER": f"{HERE}.read",
    "SHELF_CHANGED": f"{HERE}.changed",
    "SHELF_BYTES": 1_000_000,
    "SHELF_BUILD": "1",
    "SHELF_STRICT": True,
    "ALLOWED_HOSTS": ["localhost"],
}
LONG = "Bonjour. " * 100


@pytest.fixture(autouse=True)
def _settings():
    here.world = here.World()
    with override_settings(**SETTINGS):
        yield


def get(shelf: Shelf, path: str = "/", *, method: str = "GET", **headers: str) -> HttpResponse:
    factory = RequestFactory(
        headers={"Host": "localhost"} | {k.replace("_", "-"): v for k, v in headers.items()}
    )
    return shelf(factory.generic(method, path))


def facts(response: HttpResponse) -> list[int]:
    return [int(word) for word in response.content.decode().split()[:3]]


def shelf_of(view: Callable[[HttpRequest], HttpResponse]) -> Shelf:
    return Shelf(lambda request: view(request))


def warm(path: str = "/", **headers: str) -> Shelf:
    """A shelf that has kept the world's page: at the first visit its label, at the second its bytes."""
    shelf = Shelf(lambda request: here.world.respond(request))
    get(shelf, path, **headers)
    get(shelf, path, **headers)
    here.world.rendered = here.world.reads = 0
    return shelf


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


# Whose page it is.


def test_a_known_visitor_passes_by():
    shelf = warm()
    for cookie in ("sessionid=abc", "messages=hello"):
        assert "ETag" not in get(shelf, Cookie=cookie)
    assert here.world.rendered == 2


def test_an_undeclared_query_key_passes_by_and_poisons_nothing():
    shelf = warm()
    for path in ("/?utm=1", "/?q=a&x=1", "/?q=" + 300 * "a"):
        assert "ETag" not in get(shelf, path)
    assert here.world.rendered == 3
    assert "q=None" in get(shelf).content.decode()


def test_declared_queries_have_their_own_pages():
    shelf = warm()
    for _ in range(2):
        assert "q=pain " in get(shelf, "/?q=pain").content.decode()
        assert "q=vin " in get(shelf, "/?q=vin").content.decode()
        assert "q=vin " in get(shelf, "/?q=pain&q=vin").content.decode()
    assert here.world.rendered == 3


def test_a_foreign_host_is_not_a_key():
    shelf = warm()
    get(shelf, Host="evil.example")
    get(shelf, Host="evil.example")
    assert here.world.rendered == 2
    assert len(shelf.pages) == 1


def test_writes_pass_by():
    shelf = warm()
    get(shelf, method="POST")
    assert here.world.rendered == 1


def cookie_setter(request):
    response = HttpResponse(LONG)
    response.set_cookie("a", "b")
    return response


WRONG = {
    "sets a cookie": cookie_setter,
    "varies on cookie": lambda request: HttpResponse(LONG, headers={"Vary": "Accept-Encoding, Cookie"}),
    "varies on hx-request": lambda request: HttpResponse(LONG, headers={"Vary": "HX-Request"}),
    "holds a CSRF token": lambda request: HttpResponse(LONG + '<input name="csrfmiddlewaretoken" value="x">'),
    "holds a form that writes": lambda request: HttpResponse(LONG + '<form METHOD="post">'),
    "holds a nonce": lambda request: HttpResponse(LONG + '<script nonce="x">'),
    "is private": lambda request: HttpResponse(LONG, headers={"Cache-Control": "private"}),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_page_that_belongs_to_one_visitor_is_never_kept(fault):
    shelf = shelf_of(shelved("a")(WRONG[fault]))
    with pytest.raises(Misshelved, match=fault):
        get(shelf)
    with override_settings(SHELF_STRICT=False):
        assert all("ETag" not in get(shelf) for _ in range(3))
    assert len(shelf.pages) == 0


@pytest.mark.parametrize("status", [302, 404, 500])
def test_only_a_good_answer_is_kept(status):
    shelf = shelf_of(shelved("a")(lambda request: HttpResponse("x", status=status)))
    assert [get(shelf).status_code for _ in range(3)] == [status] * 3
    assert len(shelf.pages) == 0


def test_a_page_that_is_gone_is_no_longer_served():
    answers = [200, 200, 404]
    shelf = shelf_of(shelved("a")(lambda request: HttpResponse("x", status=answers.pop(0))))
    get(shelf)
    get(shelf)
    here.world.marks["a"] = 1
    here.world.commits += 1
    assert get(shelf).status_code == 404
    assert len(shelf.pages) == 0


# Bytes on the wire.


@pytest.mark.parametrize(
    ("accepted", "encoding", "read"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=0.5, br;q=0", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_each_browser_gets_its_encoding(accepted, encoding, read):
    shelf = warm(Accept_Encoding=accepted)
    response = get(shelf, Accept_Encoding=accepted)
    assert here.world.rendered == 0
    assert response.get("Content-Encoding") == encoding
    assert response["Content-Length"] == str(len(response.content))
    assert read(response.content).startswith(b"0 0 0 ")
    assert response["Vary"] == "Accept-Encoding, Cookie"
    assert response["Cache-Control"] == "no-cache"
    plain = get(shelf, Cookie="sessionid=x")
    assert response["Content-Type"] == plain["Content-Type"]


def test_a_head_has_no_body():
    shelf = warm()
    response = get(shelf, method="HEAD")
    assert (response.content, int(response["Content-Length"]) > 600) == (b"", True)
    assert here.world.rendered == 0


def test_a_copy_that_is_still_good_is_not_sent_again():
    shelf = warm()
    tag = get(shelf)["ETag"]
    again = get(shelf, If_None_Match=f'"other", {tag}')
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    here.world.commit("redon/market")
    assert get(shelf, If_None_Match=tag).status_code == 200
    with override_settings(SHELF_BUILD="2"):
        assert get(warm(), If_None_Match=tag).status_code == 200


@pytest.mark.parametrize(
    ("view", "headers", "compressed"),
    [
        (lambda request: HttpResponse(LONG), {}, True),
        (lambda request: HttpResponse("short"), {}, False),
        (lambda request: HttpResponse(LONG, content_type="image/jpeg"), {}, False),
        (lambda request: HttpResponse(LONG), {"Cookie": "sessionid=x"}, False),
        (lambda request: StreamingHttpResponse([LONG]), {}, False),
        (WRONG["holds a CSRF token"], {}, False),
        (WRONG["varies on cookie"], {}, False),
        (cookie_setter, {}, False),
    ],
)
def test_other_answers_are_compressed_unless_they_hold_a_secret(view, headers, compressed):
    response = get(shelf_of(view), Accept_Encoding="br", **headers)
    assert (response.get("Content-Encoding") == "br") is compressed


# Room.


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4_000)), max_size=60))
def test_the_shelf_never_holds_more_than_its_room(puts):
    boards: Boards[int] = Boards(10_000)
    for key, size in puts:
        boards.put(key, size, size)
        assert boards.bytes <= 10_000
        assert boards.get(key) == size
    assert boards.bytes == sum(
        OVERHEAD + (boards.get(key) or 0) for key in range(10) if boards.get(key) is not None
    )


def test_the_least_used_falls_off_first():
    boards: Boards[str] = Boards(3 * OVERHEAD)
    for key in "abc":
        boards.put(key, key)
    boards.get("a")
    boards.put("d", "d")
    assert [boards.get(key) for key in "abcd"] == ["a", None, "c", "d"]


def test_what_is_too_large_is_not_kept():
    boards: Boards[str] = Boards(10_000)
    boards.put("a", "a", 9_000)
    assert boards.get("a") is None


# SQLite's counter.


def test_the_counter_moves_with_each_commit_of_another_connection(tmp_path):
    path = tmp_path / "a.db"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE t (x)")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "connections", {"default": _Settings(str(path))})
        first = reader.data_version()
        assert reader.data_version() == first
        writer.execute("INSERT INTO t VALUES (1)")
        assert reader.data_version() != first
        patch.setattr(reader, "connections", {"default": _Settings("file:memorydb_default?mode=memory")})
        assert reader.data_version() is None
    writer.close()


class _Settings:
    def __init__(self, name: str) -> None:
        self.settings_dict = {"NAME": name}


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
