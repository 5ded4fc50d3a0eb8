"""Tell people what became of a report or of what they wrote, each by her own channel, in her language."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext, override

from halles.kit.post import Message, post
from halles.kit.reportable import Address, ReportedThing
from halles.people.public import member_list, person_get, persons_with_role, read_address
from halles.stalls.office.engine import reports as engine
from halles.stalls.office.models import Report
from halles.town.public import full_address, town_by_slug

Words = Callable[[], tuple[str, str]]
"""Return a subject and a text, in the language in force."""


def persons_tell(persons: Iterable[str], *, town: str, words: Words, page: Address | None = None) -> None:
    """Write to persons; an e-mail leads to `page`, a text message holds no link."""
    for each in persons:
        person = person_get(person=each)
        to = (person.email or person.phone) if person else ""
        if person and to:
            with override(person.language):
                _send("email" if person.email else "sms", to, town=town, words=words, page=page)


def shop_tell(report: Report, thing: ReportedThing) -> None:
    """Tell a shop that something of its own is reported: once for all that waits there for its answer."""
    if Report.objects.filter(**report.key, state=engine.SHOP).exclude(pk=report.pk).exists():
        return

    def words() -> tuple[str, str]:
        facts = {"title": thing.title, "cause": gettext(report.cause_label)}
        text = gettext(
            "Somebody reports about “%(title)s”: %(cause)s. Answer within 3 days on “My shop”; "
            "then the town hall looks at it."
        )
        return gettext("A report about “%(title)s”") % facts, text % facts

    persons_tell(owners_of(report.holder), town=report.town, words=words, page=thing.desk)


def managers_tell_report(report: Report, *, title: str) -> None:
    """Tell the managers of each grave report, and of another only when nothing else waits for them."""
    waiting = Report.objects.filter(town=report.town, state=engine.MANAGER).exclude(pk=report.pk)
    if waiting.exists() and not report.is_grave:
        return

    def words() -> tuple[str, str]:
        facts = {"title": title, "cause": gettext(report.cause_label)}
        if report.is_grave:
            text = gettext(
                "A serious report about “%(title)s”: %(cause)s. It waits for your decision, without delay."
            )
            return gettext("A serious report: look at it today"), text % facts
        text = gettext("A report about “%(title)s” waits for your decision: %(cause)s.")
        return gettext("A report about “%(title)s”") % facts, text % facts

    managers_tell(report.town, words)


def managers_tell(town: str, words: Words, *, but: str = "") -> None:
    """Write to the managers of a town, leaving out one of them if there are others."""
    managers = [person.pk for person in persons_with_role(town=town, roles=("manager",))]
    others = [person for person in managers if person != but]
    persons_tell(others or managers, town=town, words=words, page=Address("office:reports"))


def reporter_tell(report: Report, *, title: str) -> None:
    """Tell the person who reported what became of it, if she left a way to be told."""
    if not report.contact:
        return

    def words() -> tuple[str, str]:
        facts = {"title": title, "outcome": gettext(report.outcome_label), "answer": report.answer}
        text = gettext("You reported “%(title)s”. Answer: %(outcome)s. %(answer)s") % facts
        return gettext("Answer to your report"), text.strip()

    channel, to = read_address(report.contact)
    page = Address("office:report-followed", {"report": report.pk})
    _send(channel, to, town=report.town, words=words, page=page)


def owners_of(organisation: str) -> list[str]:
    """Return the public ids of the owners of an organisation."""
    members = member_list(organisation=organisation) if organisation else []
    return [member.person for member in members if member.is_owner]


def authors_of(thing: ReportedThing) -> list[str]:
    """Return who is told what happens to a thing: its author, else the owners of what holds it."""
    is_there = thing.author and person_get(person=thing.author)
    return [thing.author] if is_there else owners_of(thing.holder)


def _send(channel: str, to: str, *, town: str, words: Words, page: Address | None) -> None:
    subject, text = words()
    where = town_by_slug(slug=town) if page and channel == "email" else None
    if page and where:
        text += f"\n\n{full_address(page, town=where)}"
    post(Message(channel, to, text, subject=subject, town=town, kind="order"))
