"""What followers of a shop are sent: the code that confirms, then its news; each e-mail says how to stop."""

from django.utils.translation import gettext, override

from halles.doors.public import fit
from halles.kit import french
from halles.kit.post import Message
from halles.kit.reportable import Address
from halles.stalls.directory.public import ShopCard
from halles.stalls.market.commands.question_messages import segment
from halles.stalls.market.models import Follow
from halles.stalls.market.queries.following import follow_secret
from halles.town.models import Town
from halles.town.public import full_address


def code_message(*, town: Town, shop: ShopCard, follow: Follow, code: str) -> Message:
    """Return the message that holds the code; who did not ask does nothing, and hears no more."""
    with override("fr"):
        facts = {"shop": shop.name, "code": code}
        said = gettext("your code to follow %(shop)s: %(code)s.") % facts
        nothing = gettext("You did not ask? Do nothing: nothing more is sent.")
        if follow.channel == "sms":
            short = fit(town, [said, nothing])
            return Message("sms", follow.to, short, town=town.slug, kind="code", secret=True)
        text = f"{town.name}{french.NBSP}: {said}\n\n{nothing}"
        subject = gettext("Your code: %(code)s") % facts
        return Message("email", follow.to, text, subject=subject, town=town.slug, kind="code", secret=True)


def news_message(*, town: Town, shop: ShopCard, follow: Follow, text: str) -> Message:
    """Return a shop's news for one of its followers: her words, where they are, how to stop."""
    with override("fr"):
        said = f"{shop.name}{french.NBSP}: {text}"
        if follow.channel == "sms":
            short = segment(town, said, gettext("STOP to stop"))
            return Message("sms", follow.to, short, town=town.slug, kind="notice")
        page = full_address(Address("market:shop", {"slug": shop.slug}), town=town)
        stop = full_address(Address("market:follows", {"token": follow_secret(follow.pk)}), town=town)
        why = gettext("You follow this shop. See or stop all your subscriptions: %(link)s") % {"link": stop}
        subject = gettext("%(shop)s: news") % {"shop": shop.name}
        whole = f"{said}\n\n{page}\n\n{why}"
        return Message("email", follow.to, whole, subject=subject, town=town.slug, kind="notice")
