"""Letters by the round: all codes or none, in one entry; earlier codes die."""

from collections.abc import Callable

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.errors import BadInput, Problem, Refused
from halles.stalls.directory import commands, queries
from halles.stalls.directory.commands import letters
from halles.stalls.directory.models import ClaimCode, Sheet
from halles.stalls.directory.tests.conftest import Scene, osm_place

Count = Callable[[int], CaptureQueriesContext]


def issue(scene: Scene, *sheets: Sheet, who: str = "manager") -> dict[str, str]:
    return commands.claim_codes_issue(
        actor=scene.actor(who), town=scene.town, sheets=[sheet.pk for sheet in sheets]
    )


def more(scene: Scene, count: int) -> list[Sheet]:
    places = [osm_place(100 + n, f"Bar {n}", category="bar") for n in range(count)]
    return [Sheet.objects.create(town=scene.town, slug=f"b-{p.pk}", osm=p) for p in places]


def test_a_round_is_one_entry_and_each_code_opens_its_sheet(scene: Scene) -> None:
    bars = more(scene, 3)
    codes = issue(scene, scene.imported, *bars, scene.held)
    assert set(codes) == {scene.imported.pk, *(bar.pk for bar in bars)}
    entry = Entry.objects.get(kind="directory.claim-codes-issued")
    assert entry.payload == {"letters": 4}
    assert f"{scene.town}/directory/{bars[0].pk}" in entry.topics.split()
    with pytest.raises(BadInput):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=bars[0], code=codes[bars[1].pk])
    commands.sheet_claim(actor=scene.actor("stranger"), sheet=bars[0], code=codes[bars[0].pk])
    bars[0].refresh_from_db()
    assert bars[0].organisation
    assert bars[0].claimed_at


def test_printed_again_the_earlier_code_is_dead(scene: Scene) -> None:
    first = issue(scene, scene.imported)[scene.imported.pk]
    issue(scene, scene.imported)
    assert ClaimCode.objects.count() == 1
    with pytest.raises(BadInput):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code=first)


@pytest.mark.parametrize("who", ["holder", "stranger"])
def test_only_the_manager_prints(scene: Scene, who: str) -> None:
    with pytest.raises(Refused):
        commands.claim_codes_issue(actor=scene.actor(who), town=scene.town, sheets=[scene.imported.pk])
    assert not ClaimCode.objects.exists()


def test_nothing_to_print_is_said(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = Sheet.objects.create(town="ailleurs", slug="x", name="X")
    for sheets in ((), (scene.held,), (elsewhere,)):
        with pytest.raises(BadInput):
            issue(scene, *sheets)
    monkeypatch.setattr(letters, "MOST_LETTERS", 1)
    with pytest.raises(Problem):
        issue(scene, scene.imported, *more(scene, 1))
    assert not ClaimCode.objects.exists()


def test_a_round_is_few_statements_however_long(scene: Scene, django_assert_max_num_queries: Count) -> None:
    bars = more(scene, 60)
    with django_assert_max_num_queries(10):
        issue(scene, *bars)


def test_the_launch_list_is_one_statement_and_tells_each_state(
    scene: Scene, django_assert_num_queries: Count
) -> None:
    issue(scene, *more(scene, 1))
    with django_assert_num_queries(1):
        found = queries.launch_list(town=scene.town, now=timezone.now())
    assert [(sheet.name, sheet.state) for sheet in found] == [
        ("Bar 0", "printed"),
        ("Café du Port", "imported"),
        ("Le Fournil d’Anne", "asleep"),
    ]
    commands.sheet_confirm(actor=scene.actor("holder"), sheet=scene.held)
    held = queries.launch_list(town=scene.town, now=timezone.now())[-1]
    assert (held.state, held.address, held.phone) == ("confirmed", "12\u00a0Grande Rue", "02 99 71 00 00")
    assert (held.lon, held.hours_by) == (-20_840_000, "")


def test_a_letter_of_too_many_wrong_codes_is_dead(scene: Scene) -> None:
    issue(scene, scene.imported)
    ClaimCode.objects.update(tries=10)
    states = {s.slug: s.state for s in queries.launch_list(town=scene.town, now=timezone.now())}
    assert states["cafe-du-port"] == "expired"


def test_news_is_a_sign_of_life(scene: Scene) -> None:
    commands.news_publish(actor=scene.actor("holder"), sheet=scene.held, text="Galettes")
    states = {s.slug: s.state for s in queries.launch_list(town=scene.town, now=timezone.now())}
    assert states["le-fournil-d-anne"] == "claimed"
    since = timezone.now() - timezone.timedelta(days=30)
    assert queries.news_since(town=scene.town, since=since) == 1
