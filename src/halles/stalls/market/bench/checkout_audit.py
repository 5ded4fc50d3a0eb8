"""What was told compared with what is kept: nothing lost, nothing twice, stock and slots within bounds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from halles.stalls.market.bench.checkout_town import CAP

Told = Sequence[dict[str, Any]]


def audit(told: Told) -> dict[str, int]:
    """Return how often each thing that must never happen did."""
    return {
        "lost": _lost(told),
        "doubled": _doubled(told),
        "oversold": _oversold(),
        "over_cap": _over_cap(),
        "wrong": _wrong(),
    }


def _lost(told: Told) -> int:
    """Count what somebody was told and that is not so: a checkout, one of its orders, how an order ended."""
    from halles.stalls.market.models import Checkout, Order

    kept = dict(Checkout.objects.values_list("pk", "key"))
    orders = Counter(Order.objects.values_list("checkout", flat=True))
    states = dict(Order.objects.values_list("pk", "state"))
    placed = [each for each in told if each["what"] == "placed"]
    ended = [each for each in told if each["what"] == "ended"]
    lost = sum(kept.get(each["checkout"]) != each["key"] for each in placed)
    lost += sum(orders[each["checkout"]] < each["shops"] for each in placed)
    lost += sum(states.get(each["order"]) != each["state"] for each in ended)
    return lost + _without_goods()


def _without_goods() -> int:
    """Count the lines that were handed over and did not leave the stock."""
    from django.apps import apps

    from halles.stalls.market.models import OrderLine

    moved = set(_handed_over(apps).values_list("reference", flat=True))
    gone = OrderLine.objects.filter(order__state="handed-over").values_list("pk", flat=True)
    return sum(pk not in moved for pk in gone)


def _doubled(told: Told) -> int:
    """Count what was done twice: one page, one shop of a page, one press, one line out of the stock."""
    from django.apps import apps

    from halles.journal.models import Entry
    from halles.stalls.market.models import Order, OrderLine, OrderStep

    by_page: dict[str, set[str]] = {}
    for each in told:
        if each["what"] == "placed":
            by_page.setdefault(each["key"], set()).add(each["checkout"])
    doubled = sum(len(found) - 1 for found in by_page.values())
    doubled += _repeated(Order.objects.values_list("checkout", "organisation"))
    doubled += _repeated(OrderStep.objects.exclude(action="place").values_list("order", "action"))
    doubled += _repeated(_handed_over(apps).values_list("reference"))
    doubled += _repeated(OrderLine.objects.values_list("order", "product"))
    return doubled + _repeated(Entry.objects.filter(kind="market.order-placed").values_list("subject"))


def _oversold() -> int:
    """Count the items of which more left, or is kept, than there ever was."""
    from django.apps import apps
    from django.db.models import F

    levels = apps.get_model("stock", "Level").objects
    return int(levels.filter(on_hand__lt=0).count() + levels.filter(held__gt=F("on_hand")).count())


def _over_cap() -> int:
    """Count the orders above the cap of their slot, in the shop whose slots are few (its cap is CAP)."""
    from halles.stalls.market.models import Order, Terms

    tight = Terms.objects.filter(slot_cap=CAP).values_list("pk", flat=True)
    live = Order.objects.filter(organisation__in=list(tight)).exclude(
        state__in=("cancelled", "refused", "released")
    )
    in_slot = Counter(live.values_list("organisation", "slot_end"))
    return sum(max(0, n - CAP) for n in in_slot.values())


def _wrong() -> int:
    """Count items whose stock is not what the orders say, and orders whose steps have a gap."""
    from django.apps import apps
    from django.db.models import Sum

    from halles.stalls.market.models import Order, OrderLine

    kept = OrderLine.objects.filter(state__in=("asked", "kept")).values_list("product__item")
    held = dict(kept.annotate(n=Sum("quantity")).values_list("product__item", "n"))
    moved = apps.get_model("stock", "Movement").objects.values_list("item").annotate(n=Sum("change"))
    on_hand = dict(moved.values_list("item", "n"))
    wrong = 0
    for level in apps.get_model("stock", "Level").objects.all():
        wrong += level.held != held.get(level.pk, 0) or level.on_hand != on_hand.get(level.pk, 0)
    for order in Order.objects.prefetch_related("steps"):
        numbers = sorted(step.number for step in order.steps.all())
        wrong += numbers != list(range(1, order.steps_taken + 1))
    return wrong


def _handed_over(apps: Any) -> Any:
    return apps.get_model("stock", "Movement").objects.filter(reason="handed-over")


def _repeated(rows: Iterable[Any]) -> int:
    """Return how many rows are there once more than once."""
    return sum(n - 1 for n in Counter(rows).values())
