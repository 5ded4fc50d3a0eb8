"""Offers: dated, told with the lowest price of thirty days, withdrawn and put back; what the law refuses."""

from collections.abc import Iterator
from datetime import date, timedelta
from unittest.mock import patch

import pytest

from halles.kit.errors import BadInput, NotFound, Refused
from halles.stalls.market.commands import (
    OfferLine,
    offer_publish,
    offer_restore,
    offer_withdraw,
    product_change,
    product_remove,
)
from halles.stalls.market.models import Offer, OfferPrice, Product
from halles.stalls.market.queries.offers import offers_of_holder, offers_running, price_today
from halles.stalls.market.tests.counter_shops import NOW, Shops, aged, kinds, shops_make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


@pytest.fixture
def shops() -> Iterator[Shops]:
    with patch("django.utils.timezone.now", return_value=NOW):
        yield shops_make()


def publish(shops: Shops, *lines: OfferLine, days: int = 3, start: date = TODAY, **told: str) -> Offer:
    return offer_publish(
        actor=shops.actor(told.get("who", "fishmonger")),
        town=shops.town,
        organisation=told.get("organisation", shops.fish),
        title=told.get("title", "Fin de semaine"),
        starts_on=start,
        ends_on=start + timedelta(days=days),
        lines=lines,
    )


def old(shops: Shops, **told: object) -> Product:
    row = shops.product(**told)
    aged(row, days=60)
    return row


def refusal(shops: Shops, *lines: OfferLine, **told: object) -> str:
    with pytest.raises(BadInput) as refused:
        publish(shops, *lines, **told)  # type: ignore[arg-type]
    assert not Offer.objects.exists()
    return str(refused.value)


def test_an_offer_lowers_the_price_of_its_days_alone(shops: Shops) -> None:
    soup, other = old(shops), old(shops, name="Rillettes de sardine", price_cents=500)
    offer = publish(shops, OfferLine(soup.pk, 600), start=TODAY + timedelta(days=1), days=1)
    assert OfferPrice.objects.get().lowest_cents == 790
    for ahead, cents in ((0, 790), (1, 600), (2, 600), (3, 790)):
        day = TODAY + timedelta(days=ahead)
        assert price_today(products=[soup, other], day=day) == {soup.pk: cents, other.pk: 500}
    assert [each.offer.pk for each in offers_of_holder(organisation=shops.fish, day=TODAY)] == [offer.pk]
    assert offers_running(town="redon", day=TODAY) == []
    [shown] = offers_running(town="redon", day=TODAY + timedelta(days=1))
    assert [(each.price_cents, each.usual_cents, each.lowest_cents) for each in shown.articles] == [
        (600, 790, 790)
    ]
    assert kinds()[-1] == "offer-published"


def test_the_price_of_a_day_is_one_statement(shops: Shops, django_assert_num_queries: object) -> None:
    products = [shops.product(name=f"Pot {n}") for n in range(5)]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(price_today(products=products, day=TODAY)) == 5


def test_the_same_offer_sent_twice_is_one(shops: Shops) -> None:
    line = OfferLine(old(shops).pk, 600)
    assert publish(shops, line).pk == publish(shops, line).pk
    assert Offer.objects.count() == 1


def test_an_offer_is_withdrawn_and_put_back_for_ten_minutes(shops: Shops) -> None:
    soup, me = old(shops), shops.actor("fishmonger")
    offer = publish(shops, OfferLine(soup.pk, 600))
    for _ in range(2):
        offer_withdraw(actor=me, offer=offer)
    assert price_today(products=[soup], day=TODAY)[soup.pk] == 790
    for _ in range(2):
        offer_restore(actor=me, offer=offer)
    assert price_today(products=[soup], day=TODAY)[soup.pk] == 600
    offer_withdraw(actor=me, offer=offer)
    assert kinds()[1:] == ["offer-published", "offer-withdrawn", "offer-published", "offer-withdrawn"]
    with patch("django.utils.timezone.now", return_value=NOW + timedelta(minutes=11)):
        with pytest.raises(BadInput):
            offer_restore(actor=me, offer=offer)
        assert offers_of_holder(organisation=shops.fish, day=TODAY) == []


