"""The slate of the day: chalked, corrected, rubbed out line by line, gone at closing, as yesterday."""

from collections.abc import Iterator
from datetime import timedelta
from unittest.mock import patch

import pytest

from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.directory.models import Sheet
from halles.stalls.market.commands import (
    ChalkLine,
    content_hide,
    content_show,
    slate_line_end,
    slate_publish,
    slate_repeat,
    slate_restore,
    slate_withdraw,
)
from halles.stalls.market.commands.slates import chalked
from halles.stalls.market.engine.slate_text import slate_read
from halles.stalls.market.models import Slate, SlateLine
from halles.stalls.market.queries.slates import (
    slate_before,
    slate_of_holder,
    slate_today,
    slates_shown,
    slates_true_until,
)
from halles.stalls.market.tests.counter_shops import NOW, Shops, kinds, shops_make

pytestmark = pytest.mark.django_db
BAR = "Bar de ligne, Atlantique Nord-Est, 24,90 € le kilo"


@pytest.fixture
def shops() -> Iterator[Shops]:
    with patch("django.utils.timezone.now", return_value=NOW):
        yield shops_make()


def chalk(shops: Shops, text: str = f"{BAR}\nSardines 8 € le kilo", who: str = "fishmonger") -> Slate:
    lines = [chalked(line) for line in slate_read(text)]
    return slate_publish(actor=shops.actor(who), town=shops.town, organisation=shops.fish, lines=lines)


def at(moment: object) -> object:
    return patch("django.utils.timezone.now", return_value=moment)


def test_a_slate_is_read_by_the_town_until_the_shop_closes(shops: Shops) -> None:
    slate = chalk(shops)
    assert slate.expires_at == NOW.replace(hour=18, minute=0), "19 h in Redon"
    shown = slate_today(organisation=shops.fish, now=NOW)
    assert shown is not None
    assert [(each.line.name, each.line.price_cents, each.missing) for each in shown.lines] == [
        ("Bar de ligne", 2490, ()),
        ("Sardines", 800, ("zone", "method")),
    ]
    assert slates_true_until(town="redon", now=NOW) == slate.expires_at
    assert slate_today(organisation=shops.fish, now=slate.expires_at) is None
    assert slates_shown(town=shops.town, now=slate.expires_at) == []
    assert kinds() == ["slate-published"]


def test_where_nobody_knows_the_hours_it_is_gone_at_20_h(shops: Shops) -> None:
    Sheet.objects.update(hours="")
    assert chalk(shops).expires_at == NOW.replace(hour=19, minute=0)


def test_a_slate_chalked_again_after_closing_is_shown_until_the_evening(shops: Shops) -> None:
    slate = chalk(shops)
    with at(slate.expires_at):  # type: ignore[attr-defined]
        again = chalk(shops)
    assert again.pk == slate.pk
    assert again.expires_at == NOW.replace(hour=19, minute=0), "20 h in Redon"
    assert kinds() == ["slate-published", "slate-published"]


def test_the_slates_of_the_town_are_three_statements(
    shops: Shops, django_assert_max_num_queries: object
) -> None:
    chalk(shops)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        [view] = slates_shown(town=shops.town, now=NOW)
    assert view.shop is not None
    assert view.shop.name == "La Marée"


def test_what_is_corrected_replaces_what_stood_there_and_the_same_changes_nothing(shops: Shops) -> None:
    slate = chalk(shops)
    line = SlateLine.objects.get(name="Sardines")
    slate_line_end(actor=shops.actor("fishmonger"), line=line.pk, gone=True)
    chalk(shops)
    chalk(shops, f"{BAR}\nSardines 7 € le kilo")
    assert Slate.objects.get().pk == slate.pk
    assert [row.price_cents for row in slate.lines.order_by("rank")] == [2490, 700]
    assert SlateLine.objects.get(name="Sardines").gone_at == NOW
    assert kinds() == ["slate-published", "slate-line-ended", "slate-published"]


def test_a_line_is_gone_in_one_tap_and_back(shops: Shops) -> None:
    chalk(shops)
    me, line = shops.actor("fishmonger"), SlateLine.objects.get(name="Sardines")
    for gone in (True, True, False, False):
        row = slate_line_end(actor=me, line=line.pk, gone=gone)
        assert (row.gone_at is not None) is gone
    assert kinds() == ["slate-published", "slate-line-ended", "slate-line-ended"]


