"""The outbox: newest first, codes hidden unless asked for, one statement."""

from typing import Any

import pytest
from django.utils import timezone, translation

from halles.doors import queries
from halles.doors.models import OutgoingMessage, State
from halles.kit.post import Message, post

pytestmark = pytest.mark.django_db


def fill() -> None:
    post(Message(channel="email", to="a@example.org", subject="Invitation", text="Bonjour"))
    post(Message(channel="email", to="b@example.org", subject="Code 4321", text="4321", secret=True))


def test_newest_first_with_its_labels(django_assert_num_queries: Any) -> None:
    fill()
    with django_assert_num_queries(1):
        code, invitation = queries.messages_recent(with_secrets=True)
    assert (code.text, invitation.text) == ("4321", "Bonjour")
    assert (code.channel_label, code.state_label, code.reason) == ("E-mail", "Kept here", "")


def test_codes_are_hidden_from_who_may_not_see_them() -> None:
    fill()
    code, invitation = queries.messages_recent(with_secrets=False)
    assert (code.text, code.subject, invitation.text) == ("", "", "Bonjour")


def test_no_more_than_asked() -> None:
    fill()
    assert [m.to for m in queries.messages_recent(with_secrets=True, most=1)] == ["b@example.org"]


def test_an_error_becomes_a_sentence_and_a_servers_code_stays() -> None:
    fill()
    OutgoingMessage.objects.filter(secret=True).update(error="perhaps-sent")
    OutgoingMessage.objects.filter(secret=False).update(error="SMTP 550")
    reasons = [m.reason for m in queries.messages_recent(with_secrets=True)]
    assert reasons == ["Perhaps sent: the answer never came. It is not sent twice.", "SMTP 550"]


def test_how_many_are_about_to_leave(django_assert_num_queries: Any) -> None:
    fill()
    now = timezone.now()
    OutgoingMessage.objects.create(channel="email", to="c@d.fr", text="x", retry_at=now, created_at=now)
    with django_assert_num_queries(1):
        assert queries.messages_waiting() == 1


def test_the_outbox_at_a_glance(django_assert_num_queries: Any) -> None:
    fill()
    OutgoingMessage.objects.filter(secret=True).update(state="failed")
    with translation.override("fr"), django_assert_num_queries(1):
        state = queries.outbox_state()
    assert len(state) == len(State)
    assert {label: count for label, count in state.items() if count} == {"Gardé ici": 1, "Non envoyé": 1}
