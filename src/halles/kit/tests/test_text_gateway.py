"""HTTP gateways: what is posted, and which failures may be tried again."""

import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest

from halles.kit.smtp import Undelivered
from halles.kit.tests.http_server import Gateway as Server
from halles.kit.tests.http_server import http_gateway
from halles.kit.text_gateway import Gateway, send

TEXT = 'Redon : "prêt" {id} 12 €'


@pytest.fixture
def server() -> Iterator[Server]:
    with http_gateway() as running:
        yield running


def leave(server: Server, **gateway: Any) -> str:
    return send(server.url, Gateway(**gateway), to="+33612345678", text=TEXT, message="m1")


def test_json_with_its_holes_filled_once(server: Server) -> None:
    body = {"messages": [{"to": ["{to}"], "text": "{text}", "ref": "{id}", "from": "{sender}", "n": 1}]}
    server.answers = [(201, '{"messages": [{"id": 42}]}')]
    ref = leave(
        server,
        body=body,
        sender="REDON",
        headers={"Authorization": "Bearer k"},
        idempotency="Idempotency-Key",
        reference="messages.0.id",
    )
    path, headers, sent = server.taken[0]
    assert (ref, path) == ("42", "/v1/messages?account=7")
    assert json.loads(sent) == {
        "messages": [{"to": ["+33612345678"], "text": TEXT, "ref": "m1", "from": "REDON", "n": 1}]
    }
    assert headers["authorization"] == "Bearer k"
    assert headers["idempotency-key"] == "m1"
    assert headers["content-type"] == "application/json"


def test_a_form(server: Server) -> None:
    assert leave(server, format="form", body={"to": "{to}", "msg": "{text}"}) == "m1"
    _, headers, sent = server.taken[0]
    assert parse_qs(sent) == {"to": ["+33612345678"], "msg": [TEXT]}
    assert headers["content-type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("answer", "reason", "again"),
    [
        ((400, ""), "HTTP 400", False),
        ((401, ""), "HTTP 401", False),
        ((307, ""), "HTTP 307", False),
        ((429, ""), "HTTP 429", True),
        ((503, ""), "HTTP 503", True),
        ("cut", "perhaps-sent", False),
    ],
)
def test_what_an_answer_means(server: Server, answer: Any, reason: str, again: bool) -> None:
    server.answers = [answer]
    with pytest.raises(Undelivered) as failure:
        leave(server)
    assert (failure.value.reason, failure.value.again) == (reason, again)
    assert len(server.taken) == 1, "no redirection is followed"


def test_an_unknown_fate_is_tried_again_where_the_gateway_knows_its_messages(server: Server) -> None:
    server.answers = ["cut"]
    with pytest.raises(Undelivered) as failure:
        leave(server, idempotency="X-Id")
    assert (failure.value.reason, failure.value.again) == ("no-answer", True)


def test_nobody_there_is_certainly_not_sent() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/"
    with pytest.raises(Undelivered) as failure:
        send(url, Gateway(), to="+33612345678", text="x", message="m1")
    assert failure.value.again


@pytest.mark.parametrize("answer", ["", "[]", '{"id": null}', '{"id": {"a": 1}}', "not json"])
def test_without_a_name_of_its_own_the_message_keeps_ours(server: Server, answer: str) -> None:
    server.answers = [(200, answer)]
    assert leave(server, reference="id") == "m1"


def test_its_key_is_not_shown() -> None:
    assert "secret" not in repr(Gateway(headers={"Authorization": "secret"}))


@pytest.mark.parametrize("wrong", [{"format": "xml"}, {"headers": {"X": 1}}])
def test_what_could_only_fail_later_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"format|headers"):
        Gateway(**wrong)
