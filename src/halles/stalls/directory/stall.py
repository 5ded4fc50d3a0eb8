"""The manifest of the directory stall."""

from halles.kit.manifest import Capability, CountedPage, Desk, Manifest, NavItem, PersonalField, Role
from halles.kit.text import mark
from halles.stalls.directory.events import (
    ClaimCodeIssued,
    ClaimCodesIssued,
    ClaimRefused,
    ClaimRequested,
    ContentHidden,
    ContentShown,
    NewsPublished,
    NewsWithdrawn,
    PhotoAdded,
    PhotoWithdrawn,
    PlacesImported,
    SheetAdded,
    SheetClaimed,
    SheetConfirmed,
    SheetDoubted,
    SheetEdited,
    SheetReleased,
)

_SMS_LATER = mark("The town’s text messages open later; the help telephone answers meanwhile.")
_NEEDS_A_SCREEN = mark("A photo is sent from a screen: one’s own, or the helper’s.")
_IN_PERSON = mark("The letter is printed at the town hall and handed over in person.")

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
    desks=(Desk(mark("Add a shop or a service"), "directory:new", "town.manage", order=50),),
    navigation=(
        NavItem(mark("Shops and services"), "directory:list", order=10),
        NavItem(mark("My shop"), "directory:mine", order=90),
    ),
    counted=(
        CountedPage("directory:list", mark("List of shops and services")),
        CountedPage("directory:sheet", mark("Page of a shop or service")),
        CountedPage("directory:news", mark("News of the shops")),
        CountedPage("directory:sheet-pdf", mark("Sheet printed"), door="paper"),
    ),
    capabilities=(
        Capability(
            name="directory.find",
            title=mark("Find a shop or a service, its address, telephone and hours"),
            risk="A",
            doors={"web": "", "sms": _SMS_LATER, "paper": "", "helper": ""},
        ),
        Capability(
            name="directory.claim",
            title=mark("Take over the sheet of one’s shop"),
            risk="C",
            doors={"web": "", "sms": _IN_PERSON, "paper": "", "helper": ""},
        ),
        Capability(
            name="directory.claim-request",
            title=mark("Ask for the sheet of one’s shop without a letter"),
            risk="B",
            doors={
                "web": "",
                "sms": mark("The town hall calls back: the help telephone takes the request."),
                "paper": mark("Who comes with a paper is given the letter at the counter at once."),
                "helper": "",
            },
        ),
        Capability(
            name="directory.edit",
            title=mark("Change the sheet of one’s shop"),
            risk="B",
            doors={
                "web": "",
                "sms": _SMS_LATER,
                "paper": mark("A sheet filled in by hand is not read back yet; a helper types it."),
                "helper": "",
            },
        ),
        Capability(
            name="directory.news",
            title=mark("Tell the town what is new in one’s shop"),
            risk="B",
            doors={
                "web": "",
                "sms": _SMS_LATER,
                "paper": mark("News on paper would come too late; the telephone is faster."),
                "helper": "",
            },
        ),
        Capability(
            name="directory.photo",
            title=mark("Show a photo of one’s shop"),
            risk="B",
            doors={"web": "", "sms": _NEEDS_A_SCREEN, "paper": _NEEDS_A_SCREEN, "helper": ""},
        ),
    ),
    personal=(
        PersonalField(
            model="directory.Sheet",
            fields=(
                "name",
                "number",
                "street",
                "postcode",
                "phone",
                "email",
                "website",
                "hours",
                "description",
                "listed_as",
                "hidden_reason",
            ),
            purpose=mark("Let customers reach the shop; written by the shop itself to be public."),
            retention=mark("As long as the shop keeps its sheet."),
            organisation="organisation",
            at_erasure="blank",
        ),
        PersonalField(
            model="directory.OsmPlace",
            fields=("name", "number", "street", "postcode", "phone", "website", "hours"),
            purpose=mark("Let customers reach the shop; already public in OpenStreetMap."),
            retention=mark("As long as the place is in OpenStreetMap’s extract."),
            nobodys=True,
        ),
        PersonalField(
            model="directory.SheetVersion",
            fields=("fields", "created_at"),
            purpose=mark("Take back a change."),
            retention=mark("Two years; the version shown stays."),
            retention_days=730,
            organisation="sheet__organisation",
            at_erasure="delete",
        ),
        PersonalField(
            model="directory.SheetVersion",
            fields=("author",),
            purpose=mark("Know within the shop who made a change."),
            retention=mark("As long as the version; the number goes when its author erases herself."),
            person="author",
            at_erasure="blank",
        ),
        PersonalField(
            model="directory.ClaimCode",
            fields=("issued_by",),
            purpose=mark("Know who at the town hall printed a code."),
            retention=mark("Until the sheet is taken over, or a new code is printed."),
            person="issued_by",
            at_erasure="blank",
        ),
        PersonalField(
            model="directory.ClaimRequest",
            fields=("person", "name", "contact", "role", "reason"),
            purpose=mark(
                "Let the town hall call back who asks for her shop’s sheet, and tell her the answer."
            ),
            retention=mark("Name and contact until the answer; the rest 30 days at most."),
            retention_days=30,
            person="person",
            at_erasure="delete",
        ),
        PersonalField(
            model="directory.News",
            fields=("text", "published_at", "hidden_reason"),
            purpose=mark("Show the shop’s news to the town."),
            retention=mark("As long as the shop keeps its sheet."),
            organisation="sheet__organisation",
            at_erasure="delete",
        ),
        PersonalField(
            model="directory.News",
            fields=("author",),
            purpose=mark("Know within the shop who wrote its news."),
            retention=mark("As long as the news; the number goes when its author erases herself."),
            person="author",
            at_erasure="blank",
        ),
        PersonalField(
            model="directory.Photo",
            fields=("file", "alt", "created_at", "hidden_reason"),
            purpose=mark("Show the shop; place and date are removed from the file."),
            retention=mark("Ten minutes after it is withdrawn."),
            organisation="sheet__organisation",
            at_erasure="delete",
        ),
        PersonalField(
            model="directory.Photo",
            fields=("author",),
            purpose=mark("Know within the shop who added a photo."),
            retention=mark("As long as the photo; the number goes when its author erases herself."),
            person="author",
            at_erasure="blank",
        ),
    ),
)
