"""What people can do in the directory, and by which doors."""

from halles.kit.manifest import Capability
from halles.kit.text import mark

_SMS_LATER = mark("The town’s text messages open later; the help telephone answers meanwhile.")
_NEEDS_A_SCREEN = mark("A photo is sent from a screen: one’s own, or the helper’s.")
_IN_PERSON = mark("The letter is printed at the town hall and handed over in person.")

CAPABILITIES = (
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
    Capability(
        name="directory.holiday-reply",
        title=mark("Say whether one’s shop opens on a public holiday, and when it is closed in summer"),
        risk="B",
        doors={
            "web": "",
            "sms": mark("The text message asks, and says whom to call; answers by text message open later."),
            "paper": mark("An answer on paper would come too late; the telephone is faster."),
            "helper": "",
        },
    ),
)
