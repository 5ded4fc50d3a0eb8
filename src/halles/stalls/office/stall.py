"""The manifest of the town hall's own stall."""

from halles.kit.manifest import Capability, CountedPage, Manifest, PersonalField
from halles.kit.text import mark

_ON_SCREEN_ONLY = mark("Done at the town hall’s own desk, on its computer.")
_LATER = mark("The text messages of the town open later; the help telephone answers meanwhile.")

MANIFEST = Manifest(
    slug="office",
    always_open=True,
    title=mark("Town hall"),
    purpose=mark(
        "The town’s home page, its legal pages, its opening, and the page of those who keep it running."
    ),
    counted=(
        CountedPage("office:home", mark("Home page")),
        CountedPage("office:help", mark("Find help")),
        CountedPage("office:legal", mark("Legal notice")),
        CountedPage("office:personal-data", mark("Personal data")),
        CountedPage("office:accessibility", mark("Accessibility")),
        CountedPage("office:statistics", mark("Statistics")),
    ),
    capabilities=(
        Capability(
            name="office.help",
            title=mark("Find a human being who helps"),
            risk="A",
            doors={"web": "", "sms": _LATER, "paper": "", "helper": ""},
        ),
        Capability(
            name="office.open-town",
            title=mark("Open the town to the public"),
            risk="B",
            doors={"web": "", "sms": _ON_SCREEN_ONLY, "paper": _ON_SCREEN_ONLY, "helper": _ON_SCREEN_ONLY},
        ),
    ),
    personal=(
        PersonalField(
            model="office.DailyCount",
            fields=("count",),
            purpose=mark("Know which pages are of use: numbers only, of nobody in particular."),
            retention=mark("By day for 13 months, then one number for each month."),
            nobodys=True,
        ),
    ),
)
