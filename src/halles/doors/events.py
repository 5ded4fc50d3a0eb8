"""What the doors publish."""

from dataclasses import dataclass

from halles.kit.event import Count, Event, PublicId, Slug


@dataclass(frozen=True)
class TicketOpened(Event):
    """Somebody wants a human."""

    kind = "doors.ticket-opened"
    ticket: PublicId
    reason: Slug


@dataclass(frozen=True)
class TicketClaimed(Event):
    """Somebody at the counter looks after a call for help."""

    kind = "doors.ticket-claimed"
    ticket: PublicId


@dataclass(frozen=True)
class TicketAnswered(Event):
    """A call for help was answered."""

    kind = "doors.ticket-answered"
    ticket: PublicId


@dataclass(frozen=True)
class TextsStopped(Event):
    """A number wants no text message any more; which one is not said."""

    kind = "doors.texts-stopped"
    town: Slug


@dataclass(frozen=True)
class TextsResumed(Event):
    """A number wants text messages again; which one is not said."""

    kind = "doors.texts-resumed"
    town: Slug


@dataclass(frozen=True)
class ReaderAdded(Event):
    """A number asked for the town's news by text message; which one is not said."""

    kind = "doors.reader-added"
    town: Slug


@dataclass(frozen=True)
class ReaderRemoved(Event):
    """A number asks for the town's news by text message no longer; which one is not said."""

    kind = "doors.reader-removed"
    town: Slug


@dataclass(frozen=True)
class CampaignQueued(Event):
    """The town hall wrote one text message to many."""

    kind = "doors.campaign-queued"
    campaign: PublicId
    recipients: Count
    segments: Count


@dataclass(frozen=True)
class PriceSet(Event):
    """A town said what it pays for a segment."""

    kind = "doors.price-set"
    town: Slug


@dataclass(frozen=True)
class HelpingStarted(Event):
    """Somebody began to act for somebody, with her spoken consent."""

    kind = "doors.helping-started"
    helping: PublicId
    person: PublicId


@dataclass(frozen=True)
class HelpingEnded(Event):
    """A sitting ended."""

    kind = "doors.helping-ended"
    helping: PublicId


@dataclass(frozen=True)
class ActNoted(Event):
    """Something was done for a person in a sitting."""

    kind = "doors.act-noted"
    helping: PublicId
    stall: Slug


@dataclass(frozen=True)
class PaperPrinted(Event):
    """A sheet with a short code was printed."""

    kind = "doors.paper-printed"
    stall: Slug


@dataclass(frozen=True)
class TextLineSet(Event):
    """A town said to which number one writes by text message."""

    kind = "doors.text-line-set"
    town: Slug
