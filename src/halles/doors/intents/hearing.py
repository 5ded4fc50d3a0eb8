"""A message as the doors hear it: what it means here, and who may ask what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils import timezone

from halles.doors import engine
from halles.doors.engine.meaning import Understood
from halles.doors.intents.examples import second_reader
from halles.doors.intents.own import CALL
from halles.doors.intents.registry import Entry, names_of, open_entries
from halles.doors.queries.talking import TextIn
from halles.kit.manifest import house_parts
from halles.people.public import has_town_role, organisations_of

AGENTS = ("agent", "manager", "operator")


@dataclass(frozen=True)
class Heard:
    """One message, what it means, what can be asked in its town, and who asks."""

    came: TextIn
    meant: Understood
    entries: Mapping[str, Entry]
    is_shop: bool
    is_agent: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        """Whose intents are this person's (see `kit.manifest.Intent.who`)."""
        return ("anybody", *["shop"] * self.is_shop, *["agent"] * self.is_agent)

    def as_of(self, entry: Entry, meant: Understood) -> TextIn:
        """Return the message as the handler of an intent sees it."""
        return replace(self.came, slots=meant.slots, intent=entry.intent.name)


def hear(came: TextIn) -> Heard:
    """Return what a message means in its town, for whom it comes from."""
    entries = open_entries(came.town)
    is_shop, is_agent = _is_shop(came), _is_agent(came)
    heard = Heard(came, Understood(""), entries, is_shop, is_agent)
    meant = understood(heard, tuple(entries.values()))
    if not meant.intent and engine.consent_of(came.text) == "help":
        meant = Understood(CALL, sure=True)  # "?", "aidez-moi" in ten spellings
    return replace(heard, meant=meant)


def understood(heard: Heard, entries: tuple[Entry, ...], *, whoever: bool = False) -> Understood:
    """Return which of these intents a message means; for `whoever`, were she a shop and an agent as well."""
    return engine.understand(
        heard.came.text,
        specs=[entry.spec for entry in entries],
        names=names_of(heard.came.town),
        today=timezone.localtime(heard.came.received_at).date(),
        is_shop=heard.is_shop or whoever,
        is_agent=heard.is_agent or whoever,
        second=second_reader(),
    )


def _is_shop(came: TextIn) -> bool:
    """Say whether a number is that of somebody who works for a shop or an association of the town.

    A stall may know more numbers, by `text_is_shop(town=…, number=…)` in its public.py.
    """
    found = (each.organisation for person in came.persons for each in organisations_of(person=person))
    if any(each.town == came.town.slug and each.kind != "helper" for each in found):
        return True
    parts = house_parts("text_is_shop", without=came.town.closed_stalls).values()
    return any(part(town=came.town, number=came.sender) for part in parts)


def _is_agent(came: TextIn) -> bool:
    return any(has_town_role(person=each, town=came.town.slug, roles=AGENTS) for each in came.persons)
