"""In which state a sheet is, looked at on both sides of each border."""

from datetime import UTC, datetime, timedelta

import pytest

from halles.stalls.directory.engine.categories import CATEGORIES
from halles.stalls.directory.engine.organisations import TOWN_SERVICES, organisation_kind
from halles.stalls.directory.engine.states import (
    AGES,
    STATES,
    Standing,
    age_of,
    standing_of_free,
    standing_of_held,
)

NOW = datetime(2025, 5, 3, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


def ago(days: float, *, less: timedelta = timedelta()) -> datetime:
    return NOW - timedelta(days=days) + less


def free(printed: float | None, life: float = 90) -> Standing:
    at = None if printed is None else ago(printed)
    end = at + timedelta(days=life) if at else None
    return standing_of_free(added_at=ago(200), printed_at=at, expires_at=end, now=NOW)


def held(claimed: float | None, confirmed: datetime | None = None, *signs: datetime | None) -> Standing:
    at = None if claimed is None else ago(claimed)
    return standing_of_held(claimed_at=at, confirmed_at=confirmed, signs=signs, now=NOW)


def test_a_sheet_without_letter_is_imported_since_it_came() -> None:
    assert free(None) == Standing("imported", ago(200), None)


def test_a_letter_lives_until_its_last_instant() -> None:
    assert free(3) == Standing("printed", ago(3), None)
    assert free(90) == Standing("expired", NOW, None)
    assert free(89.999).state == "printed"


def test_confirmed_is_less_than_thirty_days_ago() -> None:
    assert held(200, ago(30, less=MOMENT)).state == "confirmed"
    assert held(200, ago(30)).state == "claimed"
    assert held(200, ago(30)).since == ago(200)


def test_asleep_is_ninety_days_without_any_sign() -> None:
    assert held(90).state == "asleep"
    assert held(300, ago(90, less=MOMENT)).state == "claimed"
    assert held(300, ago(90)).state == "asleep"
    assert held(300, None, None, ago(5)) == Standing("claimed", ago(300), ago(5))
    assert held(None).state == "asleep"


def test_every_state_has_a_name() -> None:
    assert {free(None).state, free(1).state, free(99).state} <= set(STATES)


@pytest.mark.parametrize(
    ("days", "age"), [(0, "month"), (30, "quarter"), (90, "year"), (365, "older"), (29.9, "month")]
)
def test_ages(days: float, age: str) -> None:
    assert age_of(ago(days), now=NOW) == age
    assert age in AGES
    assert age_of(None, now=NOW) == "unknown"


def test_an_organisation_is_what_its_sheet_is_about() -> None:
    assert organisation_kind("association") == "association"
    assert organisation_kind("townhall") == "town-service"
    assert organisation_kind("bakery") == organisation_kind("") == organisation_kind("unknown") == "shop"
    assert set(CATEGORIES) >= TOWN_SERVICES
