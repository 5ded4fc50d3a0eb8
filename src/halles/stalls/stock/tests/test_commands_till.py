"""What a till tells is written once, whatever comes first: sales, stock, or what the market hands over."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halles.journal.models import Entry
from halles.kit.errors import BadInput, Refused
from halles.stalls.stock.commands import stock_count
from halles.stalls.stock.commands.till import Told, till_file_read, till_mapping_confirm
from halles.stalls.stock.engine.till import Article, Level, Reading, Refusal, Sale
from halles.stalls.stock.models import DaySale, Item, Movement, Source, TillFile, TillMapping, TillRow
from halles.stalls.stock.queries.ledger import ledger_verify
from halles.stalls.stock.queries.till import till_files, till_mapping, till_mapping_before, till_plan
from halles.stalls.stock.tests.conftest import HOUSE, Scene, kinds, level
from halles.stalls.stock.tests.till_day import CODE, Shop, mapping

pytestmark = pytest.mark.django_db
_SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Return a shop of ten, as its till told in the evening."""
    one = Shop(monkeypatch)
    one.deliver(10)
    one.wait(12 * 60)
    one.tell_stock()
    one.wait(12 * 60)
    return one


def test_the_tills_stock_is_the_level_of_its_moment(shop: Shop) -> None:
    row = level(shop.item)
    assert (row.on_hand, row.source) == (10, Source.TILL)
    assert row.seen_at is not None
    assert row.seen_at == shop.now - timedelta(hours=12)


def test_sales_take_away(shop: Shop) -> None:
    shop.sale(3)
    shop.wait(5)
    told = shop.tell_sales()
    assert (told.lines, told.known, told.moved) == (1, 0, 1)
    assert shop.known() == 7
    assert DaySale.objects.get().quantity == 3


def test_the_same_file_again_changes_nothing(shop: Shop) -> None:
    shop.sale(3)
    shop.sale(1)
    shop.tell_sales()
    lines = Movement.objects.count()
    told = shop.tell_sales()
    assert (told.known, told.moved) == (2, 0)
    assert Movement.objects.count() == lines
    assert shop.known() == 6
    shop.tell_stock()
    lines = Movement.objects.count()
    shop.wait(10)
    shop.tell_stock()
    assert Movement.objects.count() == lines


def test_what_was_handed_over_and_paid_at_the_till_counts_once(shop: Shop) -> None:
    shop.hand_over(2)
    assert shop.known() == 8
    shop.sale(1)
    shop.wait(5)
    shop.tell_sales()
    assert shop.known() == 7
    assert (DaySale.objects.get().quantity, DaySale.objects.get().handed_over) == (3, 2)


def test_handed_over_after_the_export_counts_in_the_next_one(shop: Shop) -> None:
    shop.sale(1)
    shop.tell_sales()
    shop.wait(30)
    shop.hand_over(2)
    assert shop.known() == 7
    shop.wait(30)
    shop.tell_sales()
    assert shop.known() == 7
    assert DaySale.objects.get().quantity == 3


def test_rung_up_the_next_morning_it_still_counts_once(shop: Shop) -> None:
    shop.hand_over(1, rings=False)
    shop.wait(24 * 60)
    shop.ring_waiting()
    shop.wait(5)
    shop.tell_sales()
    assert shop.known() == 9 == shop.shelf


def test_what_was_delivered_since_stays(shop: Shop) -> None:
    older = shop.now
    shop.wait(60)
    shop.sale(4)
    shop.tell_sales()
    shop.wait(60)
    told = shop.tell_stock(as_of=older - timedelta(hours=13))
    assert told.older == 1
    assert shop.known() == 6


def test_a_stock_that_is_sent_late_knows_what_happened_since(shop: Shop) -> None:
    shop.sale(2)
    shop.wait(1)
    as_of, at_till = shop.now, shop.till
    shop.wait(60)
    shop.sale(3)
    shop.hand_over(1)
    shop.wait(1)
    shop.tell_sales()
    now_at_till, shop.till = shop.till, at_till
    shop.tell_stock(as_of=as_of)
    shop.till = now_at_till
    assert shop.known() == 4 == shop.shelf


def test_what_is_counted_by_hand_stays_until_the_till_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Shop(monkeypatch)
    stock_count(actor=HOUSE, item=shop.item.pk, counted=7)
    shop.shelf = 7
    shop.wait(600)
    shop.deliver(9)
    assert shop.tell_stock().by_hand == 1
    assert (shop.known(), level(shop.item).source) == (7, Source.HAND)
    shop.tell_stock(takes_over=True)
    assert (shop.known(), level(shop.item).source) == (9, Source.TILL)


