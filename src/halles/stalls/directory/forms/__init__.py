"""Forms of the directory: each field is checked by the same code as the command's."""

from halles.stalls.directory.forms.claims import ClaimForm, ClaimRequestForm, RoundForm, VisitForm
from halles.stalls.directory.forms.finding import WayForm, WhenForm
from halles.stalls.directory.forms.holidays import ReplyForm
from halles.stalls.directory.forms.living import NewsForm, PhotoForm
from halles.stalls.directory.forms.pitches import PitchForm, SellerForm
from halles.stalls.directory.forms.sheets import (
    NewSheetForm,
    SheetForm,
    differences,
    fields_typed,
    initial_of,
)
from halles.stalls.directory.forms.special import LeaveForm, OpenForm, UntilForm
from halles.stalls.directory.forms.versions import VersionLine, version_lines

__all__ = [
    "ClaimForm",
    "ClaimRequestForm",
    "LeaveForm",
    "NewSheetForm",
    "NewsForm",
    "OpenForm",
    "PhotoForm",
    "PitchForm",
    "ReplyForm",
    "RoundForm",
    "SellerForm",
    "SheetForm",
    "UntilForm",
    "VersionLine",
    "VisitForm",
    "WayForm",
    "WhenForm",
    "differences",
    "fields_typed",
    "initial_of",
    "version_lines",
]
