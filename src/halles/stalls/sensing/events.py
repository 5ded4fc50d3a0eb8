"""What the sensing stall publishes: changes of state and of the register; never a reading."""

from dataclasses import dataclass

from halles.kit.event import Count, Day, Event, PublicId, Slug


@dataclass(frozen=True)
class DeviceRegistered(Event):
    """A device was put in the public register: from now on what it declares is accepted."""

    kind = "sensing.device-registered"
    device: PublicId


@dataclass(frozen=True)
class DeviceChanged(Event):
    """What the register says of a device was changed."""

    kind = "sensing.device-changed"
    device: PublicId


@dataclass(frozen=True)
class DeviceRemoved(Event):
    """A device was taken away: what it still sends is refused."""

    kind = "sensing.device-removed"
    device: PublicId


@dataclass(frozen=True)
class KeyRenewed(Event):
    """A device has a new key to sign in with; the old one is worth nothing."""

    kind = "sensing.key-renewed"
    device: PublicId


@dataclass(frozen=True)
class LevelsChanged(Event):
    """Some latest values are others than before: the topics say of which devices and things."""

    kind = "sensing.levels-changed"
    devices: Count


@dataclass(frozen=True)
class DeviceStateChanged(Event):
    """A device is heard again, or silent or stuck for too long: its values are not known."""

    kind = "sensing.device-state-changed"
    device: PublicId
    state: Slug
    """ "live", "silent" or "stuck"."""


@dataclass(frozen=True)
class RetentionExecuted(Event):
    """Readings whose time was over were deleted."""

    kind = "sensing.retention-executed"
    readings: Count
    quarters: Count


@dataclass(frozen=True)
class FootfallPublished(Event):
    """How many people passed by in one week was published, once and for all."""

    kind = "sensing.footfall-published"
    week: Day
    """Its Monday."""
    figures: Count
