"""What people can do in the directory, and by which doors."""

from halles.kit.manifest import Capability
from halles.kit.text import mark

_ASKED_AGAIN = mark(
    "Text messages answer who asks, and “follow” sends the news of a shop; a calendar needs a screen."
)
_NEEDS_A_SCREEN = mark("A photo is sent from a screen: one’s own, or the helper’s.")
_FACE_TO_FACE = mark("Somebody of the town hall, or a helper, does it in front of you.")
_CHANGES = mark("It changes with the hour; each sheet on paper holds the hours of its shop.")

CAPABILITIES = (
    Capability(
        name="directory.find",
        title=mark("Find a shop or a service, its address, telephone and hours"),
        risk="A",
        doors={"web": "", "sms": "", "paper": "", "helper": ""},
    ),
    Capability(
        name="directory.claim",
        title=mark("Take over the sheet of one’s shop"),
        risk="C",
        doors={"web": "", "sms": "", "paper": "", "helper": ""},
    ),
    Capability(
        name="directory.claim-request",
        title=mark("Ask for the sheet of one’s shop without a letter"),
        risk="B",
        doors={
            "web": "",
            "sms": "",
            "paper": mark("Who comes with a paper is given the letter at the counter at once."),
            "helper": "",
        },
    ),
    Capability(
        name="directory.claim-visit",
        title=mark("Take over the sheet of one’s shop with who comes by, without e-mail nor letter"),
        risk="C",
        doors={"web": _FACE_TO_FACE, "sms": _FACE_TO_FACE, "paper": _FACE_TO_FACE, "helper": ""},
    ),
    Capability(
        name="directory.find-when",
        title=mark("Find who is open when one can come, or on one’s way"),
        risk="A",
        doors={"web": "", "sms": "", "paper": _CHANGES, "helper": ""},
    ),
    Capability(
        name="directory.objection",
        title=mark("Have an imported sheet removed, without an account"),
        risk="B",
        doors={
            "web": "",
            "sms": "",
            "paper": mark("A letter to the town hall is enough: it removes the sheet."),
            "helper": "",
        },
    ),
    Capability(
        name="directory.edit",
        title=mark("Change the sheet of one’s shop"),
        risk="B",
        doors={
            "web": "",
            "sms": "",
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
            "sms": "",
            "paper": mark("News on paper would come too late; the telephone is faster."),
            "helper": "",
        },
    ),
    Capability(
        name="directory.special",
        title=mark("Say that one’s shop is closed or open exceptionally"),
        risk="B",
        doors={
            "web": "",
            "sms": "",
            "paper": mark("A closing on paper would come too late; the telephone is faster."),
            "helper": "",
        },
    ),
    Capability(
        name="directory.follow",
        title=mark("Follow a shop’s days and news in one’s own calendar or reader"),
        risk="A",
        doors={
            "web": "",
            "sms": _ASKED_AGAIN,
            "paper": mark("What moves every day is read on the shop’s printed sheet, or asked by telephone."),
            "helper": mark("A calendar is on one’s own device; a helper has the news sent by text message."),
        },
    ),
    Capability(
        name="directory.photo",
        title=mark("Show a photo of one’s shop"),
        risk="B",
        doors={"web": "", "sms": _NEEDS_A_SCREEN, "paper": _NEEDS_A_SCREEN, "helper": ""},
    ),
    Capability(
        name="directory.holiday-reply",
        title=mark("Say whether one’s shop opens on a public holiday, and when it is closed in summer"),
        risk="B",
        doors={
            "web": "",
            "sms": "",
            "paper": mark("An answer on paper would come too late; the telephone is faster."),
            "helper": "",
        },
    ),
    Capability(
        name="directory.market",
        title=mark("Know when a market is held, who comes, where the food trucks stand"),
        risk="A",
        doors={"web": "", "sms": "", "paper": "", "helper": ""},
    ),
    Capability(
        name="directory.pitch",
        title=mark("Say where and when one sells, and when one is absent"),
        risk="B",
        doors={
            "web": "",
            "sms": "",
            "paper": mark("A word to who runs the market is enough: it is noted for the seller."),
            "helper": "",
        },
    ),
)