def test_a_slate_is_withdrawn_and_put_back_for_ten_minutes(shops: Shops) -> None:
    slate, me = chalk(shops), shops.actor("fishmonger")
    for _ in range(2):
        slate_withdraw(actor=me, slate=slate)
    assert slate_today(organisation=shops.fish, now=NOW) is None
    for _ in range(2):
        slate_restore(actor=me, slate=slate)
    assert slate_today(organisation=shops.fish, now=NOW) is not None
    slate_withdraw(actor=me, slate=slate)
    with at(NOW + timedelta(minutes=11)), pytest.raises(BadInput):  # type: ignore[attr-defined]
        slate_restore(actor=me, slate=slate)
    chalk(shops)
    assert slate_today(organisation=shops.fish, now=NOW) is not None


def test_as_yesterday_is_the_last_slate_of_two_weeks(shops: Shops) -> None:
    with pytest.raises(NotFound):
        slate_repeat(actor=shops.actor("fishmonger"), town=shops.town, organisation=shops.fish)
    first = chalk(shops)
    with at(NOW + timedelta(days=2)):  # type: ignore[attr-defined]
        again = slate_repeat(actor=shops.actor("fishmonger"), town=shops.town, organisation=shops.fish)
        assert again.pk != first.pk
        assert list(again.lines.order_by("rank").values_list("name", "zone")) == [
            ("Bar de ligne", "Atlantique Nord-Est"),
            ("Sardines", ""),
        ]
    day = first.day + timedelta(days=17)
    assert slate_before(organisation=shops.fish, day=day) is None
    assert slate_of_holder(organisation=shops.fish, day=first.day) is not None


@pytest.mark.parametrize(
    "line",
    [
        ChalkLine(name=" "),
        ChalkLine(name="x" * 161),
        ChalkLine(name="Bar", price_cents=0),
        ChalkLine(name="Bar", unit="pallet"),
        ChalkLine(name="Bar", method="dreamt"),
        ChalkLine(name="Doliprane"),
    ],
)
def test_what_cannot_be_chalked_is_refused(shops: Shops, line: ChalkLine) -> None:
    with pytest.raises(BadInput):
        slate_publish(actor=shops.actor("fishmonger"), town=shops.town, organisation=shops.fish, lines=[line])
    assert not Slate.objects.exists()


def test_an_empty_slate_and_one_without_end_are_refused(shops: Shops) -> None:
    for lines in ([], [ChalkLine(name=f"Pain {n}") for n in range(31)]):
        with pytest.raises(BadInput):
            slate_publish(
                actor=shops.actor("fishmonger"), town=shops.town, organisation=shops.fish, lines=lines
            )


def test_who_is_not_of_the_shop_chalks_nothing(shops: Shops) -> None:
    slate, other = chalk(shops), shops.actor("bookseller")
    line = SlateLine.objects.first()
    assert line is not None
    with pytest.raises(Refused):
        chalk(shops, who="bookseller")
    with pytest.raises(Refused):
        slate_publish(actor=other, town=shops.town, organisation=shops.fish, lines=[ChalkLine("x")])
    with pytest.raises(Refused):
        slate_repeat(actor=other, town=shops.town, organisation=shops.fish)
    with pytest.raises(Refused):
        slate_withdraw(actor=other, slate=slate)
    with pytest.raises(Refused):
        slate_restore(actor=other, slate=slate)
    with pytest.raises(Refused):
        slate_line_end(actor=other, line=line.pk, gone=True)
    with pytest.raises(NotFound):
        slate_line_end(actor=other, line="x", gone=True)


def test_the_manager_hides_a_slate_or_a_product_and_shows_it_again(shops: Shops) -> None:
    slate, manager = chalk(shops), shops.actor("manager")
    content_hide(actor=manager, what="slate", content=slate.pk, reason="  Mots blessants. ")
    content_hide(actor=manager, what="slate", content=slate.pk, reason="Encore.")
    slate.refresh_from_db()
    assert slate.hidden_reason == "Mots blessants."
    assert slate_today(organisation=shops.fish, now=NOW) is None
    content_show(actor=manager, what="slate", content=slate.pk)
    content_show(actor=manager, what="slate", content=slate.pk)
    assert slate_today(organisation=shops.fish, now=NOW) is not None
    product = shops.product()
    content_hide(actor=manager, what="product", content=product.pk, reason="Contrefaçon.")
    assert kinds()[1:] == ["content-hidden", "content-shown", "product-added", "content-hidden"]
    with pytest.raises(BadInput):
        content_hide(actor=manager, what="product", content=product.pk, reason=" ")
    with pytest.raises(NotFound):
        content_show(actor=manager, what="sheet", content=product.pk)
    for who in ("fishmonger", "stranger"):
        with pytest.raises(Refused):
            content_hide(actor=shops.actor(who), what="product", content=product.pk, reason="Non.")
        with pytest.raises(Refused):
            content_show(actor=shops.actor(who), what="product", content=product.pk)
