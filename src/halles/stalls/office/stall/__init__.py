"""The manifest of the town hall's own stall."""

from halles.kit.manifest import Capability, CountedPage, Desk, Manifest, NavItem, PersonalField
from halles.kit.text import mark
from halles.stalls.office.events import (
    HidingContested,
    HidingJudged,
    LegalTextSet,
    LegalTextUndone,
    ReportClosed,
    ReportForwarded,
    ReportMade,
    ReportReopened,
    SetupStepTicked,
    SetupStepUnticked,
    SnapshotTaken,
)
from halles.stalls.office.stall.texts import INTENTS

_ON_SCREEN_ONLY = mark("Done at the town hall’s own desk, on its computer.")
_BY_TELEPHONE = mark("Call the help telephone: whoever answers fills in the form with you.")
_LATER = mark("The text messages of the town open later; the help telephone answers meanwhile.")
_ASK_THE_TOWN_HALL = mark("The list changes: the town hall prints it from the page on the day it is asked.")

MANIFEST = Manifest(
    slug="office",
    always_open=True,
    title=mark("Town hall"),
    purpose=mark(
        "The town’s home page, its legal pages, its opening, and the page of those who keep it running."
    ),
    offline=(NavItem(mark("Home page"), "office:home"), NavItem(mark("Find help"), "office:help")),
    counted=(
        CountedPage("office:home", mark("Home page")),
        CountedPage("office:help", mark("Find help")),
        CountedPage("office:doors", mark("Doors of the town")),
        CountedPage("office:legal", mark("Legal notice")),
        CountedPage("office:personal-data", mark("Personal data")),
        CountedPage("office:accessibility", mark("Accessibility")),
        CountedPage("office:premises", mark("Available premises")),
        CountedPage("office:snapshot-first", mark("Starting picture")),
        CountedPage("office:snapshot", mark("Picture of one day")),
        CountedPage("office:statistics", mark("Statistics")),
    ),
    desks=(
        Desk(mark("Prepare the town, and open it"), "office:setup", "town.manage", order=10),
        Desk(mark("Launch desk: shops and their letters"), "office:launch", "office.launch", order=20),
        Desk(mark("Reports: what waits for a decision"), "office:reports", "town.manage", order=30),
        Desk(mark("Premises: available or taken"), "office:premises-desk", "town.manage", order=40),
        Desk(mark("Visits of this month"), "office:statistics-now", "town.manage", order=60),
        Desk(mark("Prepare a town"), "office:setup-house", "journal.operate", order=70, in_town=False),
        Desk(mark("Operations"), "office:operations", "journal.operate", order=80, in_town=False),
    ),
    publishes=(
        ReportMade,
        ReportForwarded,
        ReportClosed,
        ReportReopened,
        HidingContested,
        HidingJudged,
        SnapshotTaken,
        LegalTextSet,
        LegalTextUndone,
        SetupStepTicked,
        SetupStepUnticked,
    ),
    intents=INTENTS,
    capabilities=(
        Capability(
            name="office.help",
            title=mark("Find a human being who helps"),
            risk="A",
            doors={"web": "", "sms": _LATER, "paper": "", "helper": ""},
        ),
        Capability(
            name="office.premises",
            title=mark("Find available premises"),
            risk="A",
            doors={"web": "", "sms": _LATER, "paper": _ASK_THE_TOWN_HALL, "helper": ""},
        ),
        Capability(
            name="office.snapshot",
            title=mark("Freeze the town’s figures, and compare them later"),
            risk="A",
            doors={"web": "", "sms": _ON_SCREEN_ONLY, "paper": "", "helper": ""},
        ),
        Capability(
            name="office.open-town",
            title=mark("Open the town to the public"),
            risk="B",
            doors={"web": "", "sms": _ON_SCREEN_ONLY, "paper": _ON_SCREEN_ONLY, "helper": _ON_SCREEN_ONLY},
        ),
        Capability(
            name="office.report",
            title=mark("Report an error or some content"),
            risk="A",
            doors={"web": "", "sms": _BY_TELEPHONE, "paper": _BY_TELEPHONE, "helper": ""},
        ),
        Capability(
            name="office.contest",
            title=mark("Contest that what one wrote is hidden"),
            risk="B",
            doors={"web": "", "sms": _BY_TELEPHONE, "paper": _BY_TELEPHONE, "helper": ""},
        ),
    ),
    personal=(
        PersonalField(
            model="office.LegalText",
            fields=("text",),
            purpose=mark("Say to the public what the law asks of the town."),
            retention=mark("As long as the town’s pages are open; what was replaced stays on record."),
            nobodys=True,
        ),
        PersonalField(
            model="office.LegalText",
            fields=("author",),
            purpose=mark("Know who at the town hall wrote a legal text."),
            retention=mark("As long as the text; the number goes when its author erases herself."),
            person="author",
            at_erasure="blank",
        ),
        PersonalField(
            model="office.SetupStep",
            fields=("person",),
            purpose=mark("Know who said that a step of the set-up is done."),
            retention=mark("As long as the step; the number goes when its person erases herself."),
            person="person",
            at_erasure="blank",
        ),
        PersonalField(
            model="office.Upload",
            fields=("person", "file_name", "options", "created_at"),
            purpose=mark("Keep a file to be imported until whoever sent it says yes or no."),
            retention=mark("Until then, a day at most."),
            retention_days=1,
            since="created_at",
            person="person",
            at_erasure="delete",
        ),
        PersonalField(
            model="office.DailyCount",
            fields=("count",),
            purpose=mark("Know which pages are of use: numbers only, of nobody in particular."),
            retention=mark("By day for 13 months, then one number for each month."),
            nobodys=True,
        ),
        PersonalField(
            model="office.Report",
            fields=("contact", "words"),
            purpose=mark("Check what is reported, and answer whoever reported it if she asked for that."),
            retention=mark("30 days after the answer."),
            retention_days=30,
            since="closed_at",
            address="contact",
            at_erasure="blank",
        ),
        PersonalField(
            model="office.Report",
            fields=("closed_by",),
            purpose=mark("Know who decided about a report."),
            retention=mark("As long as the report counts; the number goes when its person erases herself."),
            person="closed_by",
            at_erasure="blank",
        ),
        PersonalField(
            model="office.Report",
            fields=("holder", "answer"),
            purpose=mark("Know which shop was asked first, and what the town hall answered."),
            retention=mark("As long as the report counts."),
            nobodys=True,
        ),
        PersonalField(
            model="office.Hiding",
            fields=("hidden_by",),
            purpose=mark("Know who hid something: somebody else decides if it is contested."),
            retention=mark("As long as the hiding counts; the number goes when its person erases herself."),
            person="hidden_by",
            at_erasure="blank",
        ),
        PersonalField(
            model="office.Hiding",
            fields=("contested_by", "plea"),
            purpose=mark("Let an author contest that what she wrote is hidden."),
            retention=mark("As long as the hiding counts; they go when their author erases herself."),
            person="contested_by",
            at_erasure="blank",
        ),
        PersonalField(
            model="office.Hiding",
            fields=("judged_by",),
            purpose=mark("Know who decided about a contested hiding."),
            retention=mark("As long as the hiding counts; the number goes when its person erases herself."),
            person="judged_by",
            at_erasure="blank",
        ),
        PersonalField(
            model="office.Hiding",
            fields=("reason", "judgement"),
            purpose=mark("Say why the town hall hid something, kept it hidden or showed it again."),
            retention=mark("As long as the hiding counts."),
            nobodys=True,
        ),
    ),
)
