"""Hand one e-mail to a relay, and say of a failure whether trying again could send it twice."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import SplitResult, unquote, urlsplit

SECONDS = 10
"""How long the relay may take to answer each step."""


class Undelivered(Exception):
    """The e-mail did not leave, or may have: `again` is True only when it certainly did not and still could.

    `reason` is one word, or "SMTP" and the relay's code: never its sentence, which repeats addresses.
    """

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.reason, self.again = reason, again


def send(url: str, *, sender: str, to: str, subject: str, text: str) -> None:
    """Send a plain e-mail through the relay at `url` (smtp://user:password@host:port, or smtps://)."""
    try:
        message = _message(sender=sender, to=to, subject=subject, text=text)
    except ValueError as error:
        raise Undelivered("bad-address", again=False) from error
    relay = None
    try:
        relay = _connect(urlsplit(url))
        _envelope(relay, sender=sender, to=to)
    except UnicodeEncodeError as error:
        raise Undelivered("bad-address", again=False) from error
    except (OSError, smtplib.SMTPException) as error:
        raise _undelivered(error, again=True) from error
    else:
        _body(relay, message)
    finally:
        if relay:
            relay.close()


def _message(*, sender: str, to: str, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Subject"] = " ".join(subject.split())
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")  # every relay takes that
    return message


def _connect(url: SplitResult) -> smtplib.SMTP:
    """Return an open, greeted and signed-in connection; a password never travels in clear."""
    host = url.hostname or "localhost"
    context = ssl.create_default_context()
    if url.scheme == "smtps":
        relay: smtplib.SMTP = smtplib.SMTP_SSL(host, url.port or 465, timeout=SECONDS, context=context)
    else:
        relay = smtplib.SMTP(host, url.port or 587, timeout=SECONDS)
    relay.ehlo_or_helo_if_needed()
    if url.scheme != "smtps" and relay.has_extn("starttls"):
        relay.starttls(context=context)
        relay.ehlo()
    elif url.scheme != "smtps" and url.username and host not in ("localhost", "127.0.0.1"):
        relay.close()
        raise Undelivered("no-encryption", again=False)
    if url.username:
        relay.login(unquote(url.username), unquote(url.password or ""))
    return relay


def _envelope(relay: smtplib.SMTP, *, sender: str, to: str) -> None:
    for code, _ in (relay.mail(sender), relay.rcpt(to)):
        if code >= 400:
            raise Undelivered(f"SMTP {code}", again=code < 500)


def _body(relay: smtplib.SMTP, message: EmailMessage) -> None:
    """Send the content. Once it has begun, silence does not tell whether the relay took it: no second try."""
    try:
        code, _ = relay.data(message.as_bytes())
    except smtplib.SMTPDataError as error:
        raise _undelivered(error, again=True) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Undelivered("perhaps-sent", again=False) from error
    if code >= 400:
        raise Undelivered(f"SMTP {code}", again=code < 500)


def _undelivered(error: Exception, *, again: bool) -> Undelivered:
    if isinstance(error, smtplib.SMTPResponseException):
        return Undelivered(f"SMTP {error.smtp_code}", again=again and error.smtp_code < 500)
    return Undelivered(type(error).__name__, again=again)
