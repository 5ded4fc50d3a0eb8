"""Check the fields that a device declares, and write them; what is no longer declared is forgotten."""

import math
import re
from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.stalls.sensing.engine.declared import (
    DROPPED,
    HEARD,
    KINDS_OF_ROLE,
    OF_PEOPLE,
    Declared,
    names_somebody,
)
from halles.stalls.sensing.models import Device, Hour, Measure, MeasureKind, Quarter, Reading, Role

MOST_MEASURES = 80
"""Of one device: more is no measuring device."""
MOST_PATH, MOST_TITLE, MOST_UNIT = 120, 120, 20
LATEST = ("value", "at", "key", "changed_at")
_PATH = re.compile(r"[^\s/#+\x00-\x1f]+")
_KINDS = frozenset({MeasureKind.LEVEL, MeasureKind.COUNT, MeasureKind.FLAG, MeasureKind.DROPPED})


def measures_clean(measures: Sequence[Declared], *, group: str) -> list[Declared]:
    """Return the fields as they are kept; raise BadInput, naming the field, on the first that is wrong.

    `group` is the device's: what follows from people walking by is told by group, so it needs one.
    """
    clean = [_clean(each) for each in measures]
    paths = [each.path for each in clean]
    twice = next((path for path in paths if paths.count(path) > 1), "")
    if twice:
        raise _wrong(gettext("“%(path)s” is declared twice."), twice)
    if all(each.kind == DROPPED for each in clean):
        advice = gettext("Declare at least one field that is kept.")
        raise BadInput(gettext("This device would measure nothing."), field="measures", advice=advice)
    if len(clean) > MOST_MEASURES:
        raise BadInput(gettext("These are too many fields for one device."), field="measures")
    if not group and any(each.role in OF_PEOPLE for each in clean):
        advice = gettext("What it measures is published for that group only.")
        raise BadInput(gettext("Write the group of streets or lamp posts."), field="group", advice=advice)
    return clean


def measures_write(device: Device, measures: Iterable[Declared]) -> None:
    """Make the device's rows those of `measures`, within the caller's transaction.

    What was kept of a field that is no longer declared, or is thrown away from now on, is deleted: its
    purpose is gone. Raise BadInput where a field that has values would count otherwise than before.
    """
    rows = {row.path: row for row in device.measures.all()}
    wanted = {each.path: each for each in (HEARD, *measures)}
    for path, row in rows.items():
        _must_count_alike(row, wanted.get(path))
    gone = [row.pk for path, row in rows.items() if path not in wanted]
    dropped = [row.pk for path, row in rows.items() if path in wanted and wanted[path].kind == DROPPED]
    _forget(gone + dropped)
    Measure.objects.filter(pk__in=gone).delete()
    Measure.objects.filter(pk__in=dropped).update(**dict.fromkeys(LATEST))
    for path, each in wanted.items():
        Measure.objects.update_or_create(device=device, path=path, defaults=each._asdict())


def _must_count_alike(row: Measure, wanted: Declared | None) -> None:
    if wanted is None or wanted.kind == row.kind or DROPPED in (wanted.kind, row.kind):
        return
    if row.at is None:
        return
    message = gettext("“%(path)s” has values already, which add up otherwise.")
    raise _wrong(message, row.path, gettext("Take the field out, save, then declare it anew."))


def _forget(measures: Collection[int]) -> None:
    """Delete what is kept of some measures, the hours included."""
    for table in (Reading, Quarter, Hour):
        table.objects.filter(measure_id__in=measures).delete()


def _clean(each: Declared) -> Declared:
    path, title = each.path.strip(), " ".join(each.title.split())
    if not _PATH.fullmatch(path) or len(path) > MOST_PATH:
        advice = gettext("Write it as the device sends it, such as “availableSpotNumber”.")
        raise _wrong(gettext("“%(path)s” is no name of a field."), path, advice)
    if each.kind not in _KINDS:
        raise _wrong(gettext("Say how the values of “%(path)s” add up."), path)
    if len(title) > MOST_TITLE or len(each.unit) > MOST_UNIT:
        raise _wrong(gettext("The words for “%(path)s” are too long."), path)
    if each.kind == DROPPED:
        return Declared(path, title, DROPPED)
    return _kept(each._replace(path=path, title=title, unit=each.unit.strip()))


def _kept(each: Declared) -> Declared:
    """Return a field that is kept; raise BadInput where its page could not say what it is."""
    if names_somebody(each.path):
        advice = gettext("It can only be declared as thrown away.")
        message = gettext("“%(path)s” would tell of a person or a vehicle: it is never kept here.")
        raise _wrong(message, each.path, advice)
    if not each.title:
        raise _wrong(gettext("Say in words what “%(path)s” is: people read it."), each.path)
    if each.role not in Role.values or each.kind not in KINDS_OF_ROLE.get(each.role, _KINDS):
        raise _wrong(gettext("“%(path)s” cannot say this of what it feeds: its values add up otherwise."),
                     each.path)  # fmt: skip
    bounds = [bound for bound in (each.low, each.high) if bound is not None]
    if not all(map(math.isfinite, bounds)) or bounds != sorted(bounds):
        raise _wrong(gettext("“%(path)s”: the lowest value is above the highest."), each.path)
    return each


def _wrong(message: str, path: str, advice: str = "") -> BadInput:
    return BadInput(message % {"path": path}, field="measures", advice=advice)
