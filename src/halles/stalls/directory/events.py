"""What the directory publishes."""

from dataclasses import dataclass

from halles.kit.event import Count, Day, Event, PublicId, Slug


@dataclass(frozen=True)
class PlacesImported(Event):
    """A file of places was imported: one entry for the whole file."""

    kind = "directory.places-imported"
    source: Slug
    added: Count
    changed: Count
    gone: Count


@dataclass(frozen=True)
class SheetAdded(Event):
    """The town added a shop or service that no file knew."""

    kind = "directory.sheet-added"
    sheet: PublicId


@dataclass(frozen=True)
class ClaimCodeIssued(Event):
    """The town hall printed the code by which a shop takes over its sheet."""

    kind = "directory.claim-code-issued"
    sheet: PublicId


@dataclass(frozen=True)
class ClaimCodesIssued(Event):
    """The town hall printed many letters at once: one entry for the round, its sheets among the topics."""

    kind = "directory.claim-codes-issued"
    letters: Count


@dataclass(frozen=True)
class ClaimRequested(Event):
    """Somebody without a letter asked for the sheet of her shop."""

    kind = "directory.claim-requested"
    sheet: PublicId
    request: PublicId


@dataclass(frozen=True)
class ClaimRefused(Event):
    """The town hall refused a request for a sheet, and told why."""

    kind = "directory.claim-refused"
    sheet: PublicId
    request: PublicId


@dataclass(frozen=True)
class SheetClaimed(Event):
    """A shop took over its own sheet."""

    kind = "directory.sheet-claimed"
    sheet: PublicId
    organisation: PublicId


@dataclass(frozen=True)
class SheetReleased(Event):
    """The only person of a shop closed it with her account: nobody holds the sheet any more."""

    kind = "directory.sheet-released"
    sheet: PublicId


@dataclass(frozen=True)
class SheetEdited(Event):
    """The holder changed the sheet (a new version is kept)."""

    kind = "directory.sheet-edited"
    sheet: PublicId
    revision: Count


@dataclass(frozen=True)
class SheetConfirmed(Event):
    """The holder says that the sheet is still right."""

    kind = "directory.sheet-confirmed"
    sheet: PublicId


@dataclass(frozen=True)
class NewsPublished(Event):
    """A shop told the town something, or put it back."""

    kind = "directory.news-published"
    sheet: PublicId
    news: PublicId


@dataclass(frozen=True)
class NewsWithdrawn(Event):
    """A shop took its news back."""

    kind = "directory.news-withdrawn"
    sheet: PublicId
    news: PublicId


@dataclass(frozen=True)
class PhotoAdded(Event):
    """A shop added a photo, or put it back."""

    kind = "directory.photo-added"
    sheet: PublicId
    photo: PublicId


@dataclass(frozen=True)
class PhotoWithdrawn(Event):
    """A shop took a photo back."""

    kind = "directory.photo-withdrawn"
    sheet: PublicId
    photo: PublicId


@dataclass(frozen=True)
class SheetDoubted(Event):
    """The page of a sheet says that something on it is being checked, or no longer says so."""

    kind = "directory.sheet-doubted"
    sheet: PublicId
    is_doubted: bool


@dataclass(frozen=True)
class ContentHidden(Event):
    """The town hid a sheet, a piece of news or a photo, for a reason that its author reads."""

    kind = "directory.content-hidden"
    sheet: PublicId
    what: Slug
    content: PublicId


@dataclass(frozen=True)
class ContentShown(Event):
    """What the town had hidden is shown again."""

    kind = "directory.content-shown"
    sheet: PublicId
    what: Slug
    content: PublicId


@dataclass(frozen=True)
class RegisterImported(Event):
    """A file of a public register was imported: one entry for the whole file."""

    kind = "directory.register-imported"
    register: Slug
    added: Count
    changed: Count
    closed: Count


@dataclass(frozen=True)
class SheetObjected(Event):
    """An imported sheet is removed because its owner objects; no import brings it back."""

    kind = "directory.sheet-objected"
    sheet: PublicId


@dataclass(frozen=True)
class ObjectionLifted(Event):
    """The town found that an objection was mischief: the next import brings the sheet back."""

    kind = "directory.objection-lifted"
    objection: PublicId
    marks: Count


@dataclass(frozen=True)
class SpecialHoursSet(Event):
    """A shop said that it is open or closed at other hours than usual, or put that back."""

    kind = "directory.special-hours-set"
    sheet: PublicId
    special: PublicId
    is_open: bool
    source: Slug


@dataclass(frozen=True)
class SpecialHoursWithdrawn(Event):
    """What a shop had said of a day is no longer so: its usual hours hold again."""

    kind = "directory.special-hours-withdrawn"
    sheet: PublicId
    special: PublicId


@dataclass(frozen=True)
class HolidayAsked(Event):
    """Shops were asked whether they open on a public holiday, or in summer: one entry for the round."""

    kind = "directory.holiday-asked"
    day: Day
    asked: Count


@dataclass(frozen=True)
class HolidayReplied(Event):
    """A shop said whether it opens on a public holiday, or what it does in summer."""

    kind = "directory.holiday-replied"
    sheet: PublicId
    day: Day
    reply: Slug


@dataclass(frozen=True)
class PitchSet(Event):
    """A seller said where and when she stands, on a market or elsewhere."""

    kind = "directory.pitch-set"
    sheet: PublicId
    pitch: PublicId


@dataclass(frozen=True)
class PitchRemoved(Event):
    """A seller no longer stands there."""

    kind = "directory.pitch-removed"
    sheet: PublicId
    pitch: PublicId
