"""Where sellers stand, and when they do not come: said once, taken back, refused to others."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halles.journal.models import Entry, Mark
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.directory import queries
from halles.stalls.directory.commands import (
    pitch_absent,
    pitch_present,
    pitch_remove,
    pitch_set,
    seller_add,
)
from halles.stalls.directory.models import Pitch, Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import Scene
from halles.stalls.directory.tests.market_world import NOW, THURSDAY, MarketScene, market_scene, sheet

pytestmark = pytest.mark.django_db

EVENING = "Fr 18:00-21:00"
STATION = "devant la gare"


@pytest.fixture
def stage(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> MarketScene:
    """Return a scene with a market, two days before it is held."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return market_scene(scene)


def entries() -> list[str]:
    found = Entry.objects.filter(kind__startswith="directory.").order_by("position")
    kinds = [entry.kind.removeprefix("directory.") for entry in found]
    return [kind for kind in kinds if kind.startswith(("pitch", "special", "sheet-added"))]


def test_a_pitch_is_set_once_and_changed_where_it_is(stage: MarketScene) -> None:
    holder = stage.actor("holder")
    for _ in range(2):
        assert pitch_set(actor=holder, sheet=stage.fish, market=stage.market.pk) == stage.pitch
    stop = pitch_set(actor=holder, sheet=stage.fish, place=f"  {STATION} ", hours=EVENING, lon=1, lat=2)
    again = pitch_set(actor=holder, sheet=stage.fish, place=STATION, hours="Sa 18:00-21:00", lon=1, lat=2)
    assert stop == again
    row = Pitch.objects.get(pk=stop)
    assert (row.place, row.hours, row.lon, row.lat, row.market) == (STATION, "Sa 18:00-21:00", 1, 2, None)
    assert row.author == stage.scene.holder.pk
    assert entries() == ["pitch-set"] * 3


def test_a_pitch_on_a_market_may_have_days_of_its_own(stage: MarketScene) -> None:
    words = {"market": stage.market.pk, "hours": "Th 08:00-11:00"}
    assert pitch_set(actor=stage.actor("holder"), sheet=stage.fish, **words) == stage.pitch
    assert Pitch.objects.get().hours == "Th 08:00-11:00"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"place": STATION}, "hours"),
        ({"place": STATION, "hours": "quand il fait beau"}, "hours"),
        ({"hours": EVENING}, "place"),
        ({"place": "x" * 161, "hours": EVENING}, "place"),
        ({"market": "0" * 26}, "market"),
    ],
)
def test_a_pitch_needs_a_place_and_days(stage: MarketScene, words: dict[str, str], field: str) -> None:
    with pytest.raises(BadInput) as problem:
        pitch_set(actor=stage.actor("holder"), sheet=stage.fish, **words)
    assert problem.value.field == field
    assert Pitch.objects.count() == 1


def test_only_a_market_of_this_town_is_a_market(stage: MarketScene) -> None:
    elsewhere = Sheet.objects.create(town="allaire", slug="m", name="M", category="marketplace")
    for wrong in (stage.truck, elsewhere):
        with pytest.raises(BadInput):
            pitch_set(actor=stage.actor("holder"), sheet=stage.fish, market=wrong.pk)
    with pytest.raises(BadInput):
        pitch_set(actor=stage.actor("organiser"), sheet=stage.market, market=stage.market.pk)


def test_a_sheet_has_thirty_pitches_at_most(stage: MarketScene) -> None:
    rows = [Pitch(sheet=stage.fish, place=f"rue {n}", hours=EVENING) for n in range(29)]
    Pitch.objects.bulk_create(rows)
    with pytest.raises(BadInput):
        pitch_set(actor=stage.actor("holder"), sheet=stage.fish, place=STATION, hours=EVENING)


def test_the_manager_places_a_seller_only_while_nobody_holds_her_sheet(stage: MarketScene) -> None:
    manager = stage.actor("manager")
    pitch = pitch_set(actor=manager, sheet=stage.truck, place=STATION, hours=EVENING)
    pitch_remove(actor=manager, pitch=pitch)
    with pytest.raises(Refused):
        pitch_set(actor=manager, sheet=stage.fish, place=STATION, hours=EVENING)


@pytest.mark.parametrize("who", ["stranger", "organiser", ""])
def test_others_place_nobody(stage: MarketScene, who: str) -> None:
    actor = stage.actor(who) if who else NOBODY
    for seller in (stage.fish, stage.truck):
        with pytest.raises(Refused):
            pitch_set(actor=actor, sheet=seller, market=stage.market.pk)


def test_removing_takes_the_absences_with_it(stage: MarketScene) -> None:
    holder = stage.actor("holder")
    pitch_absent(actor=holder, pitch=stage.pitch, day=THURSDAY)
    for _ in range(2):
        pitch_remove(actor=holder, pitch=stage.pitch)
    assert not Pitch.objects.exists()
    assert not SpecialHours.objects.exists()
    assert entries() == ["pitch-set", "special-hours-set", "pitch-removed"]


@pytest.mark.parametrize("who", ["organiser", "manager"])
def test_who_organises_the_market_may_say_that_a_seller_left_it(stage: MarketScene, who: str) -> None:
    pitch_remove(actor=stage.actor(who), pitch=stage.pitch)
    assert not Pitch.objects.exists()


@pytest.mark.parametrize("who", ["organiser", "manager", "stranger"])
def test_a_stop_elsewhere_is_removed_by_its_seller_alone(stage: MarketScene, who: str) -> None:
    stop = pitch_set(actor=stage.actor("holder"), sheet=stage.fish, place=STATION, hours=EVENING)
    with pytest.raises(Refused):
        pitch_remove(actor=stage.actor(who), pitch=stop)