def test_sales_are_taken_from_what_was_counted_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Shop(monkeypatch)
    shop.sale(5)
    shop.wait(10)
    stock_count(actor=HOUSE, item=shop.item.pk, counted=7)
    shop.wait(10)
    shop.sale(2)
    shop.wait(10)
    shop.tell_sales()
    assert shop.known() == 5
    assert DaySale.objects.get().quantity == 7


def test_what_nobody_counted_has_days_and_no_level(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Shop(monkeypatch)
    shop.sale(5)
    shop.tell_sales()
    assert (shop.known(), level(shop.item).seen_at) == (0, None)
    assert DaySale.objects.get().quantity == 5


_EVENTS = st.lists(
    st.tuples(
        st.sampled_from(("sale", "over", "late", "delivery", "stock", "sales", "part")), st.integers(1, 3)
    ),
    max_size=14,
)


def _happen(shop: Shop, kind: str, amount: int) -> None:
    shop.wait(37 * amount)
    if kind == "sale":
        shop.sale(amount)
    elif kind in ("over", "late"):
        shop.hand_over(amount, rings=kind == "over")
    elif kind == "delivery":
        shop.deliver(100)  # the same figures again on the same day would be the same file
        shop.wait(1)
        shop.ring_waiting()
        shop.wait(1)
        shop.tell_stock(as_of=shop.now)
    elif kind == "stock":
        shop.tell_stock(as_of=shop.now)
    elif shop.rung:
        shop.tell_sales(0 if kind == "sales" else max(0, len(shop.rung) - 3 * amount))


@_SLOW
@given(_EVENTS)
def test_in_any_order_of_events_nothing_is_taken_twice_and_all_is_right_in_the_end(
    monkeypatch: pytest.MonkeyPatch, events: list[tuple[str, int]]
) -> None:
    shop = Shop(monkeypatch)
    shop.deliver(60)
    shop.tell_stock(as_of=shop.now)
    for kind, amount in events:
        _happen(shop, kind, amount)
        assert shop.known() >= shop.shelf, (kind, amount)
    shop.wait(5)
    shop.ring_waiting()
    shop.wait(5)
    if shop.rung:
        shop.tell_sales()
    assert shop.known() == shop.shelf
    assert ledger_verify(organisation=shop.organisation).is_right
    days = DaySale.objects.filter(item=shop.item)
    assert sum(day.quantity for day in days) >= sum(sale.quantity for sale in shop.rung) // 1000


@_SLOW
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.booleans()), max_size=5))
def test_sums_of_days_take_away_what_was_sold_since_last_night(
    monkeypatch: pytest.MonkeyPatch, events: list[tuple[int, int, bool]]
) -> None:
    shop = Shop(monkeypatch, grain="day")
    shop.deliver(60)
    shop.tell_stock(as_of=shop.now)
    for days, amount, is_reserved in events:
        shop.wait(24 * 60 * days + 7)
        shop.hand_over(amount) if is_reserved else shop.sale(amount)
        shop.wait(1)
        shop.tell_sales()
    assert shop.known() == shop.shelf


DAY = date(2026, 11, 9)


def _sale(article: Article, quantity: int, ticket: str = "1") -> Sale:
    return Sale(2, article, quantity, DAY, DAY, None, None, ticket)


def test_new_articles_become_items_and_known_ones_are_found(scene: Scene) -> None:
    known = scene.add("Carnet ligné", barcode=CODE)
    named = scene.add("Stylo bleu")
    sales = [
        _sale(Article(CODE, "", "CARNET LIGNE A5"), 1000),
        _sale(Article("", "", "stylo BLEU"), 2000),
        _sale(Article("96385074", "GO12", "Gomme"), 1000),
        _sale(Article("", "", "Tomme"), 350),
    ]
    refused = [Refusal(3, "Qté", "?", "quantity")]
    told = _read(scene, Reading(sales=sales, refused=refused))
    assert (told.lines, told.refused, told.added) == (4, 1, 2)
    gum, cheese = Item.objects.get(barcode="96385074"), Item.objects.get(name="Tomme")
    assert (gum.till_code, gum.unit, cheese.unit) == ("GO12", "piece", "kilo")
    sold = dict(DaySale.objects.values_list("item", "quantity"))
    assert sold == {known.pk: 1, named.pk: 2, gum.pk: 1, cheese.pk: 350}
    assert kinds().count("till-file-imported") == 1
    assert Entry.objects.filter(kind="stock.item-added").count() == 2


def _read(scene: Scene, reading: Reading, who: str = "bruno", grain: str = "ticket") -> Told:
    return till_file_read(
        actor=scene.actor(who),
        town="redon",
        organisation=scene.stationer.organisation,
        mapping=mapping(grain=grain),
        reading=reading,
    )


