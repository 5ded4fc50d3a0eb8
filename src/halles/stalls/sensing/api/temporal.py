"""What is kept of a device's past, as NGSI-LD gives values over time: by quarters of an hour, or hours."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Field, Query, Router, Schema

from halles.kit.api import LINKED, Wrong
from halles.kit.ngsi.answers import Unusable, answer, commas, refuse_filters
from halles.kit.ngsi.temporal import Method, Period, TemporalForm, temporal_write
from halles.stalls.sensing.api.house import context_of, device_of
from halles.stalls.sensing.exchange.ngsi import DEVICE, device_id, told
from halles.stalls.sensing.queries.published import HOUR, QUARTER, Kept, Span, period_moment, periods_kept

router = Router(tags=["NGSI-LD"])
MOST: Final = 3000
"""Periods in one answer: a month of quarters of an hour."""
_PERIODS: Final = {"PT15M": QUARTER, "PT1H": HOUR}


class When(Schema):
    """Which part of the past, and how it is written."""

    attrs: str = Field("", description="Names of attributes, with commas.")
    timerel: Literal["before", "after", "between"] | None = None
    timeAt: datetime | None = Field(None, description="Needed with timerel.")
    endTimeAt: datetime | None = Field(None, description="Needed with timerel=between.")
    lastN: int = Field(MOST, ge=1, le=MOST, description="Of the periods, the latest so many.")
    options: TemporalForm = TemporalForm.NORMALIZED
    format: TemporalForm = TemporalForm.NORMALIZED
    aggrMethods: str = Field("", description="avg, min, max, sum, totalCount, with commas; all if unsaid.")
    aggrPeriodDuration: Literal["PT15M", "PT1H"] = Field(
        "PT15M", description="Quarters of an hour are kept for 13 months, hours for ever."
    )

    @property
    def form(self) -> TemporalForm:
        """The form that was asked for."""
        return self.options if self.format == TemporalForm.NORMALIZED else self.format


@router.get(
    "/entities/{entity_id}",
    url_name="temporal",
    response={200: dict[str, Any], 400: Wrong, 404: Wrong, 422: Wrong},
    openapi_extra=LINKED,
)
def temporal(request: HttpRequest, entity_id: str, when: Query[When]) -> HttpResponse:
    """Give what is kept of a device's past, by periods that are over."""
    refuse_filters(request)
    view = device_of(request, entity_id)
    attrs = commas(when.attrs)
    names = {pk: name for pk, name in told(view).items() if not attrs or name in attrs}
    span, methods = _span(when), _methods(when.aggrMethods)
    kept = periods_kept(measures=names, span=span, now=timezone.now(), most=when.lastN)
    series = {
        name: [_period(each, span.period) for each in kept if each.measure == pk]
        for pk, name in names.items()
    }
    body = temporal_write(device_id(view), DEVICE, series, when.form, methods)
    return answer(request, body, context=context_of(request))


def _span(when: When) -> Span:
    """Return the part of the past that is asked for; raise Unusable where half of it is missing."""
    period = _PERIODS[when.aggrPeriodDuration]
    at, end = _utc(when.timeAt), _utc(when.endTimeAt)
    if when.timerel is None:
        return Span(period)
    if at is None:
        raise Unusable(gettext("“timerel” needs “timeAt”."), field="timeAt")
    if when.timerel == "before":
        return Span(period, until=at)
    if when.timerel == "after":
        return Span(period, since=at)
    if end is None or end <= at:
        raise Unusable(
            gettext("“timerel=between” needs “endTimeAt”, later than “timeAt”."), field="endTimeAt"
        )
    return Span(period, since=at, until=end)


def _utc(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at and at.tzinfo is None else at


def _methods(text: str) -> Sequence[Method]:
    names = commas(text)
    if not set(names) <= set(Method):
        raise Unusable(gettext("“aggrMethods” holds a method that is not offered here."), field="aggrMethods")
    return [Method(name) for name in names] or list(Method)


def _period(kept: Kept, seconds: int) -> Period:
    start, end = period_moment(kept.start), period_moment(kept.start + seconds)
    return Period(start, end, kept.number, kept.total, kept.low, kept.high, kept.last)