@pytest.mark.parametrize("who", ["holder", "organiser", "manager"])
def test_an_absence_is_said_once_and_taken_back(stage: MarketScene, who: str) -> None:
    actor, day = stage.actor(who), THURSDAY
    noted = {pitch_absent(actor=actor, pitch=stage.pitch, day=day) for _ in range(2)}
    assert len(noted) == 1
    row = SpecialHours.objects.get()
    local = [timezone.localtime(at).isoformat()[:16] for at in (row.starts_at, row.ends_at)]
    assert local == [f"{day}T00:00", f"{day + timedelta(days=1)}T00:00"]
    assert (row.sheet, row.pitch_id, row.source, row.is_open) == (stage.fish, stage.pitch, "absent", False)
    assert row.author == actor.person
    for _ in range(2):
        pitch_present(actor=actor, pitch=stage.pitch, day=day)
    row.refresh_from_db()
    assert row.withdrawn_at
    assert entries() == ["pitch-set", "special-hours-set", "special-hours-withdrawn"]


def test_the_manager_also_knows_that_a_truck_does_not_come(stage: MarketScene) -> None:
    stop = pitch_set(actor=stage.actor("holder"), sheet=stage.fish, place=STATION, hours=EVENING)
    pitch_absent(actor=stage.actor("manager"), pitch=stop, day=THURSDAY)
    with pytest.raises(Refused):
        pitch_absent(actor=stage.actor("organiser"), pitch=stop, day=THURSDAY)


def test_an_absence_makes_the_page_of_the_market_stale(stage: MarketScene) -> None:
    topic = f"{stage.scene.town}/directory/{stage.market.pk}"
    before = Mark.objects.get(topic=topic).version
    pitch_absent(actor=stage.actor("holder"), pitch=stage.pitch, day=THURSDAY)
    pitch_present(actor=stage.actor("holder"), pitch=stage.pitch, day=THURSDAY)
    assert Mark.objects.get(topic=topic).version == before + 2


@pytest.mark.parametrize("who", ["stranger", ""])
def test_others_say_nothing_of_a_seller(stage: MarketScene, who: str) -> None:
    actor = stage.actor(who) if who else NOBODY
    with pytest.raises(Refused):
        pitch_absent(actor=actor, pitch=stage.pitch, day=THURSDAY)
    with pytest.raises(Refused):
        pitch_present(actor=actor, pitch=stage.pitch, day=THURSDAY)
    with pytest.raises(Refused):
        pitch_remove(actor=actor, pitch=stage.pitch)


@pytest.mark.parametrize("days", [-1, 367])
def test_an_absence_is_of_a_day_to_come(stage: MarketScene, days: int) -> None:
    day = timezone.localdate() + timedelta(days=days)
    with pytest.raises(BadInput):
        pitch_absent(actor=stage.actor("holder"), pitch=stage.pitch, day=day)


def test_nobody_is_absent_from_where_nobody_stands(stage: MarketScene) -> None:
    for command in (pitch_absent, pitch_present):
        with pytest.raises(NotFound):
            command(actor=stage.actor("holder"), pitch="0" * 26, day=THURSDAY)


def test_the_manager_adds_a_seller_in_one_gesture(stage: MarketScene) -> None:
    words = {"name": "Miel de Kerbiguet", "category": "farm", "phone": "0299711234"}
    made = seller_add(
        actor=stage.actor("manager"), town=stage.scene.town, fields=words, market=stage.market.pk
    )
    assert (made.name, made.phone, made.street) == ("Miel de Kerbiguet", "02 99 71 12 34", "")
    assert made.pitches.get().market == stage.market
    assert entries() == ["pitch-set", "sheet-added", "pitch-set"]
    with pytest.raises(BadInput):
        seller_add(actor=stage.actor("manager"), town=stage.scene.town, fields=words, market="0" * 26)
    assert Sheet.objects.filter(name="Miel de Kerbiguet").count() == 1


@pytest.mark.parametrize("who", ["holder", "organiser", "stranger"])
def test_only_the_manager_adds_sellers(stage: MarketScene, who: str) -> None:
    words = {"name": "Miel", "category": "farm"}
    with pytest.raises(Refused):
        seller_add(actor=stage.actor(who), town=stage.scene.town, fields=words)


def _say(actor: Actor, pitch: str, day: date, is_absent: bool) -> None:
    (pitch_absent if is_absent else pitch_present)(actor=actor, pitch=pitch, day=day)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from((0, 7)), st.sampled_from((0, 1)), st.booleans()), max_size=12))
def test_whatever_the_order_of_the_gestures_the_last_one_counts(
    stage: MarketScene, said: list[tuple[int, int, bool]]
) -> None:
    cheese = sheet(stage.scene, "Lait cru", "cheese")
    other = pitch_set(actor=stage.actor("manager"), sheet=cheese, market=stage.market.pk)
    pitches, days = (stage.pitch, other), (THURSDAY, THURSDAY + timedelta(days=7))
    last: dict[tuple[str, date], bool] = {}
    for later, which, is_absent in said:
        day = days[later // 7]
        _say(stage.actor("organiser"), pitches[which], day, is_absent)
        last[pitches[which], day] = is_absent
    for day in days:
        found = queries.market_attendance(market=stage.as_market, town=stage.town, day=day)
        absent = {seller.pitch for seller in found.absent}
        assert absent == {pitch for pitch in pitches if last.get((pitch, day))}
        assert len(found.sellers) == 2
    SpecialHours.objects.all().delete()
    cheese.delete()
