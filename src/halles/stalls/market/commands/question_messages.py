"""The messages about questions: to the shop that is asked, to who asked it. No link in a text message."""

from django.utils.translation import gettext, override

from halles.doors.public import fit
from halles.kit import french, gsm7
from halles.kit.post import Message
from halles.kit.reportable import Address
from halles.stalls.directory.public import ShopCard
from halles.stalls.market.commands.addresses import is_shared
from halles.stalls.market.models import Question, Reply
from halles.town.models import Town
from halles.town.public import full_address


def question_message(*, town: Town, question: Question, phone: str) -> Message:
    """Return the one segment that asks a shop; a question that does not fit beside the answers is cut."""
    with override("fr"):
        asked = gettext("question %(n)d: %(text)s") % {"n": question.number, "text": question.text}
        how = gettext("Answer %(n)d yes, %(n)d no or %(n)d tomorrow.") % {"n": question.number}
        return Message("sms", phone, segment(town, asked, how), town=town.slug, kind="order")


def segment(town: Town, said: str, tail: str) -> str:
    """Return what one text message of a town carries: `tail` whole, and of what is `said` what fits."""
    tail = gsm7.rewrite(tail)
    room = gsm7.SINGLE - gsm7.septets(gsm7.rewrite(f"{town.name} : {tail} "))
    said = gsm7.rewrite(said)
    while gsm7.septets(said) > room:
        said = said[:-4].rstrip() + "..."
    return f"{said} {tail}"


def answer_message(*, town: Town, question: Question, shop: ShopCard | None) -> Message:
    """Return what tells who asked what the shop answered."""
    with override("fr"):
        facts = {
            "shop": shop.name if shop else gettext("The shop"),
            "text": question.text,
            "answer": answer_words(question.reply),
            "town": town.name,
        }
        said = gettext("%(shop)s answers %(answer)s to “%(text)s”.") % facts
        if is_shared(question.channel, question.to):
            said = gettext("%(shop)s answers your question: %(answer)s.") % facts
        call = shop and shop.phone and gettext("Telephone: %(phone)s.") % {"phone": shop.phone}
        if question.channel == "sms":
            short = fit(town, [said, *([call] if call else [])])
            return Message("sms", question.to, short, town=town.slug, kind="order")
        page = full_address(Address("directory:sheet", {"slug": shop.slug}), town=town) if shop else ""
        text = "\n\n".join(part for part in (f"{town.name}{french.NBSP}: {said}", call, page) if part)
        subject = gettext("%(shop)s answers you: %(answer)s") % facts
        return Message("email", question.to, text, subject=subject, town=town.slug, kind="order")


def answer_words(reply: str) -> str:
    """Return what a shop answered, as one reads it in a sentence."""
    words = {Reply.YES: gettext("yes"), Reply.NO: gettext("no"), Reply.TOMORROW: gettext("tomorrow")}
    return words[Reply(reply)]
