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
    ObjectionLifted,
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
from halles.stalls.directory.stall.texts import INTENTS
from halles.town.events import AddressesImported

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
        ObjectionLifted,
        SpecialHoursSet,
        SpecialHoursWithdrawn,
        HolidayAsked,
        HolidayReplied,
        PitchSet,
        PitchRemoved,
    ),
    listens=(AddressesImported,),
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
        Desk(mark("Markets and their sellers"), "directory:sellers", "town.manage", order=51),
        Desk(mark("Sheets removed at their shop’s request"), "directory:objections", "town.manage", order=60),
    ),
    navigation=(
        NavItem(mark("Shops and services"), "directory:list", order=10),
        NavItem(mark("My shop"), "directory:mine", order=90),
    ),
    offline=(
        NavItem(mark("Shops and services"), "directory:list"),
        NavItem(mark("All the news"), "directory:news"),
        NavItem(mark("Markets"), "directory:markets"),
    ),
    counted=(
        CountedPage("directory:list", mark("List of shops and services")),
        CountedPage("directory:map", mark("Shops and services on the map")),
        CountedPage("directory:when", mark("Open when one can come")),
        CountedPage("directory:way", mark("Open on one’s way")),
        CountedPage("directory:sheet", mark("Page of a shop or service")),
        CountedPage("directory:markets", mark("Markets and food trucks")),
        CountedPage("directory:market", mark("Page of a market")),
        CountedPage("directory:news", mark("News of the shops")),
        CountedPage("directory:holiday", mark("Who opens on a public holiday")),
        CountedPage("directory:open-data", mark("Open data of the town")),
        CountedPage("directory:sheet-pdf", mark("Sheet printed"), door="paper"),
    ),
    intents=INTENTS,
    capabilities=CAPABILITIES,
    personal=PERSONAL,
)
