"""The free places of car parks over past weeks, by the quarter of an hour; closed times are unknown."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np

from halles.stalls.parking.engine.closings import Span
from halles.stalls.parking.engine.forecast import SLOT_S, History, learnt_capacity
from halles.stalls.parking.engine.series import Piece, free_series
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries.closings import closure_rows, spans_of
from halles.stalls.parking.queries.levels import pieces_of
from halles.town.models import Town
from halles.town.queries import where_of

FEW_HOURS = timedelta(hours=7)
"""Read before the beginning: what was said then may still stand."""


def histories(
    *, town: Town, car_parks: Sequence[CarPark], since: datetime, until: datetime
) -> dict[str, History]:
    """Return the history of those car parks of which anything was measured, in two statements.

    While a car park was closed its sensors measure no usual day: these times are left out.
    """
    ids = [each.pk for each in car_parks]
    pieces = pieces_of(feeds=ids, since=since - FEW_HOURS, until=until)
    closed = _closed(town, [pk for pk in ids if pk in pieces], since, until) if pieces else {}
    found = {}
    for car_park in car_parks:
        if car_park.pk in pieces:
            history = history_of(pieces[car_park.pk], car_park=car_park, since=since, until=until)
            found[car_park.pk] = without(history, closed.get(car_park.pk, ()))
    return found


def history_of(pieces: Sequence[Piece], *, car_park: CarPark, since: datetime, until: datetime) -> History:
    """Return what the pieces of one car park tell, with its capacity as they teach it."""
    start = -(-int(since.timestamp()) // SLOT_S) * SLOT_S
    free = free_series(pieces, start=start, end=int(until.timestamp()) + 1, capacity=car_park.capacity)
    return History(start, free, float(learnt_capacity(free, car_park.capacity)))


def without(history: History, spans: Sequence[Span]) -> History:
    """Return a history in which nothing is known of the times of whole closings."""
    free, times = history.free.copy(), history.times
    for span in spans:
        end = span.end.timestamp() if span.end else np.inf
        free[(times >= span.start.timestamp()) & (times < end)] = np.nan
    return History(history.start, free, history.capacity)


def _closed(town: Town, car_parks: Sequence[str], since: datetime, until: datetime) -> dict[str, list[Span]]:
    where, found = where_of(town), dict[str, list[Span]]()
    for row in closure_rows(town=town, since=since, until=until, car_parks=car_parks):
        if row.places is None:
            spans = spans_of(row, where=where, since=since, until=until)
            found.setdefault(row.car_park_id, []).extend(spans)
    return found