def test_a_new_book_is_at_most_5_per_cent_cheaper_even_when_its_publisher_raises_it(shops: Shops) -> None:
    told = {"organisation": shops.books, "who": "bookseller"}
    book = old(shops, organisation=shops.books, name="Le Grand Meaulnes", price_cents=2000, kind="book")
    assert "19,00" in refusal(shops, OfferLine(book.pk, 1899), **told)
    publish(shops, OfferLine(book.pk, 1900), **told)
    product_change(actor=shops.actor("bookseller"), product=book, fields={"price_cents": 2200})
    book.refresh_from_db()
    assert price_today(products=[book], day=TODAY) == {book.pk: 2090}


def test_a_reduction_is_below_the_lowest_price_of_thirty_days(shops: Shops) -> None:
    soup = old(shops)
    aged(soup, days=-50)
    assert "30" in refusal(shops, OfferLine(soup.pk, 600)), "ten days of prices are not thirty"
    assert "7,00" in refusal(shops, OfferLine(soup.pk, 700, lowest_cents=700))
    assert OfferPrice.objects.count() == 0
    publish(shops, OfferLine(soup.pk, 600, lowest_cents=700))
    assert OfferPrice.objects.get().lowest_cents == 700


def test_a_price_of_an_offer_counts_among_those_of_the_thirty_days(shops: Shops) -> None:
    soup = old(shops)
    publish(shops, OfferLine(soup.pk, 600), days=2)
    later = NOW + timedelta(days=10)
    with patch("django.utils.timezone.now", return_value=later), pytest.raises(BadInput) as refused:
        publish(shops, OfferLine(soup.pk, 650), start=TODAY + timedelta(days=10))
    assert "6,00" in str(refused.value)
    much_later = NOW + timedelta(days=40)
    with patch("django.utils.timezone.now", return_value=much_later):
        publish(shops, OfferLine(soup.pk, 650), start=TODAY + timedelta(days=40))


def test_an_offer_taken_back_at_once_never_was_a_price(shops: Shops) -> None:
    soup = old(shops)
    offer = publish(shops, OfferLine(soup.pk, 60))
    offer_withdraw(actor=shops.actor("fishmonger"), offer=offer)
    publish(shops, OfferLine(soup.pk, 600))
    assert OfferPrice.objects.latest("id").lowest_cents == 790


def test_what_spoils_needs_no_lowest_price_but_a_book_does_not_spoil(shops: Shops) -> None:
    soup = shops.product()
    publish(shops, OfferLine(soup.pk, 400, is_perishing=True))
    assert OfferPrice.objects.get().is_perishing
    cup = shops.product(shops.books, name="Tasse", kind="other", rate=200)
    with pytest.raises(BadInput):
        publish(
            shops,
            OfferLine(cup.pk, 400, is_perishing=True),
            organisation=shops.books,
            who="bookseller",
        )


def test_what_cannot_be_an_offer_is_refused(shops: Shops) -> None:
    soup = old(shops)
    line = OfferLine(soup.pk, 600)
    refusal(shops)
    refusal(shops, line, line)
    refusal(shops, line, days=-1)
    refusal(shops, line, days=90)
    refusal(shops, line, start=TODAY - timedelta(days=9))
    refusal(shops, line, start=TODAY + timedelta(days=200))
    refusal(shops, line, title="x" * 121)
    refusal(shops, OfferLine(soup.pk, 790))
    refusal(shops, OfferLine(soup.pk, 0))
    other = old(shops, organisation=shops.books, name="Atlas", kind="other")
    refusal(shops, OfferLine(other.pk, 100))
    product_remove(actor=shops.actor("fishmonger"), product=soup)
    refusal(shops, line)


def test_who_is_not_of_the_shop_offers_nothing(shops: Shops) -> None:
    soup, other = old(shops), shops.actor("bookseller")
    with pytest.raises(Refused):
        publish(shops, OfferLine(soup.pk, 600), who="bookseller")
    offer = publish(shops, OfferLine(soup.pk, 600))
    with pytest.raises(Refused):
        offer_withdraw(actor=other, offer=offer)
    with pytest.raises(Refused):
        offer_restore(actor=other, offer=offer)
    gone = Offer(organisation=shops.fish)
    with pytest.raises(NotFound):
        offer_withdraw(actor=shops.actor("fishmonger"), offer=gone)
    with pytest.raises(Refused):
        offer_publish(
            actor=other,
            town=shops.town,
            organisation=shops.fish,
            title="",
            starts_on=TODAY,
            ends_on=TODAY,
            lines=[],
        )
