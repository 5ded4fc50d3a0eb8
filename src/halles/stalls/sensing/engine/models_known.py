"""Common devices as a manager finds them when she registers one: what they send, what is thrown away.

Texts are in English and marked: the form proposes them in the language of its page, to be changed there.
"""

from typing import Final, NamedTuple

from halles.stalls.sensing.engine.declared import DROPPED, Declared


def mark(label: str) -> str:
    """Mark a label for extraction, as `kit.text.mark` does where engines cannot reach."""
    return label


class KnownModel(NamedTuple):
    """One kind of device on the market, with the words that its page may begin with."""

    key: str
    title: str
    kind: str
    """A word of `models.DeviceKind`."""
    purpose: str
    expected_every_s: int
    measures: tuple[Declared, ...]
    codec: str = ""
    """A key of `engine.codecs`, for where the network passes raw bytes on."""


LEGAL_BASIS: Final = mark("Task carried out in the public interest (GDPR, article 6.1.e)")
_PASSED = mark("People who passed since the message before")
_FREE = mark("Free places")
_FOR_MAKER = mark("Codes for its maker")
_MOVES = mark("Cars that came in or left")
_DESCRIBED: Final = (
    *("name", "description", "location", "category", "extCategory", "layout", "chargeType"),
    *("requiredPermit", "allowedVehicleType", "maximumParkingDuration", "parkingSiteId"),
    *("accessModified", "occupancyModified", "dateModified"),
    *("address.addressCountry", "address.addressLocality", "address.streetAddress", "address.postalCode"),
    "address.type",
)
"""What the data model says of the place itself; the directory of car parks holds it, the edge drops it."""
_BATTERY = Declared("battery", mark("State of the battery"), DROPPED)
_TEMPERATURE = mark("Temperature")
_FIND_PLACE = mark("Tell drivers where places are free, so that they do not drive in circles.")

COUNTER: Final = KnownModel(
    "parking-counter",
    mark("Counter at the entrance of a car park"),
    "parking",
    _FIND_PLACE,
    600,
    (
        Declared("free", _FREE, "level", "free", "", 0, 5000),
        Declared("plate", mark("Number plate, where the barrier reads it"), DROPPED),
        Declared("image", mark("Picture of the entrance"), DROPPED),
        _BATTERY,
    ),
)
SPOT: Final = KnownModel(
    "parking-spot",
    mark("Sensor of a single place (LoRaWAN)"),
    "parking",
    _FIND_PLACE,
    86_400,
    (
        Declared("occupied", mark("Is the place taken?"), "flag", "spot"),
        Declared("type", mark("Kind of message"), DROPPED),
        Declared("temperature", _TEMPERATURE, DROPPED),
        Declared("debugCodes.0", _FOR_MAKER, DROPPED),
        Declared("debugCodes.1", _FOR_MAKER, DROPPED),
        Declared("firmwareVersion", mark("Version of its software"), DROPPED),
        Declared("resetCause", mark("Why it started again"), DROPPED),
        _BATTERY,
    ),
    codec="bosch-tps110",
)
PEOPLE: Final = KnownModel(
    "people-counter",
    mark("Counter of people who pass by"),
    "footfall",
    mark("Know how many people come to the centre, by street and part of the day."),
    900,
    (
        Declared("passages", _PASSED, "count", "passages", "", 0, 9999),
        Declared("mac", mark("Number of telephones"), DROPPED),
        Declared("image", mark("Picture"), DROPPED),
        _BATTERY,
    ),
)
WEATHER: Final = KnownModel(
    "weather",
    mark("Weather station"),
    "weather",
    mark("Know the weather in the centre, for markets, gardeners and salting the streets."),
    900,
    (
        Declared("temperature", _TEMPERATURE, "level", "", "°C", -40, 60),
        Declared("humidity", mark("Humidity of the air"), "level", "", "%", 0, 100),
        Declared("pressure", mark("Pressure of the air"), "level", "", "hPa", 850, 1100),
        Declared("wind", mark("Wind"), "level", "", "km/h", 0, 300),
        Declared("rain", mark("Rain since the message before"), "count", "", "mm", 0, 200),
        _BATTERY,
    ),
)
NGSI: Final = KnownModel(
    "ngsi-parking",
    mark("Car park of another system (NGSI-LD, OffStreetParking)"),
    "parking",
    _FIND_PLACE,
    600,
    (
        Declared("availableSpotNumber", _FREE, "level", "free", "", 0, 5000),
        Declared("occupiedSpotNumber", mark("Places taken"), DROPPED),
        Declared("totalSpotNumber", mark("Number of places"), DROPPED),
        Declared("occupancy", mark("Share of places taken"), DROPPED),
        Declared("outOfServiceSlotNumber", mark("Places out of service"), DROPPED),
        Declared("vehicleEntranceCount", _MOVES, DROPPED),
        Declared("vehicleExitCount", _MOVES, DROPPED),
        *(
            Declared(f"{of}.{number}", mark("Places by kind of vehicle"), DROPPED)
            for of in ("twoWheelerSlots", "fourWheelerSlots", "unclassifiedSlots")
            for number in ("availableSpotNumber", "occupiedSpotNumber", "totalSpotNumber")
        ),
        *(Declared(path, mark("Description of the car park"), DROPPED) for path in _DESCRIBED),
    ),
)
KNOWN: Final = {model.key: model for model in (COUNTER, SPOT, PEOPLE, WEATHER, NGSI)}
