"""Devices of the register as NGSI-LD entities: what their pages tell, and nothing that those do not."""

from collections.abc import Mapping, Sequence
from typing import Final

from halles.kit.ngsi.entities import Attribute, Entity, entity_id, name_of, point
from halles.stalls.sensing.engine.declared import NOT_TOLD
from halles.stalls.sensing.models import Measure, MeasureKind, Role
from halles.stalls.sensing.queries import DeviceView

DEVICE: Final = "Device"
_NAMES: Final[Mapping[str, str]] = {
    Role.FREE: "availableSpotNumber",
    Role.OCCUPIED: "occupiedSpotNumber",
}
"""Names of the smart data models, where they have one for a role."""
_KINDS: Final = frozenset({MeasureKind.LEVEL, MeasureKind.FLAG})
"""Counts are told by the page that adds them up until nobody is recognised in them."""
_OWN: Final = frozenset(
    [
        "id",
        "type",
        "name",
        "description",
        "deviceCategory",
        "deviceState",
        "controlledProperty",
        "dataProvider",
        "dateInstalled",
        "location",
        "source",
        "isSimulated",
    ]
)


def device_id(view: DeviceView) -> str:
    """Return the identifier of a device: urn:ngsi-ld:Device:redon:gare."""
    return entity_id(DEVICE, view.row.town, view.row.slug)


def told(view: DeviceView) -> dict[int, str]:
    """Return the name of each measure that is told, by its id: levels and flags that tell of no one."""
    names: dict[int, str] = {}
    for measure in view.kept:
        if measure.kind in _KINDS and measure.role not in NOT_TOLD:
            names[measure.pk] = _name(measure, _OWN | set(names.values()))
    return names


def device_entity(view: DeviceView, *, page: str) -> Entity:
    """Return a device as an entity; `page` is the address of its page.

    A value that is not known to be true now is left out, and the state says why. Where following the device
    would be following somebody who walks by, no moment is told.
    """
    row, names = view.row, told(view)
    heard = None if view.follows_people else view.state.since
    attributes = [
        Attribute("name", row.title),
        Attribute("description", row.purpose),
        Attribute("deviceCategory", ["sensor"]),
        Attribute("controlledProperty", list(names.values())),
        Attribute("dataProvider", row.owner),
        Attribute("dateInstalled", row.installed_on.isoformat()),
        Attribute("source", page),
        Attribute("deviceState", view.state.name, observed_at=heard),
        *_values(view, names),
    ]
    if row.lon is not None and row.lat is not None:
        attributes.append(point(row.lon, row.lat))
    if row.is_simulated:
        attributes.append(Attribute("isSimulated", True))
    return Entity(device_id(view), DEVICE, attributes)


def _values(view: DeviceView, names: Mapping[int, str]) -> Sequence[Attribute]:
    return [
        Attribute(names[each.measure.pk], _value(each.measure), observed_at=each.at)
        for each in view.values
        if each.measure.pk in names
    ]


def _value(measure: Measure) -> float | int | bool | None:
    value = measure.value
    if value is None or measure.kind == MeasureKind.FLAG:
        return None if value is None else bool(value)
    return int(value) if value.is_integer() else value


def _name(measure: Measure, taken: frozenset[str]) -> str:
    """Return a name that no other attribute of the device has."""
    wanted = (_NAMES.get(measure.role, ""), name_of(measure.path))
    return next((name for name in wanted if name and name not in taken), f"field_{measure.pk}")
