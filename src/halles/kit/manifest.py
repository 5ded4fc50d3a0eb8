"""The manifest of a stall: data only, from which navigation, registers, documents and rules are built."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.conf import settings
from django.utils.module_loading import import_string

from halles.kit.event import Event

DOORS = ("web", "sms", "paper", "helper")
"""The doors of the town; a capability has each of them or says why not."""


@dataclass(frozen=True)
class Capability:
    """What a person can do in a stall, by which doors.

    `doors` maps each of DOORS to "" (open) or to the reason, in English and marked, why it is missing.
    `risk`: A information, B booking, C consent or vote, D revealing a secret.
    """

    name: str
    title: str
    risk: str
    doors: Mapping[str, str]


@dataclass(frozen=True)
class Intent:
    """One thing that a text message can ask for, and how people say it (read by `doors.engine`).

    `phrases`: French without accents, in small letters; "a|b" are words for the same, "[x]" may be missing,
    "{slot}" stands for what `slots` names. `example` is French as the fridge card prints it.
    """

    name: str
    capability: str
    """That whose door "sms" it opens."""
    risk: str
    """A information, B booking, C consent (bound to a code); D is never asked by text message."""
    phrases: tuple[str, ...]
    slots: tuple[str, ...] = ()
    example: str = ""
    who: Literal["anybody", "shop", "agent"] = "anybody"
    """Who says so; what a shop or an agent alone may say is refused to others, with whom to call."""


@dataclass(frozen=True)
class PersonalField:
    """One personal field: where it is ("people.Person"), its purpose, for how long it is kept, whose it is.

    One of `person`, `address` and `organisation` leads from the row to its human; a field of `nobodys` in
    particular says so. The register, the export, the erasure and the sweep are all made from this.
    """

    model: str
    fields: tuple[str, ...]
    purpose: str
    retention: str
    """A sentence; `retention_days` is what the code executes (0: until the person is erased)."""
    retention_days: int = 0
    since: str = ""
    """The date field from which `retention_days` run; empty where the package's own schedule counts."""
    person: str = ""
    """Lookup from the row to its person's public id: "author", "user__person"."""
    address: str = ""
    """Field that holds the person's e-mail address or number."""
    organisation: str = ""
    """Lookup to the public id of the organisation whose words these are; they go when it closes."""
    nobodys: bool = False
    """Of nobody in particular: a contact that the town publishes, a keyed hash, a public map."""
    at_erasure: Literal["delete", "blank", "keep"] = "keep"
    """What becomes of the row, or of these fields in it; why they stay is told in `retention`."""
    secret: tuple[str, ...] = ()
    """Those of `fields` that an export names without their value: they would open an account."""


@dataclass(frozen=True)
class NavItem:
    """An entry of the town's navigation: label, URL name, order among all stalls."""

    label: str
    url_name: str
    order: int = 50


@dataclass(frozen=True)
class CountedPage:
    """A page whose visits are counted: the name of its address, its title in the statistics, its door.

    What is not declared is not counted: neither live parts of pages nor anybody's desk.
    """

    url_name: str
    title: str
    door: str = "web"


@dataclass(frozen=True)
class Desk:
    """A page where somebody works for the town: shown to whoever has `right` on the town's slug.

    A desk of the deployment has no town: its right is asked on nothing.
    """

    label: str
    url_name: str
    right: str
    order: int = 50
    in_town: bool = True


@dataclass(frozen=True)
class Role:
    """A role a person can hold, and in one sentence what it allows."""

    name: str
    title: str
    allows: str


@dataclass(frozen=True)
class Manifest:
    """All that the house needs to know of a stall (or of a floor, which follows the same form)."""

    slug: str
    title: str
    purpose: str
    path: str = ""
    """Where its pages are under the town, e.g. "commerces/"; empty when it has none."""
    publishes: tuple[type[Event], ...] = ()
    listens: tuple[type[Event], ...] = ()
    roles: tuple[Role, ...] = ()
    navigation: tuple[NavItem, ...] = ()
    desks: tuple[Desk, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    intents: tuple[Intent, ...] = ()
    personal: tuple[PersonalField, ...] = ()
    counted: tuple[CountedPage, ...] = ()
    offline: tuple[NavItem, ...] = ()
    """Its public pages, without arguments, that a browser keeps for when the network is cut."""
    indicators: tuple[str, ...] = field(default=())
    always_open: bool = False
    """No town can do without it: a floor, or the town hall's own stall."""


def house_manifests() -> Mapping[str, Manifest]:
    """Return every package's manifest, for floors that stand below the loader (settings.MANIFESTS)."""
    found: Mapping[str, Manifest] = import_string(settings.MANIFESTS)()
    return found


def closable_manifests() -> list[Manifest]:
    """Return the manifests of the stalls that a town may leave closed."""
    return [manifest for manifest in house_manifests().values() if not manifest.always_open]


def house_parts(name: str, *, without: Collection[str] = ()) -> dict[str, Callable[..., Any]]:
    """Return the function `name` of each package's public.py that has one, by the package's slug.

    So a floor gathers what the stalls above it bring (points of the map, lines of the day) without knowing
    them: settings.PARTS is injected from above. `without`: slugs of stalls that a town does not open.
    """
    found: dict[str, Callable[..., Any]] = import_string(settings.PARTS)(name)
    return {slug: part for slug, part in found.items() if slug not in without}
