"""HTTP gateways from end to end: what leaves, and what they call us with."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from halles.config.text_messages import Operators
from halles.doors import commands
from halles.doors.models import OutgoingMessage, State
from halles.doors.queries import text_operators
from halles.doors.views import gateway as views
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.kit.post import Message, post
from halles.kit.tests.http_server import Gateway as Server
from halles.kit.tests.http_server import http_gateway
from halles.kit.text_gateway import Gateway
from halles.kit.text_hook import Hook

pytestmark = [pytest.mark.django_db(databases=["default", "sessions"]), pytest.mark.usefixtures("redon")]

SECRET = "a secret of the tests"
RUNNER = Actor(system="runner")
ANA = "+33612345678"


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(commands.messages, "TURN", 60.0)  # a busy machine is not a slow operator
    with http_gateway() as running:
        settings.SMS = {"": running.url}
        settings.SMS_OPERATORS = Operators({"": Gateway(reference="id")}, {"": Hook(SECRET)})
        yield running


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect what the hook hands to the conversation."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(views, "text_take", lambda **said: found.append(said))
    return found


def sms() -> OutgoingMessage:
    return OutgoingMessage.objects.get(
        pk=post(Message(channel="sms", to=ANA, text="Votre pain est prêt", town="redon", kind="order"))
    )


def call(address: str, said: Any, **headers: str) -> int:
    headers = {"host": "localhost", "x-halles-secret": SECRET, **headers}
    body = said if isinstance(said, bytes) else json.dumps(said)
    client = Client(enforce_csrf_checks=True)
    return client.post(address, body, content_type="application/json", headers=headers).status_code


def test_a_message_leaves_once_and_its_receipt_comes_back(server: Server) -> None:
    server.answers = [(200, '{"id": "g1"}')]
    message = sms()
    for _ in range(2):
        commands.messages_send(actor=RUNNER, now=timezone.now())
    assert [json.loads(body)["text"] for _, _, body in server.taken] == ["Redon : Votre pain est pret"]
    message.refresh_from_db()
    assert (message.state, message.ref, message.segments) == (State.SENT, "g1", 1)


def test_a_receipt_says_what_became_of_a_message(server: Server) -> None:
    server.answers = [(200, '{"id": "g1"}'), (200, '{"id": "g2"}')]
    arrived, lost = sms(), sms()
    commands.messages_send(actor=RUNNER, now=timezone.now())
    refs = {row.ref: row for row in OutgoingMessage.objects.all()}
    assert set(refs) == {"g1", "g2"}
    assert call("/sms/receipt", {"id": "g1", "status": "buffered"}) == 204
    assert OutgoingMessage.objects.get(ref="g1").state == State.SENT
    assert call("/sms/receipt", {"id": "g1", "status": "DELIVERED"}) == 204
    assert call("/sms/receipt", {"id": "g1", "status": "failed"}) == 204
    assert call("/sms/receipt", {"id": "g2", "status": "expired"}) == 204
    assert call("/sms/receipt", {"id": "g3", "status": "expired"}) == 204
    assert call("/sms/receipt", {"id": "g1"}) == 400
    ended = {row.ref: (row.state, row.error) for row in OutgoingMessage.objects.all()}
    assert ended == {"g1": (State.DELIVERED, ""), "g2": (State.FAILED, "not-delivered")}
    assert {arrived.pk, lost.pk} == {row.pk for row in refs.values()}


@pytest.mark.parametrize("key", ["", "Idempotency-Key"])
def test_a_claim_that_died_is_tried_again_only_where_the_gateway_knows_its_messages(
    server: Server, settings: Any, key: str
) -> None:
    settings.SMS_OPERATORS = Operators({"redon": Gateway(idempotency=key)}, {})
    message, now = sms(), timezone.now()
    OutgoingMessage.objects.update(state=State.SENDING, attempts=1, retry_at=now - timedelta(minutes=5))
    commands.messages_send(actor=RUNNER, now=now)
    message.refresh_from_db()
    if key:
        assert (message.state, server.taken[0][1]["idempotency-key"]) == (State.SENT, message.pk)
    else:
        assert (message.state, message.error, server.taken) == (State.FAILED, "perhaps-sent", [])


def test_an_operator_that_does_not_answer_is_left_alone_until_the_next_time(server: Server) -> None:
    server.answers = [(503, "")]
    sms(), sms()
    now = timezone.now()
    assert commands.messages_send(actor=RUNNER, now=now) == 0
    assert len(server.taken) == 1
    assert [each.answers for each in text_operators(now=now)] == [False]
    assert commands.messages_send(actor=RUNNER, now=now) == 1
    assert commands.messages_send(actor=RUNNER, now=now + timedelta(minutes=1)) == 1
    assert [(each.answers, each.waiting) for each in text_operators(now=now)] == [(True, 0)]


def test_one_number_is_not_written_to_without_end(server: Server) -> None:
    for _ in range(commands.messages.TO_ONE.most + 1):
        sms()
    commands.messages_send(actor=RUNNER, now=timezone.now(), most=100)
    late = OutgoingMessage.objects.get(state=State.WAITING)
    assert (late.error, late.attempts, len(server.taken)) == ("too-many", 0, commands.messages.TO_ONE.most)


@pytest.mark.usefixtures("server")
def test_a_message_comes_in_once_and_is_answered(taken: list[dict[str, Any]]) -> None:
    said = {"from": "33612345678", "text": "parking gare", "id": "in-1"}
    assert call("/sms/in", said) == 204
    (one,) = taken
    assert (one["sender"], one["text"], one["key"], one["town"]) == (ANA, "parking gare", "http  in-1", "")


def test_a_form_with_a_signature_for_one_town(settings: Any, taken: list[dict[str, Any]]) -> None:
    hook = Hook(SECRET, header="X-Sign", signed=True, sender="msisdn", text="body", id="msisdn+date")
    settings.SMS_OPERATORS = Operators({}, {"carhaix": Hook("another secret, as long"), "redon": hook})
    body = b"msisdn=0612345678&body=oui&date=2026-11-28"
    sign = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    answer = Client().post(
        "/sms/in",
        body,
        content_type="application/x-www-form-urlencoded",
        headers={"host": "localhost", "x-sign": sign},
    )
    assert answer.status_code == 204
    assert (taken[0]["town"], taken[0]["text"], taken[0]["key"]) == (
        "redon",
        "oui",
        "http redon 0612345678 2026-11-28",
    )


@pytest.mark.usefixtures("server")
def test_who_has_not_the_secret_is_refused_then_sent_away(taken: list[dict[str, Any]]) -> None:
    said = {"from": ANA, "text": "x", "id": "1"}
    for address in ("/sms/in", "/sms/receipt"):
        assert call(address, said, **{"x-halles-secret": "wrong"}) == 403
    for _ in range(views.STRANGERS.most - 2):
        call("/sms/in", said, **{"x-halles-secret": ""})
    assert call("/sms/in", said, **{"x-halles-secret": "wrong"}) == 429
    assert call("/sms/in", said) == 204, "the gateway itself is never sent away"
    assert len(taken) == 1


@pytest.mark.usefixtures("server")
def test_what_is_no_message_is_refused(taken: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    for wrong in (b"{", b"[]", {"from": ANA}, {"text": "x", "id": "1"}):
        assert call("/sms/in", wrong) == 400
    assert call("/sms/in", b"x" * 20_000) == 413
    assert Client().get("/sms/in", headers={"host": "localhost"}).status_code == 405
    assert taken == []

    def nowhere(**_: Any) -> None:
        raise BadInput("which town?")

    monkeypatch.setattr(views, "text_take", nowhere)
    assert call("/sms/in", {"from": ANA, "text": "x", "id": "1"}) == 422


def test_without_a_hook_nobody_is_heard() -> None:
    assert call("/sms/in", {"from": ANA, "text": "x", "id": "1"}) == 403
