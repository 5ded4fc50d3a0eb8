"""The doors from the command line: a text message that a modem received."""

import os
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from django.utils import timezone
from django.utils.translation import gettext as _

from halles.doors.intents import text_take
from halles.kit.errors import BadInput


def text_in(
    words: Annotated[
        list[str] | None, typer.Argument(help="The text after --from; else what the modem's program adds.")
    ] = None,
    sender: Annotated[str, typer.Option("--from", help="Number of who wrote, to try without a modem.")] = "",
    town: Annotated[str, typer.Option(help="Word of the town whose number was written to.")] = "",
) -> None:
    """Do what a text message asks and queue the answer.

    For gammu-smsd: RunOnReceive = halles text-in --town redon. It gives the message in its environment and
    its identifiers behind the command.
    """
    said = list(words or ())
    number, text, key = (sender, " ".join(said), "") if sender else from_gammu(os.environ, said)
    if not number:
        message = _("There is no text message here.")
        raise BadInput(message, advice=_("Try: halles text-in --from +33612345678 'gare 12'."))
    answer = text_take(sender=number, text=text, key=key, town=town, received_at=timezone.now())
    if answer:
        typer.echo(answer)


def from_gammu(environment: Mapping[str, str], ids: Sequence[str]) -> tuple[str, str, str]:
    """Return the number, the text and the key of what gammu-smsd received; "" where it gave nothing.

    A long message comes in parts: decoded into one, or each by itself.
    """
    number = environment.get("SMS_1_NUMBER", "")
    decoded = _parts(environment, "DECODED_PARTS", "DECODED_%d_TEXT")
    text = decoded or _parts(environment, "SMS_MESSAGES", "SMS_%d_TEXT")
    return number, text, " ".join([number, *ids]) if ids else ""


def _parts(environment: Mapping[str, str], count: str, name: str) -> str:
    number = environment.get(count, "0")
    parts = range(1, int(number) + 1) if number.isdigit() else ()
    return "".join(environment.get(name % part, "") for part in parts)


commands = {"text-in": text_in}
