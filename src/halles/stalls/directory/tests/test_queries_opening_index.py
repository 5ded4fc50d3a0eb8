"""The index of a town says what the slow engine says, and follows the journal at each question."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from halles.journal.commands import record
from halles.kit.actor import Actor
from halles.kit.event import Count, Slug
from halles.stalls.directory import commands
from halles.stalls.directory.events import HolidayAsked, PlacesImported
from halles.stalls.directory.models import OsmPlace, Sheet, SpecialHours
from halles.stalls.directory.queries import states as slow
from halles.stalls.directory.queries.chosen import candidates
from halles.stalls.directory.queries.opening_index import kept, opening, states
from halles.stalls.directory.tests.conftest import Scene, osm_place
from halles.town.engine.hours import CLOSED, OPEN, UNKNOWN
from halles.town.models import Town

MONDAY = timezone.make_aware(datetime.fromisoformat("2026-11-02T10:00"))
RAW = (
    "Mo-Sa 09:00-12:30,14:00-19:00", "24/7", "", "n’importe quoi", "Mo-Su 18:00-02:00", "sunrise-sunset",
    'Mo-Fr 09:00-12:00; Sa "sur rendez-vous"', "Tu-Sa 10:00-19:00; PH off", "Mo-Fr 08:00-20:00+",
)  # fmt: skip


@pytest.fixture
def town(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Town:
    """A town of a dozen shops, on a Monday at ten."""
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)
    OsmPlace.objects.filter(sheet=scene.imported).update(hours=RAW[0])
    for number, raw in enumerate(RAW, start=10):
        place = osm_place(number, f"Boutique {number}", hours=raw)
        Sheet.objects.create(town="redon", slug=f"boutique-{number}", osm=place)
    return Town.objects.get(slug="redon")


def agrees(town: Town, *, hours: range = range(0, 20 * 24, 7)) -> bool:
    raw = {each.card.id: each.card.hours for each in candidates(town=town.slug)}
    for hour in hours:
        for minute in (0, 29):
            moment = MONDAY + timedelta(hours=hour, minutes=minute)
            assert states(town=town, moment=moment) == slow.states(town=town, moment=moment, hours=raw)
    return True


def now_of(town: Town, sheet: Sheet, moment: datetime = MONDAY) -> str:
    return states(town=town, moment=moment)[sheet.pk].now


def test_it_says_what_the_slow_engine_says_over_holidays_and_nights(scene: Scene, town: Town) -> None:
    for days, is_open in ((1, False), (3, True), (9, False)):
        start = MONDAY + timedelta(days=days)
        SpecialHours.objects.create(
            sheet=scene.imported, starts_at=start, ends_at=start + timedelta(hours=30), is_open=is_open
        )
    assert agrees(town)


@pytest.fixture
def changes(scene: Scene, town: Town) -> dict[str, Callable[[], object]]:
    """What the commands can do to the hours that a sheet shows."""
    holder, manager = scene.actor("holder"), scene.actor("manager")
    sheet = {"actor": holder, "sheet": scene.held}

    def edit() -> None:
        scene.held.refresh_from_db()
        fields = {"name": "Le Fournil", "category": "bakery", "hours": "Mo 09:00-11:00"}
        commands.sheet_edit(**sheet, revision=scene.held.revision, fields=fields)

    def leave() -> None:
        row = Sheet.objects.get(pk=scene.held.pk)
        commands.sheet_undo(**sheet, revision=row.revision)

    hidden = {"what": "sheet", "content": scene.held.pk}
    return {
        "edit": edit,
        "undo": leave,
        "hide": lambda: commands.content_hide(actor=manager, reason="Doublon.", **hidden),
        "show": lambda: commands.content_show(actor=manager, **hidden),
        "add": lambda: commands.sheet_create(
            actor=manager, town="redon", fields={"name": "Neuf", "category": "cafe", "hours": "24/7"}
        ),
    }


def test_each_change_is_seen_at_the_next_question_and_only_its_sheet_is_read_again(
    town: Town, changes: dict[str, Callable[[], object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert agrees(town, hours=range(0, 48, 5))
    read = []
    again = kept._read_again
    monkeypatch.setattr(kept, "_made", None)  # from here on, nothing is made anew
    monkeypatch.setattr(kept, "_read_again", lambda *args: (read.append(args[2]), again(*args)))
    for name, change in changes.items():
        change()
        read.clear()
        assert agrees(town, hours=range(0, 48, 5)), name
        assert len(read) == 1, name


def test_an_import_or_a_town_that_moved_makes_it_anew(scene: Scene, town: Town) -> None:
    assert now_of(town, scene.imported) == OPEN
    OsmPlace.objects.filter(sheet=scene.imported).update(hours="Mo off")
    assert now_of(town, scene.imported) == OPEN  # nobody told the journal
    event = PlacesImported(source=Slug("osm"), added=Count(0), changed=Count(1), gone=Count(0))
    record(event, town="redon")
    assert now_of(town, scene.imported) == CLOSED
    OsmPlace.objects.filter(sheet=scene.imported).update(hours=RAW[0])
    saint_stephen = timezone.make_aware(datetime.fromisoformat("2026-11-11T10:00"))
    Town.objects.update(insee="57463", lon=62_000_000)
    assert now_of(Town.objects.get(), scene.imported, saint_stephen) == UNKNOWN


def test_a_round_of_questions_makes_nothing_anew(
    town: Town, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert now_of(town, scene.imported) == OPEN
    monkeypatch.setattr(kept, "_made", None)
    record(HolidayAsked(day="2026-11-11", asked=Count(3)), town="redon")  # type: ignore[arg-type]
    assert now_of(town, scene.imported) == OPEN


def test_the_window_moves_on(town: Town, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    assert now_of(town, scene.imported) == OPEN
    for days in (6, 7, 50, 3):
        then = MONDAY + timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda then=then: then)
        raw = {each.card.id: each.card.hours for each in candidates(town=town.slug)}
        assert states(town=town, moment=then) == slow.states(town=town, moment=then, hours=raw)


def test_a_question_costs_one_statement_when_nothing_changed(
    town: Town, django_assert_num_queries: Any
) -> None:
    opening(town=town, moment=MONDAY)
    with django_assert_num_queries(1):
        opening(town=town, moment=MONDAY + timedelta(days=2))


def test_a_moment_beyond_the_window_is_refused(town: Town) -> None:
    for days in (-2, 40):
        with pytest.raises(ValueError, match="is not between"):
            opening(town=town, moment=MONDAY + timedelta(days=days))


def test_two_towns_do_not_mix(town: Town, scene: Scene) -> None:
    other = commands.sheet_create(
        actor=Actor(system="test"), town="ailleurs", fields={"name": "X", "category": "cafe", "hours": "24/7"}
    )
    assert other.pk not in states(town=town, moment=MONDAY)
