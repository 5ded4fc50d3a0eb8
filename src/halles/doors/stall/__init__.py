"""The manifest of the doors floor."""

from halles.doors import events
from halles.doors.stall.texts import INTENTS
from halles.kit.manifest import Capability, CountedPage, Desk, Manifest, PersonalField
from halles.kit.text import mark


def _of_person(model: str, field: str, purpose: str, retention: str) -> PersonalField:
    return PersonalField(model, (field,), purpose, retention, person=field, at_erasure="blank")


MANIFEST = Manifest(
    slug="doors",
    always_open=True,
    title=mark("The doors"),
    purpose=mark("Messages, paper and devices: what goes in and out of town."),
    publishes=(
        events.TicketOpened,
        events.TicketClaimed,
        events.TicketAnswered,
        events.TextsStopped,
        events.TextsResumed,
        events.ReaderAdded,
        events.ReaderRemoved,
        events.CampaignQueued,
        events.PriceSet,
        events.HelpingStarted,
        events.HelpingEnded,
        events.ActNoted,
        events.PaperPrinted,
        events.TextLineSet,
    ),
    desks=(
        Desk(mark("Do it for somebody"), "doors:helping", "doors.helping", order=4),
        Desk(mark("Calls for help"), "doors:tickets", "doors.tickets", order=5),
        Desk(mark("Text messages: what leaves, what it costs"), "doors:texts-desk", "doors.texts", order=62),
    ),
    counted=(CountedPage("doors:texts", mark("Text messages sent"), door="sms"),),
    capabilities=(
        Capability(
            name="doors.texts",
            title=mark("Stop all text messages, or receive them again"),
            risk="C",
            doors={
                "web": mark("The telephone itself says so: nobody else can stop or restart its messages."),
                "sms": "",
                "paper": mark("It is said from the telephone that receives them, or to a helper."),
                "helper": "",
            },
        ),
    ),
    intents=INTENTS,
    personal=(
        PersonalField(
            model="doors.OutgoingMessage",
            fields=("to", "subject", "text", "created_at"),
            purpose=mark("Send a person the message or the code that concerns her."),
            retention=mark("7 days; the text of a code is erased once sent, after one hour at most."),
            retention_days=7,
            since="created_at",
            address="to",
            at_erasure="delete",
            secret=("text", "subject"),
        ),
        PersonalField(
            model="doors.TextNumber",
            fields=("id",),
            purpose=mark("Send no text message to a number that said STOP; a fingerprint, not the number."),
            retention=mark("Until the number says REPRENDRE."),
            nobodys=True,
        ),
        PersonalField(
            model="doors.TextReader",
            fields=("number",),
            purpose=mark("Send the town’s news by text message to who asked for them."),
            retention=mark("Until she says STOP."),
            address="number",
            at_erasure="delete",
        ),
        PersonalField(
            model="doors.Talk",
            fields=(
                "id",
                "state",
            ),
            purpose=mark("Understand “1” or “yes” as the answer to what was just asked by text message."),
            retention=mark("Half an hour; one day for what “0” takes back. Swept within the hour."),
            retention_days=1,
            since="expires_at",
            nobodys=True,
            at_erasure="delete",
        ),
        PersonalField(
            model="doors.Ticket",
            fields=(
                "contact",
                "name",
                "words",
                "answer",
            ),
            purpose=mark("Let a human of the town answer who was not understood, or asks for somebody."),
            retention=mark("30 days after the answer."),
            retention_days=30,
            since="answered_at",
            address="contact",
            at_erasure="delete",
        ),
        _of_person(
            "doors.Ticket",
            "claimed_by",
            mark("Know who looks after a call for help."),
            mark("As long as the call; the number goes when its person erases herself."),
        ),
        _of_person(
            "doors.Ticket",
            "answered_by",
            mark("Know who answered a call for help."),
            mark("As long as the call; the number goes when its person erases herself."),
        ),
        PersonalField(
            model="doors.Campaign",
            fields=("text",),
            purpose=mark("Show what the town hall wrote to many, and what it cost."),
            retention=mark("As long as the town’s pages are open."),
            nobodys=True,
        ),
        _of_person(
            "doors.Campaign",
            "author",
            mark("Know who at the town hall wrote to many."),
            mark("As long as the message; the number goes when its author erases herself."),
        ),
        PersonalField(
            model="doors.Helping",
            fields=(
                "person",
                "said",
                "started_at",
                "ended_at",
            ),
            purpose=mark("Show a person who acted for her, when, and what she had agreed to."),
            retention=mark("One year after the sitting, or until she erases herself."),
            retention_days=365,
            since="started_at",
            person="person",
            at_erasure="delete",
        ),
        _of_person(
            "doors.Helping",
            "helper",
            mark("Know who acted for a person."),
            mark("As long as the sitting; the number goes when the helper erases herself."),
        ),
        PersonalField(
            model="doors.HelpingAct",
            fields=(
                "words",
                "at",
            ),
            purpose=mark("Show a person what was done for her."),
            retention=mark("As long as the sitting."),
            person="helping__person",
            at_erasure="delete",
        ),
        PersonalField(
            model="doors.PaperCode",
            fields=("code_hash",),
            purpose=mark("Find again where a printed sheet stopped; a fingerprint, not the code."),
            retention=mark("Thirty days, or as long as what the sheet is about."),
            nobodys=True,
            secret=("code_hash",),
        ),
        PersonalField(
            model="doors.PaperCode",
            fields=("person",),
            purpose=mark("Know whose sheet of paper it is."),
            retention=mark("As long as the code of the sheet."),
            person="person",
            at_erasure="delete",
        ),
    ),
)