def test_what_the_shop_no_longer_keeps_stays_away(scene: Scene) -> None:
    gone = scene.add("Gomme")
    Item.objects.filter(pk=gone.pk).update(archived_at=gone.created_at)
    _read(
        scene, Reading(sales=[_sale(Article("", "", "Gomme"), 1000), _sale(Article("", "", "Règle"), 1000)])
    )
    assert list(TillRow.objects.values_list("item__name", flat=True)) == ["Règle"]


def test_a_day_told_by_tickets_is_not_told_again_by_sums(scene: Scene) -> None:
    article = Article("", "", "Gomme")
    _read(scene, Reading(sales=[_sale(article, 1000)]))
    told = _read(scene, Reading(sales=[_sale(article, 4000, "")]), grain="day")
    assert told.clashing == 1
    assert DaySale.objects.get().quantity == 1


def test_a_sum_of_several_days_is_no_day(scene: Scene) -> None:
    article = Article("", "", "Gomme")
    span = [Sale(2, article, 9000, DAY, DAY + timedelta(days=6))]
    _read(scene, Reading(sales=span), grain="period")
    assert not DaySale.objects.exists()
    assert TillRow.objects.get().quantity == 9000


def test_the_same_article_named_otherwise_in_another_layout_counts_once(scene: Scene) -> None:
    _read(scene, Reading(sales=[Sale(2, Article(CODE, "", "Carnet"), 5000, DAY, DAY)]), grain="day")
    told = _read(scene, Reading(sales=[Sale(2, Article("", "", "carnet"), 5000, DAY, DAY)]), grain="day")
    assert told.known == 1
    assert DaySale.objects.get().quantity == 5


def test_only_the_shop_reads_its_till(scene: Scene) -> None:
    reading = Reading(sales=[_sale(Article("", "", "Gomme"), 1000)])
    words: dict[str, Any] = {
        "town": "redon",
        "organisation": scene.stationer.organisation,
        "mapping": mapping(),
    }
    with pytest.raises(Refused):
        till_file_read(actor=scene.actor("anne"), reading=reading, **words)
    with pytest.raises(Refused):
        till_mapping_confirm(actor=scene.actor("anne"), **words)
    assert not TillFile.objects.exists()


def test_a_file_without_a_line_is_refused(scene: Scene) -> None:
    with pytest.raises(BadInput):
        _read(scene, Reading(refused=[Refusal(2, "Qté", "?", "quantity")]))


def _confirm(scene: Scene, one: object, who: str = "bruno") -> None:
    shop = scene.stationer.organisation
    till_mapping_confirm(actor=scene.actor(who), town="redon", organisation=shop, mapping=one)  # type: ignore[arg-type]


def test_a_layout_is_confirmed_once_and_remembered(scene: Scene) -> None:
    one = mapping()
    _confirm(scene, one)
    _confirm(scene, one)
    shop = scene.stationer.organisation
    assert till_mapping(organisation=shop, digest=one.fingerprint()) == one
    assert kinds().count("till-mapping-confirmed") == 1
    changed = one.changed(("day", "time", "ticket", "reference", "name", "sold"), kind="sales")
    _confirm(scene, changed)
    assert TillMapping.objects.count() == 1
    assert till_mapping_before(organisation=shop, names=("day", "ticket", "name", "sold", "more")) == changed
    assert till_mapping_before(organisation=shop, names=("nothing", "alike")) is None


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        (("day", "sold"), "sales"),
        (("name", "day"), "sales"),
        (("name", "name", "sold"), "sales"),
        (("name", "sold"), "stock"),
    ],
)
def test_a_layout_that_lacks_what_a_line_needs_is_refused(
    scene: Scene, columns: tuple[str, ...], kind: str
) -> None:
    with pytest.raises(BadInput):
        _confirm(scene, mapping().changed(columns, kind=kind))  # type: ignore[arg-type]


def test_levels_of_one_article_in_two_lines_add_up(scene: Scene) -> None:
    article = Article(CODE, "", "Carnet")
    lines = [Level(2, article, 3000), Level(3, article, 4000)]
    till_file_read(
        actor=scene.actor("bruno"),
        town="redon",
        organisation=scene.stationer.organisation,
        mapping=mapping("stock"),
        reading=Reading(levels=lines),
    )
    assert level(Item.objects.get()).on_hand == 7
    assert [file.kind for file in till_files(organisation=scene.stationer.organisation)] == ["stock"]


def test_looking_writes_nothing(scene: Scene) -> None:
    reading = Reading(sales=[_sale(Article("", "", "Gomme"), 1000)])
    plan = till_plan(organisation=scene.stationer.organisation, reading=reading, mapping=mapping())
    assert (len(plan.fresh), plan.is_new) == (1, True)
    assert not Item.objects.exists()
