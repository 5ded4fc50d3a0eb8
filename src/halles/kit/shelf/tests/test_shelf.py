"""The shelf keeps what belongs to nobody, and compresses what has no secret."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import override_settings

from halles.kit.shelf import shelved
from halles.kit.shelf.middleware import Misshelved
from halles.kit.shelf.tests import world as here
from halles.kit.shelf.tests.world import LONG, WRONG, cookie_setter, get, shelf_of, warm

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
