"""The one message that asks a shop about a public holiday or a summer, by its owner's own channel."""

from datetime import date

from django.utils.translation import gettext, override

from halles.kit import french, gsm7
from halles.kit.post import Message
from halles.kit.reportable import Address
from halles.people.models import Person
from halles.people.public import member_list, person_get
from halles.stalls.directory.commands.holidays.links import link_token
from halles.stalls.directory.engine.occasions import Occasion
from halles.stalls.directory.queries.holidays import Asked, holiday_name, occasion_words
from halles.town.models import Town
from halles.town.public import full_address


def owner_reachable(*, organisation: str) -> Person | None:
    """Return the first owner of an organisation who has an e-mail address, else one with a telephone."""
    owners = (member for member in member_list(organisation=organisation) if member.is_owner)
    persons = [person for person in (person_get(person=each.person) for each in owners) if person]
    return next((p for p in persons if p.email), next((p for p in persons if p.phone), None))


def question_message(
    *, shop: Asked, person: Person, question: str, occasion: Occasion, town: Town, today: date
) -> Message:
    """Return the message that asks a shop: an e-mail with a link, or a text message with whom to call."""
    with override(person.language):
        if person.email:
            facts = _facts(shop, occasion, today)
            page = Address(
                "directory:holiday-link", {"token": link_token(question=question, occasion=occasion)}
            )
            text = "\n\n".join(_paragraphs(facts, occasion, town, full_address(page, town=town)))
            subject = gettext("%(when)s: open or closed?") % facts
            if occasion.is_summer:
                subject = gettext("%(when)s: will you be away?") % facts
            subject = _capital(subject)
            return Message("email", person.email, text, subject=subject, town=town.slug, kind="notice")
        short = _short(shop, occasion, town, today)
        return Message("sms", person.phone, short, town=town.slug, kind="notice")


def _paragraphs(facts: dict[str, str], occasion: Occasion, town: Town, link: str) -> list[str]:
    asks = gettext("%(name)s: on %(when)s, a public holiday (%(holiday)s), will you be open?")
    silence = gettext("Without your answer, your page says “public holiday: to be confirmed”.")
    if occasion.is_summer:
        asks = gettext("%(name)s: will you be away in %(when)s? Tell your dates, or that you stay open.")
        silence = gettext("Your customers then read it on your page.")
    holiday = gettext(holiday_name(town=town, day=occasion.first)) if not occasion.is_summer else ""
    told = gettext("Answer here, without signing in: %(link)s") % {"link": link}
    return [asks % {**facts, "holiday": holiday}, told, silence, *_by_phone(town)]


def _by_phone(town: Town) -> list[str]:
    if not town.help_phone:
        return []
    words = {"name": town.help_name, "phone": french.phone_words(town.help_phone)}
    return [gettext("Or by telephone: %(name)s, %(phone)s.") % words]


def _short(shop: Asked, occasion: Occasion, town: Town, today: date) -> str:
    """Return one segment that begins with the town's name, the shop's cut short if need be; no link in it."""
    asks = gettext("%(town)s: %(name)s, open or closed on %(when)s? %(how)s")
    if occasion.is_summer:
        asks = gettext("%(town)s: %(name)s, which days will you be away in %(when)s? %(how)s")
    how = gettext("Answer FERIE OUVERT or FERIE FERME.")
    if occasion.is_summer:
        how = gettext("Answer FERIE OUVERT, or FERIE FERME DU 3 AU 17 AOUT.")
    facts = {**_facts(shop, occasion, today), "town": town.name, "how": how}
    text = gsm7.rewrite(asks % facts)
    over = gsm7.septets(text) - gsm7.SINGLE
    if over > 0:
        text = gsm7.rewrite(asks % {**facts, "name": shop.name[: -over - 3].rstrip() + "..."})
    return text


def _facts(shop: Asked, occasion: Occasion, today: date) -> dict[str, str]:
    return {"name": shop.name, "when": occasion_words(occasion, today=today)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
