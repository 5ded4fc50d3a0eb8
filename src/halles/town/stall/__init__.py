"""The manifest of the town floor."""

from halles.kit.manifest import Capability, CountedPage, Manifest, NavItem, PersonalField
from halles.kit.text import mark
from halles.town import events
from halles.town.stall.texts import INTENTS

_NOT_A_MAP = mark("A map is looked at; a text message tells the address of the shop that one asks for.")

MANIFEST = Manifest(
    slug="town",
    always_open=True,
    title=mark("The town"),
    purpose=mark("Towns, quarters, addresses, streets and the base map."),
    publishes=(
        events.TownCreated,
        events.TownOpened,
        events.TownClosed,
        events.TownDescribed,
        events.TownContactsSet,
        events.TownStallsSet,
        events.DemoRemoved,
        events.MapImported,
        events.MapDrawn,
        events.QuarterCreated,
        events.PlaceAdded,
        events.AddressesImported,
        events.PremisesAdded,
        events.PremisesImported,
        events.PremisesVacated,
        events.PremisesTaken,
    ),
    listens=(events.MapImported,),
    navigation=(NavItem(mark("Map"), "town:plan", order=20),),
    counted=(
        CountedPage("town:plan", mark("Map of the town")),
        CountedPage("town:streets", mark("List of streets")),
        CountedPage("town:street", mark("Page of a street")),
        CountedPage("town:door", mark("Page of an address")),
    ),
    intents=INTENTS,
    capabilities=(
        Capability(
            name="town.where",
            title=mark("See on a map, or street by street, who is where"),
            risk="A",
            doors={"web": "", "sms": _NOT_A_MAP, "paper": "", "helper": ""},
        ),
    ),
    personal=(
        PersonalField(
            model="town.Premises",
            fields=("contact",),
            purpose=mark("Say whom to ask about premises that are available."),
            retention=mark("Until the premises are taken."),
            nobodys=True,
        ),
        PersonalField(
            model="town.Town",
            fields=("publisher", "data_contact", "help_name", "help_phone"),
            purpose=mark("Say who answers for the town's pages, and who helps: the law asks for it."),
            retention=mark("As long as the town's pages are open; replaced at each change."),
            nobodys=True,
        ),
    ),
)
