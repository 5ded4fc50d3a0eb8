"""Writes of the set-up desk: legal texts, steps, trials, a new town; and who may not."""

import pytest

from halles.doors.models import OutgoingMessage, State
from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused, TooMany
from halles.people.public import has_town_role
from halles.stalls.office.commands import (
    legal_text_set,
    legal_text_undo,
    setup_step_tick,
    setup_step_untick,
    town_begin,
    trial_send,
)
from halles.stalls.office.models import LegalText
from halles.stalls.office.queries.setup import legal_text, setup_lines, steps_done
from halles.town.models import Town
from tests.world import World

pytestmark = pytest.mark.django_db(databases="__all__")
SLUG = "ville-test"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def manager(world: World) -> Actor:
    return Actor(person=world.manager.pk)


def told(town: str = SLUG) -> dict[str, bool]:
    lines = setup_lines(town=Town.objects.get(slug=town))
    return {line.url_name.partition(":")[2]: line.is_done for line in lines}


def kinds() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("kind", flat=True))


def test_a_legal_text_is_kept_with_its_versions_and_taken_back(manager):
    for text in ("Un texte.", "Un autre.\r\n", "Un autre."):
        legal_text_set(actor=manager, town=SLUG, page="legal", text=text)
    assert LegalText.objects.count() == 2, "the same words again change nothing"
    assert legal_text(town=SLUG, page="legal").text == "Un autre."
    legal_text_undo(actor=manager, town=SLUG, page="legal")
    assert legal_text(town=SLUG, page="legal").text == "Un texte."
    legal_text_undo(actor=manager, town=SLUG, page="legal")
    assert legal_text(town=SLUG, page="legal") is None
    with pytest.raises(NotFound):
        legal_text_undo(actor=manager, town=SLUG, page="legal")
    assert kinds()[-4:] == ["office.legal-text-set"] * 2 + ["office.legal-text-undone"] * 2


@pytest.mark.parametrize(("page", "text"), [("legal", " \n"), ("legal", "x" * 20_001), ("inconnue", "Texte")])
def test_a_legal_text_that_cannot_be_used(manager, page, text):
    with pytest.raises((BadInput, NotFound)):
        legal_text_set(actor=manager, town=SLUG, page=page, text=text)
    assert not LegalText.objects.exists()


def test_steps_are_ticked_once_and_taken_back(manager):
    for _ in range(2):
        setup_step_tick(actor=manager, town=SLUG, step="look")
    assert steps_done(town=SLUG) == {"look"}
    for _ in range(2):
        setup_step_untick(actor=manager, town=SLUG, step="look")
    assert not steps_done(town=SLUG)
    assert kinds()[-2:] == ["office.setup-step-ticked", "office.setup-step-unticked"]
    with pytest.raises(NotFound):
        setup_step_tick(actor=manager, town=SLUG, step="rien")
    with pytest.raises(NotFound):
        setup_step_untick(actor=manager, town=SLUG, step="rien")


def test_a_trial_goes_to_oneself(manager):
    message = trial_send(actor=manager, town=SLUG, town_name="Ville-Test", channel="email")
    row = OutgoingMessage.objects.get(pk=message)
    assert (row.to, row.channel, row.state) == ("bruno@ville-test.example", "email", State.KEPT)
    assert row.text.startswith("Ville-Test")
    assert row.kind == "answer"


def test_without_a_number_no_text_message_is_tried(manager):
    before = OutgoingMessage.objects.count()
    with pytest.raises(BadInput):
        trial_send(actor=manager, town=SLUG, town_name="Ville-Test", channel="sms")
    assert OutgoingMessage.objects.count() == before


def test_trials_are_few(manager):
    for _ in range(10):
        trial_send(actor=manager, town=SLUG, town_name="Ville-Test", channel="email")
    with pytest.raises(TooMany):
        trial_send(actor=manager, town=SLUG, town_name="Ville-Test", channel="email")


def test_who_adds_a_town_is_its_manager(world):
    town = town_begin(actor=Actor(person=world.operator.pk), name="Bourg-Neuf", insee=" 35999 ")
    assert (town.slug, town.insee, town.is_open) == ("bourg-neuf", "35999", False)
    assert has_town_role(person=world.operator.pk, town="bourg-neuf", roles=("manager",))


@pytest.mark.parametrize("who", ["member", "manager"])
def test_only_operators_add_towns(world, who):
    with pytest.raises(Refused):
        town_begin(actor=Actor(person=getattr(world, who).pk), name="Bourg-Neuf")
    assert not Town.objects.filter(slug="bourg-neuf").exists()


@pytest.mark.parametrize("who", ["nobody", "member"])
def test_strangers_change_nothing(world, who):
    actor = NOBODY if who == "nobody" else Actor(person=world.member.pk)
    with pytest.raises(Refused):
        legal_text_set(actor=actor, town=SLUG, page="legal", text="x")
    with pytest.raises(Refused):
        legal_text_undo(actor=actor, town=SLUG, page="legal")
    with pytest.raises(Refused):
        setup_step_tick(actor=actor, town=SLUG, step="look")
    with pytest.raises(Refused):
        setup_step_untick(actor=actor, town=SLUG, step="look")
    with pytest.raises(Refused):
        trial_send(actor=actor, town=SLUG, town_name="X", channel="email")


def test_each_line_says_what_is_done(world, manager):
    town_begin(actor=Actor(person=world.operator.pk), name="Bourg-Neuf")
    lines = told("bourg-neuf")
    assert [name for name, is_done in lines.items() if is_done] == ["setup-team"]
    assert told()["setup-contacts"]
    assert told()["opening"]
    for page in ("legal", "personal-data", "accessibility"):
        assert not told()["setup-texts"]
        legal_text_set(actor=manager, town=SLUG, page=page, text="Texte.")
    assert told()["setup-texts"]
    for step, line in (("mail", ""), ("sms", "messages"), ("stalls", "stalls"), ("look", "look")):
        setup_step_tick(actor=manager, town=SLUG, step=step)
        assert not line or told()[f"setup-{line}"]


def test_the_list_costs_few_statements(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        setup_lines(town=world.town)
