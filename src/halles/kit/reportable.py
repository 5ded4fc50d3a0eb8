"""What people may report, hide and contest: each package tells which of its things can be, and how."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.urls import reverse

from halles.kit.manifest import house_parts

REASON_LENGTH = 300
"""The length of the sentence that says why something is hidden."""


class Hidable(models.Model):
    """A row that can be hidden from the public, for a reason that its author reads."""

    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.CharField(max_length=REASON_LENGTH, blank=True)

    class Meta:
        abstract = True


@dataclass(frozen=True)
class Address:
    """The address of a page, made when it is shown: timed work knows no town's prefix."""

    name: str
    kwargs: Mapping[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where it is, for the page being made."""
        return reverse(self.name, kwargs=dict(self.kwargs))


@dataclass(frozen=True)
class ReportedThing:
    """Something that was reported, as those who decide about it need to see it."""

    town: str
    title: str
    page: Address
    """The public page that shows it."""
    desk: Address | None = None
    """Where its holder answers for it."""
    holder: str = ""
    """Public id of the organisation that answers for it; empty when nobody does."""
    author: str = ""
    """Public id of the person who wrote it."""
    words: str = ""
    """What it says."""
    picture: Address | None = None
    is_hidden: bool = False
    hidden_reason: str = ""


@dataclass(frozen=True)
class Reportable:
    """One kind of thing that people may report. `title` names the kind, marked: "a sheet"."""

    kind: str
    title: str
    find: Callable[[str], ReportedThing | None]
    """From its public id."""
    hide: Callable[..., None]
    """`hide(actor=…, content=id, reason=…)`: a command of the package."""
    show: Callable[..., None]
    """`show(actor=…, content=id)`."""
    doubt: Callable[..., None] | None = None
    """`doubt(actor=…, content=id, since=moment or None)`: say in public that it is being checked. None for
    what holds no facts that can be wrong."""


def reportable_get(*, stall: str, kind: str) -> Reportable | None:
    """Return what a package tells of one of its kinds, or None where it has no such kind."""
    part = house_parts("reportables").get(stall)
    kinds: Sequence[Reportable] = part() if part else ()
    return next((each for each in kinds if each.kind == kind), None)
