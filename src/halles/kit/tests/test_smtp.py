"""An e-mail leaves, or its failure says whether it may be tried again."""

from email import message_from_string, policy

import pytest

from halles.kit.smtp import Undelivered, send
from halles.kit.tests.smtp_server import Answers, mail_server

LETTER = {
    "sender": "halles@redon.fr",
    "to": "anne@redon.fr",
    "subject": "Votre code",
    "text": "Code : été 4321",
}


def test_what_is_sent_is_what_arrives() -> None:
    with mail_server() as server:
        send(server.url, **LETTER)
    message = message_from_string(server.taken[0], policy=policy.default)
    assert (message["From"], message["To"], message["Subject"]) == (
        "halles@redon.fr",
        "anne@redon.fr",
        "Votre code",
    )
    assert message.get_content().strip() == "Code : été 4321"
    assert message["Message-ID"].endswith("@redon.fr>")


@pytest.mark.parametrize(
    ("answers", "reason", "again"),
    [
        ({"MAIL": "451 later"}, "SMTP 451", True),
        ({"RCPT": "450 busy anne@redon.fr"}, "SMTP 450", True),
        ({"RCPT": "550 nobody"}, "SMTP 550", False),
        ({"RCPT": ""}, "SMTPServerDisconnected", True),
        ({"DATA": "452 full"}, "SMTP 452", True),
        ({"DATA.": "554 refused"}, "SMTP 554", False),
        ({"DATA.": "451 later"}, "SMTP 451", True),
        ({"DATA.": ""}, "perhaps-sent", False),
    ],
)
def test_a_failure_says_whether_to_try_again(answers: Answers, reason: str, again: bool) -> None:
    with mail_server(answers) as server, pytest.raises(Undelivered) as failure:
        send(server.url, **LETTER)
    assert (failure.value.reason, failure.value.again) == (reason, again)


def test_nobody_answers() -> None:
    with mail_server() as server:
        pass
    with pytest.raises(Undelivered) as failure:
        send(server.url, **LETTER)
    assert (failure.value.reason, failure.value.again) == ("ConnectionRefusedError", True)


@pytest.mark.parametrize("to", ["anne@redon.fr\nBcc: all@redon.fr", "éric@redon.fr"])
def test_an_address_that_cannot_be_written_to(to: str) -> None:
    with mail_server() as server, pytest.raises(Undelivered, match="bad-address") as failure:
        send(server.url, **LETTER | {"to": to})
    assert not failure.value.again
    assert server.taken == []


def test_a_subject_stays_one_line() -> None:
    with mail_server() as server:
        send(server.url, **LETTER | {"subject": "Votre\nBcc: all@redon.fr"})
    assert message_from_string(server.taken[0])["Bcc"] is None


def test_a_password_never_travels_in_clear_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server() as server, pytest.raises(Undelivered, match="no-encryption") as failure:
        # "0.0.0.0" is this machine under a name that is not known to be.
        send(server.url.replace("127.0.0.1", "0.0.0.0").replace("//", "//halles:secret@"), **LETTER)
    assert not failure.value.again
