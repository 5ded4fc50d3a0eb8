"""Send an invitation where its maker says, without keeping that address."""

from django.db import transaction
from django.utils.translation import gettext

from halles.kit.actor import Actor, require
from halles.kit.ids import show_code
from halles.kit.post import Message, post
from halles.kit.ratelimit import Limit, hit
from halles.people.models import Invitation

MOST_NAME = 40
"""Letters of a name in a text message: the link and the code behind it are never cut."""
_PER_PERSON = Limit("invitation-send", 20, 3600)


def invitation_send(
    *,
    actor: Actor,
    invitation: Invitation,
    code: str,
    link: str,
    address: tuple[str, str],
    town: str = "",
    town_name: str = "Halles",
) -> None:
    """Send an invitation's link by e-mail or text message; its maker asked for the link."""
    require(actor, "people.members_manage", invitation.organisation_id)
    hit(_PER_PERSON, actor.person)
    channel, to = address
    name = invitation.organisation.name
    if channel == "sms" and len(name) > MOST_NAME:
        name = f"{name[:MOST_NAME].rstrip()}…"
    words = {"town": town_name, "name": name, "link": link, "code": show_code(code)}
    text = gettext("%(town)s: %(name)s invites you. %(link)s (code %(code)s)") % words
    subject = gettext("%(name)s invites you") % words
    with transaction.atomic():
        post(Message(channel, to, text, subject=subject, town=town, kind="code", secret=True))
