"""What the town floor publishes."""

from dataclasses import dataclass

from halles.kit.event import Count, Event, PublicId, Slug


@dataclass(frozen=True)
class TownCreated(Event):
    """A town entered the deployment; its pages are not open yet."""

    kind = "town.created"
    town: Slug
    is_demo: bool


@dataclass(frozen=True)
class TownOpened(Event):
    """A town's pages opened to the public, or its legal contacts were changed while open."""

    kind = "town.opened"
    town: Slug


@dataclass(frozen=True)
class TownClosed(Event):
    """A town's pages are no longer open to the public; nothing was deleted."""

    kind = "town.closed"
    town: Slug


@dataclass(frozen=True)
class TownDescribed(Event):
    """A town's name, its commune's code or its territory was corrected."""

    kind = "town.described"
    town: Slug


@dataclass(frozen=True)
class TownContactsSet(Event):
    """Who answers for a town's pages, and who helps, was written down."""

    kind = "town.contacts-set"
    town: Slug


@dataclass(frozen=True)
class TownStallsSet(Event):
    """A town said which stalls it opens; what a closed one holds is kept."""

    kind = "town.stalls-set"
    open: Count
    closed: Count


@dataclass(frozen=True)
class DemoRemoved(Event):
    """A demonstration town went away with all its rows."""

    kind = "town.demo-removed"
    town: Slug


@dataclass(frozen=True)
class MapImported(Event):
    """The shapes of the base map were read from a file."""

    kind = "town.map-imported"
    source: Slug
    added: Count
    changed: Count
    gone: Count


@dataclass(frozen=True)
class MapDrawn(Event):
    """The map of the town was drawn from its shapes, with so many names."""

    kind = "town.map-drawn"
    names: Count
    left_out: Count


@dataclass(frozen=True)
class QuarterCreated(Event):
    """A part of the town got a name of its own."""

    kind = "town.quarter-created"
    quarter: PublicId


@dataclass(frozen=True)
class PlaceAdded(Event):
    """An address with its position was entered."""

    kind = "town.place-added"
    place: PublicId


@dataclass(frozen=True)
class PremisesAdded(Event):
    """A commercial unit was entered, let or available."""

    kind = "town.premises-added"
    premises: PublicId
    is_vacant: bool


@dataclass(frozen=True)
class PremisesImported(Event):
    """Many commercial units were entered at once: one entry for the whole list."""

    kind = "town.premises-imported"
    source: Slug
    added: Count
    vacant: Count


@dataclass(frozen=True)
class PremisesVacated(Event):
    """A commercial unit was found empty: it is available."""

    kind = "town.premises-vacated"
    premises: PublicId


@dataclass(frozen=True)
class PremisesTaken(Event):
    """Somebody is in a commercial unit that was available."""

    kind = "town.premises-taken"
    premises: PublicId


@dataclass(frozen=True)
class AddressesImported(Event):
    """A local address base was imported: one entry for the whole file."""

    kind = "town.addresses-imported"
    added: Count
    changed: Count
    gone: Count
