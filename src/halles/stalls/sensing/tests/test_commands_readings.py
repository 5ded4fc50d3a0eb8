"""Storing what devices send: counted, once, as the register allows, and rung no more than needed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import Refused
from halles.stalls.sensing.commands import Rejected, Ringer, device_change, readings_store
from halles.stalls.sensing.commands.readings.ringer import levels_ring
from halles.stalls.sensing.engine.declared import Declared
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.models import Balance, Device, Measure, Reading
from halles.stalls.sensing.models import Refused as RefusedRow
from halles.stalls.sensing.queries.keys import secret_hash
from halles.stalls.sensing.queries.register import REGISTER
from halles.stalls.sensing.tests.sensors import (
    DAY_MS,
    FREE,
    HOUSE,
    NOW_MS,
    PARK,
    PASSAGES,
    PLATE,
    STRANGER,
    TAKEN,
    counted,
    device,
    said,
    store,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("actor", [NOBODY, STRANGER])
def test_only_the_house_stores_and_rings(actor: Actor) -> None:
    device()
    with pytest.raises(Refused):
        readings_store(actor=actor, reports=[said(free=3)], now_ms=NOW_MS)
    with pytest.raises(Refused):
        levels_ring(actor=actor, due={"redon": {"d": ("redon/sensing/d",)}})
    assert not Reading.objects.exists()
    assert not Entry.objects.exists()


def test_a_report_is_stored_once_and_counted_each_time() -> None:
    row = device()
    assert words(store(said(free=12))) == ["stored"]
    assert words(store(said(free=12), said(key="k2", free=11), said(free=12))) == [
        "deduplicated",
        "stored",
        "deduplicated",
    ]
    assert counted(row) == (4, 2, 2, 0)
    assert sorted(Reading.objects.values_list("value", flat=True)) == [11.0, 12.0]


def test_nothing_is_stored_of_a_report_with_one_undeclared_field() -> None:
    row = device()
    assert words(store(said(free=12, mac="AA:BB:CC"), said(key="k2", free=11))) == [
        "undeclared_field",
        "stored",
    ]
    assert counted(row) == (2, 1, 0, 1)
    refused = RefusedRow.objects.get()
    assert (refused.town, refused.device, refused.reason, refused.number) == (
        "redon",
        row.pk,
        "undeclared_field",
        1,
    )
    assert refused.day == date(2026, 11, 12)


def test_many_rows_go_in_several_lots() -> None:
    row = device()
    outcomes = store(*(said(key=f"k{n}", at=NOW_MS - n, free=n % 80) for n in range(1234)))
    assert set(words(outcomes)) == {"stored"}
    assert counted(row) == (1234, 1234, 0, 0)
    assert Reading.objects.count() == 1234
    assert Measure.objects.get(path="free").value == 0


def test_refusals_of_a_device_are_on_its_page_whatever_the_reason() -> None:
    row = device(ends_on=date(2026, 11, 11))
    gone = device("mairie", removed_at=timezone.now() - timedelta(days=99999))
    assert words(store(said(free=1), Rejected("eui-gare", "", "unreadable"), said("mairie", free=1))) == [
        "ended",
        "unreadable",
        "ended",
    ]
    assert counted(row) == (2, 0, 0, 2)
    assert counted(gone) == (1, 0, 0, 1)


def test_its_last_day_is_still_its_own() -> None:
    device(ends_on=date(2026, 11, 12))
    assert words(store(said(free=1))) == ["stored"]


def test_a_stranger_is_counted_and_its_names_are_written_nowhere() -> None:
    device()
    store(
        Report("aa:bb:cc", "", "k", None, {"x": 1}),
        Report("jeanne", "redon", "k", None, {"x": 1}),
        Rejected("06 12 34 56 78", "jeanne-dupont", "too_large"),
    )
    found = set(RefusedRow.objects.values_list("town", "device", "reason", "number"))
    assert found == {("", "", "unregistered", 1), ("redon", "", "unregistered", 1), ("", "", "too_large", 1)}
    assert not Balance.objects.exists()


def test_a_device_is_found_by_its_slug_where_the_town_is_known() -> None:
    row = device()
    device("gare", town="rieux", network="")
    elsewhere = Report("eui-gare", "rieux", "k9", NOW_MS, {"free": 1})
    assert words(store(Report("gare", "redon", "k1", NOW_MS, {"free": 1}))) == ["stored"]
    assert words(store(Report("eui-gare", "redon", "k2", NOW_MS, {"free": 1}), elsewhere)) == [
        "stored",
        "unregistered",
    ]
    assert counted(row) == (2, 2, 0, 0)


def test_a_report_without_any_value_says_that_it_was_heard_and_its_repetition_is_seen() -> None:
    row = device()
    assert words(store(said(), said(), said(key="k2", plate="AB-123-CD"))) == [
        "stored",
        "deduplicated",
        "stored",
    ]
    heard = Measure.objects.get(path="")
    assert set(Reading.objects.values_list("measure_id", "value")) == {(heard.pk, 1.0)}
    assert Balance.objects.get(device=row).heard_at == NOW_MS
    assert heard.value is None


def test_the_latest_value_is_the_one_measured_last() -> None:
    device()
    store(said(key="b", at=NOW_MS, free=5))
    store(said(key="a", at=NOW_MS - 60_000, free=7))
    free = Measure.objects.get(path="free")
    assert (free.value, free.at, free.changed_at) == (5.0, NOW_MS, NOW_MS)
    store(said(key="c", at=NOW_MS + 1000, free=5), said(key="d", at=NOW_MS + 500, free=9))
    free.refresh_from_db()
    assert (free.value, free.at, free.changed_at) == (5.0, NOW_MS + 1000, NOW_MS)


def test_a_message_without_a_time_is_one_however_late_it_comes_again() -> None:
    row = device("porte", PASSAGES, FREE)
    first = said("porte", at=None, passages=3, free=9)
    assert words(store(first)) == ["stored"]
    store(said("porte", key="k2", at=None, passages=1, free=4), now_ms=NOW_MS + 1000)
    assert words(store(first, first, now_ms=NOW_MS + 9000)) == ["deduplicated"] * 2
    assert counted(row) == (4, 2, 2, 0)
    assert Measure.objects.get(path="free").value == 4.0


def test_of_states_without_name_and_time_the_last_that_came_is_true() -> None:
    device()
    store(*(said(key="", at=None, free=free) for free in (3, 70, 1, 44)))
    assert Measure.objects.get(path="free").value == 44.0


def test_what_is_stored_again_after_a_day_is_too_old() -> None:
    device()
    report = said(free=12)
    store(report)
    assert words(store(report, now_ms=NOW_MS + DAY_MS + 900_000)) == ["too_old"]


def test_the_register_is_read_anew_as_soon_as_it_changed() -> None:
    row = device()
    assert words(store(said(free=1, height=3))) == ["undeclared_field"]
    declared = [Declared(m["path"], "t", m["kind"], m.get("role", "")) for m in (FREE, PLATE)]
    height = Declared("height", "Hauteur", "level")
    fields = {name: getattr(row, name) for name in ("title", "purpose", "legal_basis", "owner", "contact")}
    device_change(actor=HOUSE, device=row, fields=fields, measures=[*declared, height])
    assert words(store(said(free=1, height=3))) == ["stored"]


def test_a_device_signs_in_with_its_own_key() -> None:
    device(secret=secret_hash("s3cret"))
    device("mairie")
    assert REGISTER.admits("redon", "gare", "s3cret")
    assert not REGISTER.admits("redon", "gare", "other")
    assert not REGISTER.admits("rieux", "gare", "s3cret")
    assert not REGISTER.admits("redon", "mairie", "")


def test_small_batches_take_few_statements(django_assert_max_num_queries: Any) -> None:
    device()
    ringer = Ringer(HOUSE)
    store(said(free=1), ringer=ringer)
    with django_assert_max_num_queries(9 if connection.vendor == "postgresql" else 4):
        store(said(key="k2", free=2), ringer=ringer, now_ms=NOW_MS + 1)


def rung() -> list[set[str]]:
    kind = "sensing.levels-changed"
    return [
        set(topics.split()) for topics in Entry.objects.filter(kind=kind).values_list("topics", flat=True)
    ]


def test_the_first_change_rings_at_once_and_the_next_ones_after_two_seconds() -> None:
    gare, mairie = device(), device("mairie", feeds="")
    ringer = Ringer(HOUSE)
    store(said(free=1), ringer=ringer)
    assert rung() == [{"redon/sensing", f"redon/sensing/{gare.pk}", f"redon/sensing/{PARK}"}]
    store(said(key="k2", at=NOW_MS + 10, free=2), said("mairie", free=1), now_ms=NOW_MS + 10, ringer=ringer)
    assert len(rung()) == 1
    assert ringer.pending()
    ringer.ring_if_due(NOW_MS + 1999)
    assert len(rung()) == 1
    assert ringer.ring_if_due(NOW_MS + 2000) == 1
    assert rung()[1] >= {f"redon/sensing/{mairie.pk}", f"redon/sensing/{PARK}"}
    assert not ringer.pending()


def test_what_does_not_change_rings_again_after_five_minutes_only() -> None:
    device()
    ringer = Ringer(HOUSE)
    for minute in range(8):
        at = NOW_MS + minute * 60_000
        store(said(key=f"k{minute}", at=at, free=1), now_ms=at, ringer=ringer)
    assert len(rung()) == 2


def test_a_new_process_rings_what_the_killed_one_may_have_left() -> None:
    gare = device()
    ringer = Ringer(HOUSE)
    assert ringer.pending()
    ringer.ring_if_due(NOW_MS)
    assert rung() == [{"redon/sensing", f"redon/sensing/{gare.pk}", f"redon/sensing/{PARK}"}]
    assert ringer.ring_if_due(NOW_MS + 9000) == 0


def test_without_a_ringer_what_changed_rings_at_once() -> None:
    device()
    store(said(free=1))
    store(said(key="k2", at=NOW_MS + 1, free=2))
    assert len(rung()) == 2


def test_what_was_not_committed_still_waits_to_be_rung(monkeypatch: pytest.MonkeyPatch) -> None:
    device()
    ringer = Ringer(HOUSE)
    with monkeypatch.context() as patch:
        patch.setattr("halles.stalls.sensing.commands.readings.store.levels_ring", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store(said(free=1), ringer=ringer)
    assert not Reading.objects.exists()
    assert ringer.pending()
    store(said(free=1), ringer=ringer)
    assert len(rung()) == 1


def test_nobody_is_told_when_somebody_walks_by_nor_which_place_was_taken() -> None:
    device("porte", PASSAGES)
    spot = device("place-3", TAKEN)
    store(said("porte", passages=1))
    assert rung() == []
    store(said("place-3", occupied=True))
    assert rung() == [{"redon/sensing", f"redon/sensing/{PARK}"}]
    assert spot.pk not in str(rung())
    assert Device.objects.count() == 2
