"""Values over time of NGSI-LD: what was kept of each period, in the three forms of the specification."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from halles.kit.ngsi.entities import moment


class TemporalForm(StrEnum):
    """How values over time are written: `options` or `format` of a request."""

    NORMALIZED = "normalized"
    TEMPORAL_VALUES = "temporalValues"
    AGGREGATED_VALUES = "aggregatedValues"


class Method(StrEnum):
    """How the readings of one period are put together."""

    AVERAGE = "avg"
    LOWEST = "min"
    HIGHEST = "max"
    SUM = "sum"
    NUMBER = "totalCount"


@dataclass(frozen=True)
class Period:
    """What is kept of the readings in one period."""

    start: datetime
    end: datetime
    number: int
    """How many readings; at least one."""
    total: float
    low: float
    high: float
    last: float


_METHODS: Final[Mapping[Method, Callable[[Period], float]]] = {
    Method.AVERAGE: lambda period: period.total / period.number,
    Method.LOWEST: lambda period: period.low,
    Method.HIGHEST: lambda period: period.high,
    Method.SUM: lambda period: period.total,
    Method.NUMBER: lambda period: period.number,
}


def temporal_write(
    identifier: str,
    kind: str,
    series: Mapping[str, Sequence[Period]],
    form: TemporalForm,
    methods: Sequence[Method] = tuple(Method),
) -> dict[str, Any]:
    """Return an entity's attributes over time, as a plain object.

    Unless they are aggregated, the value of a period is its last reading, observed when the period ended.
    """
    written: dict[str, Any] = {"id": identifier, "type": kind}
    for name, periods in series.items():
        if form == TemporalForm.AGGREGATED_VALUES:
            written[name] = {"type": "Property"} | {
                str(method): [
                    [_METHODS[method](each), moment(each.start), moment(each.end)] for each in periods
                ]
                for method in methods
            }
        elif form == TemporalForm.TEMPORAL_VALUES:
            values = [[each.last, moment(each.end)] for each in periods]
            written[name] = {"type": "Property", "values": values}
        else:
            written[name] = [
                {"type": "Property", "value": each.last, "observedAt": moment(each.end)} for each in periods
            ]
    return written
