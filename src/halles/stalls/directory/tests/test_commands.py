"""What the commands change, what they refuse, and that doing twice is doing once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Problem, Refused, TooMany
from halles.people.models import Membership
from halles.stalls.directory import commands
from halles.stalls.directory.commands.fields import field_clean
from halles.stalls.directory.commands.sheets import Changed
from halles.stalls.directory.models import ClaimCode, News, OsmPlace, Sheet, SheetVersion
from halles.stalls.directory.queries import sheet_view
from halles.stalls.directory.tests.conftest import Scene

RUNNER = Actor(system="runner")


def kinds() -> list[str]:
    found = Entry.objects.filter(kind__startswith="directory.").order_by("seq")
    return [kind.removeprefix("directory.") for kind in found.values_list("kind", flat=True)]


def edited(scene: Scene, **fields: str) -> int:
    scene.held.refresh_from_db()
    view = sheet_view(scene.held)
    typed = {
        name: getattr(view, name)
        for name in ("name", "category", "number", "street", "postcode", "phone", "website", "hours")
    }
    return commands.sheet_edit(
        actor=scene.actor("holder"),
        sheet=scene.held,
        revision=scene.held.revision,
        fields={**typed, **fields},
    )


def test_a_manager_adds_a_shop(scene: Scene) -> None:
    fields = {"name": "  Chez   Coco ", "category": "hairdresser", "phone": "0299711234"}
    first = commands.sheet_create(actor=scene.actor("manager"), town=scene.town, fields=fields)
    second = commands.sheet_create(actor=scene.actor("manager"), town=scene.town, fields=fields)
    assert (first.name, first.phone, first.slug) == ("Chez Coco", "02 99 71 12 34", "chez-coco")
    assert second.slug == "chez-coco-2"
    assert kinds() == ["sheet-added", "sheet-added"]


@pytest.mark.parametrize("who", ["holder", "stranger"])
def test_only_a_manager_adds_a_shop(scene: Scene, who: str) -> None:
    with pytest.raises(Refused):
        commands.sheet_create(
            actor=scene.actor(who), town=scene.town, fields={"name": "X", "category": "cafe"}
        )


@pytest.mark.parametrize(
    "fields", [{"category": "cafe"}, {"name": "X"}, {"name": "X", "category": "spaceship"}]
)
def test_a_shop_has_a_name_and_a_kind(scene: Scene, fields: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        commands.sheet_create(actor=scene.actor("manager"), town=scene.town, fields=fields)
    assert kinds() == []


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("phone", "0299711234", "02 99 71 12 34"),
        ("phone", "+33 2 99 71 12 34", "02 99 71 12 34"),
        ("phone", "+44 20 7946 0958", "+44 20 7946 0958"),
        ("website", "fournil.fr", "https://fournil.fr"),
        ("website", "http://fournil.fr/a?b=1", "http://fournil.fr/a?b=1"),
        ("postcode", "35 600", "35600"),
        ("postcode", "", ""),
        ("hours", " Mardi 8h-12h \r\n\r\n\r\n\r\nJeudi 9h-12h ", "Tu 08:00-12:00; Th 09:00-12:00"),
        ("description", " Pain \r\n\r\n\r\n\r\nGalettes ", "Pain\n\nGalettes"),
        ("name", "a\x00b\nc", "ab c"),
        ("payment", "cards  cash", "cash cards"),
        ("languages", "fsl br", "br fsl"),
        ("languages", "", ""),
        ("wheelchair", "limited", "limited"),
        ("sells", " Pain,\nbrioche ", "Pain,\nbrioche"),
    ],
)
def test_fields_are_brought_to_one_form(name: str, typed: str, kept: str) -> None:
    assert field_clean(name, typed) == kept


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("phone", "12"),
        ("phone", "not a number"),
        ("phone", "02 99 71 12 34 56 78"),
        ("website", "javascript:alert(1)"),
        ("website", "data:text/html,x"),
        ("website", "ftp://fournil.fr"),
        ("website", "https://"),
        ("website", "https://a b.fr"),
        ("website", 'https://a.fr/"onclick="x'),
        ("website", "https://[::1"),
        ("email", "anne@"),
        ("postcode", "356"),
        ("category", "spaceship"),
        ("name", "  "),
        ("name", "x" * 161),
        ("description", "x" * 2001),
        ("hours", "quand on veut"),
        ("hours", "Mar 09:00-12:00"),
        ("payment", "cash gold"),
        ("languages", "fr"),
        ("wheelchair", "designated"),
        ("access", "x" * 301),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(name: str, typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        field_clean(name, typed)
    assert refused.value.field == name


def test_an_edit_makes_a_version_and_leaves_openstreetmap_apart(scene: Scene) -> None:
    assert edited(scene, description="Pain au levain") == 2
    scene.held.refresh_from_db()
    assert (scene.held.description, scene.held.phone, scene.held.without) == ("Pain au levain", "", [])
    assert sheet_view(scene.held).phone == "02 99 71 00 00"
    assert [v.number for v in scene.held.versions.all()] == [2, 1]
    assert kinds() == ["sheet-edited"]


def test_the_holders_words_win_and_an_emptied_field_stays_empty(scene: Scene) -> None:
    edited(scene, phone="", street="Place de la République")
    scene.held.refresh_from_db()
    view = sheet_view(scene.held)
    assert (view.phone, view.street, view.number) == ("", "Place de la République", "12")
    assert not view.borrowed & {"phone", "street", "number"}


def test_fields_that_are_not_given_stay_as_they_are(scene: Scene) -> None:
    OsmPlace.objects.filter(sheet=scene.held).update(languages="br", wheelchair="designated")
    scene.held.refresh_from_db()
    edited(scene, payment="cards", wheelchair="no", area="Redon")
    revision = commands.sheet_edit(
        actor=scene.actor("holder"), sheet=scene.held, revision=2, fields={"sells": "Pain"}
    )
    view = sheet_view(Sheet.objects.get(pk=scene.held.pk))
    assert revision == 3
    assert (view.payment, view.languages, view.wheelchair) == ("cards", "br", "no")
    assert (view.sells, view.area, view.street) == ("Pain", "Redon", "Grande Rue")
    assert view.borrowed & {"payment", "languages", "wheelchair", "street"} == {"languages", "street"}


def test_saving_the_same_again_changes_nothing(scene: Scene) -> None:
    edited(scene, description="Pain")
    assert edited(scene, description="Pain") == 2
    assert kinds() == ["sheet-edited"]


def test_the_second_of_two_editors_is_told_and_nothing_is_lost(scene: Scene) -> None:
    edited(scene, description="Anne’s words")
    with pytest.raises(Changed) as told:
        commands.sheet_edit(actor=scene.actor("holder"), sheet=scene.held, revision=0, fields={"name": "X"})
    scene.held.refresh_from_db()
    assert (told.value.revision, scene.held.description) == (2, "Anne’s words")


@pytest.mark.parametrize("who", ["manager", "stranger"])
def test_only_members_write_on_a_sheet(scene: Scene, picture: object, who: str) -> None:
    actor, sheet = scene.actor(who), scene.held
    with pytest.raises(Refused):
        commands.sheet_edit(actor=actor, sheet=sheet, revision=0, fields={"name": "X"})
    with pytest.raises(Refused):
        commands.sheet_undo(actor=actor, sheet=sheet, revision=2)
    with pytest.raises(Refused):
        commands.sheet_restore(actor=actor, sheet=sheet, number=1)
    with pytest.raises(Refused):
        commands.sheet_confirm(actor=actor, sheet=sheet)
    with pytest.raises(Refused):
        commands.news_publish(actor=actor, sheet=sheet, text="X")
    with pytest.raises(Refused):
        commands.news_withdraw(actor=actor, sheet=sheet, news="x")
    with pytest.raises(Refused):
        commands.news_restore(actor=actor, sheet=sheet, news="x")
    with pytest.raises(Refused):
        commands.photo_add(actor=actor, sheet=sheet, data=picture(), alt="X")  # type: ignore[operator]
    with pytest.raises(Refused):
        commands.photo_withdraw(actor=actor, sheet=sheet, photo="x")
    with pytest.raises(Refused):
        commands.photo_restore(actor=actor, sheet=sheet, photo="x")
    assert kinds() == []


def test_nobody_holds_a_sheet_that_was_not_taken_over(scene: Scene) -> None:
    with pytest.raises(Refused):
        commands.sheet_confirm(actor=scene.actor("holder"), sheet=scene.imported)
    with pytest.raises(Refused):
        commands.news_publish(actor=NOBODY, sheet=scene.imported, text="X")


def test_an_edit_is_taken_back_for_ten_minutes(scene: Scene) -> None:
    edited(scene, description="Wrong")
    actor = scene.actor("holder")
    assert commands.sheet_undo(actor=actor, sheet=scene.held, revision=2) == 3
    scene.held.refresh_from_db()
    assert scene.held.description == ""
    with pytest.raises(Changed):
        commands.sheet_undo(actor=actor, sheet=scene.held, revision=2)
    SheetVersion.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    with pytest.raises(BadInput):
        commands.sheet_undo(actor=actor, sheet=scene.held, revision=3)


def test_any_version_comes_back_as_a_new_one(scene: Scene) -> None:
    for text in ("one", "two", "three"):
        edited(scene, description=text)
    SheetVersion.objects.update(created_at=timezone.now() - timedelta(days=300))
    assert commands.sheet_restore(actor=scene.actor("holder"), sheet=scene.held, number=2) == 5
    scene.held.refresh_from_db()
    assert (scene.held.description, scene.held.versions.count()) == ("one", 5)
    with pytest.raises(NotFound):
        commands.sheet_restore(actor=scene.actor("holder"), sheet=scene.held, number=99)


def test_old_versions_go_but_never_the_one_shown(scene: Scene) -> None:
    edited(scene, description="one")
    edited(scene, description="two")
    SheetVersion.objects.update(created_at=timezone.now() - timedelta(days=800))
    assert commands.versions_sweep(actor=RUNNER, now=timezone.now()) == 2
    assert [v.number for v in scene.held.versions.all()] == [3]
    with pytest.raises(Refused):
        commands.versions_sweep(actor=scene.actor("manager"), now=timezone.now())


def test_confirming_twice_is_confirming_once(scene: Scene) -> None:
    for _ in range(2):
        commands.sheet_confirm(actor=scene.actor("holder"), sheet=scene.held)
    assert kinds() == ["sheet-confirmed"]


def test_a_shop_takes_over_its_sheet_with_the_letters_code(scene: Scene) -> None:
    code = commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    assert code not in str(list(ClaimCode.objects.values()))
    typed = code.lower().replace("-", " ")
    for _ in range(2):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code=typed)
    scene.imported.refresh_from_db()
    member = Membership.objects.get(organisation=scene.imported.organisation)
    assert (member.person_id, member.role) == (scene.stranger.pk, "owner")
    assert member.organisation.name == "Café du Port"
    assert kinds() == ["claim-code-issued", "sheet-claimed"]
    with pytest.raises(Refused):
        commands.sheet_claim(actor=scene.actor("holder"), sheet=scene.imported, code=code)
    with pytest.raises(Refused):
        commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)


def test_only_a_manager_prints_a_code(scene: Scene) -> None:
    for who in ("holder", "stranger"):
        with pytest.raises(Refused):
            commands.claim_code_issue(actor=scene.actor(who), sheet=scene.imported)


def test_a_claim_needs_a_person_and_the_right_code(scene: Scene) -> None:
    with pytest.raises(Refused):
        commands.sheet_claim(actor=NOBODY, sheet=scene.imported, code="ABCD-EFGH-JKLM")
    with pytest.raises(BadInput):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code="ABCD-EFGH-JKLM")
    first = commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    with pytest.raises(BadInput):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code=first)
    assert not Sheet.objects.get(pk=scene.imported.pk).organisation


def test_a_code_of_one_sheet_does_not_open_another(scene: Scene) -> None:
    other = Sheet.objects.create(town=scene.town, slug="other", name="Other", category="cafe")
    code = commands.claim_code_issue(actor=scene.actor("manager"), sheet=other)
    commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    with pytest.raises(BadInput):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code=code)


def test_an_old_code_and_a_guessed_at_sheet_stay_closed(scene: Scene) -> None:
    code = commands.claim_code_issue(actor=scene.actor("manager"), sheet=scene.imported)
    ClaimCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(BadInput):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code=code)
    ClaimCode.objects.update(expires_at=timezone.now() + timedelta(days=1), tries=9)
    with pytest.raises(BadInput):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code="WRONG")
    with pytest.raises(TooMany):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code=code)


def test_a_person_who_guesses_is_slowed_down(scene: Scene) -> None:
    for _ in range(10):
        with pytest.raises(BadInput):
            commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code="WRONG")
    with pytest.raises(TooMany):
        commands.sheet_claim(actor=scene.actor("stranger"), sheet=scene.imported, code="WRONG")


def test_news_is_published_once_withdrawn_and_put_back(scene: Scene) -> None:
    actor, sheet = scene.actor("holder"), scene.held
    news = commands.news_publish(actor=actor, sheet=sheet, text="Galettes dès 7 h\r\n")
    assert commands.news_publish(actor=actor, sheet=sheet, text="Galettes dès 7 h") == news
    for _ in range(2):
        commands.news_withdraw(actor=actor, sheet=sheet, news=news)
    for _ in range(2):
        commands.news_restore(actor=actor, sheet=sheet, news=news)
    assert kinds() == ["news-published", "news-withdrawn", "news-published"]
    commands.news_withdraw(actor=actor, sheet=sheet, news=news)
    News.objects.update(withdrawn_at=timezone.now() - timedelta(minutes=11))
    with pytest.raises(BadInput):
        commands.news_restore(actor=actor, sheet=sheet, news=news)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 501])
def test_news_is_neither_empty_nor_endless(scene: Scene, text: str) -> None:
    with pytest.raises(BadInput):
        commands.news_publish(actor=scene.actor("holder"), sheet=scene.held, text=text)


def test_news_of_another_sheet_is_out_of_reach(scene: Scene) -> None:
    other = News.objects.create(sheet=scene.imported, author="x", text="X")
    for act in (commands.news_withdraw, commands.news_restore):
        with pytest.raises(NotFound):
            act(actor=scene.actor("holder"), sheet=scene.held, news=other.pk)


def test_a_failure_after_the_rows_leaves_nothing(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise Problem("no")

    monkeypatch.setattr("halles.stalls.directory.commands.news.record", broken)
    with pytest.raises(Problem):
        commands.news_publish(actor=scene.actor("holder"), sheet=scene.held, text="X")
    assert not News.objects.exists()
