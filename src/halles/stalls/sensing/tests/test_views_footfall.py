"""The page of people passing by: weeks, days, nights, and the file."""

import csv
import io
from datetime import timedelta

import pytest

from halles.stalls.sensing.commands import footfall_publish
from halles.stalls.sensing.models import Device, Hour
from halles.stalls.sensing.queries.footfall import footfall_page
from halles.stalls.sensing.tests.footfall_world import CLOSED, MONDAY, count_week, footfall_scene, hour_start
from halles.stalls.sensing.tests.register_world import HOUSE, register_scene

pytestmark = pytest.mark.django_db
PAGE = "/redon/capteurs/passages/"


@pytest.fixture
def scene():
    made = footfall_scene()
    Hour.objects.filter(start=hour_start(MONDAY, 8)).update(total=3)
    footfall_publish(actor=HOUSE, town=made.town.slug, week=MONDAY, now=CLOSED)
    return made


def _text(answer):
    assert answer.status_code == 200, answer.content
    return answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def test_a_town_without_counters_says_that_no_week_is_published():
    town = register_scene()
    assert ".csv" not in _text(town.client().get(PAGE))


def test_the_week_is_told_by_day_and_a_day_by_hour_and_street(scene):
    week = _text(scene.client().get(PAGE))
    assert "jour=2026-11-02#detail" in week
    assert "<td>789</td>" in week
    assert "Les halles" not in week
    day = _text(scene.client().get(PAGE, {"semaine": "2026-11-02", "jour": "2026-11-02"}))
    assert "Passages, marche" in day
    assert "<td>3</td>" not in day
    nights = _text(scene.client().get(PAGE, {"jour": "nuits"}))
    assert "2 novembre" in nights or "2 November" in nights


def test_weeks_lead_to_each_other(scene):
    before = MONDAY - timedelta(days=7)
    count_week(scene.devices[0], 20, week=before)
    footfall_publish(actor=HOUSE, town=scene.town.slug, week=before, now=CLOSED)
    assert f"?semaine={before}" in _text(scene.client().get(PAGE))
    assert f"?semaine={MONDAY}" in _text(scene.client().get(PAGE, {"semaine": str(before)}))


def test_a_simulated_week_says_so_and_a_measured_one_does_not(scene):
    assert not scene.client().get(PAGE).context["page"].is_simulated
    before = MONDAY - timedelta(days=7)
    Device.objects.update(is_simulated=True)
    count_week(scene.devices[0], 20, week=before)
    footfall_publish(actor=HOUSE, town=scene.town.slug, week=before, now=CLOSED)
    assert 'class="badge warn' in _text(scene.client().get(PAGE, {"semaine": str(before)}))


def test_the_file_holds_every_figure_of_the_week_and_none_below_eleven(scene):
    answer = scene.client().get(f"{PAGE}2026-11-02.csv")
    rows = list(csv.DictReader(io.StringIO(_text(answer))))
    assert min(int(row["passages"]) for row in rows) >= 11
    assert sum(int(row["passages"]) for row in rows) == 3 * 7 * 24 * 20 - 3 * 17
    morning = [
        row for row in rows if row["jour"] == "2026-11-02" and row["de"] == "07:00" and row["a"] == "12:00"
    ]
    assert {row["partie"] for row in morning} == {"matin"}


@pytest.mark.parametrize("address", [
    f"{PAGE}?semaine=2026-11-09", f"{PAGE}?semaine=novembre", f"{PAGE}?jour=32",
    f"{PAGE}semaine.csv", f"{PAGE}2026-11-09.csv",
])  # fmt: skip
def test_a_week_that_is_not_published_is_not_found(scene, address):
    assert scene.client().get(address).status_code == 404


def test_the_page_reads_with_four_statements(scene, django_assert_num_queries):
    with django_assert_num_queries(4):
        assert footfall_page(town=scene.town.slug, week=MONDAY, day=MONDAY, is_night=False).figures
