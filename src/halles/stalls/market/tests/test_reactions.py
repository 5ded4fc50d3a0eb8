"""Who follows a shop hears of its news, once however often the journal is read."""

from datetime import date, timedelta
from typing import Any

import pytest

from halles.doors.commands import texts_resume, texts_stop
from halles.doors.models import OutgoingMessage
from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import Refused
from halles.kit.event import PublicId
from halles.stalls.directory.commands import news_publish
from halles.stalls.directory.events import NewsPublished
from halles.stalls.directory.models import News, Sheet
from halles.stalls.market.commands.following import code_of, follow_confirm, shop_follow
from halles.stalls.market.commands.telling_followers import followers_tell
from halles.stalls.market.events import OfferPublished, SlatePublished
from halles.stalls.market.models import Offer, Slate, SlateLine
from halles.stalls.market.queries.following import follow_secret
from halles.stalls.market.reactions import news_told, offer_told, slate_told
from halles.stalls.market.tests.conftest import Scene, kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed(scene: Scene) -> Scene:
    """The bakery is followed by an e-mail address and a telephone; a third never typed her code."""
    for to in ("nolwenn@example.org", "0698765432"):
        row = _asked(scene, to)
        follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=code_of(row))
    _asked(scene, "armel@example.org")
    OutgoingMessage.objects.all().delete()
    return scene


def _asked(scene: Scene, to: str):
    channel = "email" if "@" in to else "sms"
    return shop_follow(actor=NOBODY, town=scene.town, organisation=scene.bakery.pk, channel=channel, to=to)


def _news(scene: Scene, text: str = "Galettes ce jeudi.") -> tuple[Entry, NewsPublished]:
    sheet = Sheet.objects.get(slug="fournil")
    news = news_publish(actor=scene.actor("owner"), sheet=sheet, text=text)
    entry = Entry.objects.filter(kind="directory.news-published").latest("seq")
    return entry, NewsPublished(sheet=PublicId(sheet.pk), news=PublicId(news))


def _slate(scene: Scene, **more) -> tuple[Entry, SlatePublished]:
    slate = Slate.objects.create(
        town="redon",
        organisation=more.pop("organisation", scene.bakery.pk),
        day=date(2026, 11, 26),
        expires_at=scene.now + timedelta(hours=8),
        **more,
    )
    SlateLine.objects.create(slate=slate, rank=1, text="Galettes 1,20", name="Galettes")
    return _entry(scene), SlatePublished(
        slate=PublicId(slate.pk), organisation=PublicId(slate.organisation), lines=1
    )


def _entry(scene: Scene) -> Entry:
    return Entry(town="redon", occurred_at=scene.now, recorded_at=scene.now)


def sent() -> list[tuple[str, str]]:
    return list(OutgoingMessage.objects.order_by("channel", "id").values_list("to", "text"))


def test_news_told_twice_are_sent_once_to_who_said_so(followed: Scene):
    entry, event = _news(followed)
    for _ in range(2):
        news_told(entry, event)
    assert [to for to, _text in sent()] == ["nolwenn@example.org", "+33698765432"]
    assert all("Galettes ce jeudi." in text for _to, text in sent())
    assert kinds()[-1] == "followers-told"


def test_a_number_that_said_stop_hears_nothing_until_it_resumes(followed: Scene):
    here: Any = {"actor": Actor(system="test"), "town": followed.town, "number": "+33698765432"}
    texts_stop(**here, now=followed.now)
    entry, event = _news(followed)
    news_told(entry, event)
    states = dict(OutgoingMessage.objects.values_list("channel", "state"))
    assert (states["sms"], OutgoingMessage.objects.get(channel="sms").text) == ("stopped", "")
    assert states["email"] != "stopped"
    texts_resume(**here)
    again, event = _news(followed, "Far ce vendredi.")
    news_told(again, event)
    assert "Far" in OutgoingMessage.objects.filter(channel="sms").latest("id").text


def test_each_email_says_how_to_stop_and_each_text_too(followed: Scene):
    news_told(*_news(followed))
    by_mail, by_text = (text for _to, text in sent())
    row = followed.bakery.pk
    assert f"/produits/tous/abonnements/{follow_secret(_follow(row))}/" in by_mail
    assert "STOP" in by_text
    assert len(by_text) <= 160


def _follow(organisation: str) -> str:
    from halles.stalls.market.models import Follow

    return Follow.objects.get(organisation=organisation, to="nolwenn@example.org").pk


def test_a_long_text_leaves_room_for_how_to_stop(followed: Scene):
    news_told(*_news(followed, "Galettes, crêpes, far et kouign-amann. " * 6))
    text = dict(sent())["+33698765432"]
    assert len(text) <= 160
    assert "STOP" in text


def test_news_taken_back_or_hidden_or_old_are_told_to_nobody(followed: Scene):
    entry, event = _news(followed)
    News.objects.update(hidden_at=followed.now)
    news_told(entry, event)
    News.objects.update(hidden_at=None, withdrawn_at=followed.now)
    news_told(entry, event)
    News.objects.update(withdrawn_at=None)
    followed.later(hours=13)
    news_told(entry, event)
    assert sent() == []


def test_slate_told_twice_is_sent_once_a_day_and_news_pass(followed: Scene):
    entry, event = _slate(followed)
    slate_told(entry, event)
    slate_told(entry, event)
    assert len(sent()) == 2
    news_told(*_news(followed))
    assert len(sent()) == 4


def test_a_slate_or_an_offer_after_anything_else_of_the_day_is_not_sent(followed: Scene):
    news_told(*_news(followed))
    slate_told(*_slate(followed))
    assert len(sent()) == 2


def test_offer_told_twice_is_sent_once(followed: Scene):
    offer = Offer.objects.create(
        town="redon",
        organisation=followed.bakery.pk,
        title="Deux brioches",
        starts_on=date(2026, 11, 27),
        ends_on=date(2026, 11, 28),
    )
    event = OfferPublished(offer=PublicId(offer.pk), organisation=PublicId(offer.organisation))
    for _ in range(2):
        offer_told(_entry(followed), event)
    assert len(sent()) == 2
    assert "Deux brioches, du 27 au 28" in sent()[0][1].replace("\xa0", " ")


def test_a_shop_that_nobody_follows_tells_nobody(followed: Scene):
    slate_told(*_slate(followed, organisation=followed.bookshop.pk))
    assert sent() == []
    assert "followers-told" not in kinds()


def test_only_the_house_tells_followers(followed: Scene):
    with pytest.raises(Refused):
        followers_tell(
            actor=followed.actor("owner"),
            town="redon",
            organisation=followed.bakery.pk,
            thing="0" * 26,
            text="Achetez !",
        )
