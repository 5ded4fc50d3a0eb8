"""What the town hides is shown nowhere, by the town alone, and comes back as it was."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from halles.journal.models import Entry, Mark
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.directory import queries
from halles.stalls.directory.commands import (
    content_hide,
    content_show,
    news_publish,
    photo_add,
    photo_withdraw,
    sheet_doubt,
)
from halles.stalls.directory.models import Photo, Sheet
from halles.stalls.directory.public import reportables
from halles.stalls.directory.tests.conftest import Scene

pytestmark = pytest.mark.django_db

WHY = "Le prix annoncé est faux."
HOUSE = Actor(system="reports")
MAY = datetime(2026, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def things(scene: Scene, picture: Callable[..., bytes]) -> dict[str, str]:
    """Return one thing of each kind, by kind."""
    holder = scene.actor("holder")
    news = news_publish(actor=holder, sheet=scene.held, text="Galettes dès 7 h")
    photo = photo_add(actor=holder, sheet=scene.held, data=picture(), alt="La devanture")
    return {"sheet": scene.held.pk, "news": news, "photo": photo}


def _shown(scene: Scene) -> dict[str, bool]:
    """Say what the public sees of each kind."""
    cards = queries.sheet_list(town=scene.town).found
    news, photos, _said = queries.sheet_living(sheet=scene.held.pk)
    latest = queries.news_latest(town=scene.town, limit=5)
    assert bool(news) == bool(latest) or not any(card.id == scene.held.pk for card in cards)
    return {
        "sheet": any(card.id == scene.held.pk for card in cards),
        "news": bool(latest),
        "photo": bool(photos),
    }


@pytest.mark.parametrize("what", ["sheet", "news", "photo"])
def test_what_is_hidden_is_shown_nowhere_and_comes_back(
    scene: Scene, things: dict[str, str], what: str
) -> None:
    manager = scene.actor("manager")
    for _ in range(2):
        content_hide(actor=manager, what=what, content=things[what], reason=f"  {WHY}\n")
    expected = {"sheet": True, "news": True, "photo": True, what: False}
    if what == "sheet":
        expected["news"] = False  # in the town's news; the page of the sheet is gone as a whole
        assert queries.sheet_count(town=scene.town) == 1
    assert _shown(scene) == expected
    found = next(each.find(things[what]) for each in reportables() if each.kind == what)
    assert found
    assert (found.is_hidden, found.hidden_reason) == (True, WHY)
    for _ in range(2):
        content_show(actor=manager, what=what, content=things[what])
    assert all(_shown(scene).values())
    kinds = Entry.objects.filter(kind__startswith="directory.content-").values_list("kind", flat=True)
    assert sorted(kinds) == ["directory.content-hidden", "directory.content-shown"]


def test_hiding_makes_the_pages_of_the_stall_stale(scene: Scene, things: dict[str, str]) -> None:
    topics = (f"{scene.town}/directory", f"{scene.town}/directory/{scene.held.pk}")
    before = {mark.topic: mark.version for mark in Mark.objects.filter(topic__in=topics)}
    content_hide(actor=scene.actor("manager"), what="photo", content=things["photo"], reason=WHY)
    after = {mark.topic: mark.version for mark in Mark.objects.filter(topic__in=topics)}
    assert all(after[topic] > before[topic] for topic in topics)


@pytest.mark.parametrize("who", ["holder", "stranger", ""])
def test_only_the_town_hides(scene: Scene, things: dict[str, str], who: str) -> None:
    actor = scene.actor(who) if who else NOBODY
    for what, content in things.items():
        with pytest.raises(Refused):
            content_hide(actor=actor, what=what, content=content, reason=WHY)
        with pytest.raises(Refused):
            content_show(actor=actor, what=what, content=content)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_hiding_needs_a_reason(scene: Scene, things: dict[str, str], reason: str) -> None:
    with pytest.raises(BadInput):
        content_hide(actor=scene.actor("manager"), what="news", content=things["news"], reason=reason)


def test_what_is_not_here_cannot_be_hidden(scene: Scene, things: dict[str, str]) -> None:
    for what, content in (("news", "0" * 26), ("stars", things["news"]), ("photo", things["news"])):
        with pytest.raises(NotFound):
            content_hide(actor=scene.actor("manager"), what=what, content=content, reason=WHY)


def test_a_sheet_says_that_it_is_checked_and_stops_saying_so(scene: Scene) -> None:
    for _ in range(2):
        sheet_doubt(actor=HOUSE, content=scene.held.pk, since=MAY)
    assert queries.sheet_view(Sheet.objects.get(pk=scene.held.pk)).doubted_at == MAY
    sheet_doubt(actor=HOUSE, content=scene.held.pk, since=None)
    sheet_doubt(actor=HOUSE, content="0" * 26, since=MAY)
    assert Entry.objects.filter(kind="directory.sheet-doubted").count() == 2
    with pytest.raises(Refused):
        sheet_doubt(actor=scene.actor("manager"), content=scene.held.pk, since=MAY)


def test_what_its_author_withdrew_is_no_longer_reported(scene: Scene, things: dict[str, str]) -> None:
    photo_withdraw(actor=scene.actor("holder"), sheet=scene.held, photo=things["photo"])
    found = {each.kind: each.find(things[each.kind]) for each in reportables()}
    assert found["photo"] is None
    assert found["sheet"]
    assert found["news"]
    assert (found["news"].author, found["news"].holder) == (scene.holder.pk, scene.held.organisation)


def test_one_statement_tells_whether_a_photo_is_hidden(scene: Scene, things: dict[str, str]) -> None:
    file = Photo.objects.get().file
    with CaptureQueriesContext(connection) as statements:
        assert queries.photo_hidden_on(file=file) is None
    assert len(statements) == 1
    content_hide(actor=scene.actor("manager"), what="sheet", content=things["sheet"], reason=WHY)
    assert queries.photo_hidden_on(file=file) == scene.held


def test_what_is_reported_is_found_in_one_statement(things: dict[str, str]) -> None:
    for each in reportables():
        with CaptureQueriesContext(connection) as statements:
            assert each.find(things[each.kind])
        assert len(statements) == 1
