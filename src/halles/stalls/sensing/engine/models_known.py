"""Common devices as a manager finds them when she registers one: what they send, what is thrown away.

Texts are in English and marked: the form proposes them in the language of its page, to be changed there.
"""

from typing import Final, NamedTuple

from halles.stalls.sensing.engine.declared import DROPPED, Declared


def mark(label: str) -> str:
    """Mark a label for extraction."""
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
_FREE = mark("Free places")
_TAKEN = mark("Places taken")
_ALL = mark("Number of places")
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
        Declared("debugCodes", mark("Codes for its maker"), DROPPED),
        Declared("firmwareVersion", mark("Version of its software"), DROPPED),
        Declared("resetCause", mark("Why it started again"), DROPPED),
        _BATTERY,
    ),
)
PEOPLE: Final = KnownModel(
    "people-counter",
    mark("Counter of people who pass by"),
    "footfall",
    mark("Know how many people come to the centre, by street and part of the day."),
    900,
    (
        Declared("passages", mark("People who passed since the message before"), "count", "passages", "", 0, 9999),
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
        Declared("occupiedSpotNumber", _TAKEN, DROPPED),
        Declared("totalSpotNumber", _ALL, DROPPED),
        Declared("occupancy", mark("Share of places taken"), DROPPED),
        Declared("vehicleEntranceCount", mark("Cars that came in"), DROPPED),
        Declared("vehicleExitCount", mark("Cars that left"), DROPPED),
        Declared("outOfServiceSlotNumber", mark("Places out of service"), DROPPED),
    ),
)
KNOWN: Final = {model.key: model for model in (COUNTER, SPOT, PEOPLE, WEATHER, NGSI)}
