"""The manifest of the parking stall."""

from halles.kit.manifest import Capability, CountedPage, Desk, Manifest, NavItem, PersonalField, Role
from halles.kit.text import mark
from halles.stalls.parking.events import (
    CarParkAdded,
    CarParkChanged,
    CarParkRemoved,
    CarParksImported,
    ClosureSet,
    ClosureWithdrawn,
    CountWithdrawn,
    ForecastMade,
    ForecastTrained,
    FullReported,
    PlacesCounted,
)
from halles.stalls.parking.stall.texts import INTENTS

_CHANGES = mark("It changes with the hour; the list of car parks on paper says where they are.")
_BY_THE_MANAGER = mark("Only the town’s manager closes a car park; a helper calls her.")
_NOT_ON_PAPER = mark("On paper it would come too late; the telephone is faster.")

MANIFEST = Manifest(
    slug="parking",
    title=mark("Parking"),
    purpose=mark("Where one can park now and in two hours, said as surely as it is known."),
    path="stationnement/",
    publishes=(
        CarParkAdded,
        CarParkChanged,
        CarParkRemoved,
        CarParksImported,
        PlacesCounted,
        CountWithdrawn,
        FullReported,
        ClosureSet,
        ClosureWithdrawn,
        ForecastMade,
        ForecastTrained,
    ),
    roles=(
        Role("manager", mark("Keeper of the car parks"), mark("Adds car parks, closes them for a market.")),
        Role("agent", mark("Agent of the town hall"), mark("Counts the free places.")),
    ),
    navigation=(NavItem(mark("Parking"), "parking:list", order=20),),
    offline=(NavItem(mark("Parking"), "parking:list"),),
    desks=(
        Desk(mark("Count the free places"), "parking:counting", "parking.count_set", order=52),
        Desk(mark("Keep the car parks"), "parking:desk", "town.manage", order=53),
    ),
    counted=(
        CountedPage("parking:list", mark("List of car parks")),
        CountedPage("parking:map", mark("Car parks on the map")),
        CountedPage("parking:car-park", mark("Page of a car park")),
        CountedPage("parking:on-foot", mark("On foot from a car park")),
        CountedPage("parking:pdf", mark("List of car parks printed"), door="paper"),
    ),
    intents=INTENTS,
    capabilities=(
        Capability(
            name="parking.find",
            title=mark("Find a car park, its tariff, its height and its disabled places"),
            risk="A",
            doors={"web": "", "sms": "", "paper": "", "helper": ""},
        ),
        Capability(
            name="parking.now",
            title=mark("Know where places are free now and in two hours"),
            risk="A",
            doors={"web": "", "sms": "", "paper": _CHANGES, "helper": ""},
        ),
        Capability(
            name="parking.full",
            title=mark("Say that a car park is full"),
            risk="A",
            doors={"web": "", "sms": "", "paper": _NOT_ON_PAPER, "helper": ""},
        ),
        Capability(
            name="parking.count",
            title=mark("Count the free places for the town hall"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _NOT_ON_PAPER, "helper": ""},
        ),
        Capability(
            name="parking.close",
            title=mark("Close a car park for a market or works"),
            risk="B",
            doors={"web": "", "sms": "", "paper": _NOT_ON_PAPER, "helper": _BY_THE_MANAGER},
        ),
    ),
    personal=(
        PersonalField(
            model="parking.CarPark",
            fields=("operator", "note"),
            purpose=mark("Tell drivers who runs a car park and what is worth knowing; written to be public."),
            retention=mark("As long as the town tells of the car park."),
            nobodys=True,
        ),
        PersonalField(
            model="parking.Count",
            fields=("author",),
            purpose=mark("Know within the town hall who counted."),
            retention=mark("Thirty days."),
            retention_days=30,
            since="counted_at",
            person="author",
            at_erasure="blank",
        ),
        PersonalField(
            model="parking.Closure",
            fields=("author",),
            purpose=mark("Know within the town hall who closed a car park."),
            retention=mark("As long as the closing; the number goes when its author erases herself."),
            person="author",
            at_erasure="blank",
        ),
    ),
)
