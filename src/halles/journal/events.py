"""What the journal itself publishes: what an operator decided about an entry that was set aside."""

from dataclasses import dataclass

from halles.kit.event import Count, Event, Slug


@dataclass(frozen=True)
class FailureRetried(Event):
    """An operator asked that a reaction tries an entry again."""

    kind = "journal.failure-retried"
    reaction: Slug
    position: Count


@dataclass(frozen=True)
class FailureDismissed(Event):
    """An operator decided that a reaction will never handle an entry."""

    kind = "journal.failure-dismissed"
    reaction: Slug
    position: Count
