"""How somebody without an account wants to be told: by text message, by e-mail, or on her page alone."""

from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.people.public import read_address
from halles.people.queries import persons_by_address

CHANNELS = ("sms", "email")


def address_checked(channel: str, to: str, *, field: str = "to") -> tuple[str, str]:
    """Return the channel and the address in its one form, both empty where nobody is to be told.

    Raises BadInput on `field` where the address is not one of this channel.
    """
    to = to.strip()
    if not channel:
        return "", ""
    if channel not in CHANNELS:
        raise BadInput(gettext("Choose how you are told."), field="channel")
    if not to:
        raise BadInput(_wanted(channel), field=field)
    try:
        found, address = read_address(to)
    except BadInput as problem:
        raise BadInput(problem.message, field=field, advice=problem.advice) from None
    if found != channel:
        raise BadInput(_wanted(channel), field=field)
    return channel, address


def is_shared(channel: str, to: str) -> bool:
    """Say whether a number is that of several persons: a family's telephone is told no article."""
    return channel == "sms" and len(persons_by_address(channel=channel, to=to)) > 1


def _wanted(channel: str) -> str:
    if channel == "sms":
        return gettext("Write the number to which the text message goes.")
    return gettext("Write the address to which the e-mail goes.")
