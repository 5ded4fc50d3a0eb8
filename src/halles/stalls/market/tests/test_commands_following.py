"""Follow a shop without an account: a code confirms, one page shows and deletes all."""

import re

import pytest

from halles.doors.commands import texts_stop
from halles.doors.models import OutgoingMessage
from halles.doors.queries.stops import is_stopped
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, TooMany
from halles.stalls.market.commands.following import follow_confirm, shop_follow, shop_unfollow
from halles.stalls.market.models import Follow
from halles.stalls.market.queries.following import (
    follow_of,
    follow_secret,
    followers,
    follows_with,
)
from halles.stalls.market.tests.conftest import Scene, kinds

pytestmark = pytest.mark.django_db
EMAIL = "nolwenn@example.org"


def follow(scene: Scene, shop: str = "bakery", to: str = EMAIL) -> tuple[Follow, str]:
    """Ask to follow; return what waits, and the code of the last message."""
    row = shop_follow(
        actor=NOBODY,
        town=scene.town,
        organisation=getattr(scene, shop).pk,
        channel="email" if "@" in to else "sms",
        to=to,
    )
    text = OutgoingMessage.objects.order_by("-created_at", "-id").values_list("text", flat=True)[0]
    return row, re.findall(r"\b\d{6}\b", text)[-1]


def confirmed(scene: Scene, shop: str = "bakery", to: str = EMAIL) -> str:
    row, code = follow(scene, shop, to)
    return follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=code)


def test_nobody_is_a_follower_before_she_types_the_code(scene: Scene):
    row, code = follow(scene)
    assert followers(organisation=scene.bakery.pk) == []
    assert follow_of(town="redon", secret=follow_secret(row.pk)) is None
    secret = follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=f" {code[:3]} {code[3:]} ")
    assert [each.to for each in followers(organisation=scene.bakery.pk)] == [EMAIL]
    assert follow_of(town="redon", secret=secret) == row
    assert kinds() == ["shop-followed"]


def test_the_code_leaves_as_a_secret_and_serves_half_an_hour_at_least(scene: Scene):
    row, code = follow(scene, to="06 98 76 54 32")
    message = OutgoingMessage.objects.get()
    assert (message.channel, message.to, message.secret) == ("sms", "+33698765432", True)
    assert message.kind == "code", "no STOP ends it"
    scene.later(minutes=30)
    assert follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=code)


def test_an_old_code_or_a_wrong_one_confirms_nothing(scene: Scene):
    row, code = follow(scene)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    with pytest.raises(BadInput):
        follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=wrong)
    scene.later(minutes=61)
    with pytest.raises(BadInput):
        follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=code)
    assert followers(organisation=scene.bakery.pk) == []


def test_five_wrong_codes_and_no_more(scene: Scene):
    row, code = follow(scene)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for _ in range(5):
        with pytest.raises(BadInput):
            follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=wrong)
    with pytest.raises(TooMany):
        follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=code)


def test_asked_twice_it_is_followed_once_and_the_page_is_found_again(scene: Scene):
    secret = confirmed(scene)
    assert confirmed(scene) == secret
    assert Follow.objects.count() == 1
    assert kinds() == ["shop-followed"]


def test_one_page_holds_all_that_goes_to_an_address_and_deletes_it(scene: Scene):
    secret = confirmed(scene)
    confirmed(scene, "bookshop")
    confirmed(scene, "bookshop", to="0698765432")
    mine = follow_of(town="redon", secret=secret)
    assert mine is not None
    seen = follows_with(follow=mine)
    assert [view.shop.name for view in seen.shops if view.shop] == [
        "Le Fournil d’Anne", "Librairie du Port",
    ]  # fmt: skip
    assert shop_unfollow(actor=NOBODY, town="redon", secret=secret, follow=seen.shops[1].id) == 1
    assert len(followers(organisation=scene.bookshop.pk)) == 1
    assert shop_unfollow(actor=NOBODY, town="redon", secret=secret) == 1
    assert [each.channel for each in Follow.objects.all()] == ["sms"]
    with pytest.raises(NotFound):
        shop_unfollow(actor=NOBODY, town="redon", secret=secret)


def test_after_a_stop_the_shop_that_is_asked_for_anew_is_the_only_one_heard(scene: Scene):
    number = "+33698765432"
    confirmed(scene, "bakery", to=number)
    confirmed(scene, "bookshop", to=number)
    confirmed(scene, "bakery")
    texts_stop(actor=Actor(system="test"), town=scene.town, number=number, now=scene.now)
    row, code = follow(scene, "bookshop", to=number)
    assert is_stopped("redon", number), "asking is not yet saying so"
    follow_confirm(actor=NOBODY, town="redon", follow=row.pk, code=code)
    assert not is_stopped("redon", number)
    assert [each.organisation for each in Follow.objects.filter(to=number)] == [scene.bookshop.pk]
    assert [each.to for each in followers(organisation=scene.bakery.pk)] == [EMAIL]


def test_nobody_stops_what_another_follows(scene: Scene):
    secret = confirmed(scene)
    other, _code = follow(scene, "bakery", to="0698765432")
    assert shop_unfollow(actor=NOBODY, town="redon", secret=secret, follow=other.pk) == 0
    with pytest.raises(NotFound):
        shop_unfollow(actor=NOBODY, town="redon", secret=other.secret)


def test_what_cannot_be_followed_is_said(scene: Scene):
    with pytest.raises(NotFound):
        shop_follow(actor=NOBODY, town=scene.town, organisation="0" * 26, channel="email", to=EMAIL)
    for channel in ("", "sms"):
        with pytest.raises(BadInput):
            shop_follow(
                actor=NOBODY, town=scene.town, organisation=scene.bakery.pk, channel=channel, to=EMAIL
            )
    with pytest.raises(NotFound):
        follow_confirm(actor=NOBODY, town="redon", follow="0" * 26, code="123456")
    assert not Follow.objects.exists()
