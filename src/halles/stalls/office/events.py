"""What the town hall publishes. No event tells who reported: not even her public id."""

from dataclasses import dataclass

from halles.kit.event import Event, PublicId, Slug


@dataclass(frozen=True)
class ReportMade(Event):
    """Somebody reported an error or some content."""

    kind = "office.report-made"
    report: PublicId
    stall: Slug
    what: Slug
    thing: PublicId
    cause: Slug


@dataclass(frozen=True)
class ReportForwarded(Event):
    """A report passed from the shop to the town-centre manager: no answer in time, or none that ends it."""

    kind = "office.report-forwarded"
    report: PublicId


@dataclass(frozen=True)
class ReportClosed(Event):
    """The shop or the manager answered a report."""

    kind = "office.report-closed"
    report: PublicId
    outcome: Slug


@dataclass(frozen=True)
class ReportReopened(Event):
    """Whoever had closed a report took that back."""

    kind = "office.report-reopened"
    report: PublicId


@dataclass(frozen=True)
class HidingContested(Event):
    """The author of something hidden contests that."""

    kind = "office.hiding-contested"
    hiding: PublicId


@dataclass(frozen=True)
class HidingJudged(Event):
    """The manager decided about a contested hiding."""

    kind = "office.hiding-judged"
    hiding: PublicId
    is_restored: bool


@dataclass(frozen=True)
class SnapshotTaken(Event):
    """The town's figures of one moment were frozen; the SHA-256 of their canonical form proves them later."""

    kind = "office.snapshot-taken"
    snapshot: PublicId
    digest: Slug


@dataclass(frozen=True)
class LegalTextSet(Event):
    """A town wrote one of its legal pages."""

    kind = "office.legal-text-set"
    page: Slug


@dataclass(frozen=True)
class LegalTextUndone(Event):
    """A town took back what it wrote last on one of its legal pages."""

    kind = "office.legal-text-undone"
    page: Slug


@dataclass(frozen=True)
class SetupStepTicked(Event):
    """Somebody who prepares a town said that a step is done, one that the house cannot see by itself."""

    kind = "office.setup-step-ticked"
    step: Slug


@dataclass(frozen=True)
class SetupStepUnticked(Event):
    """Somebody who prepares a town took that back."""

    kind = "office.setup-step-unticked"
    step: Slug
