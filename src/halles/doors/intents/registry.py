"""What the town's number understands: each Intent of the house with the handler that answers it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from halles.doors.engine.meaning import Names, Spec
from halles.doors.queries.talking import TextHandler
from halles.kit.manifest import Capability, Intent, Manifest, house_manifests, house_parts
from halles.town.models import Town

CODES = ("code", "reference")
"""Slots that hold the code to which an intent of risk C is bound."""
Handlers = Mapping[str, Sequence[TextHandler]]


@dataclass(frozen=True)
class Entry:
    """One thing that can be asked: whose it is, how it is said, and who answers."""

    stall: str
    intent: Intent
    handler: TextHandler
    capability: Capability

    @property
    def spec(self) -> Spec:
        """What the engine needs of it."""
        one = self.intent
        return Spec(one.name, one.risk, one.phrases, one.slots, one.who)

    @property
    def title(self) -> str:
        """What it does, in the language in force, as it stands after "Vous voulez :"."""
        words = gettext(self.handler.title or self.capability.title)
        return words[:1].lower() + words[1:]


@cache
def house_entries() -> Mapping[str, Entry]:
    """Return what the whole house understands, by the intent's name; raise ValueError, see `entries_of`."""
    return entries_of(house_manifests().values(), house_texts())


def entries_of(manifests: Iterable[Manifest], handlers: Handlers) -> Mapping[str, Entry]:
    """Put each Intent and its handler together; raise ValueError naming all that does not fit."""
    manifests = list(manifests)
    faults = list(faults_of(manifests, handlers))
    if faults:
        raise ValueError("; ".join(faults))
    capabilities = {c.name: c for m in manifests for c in m.capabilities}
    by_name = {h.name: h for each in handlers.values() for h in each}
    return {
        i.name: Entry(m.slug, i, by_name[i.name], capabilities[i.capability])
        for m in manifests
        for i in m.intents
    }


def house_texts() -> Handlers:
    """Return every stall's handlers by its slug (settings.TEXTS), for this floor below the loader."""
    found: Handlers = import_string(settings.TEXTS)()
    return found


def faults_of(manifests: Sequence[Manifest], handlers: Handlers) -> Iterator[str]:
    """Yield what is wrong: every Intent has one handler in its own stall, and every handler its Intent."""
    capabilities = {c.name: c for m in manifests for c in m.capabilities}
    names = [i.name for m in manifests for i in m.intents]
    yield from (f"{name}: an intent declared twice" for name in sorted(set(names)) if names.count(name) > 1)
    for manifest in manifests:
        told = [h.name for h in handlers.get(manifest.slug, ())]
        yield from (f"{name}: two handlers" for name in sorted(set(told)) if told.count(name) > 1)
        mine = {i.name for i in manifest.intents}
        yield from (f"{name}: nobody answers this intent" for name in sorted(mine.difference(told)))
        yield from (f"{name}: a handler without its intent" for name in sorted(set(told) - mine))
        for intent in manifest.intents:
            yield from _intent_faults(manifest.slug, intent, capabilities.get(intent.capability))


def open_entries(town: Town) -> Mapping[str, Entry]:
    """Return what can be asked in a town: of the stalls that it opens."""
    return {name: entry for name, entry in house_entries().items() if entry.stall not in town.closed_stalls}


def names_of(town: Town) -> Names:
    """Return what is called how in a town, from the stalls' `text_names(town=…)` (their public.py)."""
    parts = house_parts("text_names", without=town.closed_stalls).values()
    found = [part(town=town) for part in parts]
    shops = {said: name for each in found for said, name in each.shops.items()}
    return Names(shops, {said: name for each in found for said, name in each.car_parks.items()})


def _intent_faults(stall: str, intent: Intent, capability: Capability | None) -> Iterator[str]:
    if capability is None:
        yield f"{intent.name}: no capability is called {intent.capability!r}"
    elif capability.doors.get("sms") != "":
        yield f"{intent.name}: the door by text message of {intent.capability} is not open"
    if intent.risk not in ("A", "B", "C"):
        yield f"{intent.name}: risk {intent.risk!r} is not asked by text message"
    if intent.risk == "C" and stall != "doors" and not set(CODES).intersection(intent.slots):
        yield f"{intent.name}: a consent is bound to a code, it has no such slot"
