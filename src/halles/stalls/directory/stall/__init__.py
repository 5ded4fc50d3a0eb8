"""The manifest of the directory stall."""

from halles.kit.manifest import CountedPage, Desk, Manifest, NavItem, Role
from halles.kit.text import mark
from halles.stalls.directory.events import (
    ClaimCodeIssued,
    ClaimCodesIssued,
    ClaimRefused,
    ClaimRequested,
    ContentHidden,
    ContentShown,
    HolidayAsked,
    HolidayReplied,
    NewsPublished,
    NewsWithdrawn,
    PhotoAdded,
    PhotoWithdrawn,
    PitchRemoved,
    PitchSet,
    PlacesImported,
    RegisterImported,
    SheetAdded,
    SheetClaimed,
    SheetConfirmed,
    SheetDoubted,
    SheetEdited,
    SheetObjected,
    SheetReleased,
    SpecialHoursSet,
    SpecialHoursWithdrawn,
)
from halles.stalls.directory.stall.capabilities import CAPABILITIES
from halles.stalls.directory.stall.personal import PERSONAL

MANIFEST = Manifest(
    slug="directory",
    title=mark("Shops and services"),
    purpose=mark("Every shop and service of the town has its page, and keeps the bond with its customers."),
    path="commerces/",
    publishes=(
        PlacesImported,
        SheetAdded,
        ClaimCodeIssued,
        ClaimCodesIssued,
        ClaimRequested,
        ClaimRefused,
        SheetClaimed,
        SheetReleased,
        SheetEdited,
        SheetConfirmed,
        NewsPublished,
        NewsWithdrawn,
        PhotoAdded,
        PhotoWithdrawn,
        SheetDoubted,
        ContentHidden,
        ContentShown,
        RegisterImported,
        SheetObjected,
        SpecialHoursSet,
        SpecialHoursWithdrawn,
        HolidayAsked,
        HolidayReplied,
        PitchSet,
        PitchRemoved,
    ),
    roles=(
        Role(
            "holder", mark("Holder of a sheet"), mark("Writes on the sheet, publishes its news and photos.")
        ),
        Role(
            "manager",
            mark("Town-centre manager"),
            mark("Adds shops, prints the letters that open sheets to them, answers who has no letter."),
        ),
    ),
    desks=(
        Desk(mark("Add a shop or a service"), "directory:new", "town.manage", order=50),
        Desk(mark("Public holidays: shops to call"), "directory:holiday-calls", "town.manage", order=55),
    ),
    navigation=(
        NavItem(mark("Shops and services"), "directory:list", order=10),
        NavItem(mark("My shop"), "directory:mine", order=90),
    ),
    counted=(
        CountedPage("directory:list", mark("List of shops and services")),
        CountedPage("directory:sheet", mark("Page of a shop or service")),
        CountedPage("directory:news", mark("News of the shops")),
        CountedPage("directory:holiday", mark("Who opens on a public holiday")),
        CountedPage("directory:sheet-pdf", mark("Sheet printed"), door="paper"),
    ),
    capabilities=CAPABILITIES,
    personal=PERSONAL,
)
