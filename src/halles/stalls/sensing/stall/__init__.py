"""The manifest of the sensing stall."""

from halles.kit.manifest import Capability, CountedPage, Desk, Manifest, PersonalField, Role
from halles.kit.text import mark
from halles.stalls.sensing.events import (
    DeviceChanged,
    DeviceRegistered,
    DeviceRemoved,
    DeviceStateChanged,
    FootfallPublished,
    KeyRenewed,
    LevelsChanged,
    RetentionExecuted,
)
from halles.stalls.sensing.stall.texts import INTENTS

MANIFEST = Manifest(
    slug="sensing",
    title=mark("The town’s sensors"),
    purpose=mark("What a sensor may say is public, and what is not said there is refused."),
    path="capteurs/",
    publishes=(
        DeviceRegistered,
        DeviceChanged,
        DeviceRemoved,
        KeyRenewed,
        LevelsChanged,
        DeviceStateChanged,
        RetentionExecuted,
        FootfallPublished,
    ),
    roles=(Role("manager", mark("Keeper of the register"), mark("Registers sensors, removes them.")),),
    desks=(Desk(mark("Keep the register of sensors"), "sensing:desk", "town.manage", order=70),),
    counted=(
        CountedPage("sensing:register", mark("Register of sensors")),
        CountedPage("sensing:device", mark("Page of a sensor")),
        CountedPage("sensing:footfall", mark("How many people pass by")),
        CountedPage("sensing:register-pdf", mark("Register of sensors printed"), door="paper"),
        CountedPage("sensing:label-pdf", mark("Label of a sensor printed"), door="paper"),
    ),
    personal=(
        PersonalField(
            model="sensing.Device",
            fields=("owner", "contact"),
            purpose=mark("Say which service answers for a sensor: a service, never a person."),
            retention=mark("As long as the register tells that the sensor was there."),
            nobodys=True,
        ),
    ),
    intents=INTENTS,
    capabilities=(
        Capability(
            name="sensing.register",
            title=mark("Know which sensors the town has, what they measure and for how long it is kept"),
            risk="A",
            doors={"web": "", "sms": "", "paper": "", "helper": ""},
        ),
    ),
)
