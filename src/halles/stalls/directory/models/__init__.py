"""Tables of the directory: sheets, what their holders wrote, what public files say, news, hours, pitches."""

from halles.stalls.directory.models.claims import MOST_TRIES, ClaimCode, ClaimRequest
from halles.stalls.directory.models.living import News, NewsKind, Photo
from halles.stalls.directory.models.pitches import Pitch
from halles.stalls.directory.models.registers import Objection, RegisterPlace
from halles.stalls.directory.models.sheets import LISTED, OsmPlace, Sheet, SheetVersion
from halles.stalls.directory.models.special import HolidayQuestion, SpecialHours, SpecialSource

__all__ = [
    "LISTED",
    "MOST_TRIES",
    "ClaimCode",
    "ClaimRequest",
    "HolidayQuestion",
    "News",
    "NewsKind",
    "Objection",
    "OsmPlace",
    "Photo",
    "Pitch",
    "RegisterPlace",
    "Sheet",
    "SheetVersion",
    "SpecialHours",
    "SpecialSource",
]
