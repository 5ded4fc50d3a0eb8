"""Let people press at the same moment, on the database that HALLES_DATABASE names; print what came of it.

A program of its own, run by test_at_once: real connections on a real file or server.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import django

ROUNDS = 4


def main() -> None:
    """Print one line for each round of each race."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from halles.stalls.market.models import Terms
    from halles.stalls.market.tests.conftest import make_scene

    scene = make_scene("24/7")
    Terms.objects.update(slot_cap=1000)
    for number in range(ROUNDS):
        sys.stdout.write(f"press {press(scene, number)}\n")
        sys.stdout.write(f"last {last_piece(scene, number)}\n")
        sys.stdout.write(f"page {same_page(scene, number)}\n")
        sys.stdout.write(f"shops {two_shops(scene, number)}\n")
        sys.stdout.write(f"dearer {dearer_meanwhile(scene, number)}\n")
        sys.stdout.write(f"back {back_meanwhile(scene, number)}\n")
    sys.stdout.write(f"circles {circles()}\n")


def press(scene: Any, number: int) -> str:
    """Two members accept while the customer cancels; return their answers, the state, what is held."""
    from halles.kit.actor import NOBODY
    from halles.stalls.market.commands import order_accept, order_cancel
    from halles.stalls.market.models import Order
    from halles.stalls.market.queries.secrets import secret_of
    from halles.stalls.market.tests.shops import level_of

    order = reserve(scene, scene.baguette, key=f"press-{number}").orders.get().pk
    answers = at_once(
        lambda: order_accept(actor=scene.actor("owner"), order=order, key="one"),
        lambda: order_accept(actor=scene.actor("employee"), order=order, key="two"),
        lambda: order_cancel(actor=NOBODY, secret=secret_of(f"press-{number}"), order=order, key="three"),
    )
    row = Order.objects.get(pk=order)
    gapless = list(row.steps.order_by("number").values_list("number", flat=True))
    assert gapless == list(range(1, row.steps_taken + 1))
    return f"{answers} {row.state} {level_of(scene.baguette).held}"


def last_piece(scene: Any, number: int) -> str:
    """Two customers want the last book; return their answers and what is held."""
    from halles.stalls.market.tests.shops import level_of, product_of

    of = {"town": scene.town.slug, "organisation": scene.bookshop.pk}
    book = product_of(name=f"Livre {number}", price_cents=900, on_hand=1, **of)
    answers = at_once(
        *(lambda who=who: reserve(scene, book, key=f"last-{number}-{who}") for who in ("a", "b"))  # type: ignore[misc]
    )
    return f"{answers} {level_of(book).held}"


def same_page(scene: Any, number: int) -> str:
    """One page arrives three times at once; return the answers and how many orders it made."""
    from halles.stalls.market.models import Order

    before = Order.objects.count()
    key = f"page-{number}"
    answers = at_once(*(lambda: reserve(scene, scene.cheese, key=key) for _n in range(3)))
    return f"{answers} {Order.objects.count() - before}"


def two_shops(scene: Any, number: int) -> str:
    """Two customers want the last piece of each of two shops, in opposite order; return what came of it."""
    from halles.kit.errors import BadInput
    from halles.stalls.market.models import Checkout, Order
    from halles.stalls.market.tests.shops import level_of, product_of

    shops = (scene.bakery.pk, scene.bookshop.pk)
    last = [
        product_of(town=scene.town.slug, organisation=shop, name="Dernier", price_cents=900, on_hand=1)
        for shop in shops
    ]
    sentences: list[str] = []

    def want(products: list[Any], who: str) -> None:
        try:
            reserve(scene, *products, key=f"shops-{number}-{who}")
        except BadInput as problem:
            sentences.append(problem.message)
            raise

    before = Order.objects.count(), Checkout.objects.count()
    answers = at_once(lambda: want(last, "a"), lambda: want(last[::-1], "b"))
    made = Order.objects.count() - before[0], Checkout.objects.count() - before[1]
    is_said = len(sentences) == 1 and "Dernier" in sentences[0]
    return f"{answers} {[level_of(each).held for each in last]} {made} {is_said}"


def dearer_meanwhile(scene: Any, number: int) -> str:
    """A shop changes a price and a name while somebody reserves the article; return who was done."""
    from django.db import transaction

    from halles.stalls.market.commands import product_change
    from halles.stalls.market.models import Product

    is_reserved = threading.Event()

    def reserve_slowly() -> None:
        with transaction.atomic():
            reserve(scene, scene.cheese, key=f"dearer-{number}")
            is_reserved.set()
            time.sleep(0.2)

    def change() -> None:
        is_reserved.wait(5)
        fields = {"name": f"Tomme {number}", "price_cents": 2500 + number}
        product_change(
            actor=scene.actor("owner"), product=Product.objects.get(pk=scene.cheese.pk), fields=fields
        )

    return at_once(reserve_slowly, change)


def back_meanwhile(scene: Any, number: int) -> str:
    """What was handed over is taken back while others reserve the same articles; return who was done."""
    from halles.stalls.market.commands import order_hand_over, order_put_back
    from halles.stalls.market.tests.shops import product_of

    of = {"town": scene.town.slug, "organisation": scene.bakery.pk}
    some = [product_of(name=f"Pain {number} {n}", price_cents=100, on_hand=50, **of) for n in range(8)]
    owner = scene.actor("owner")
    order = reserve(scene, *some[::-1], key=f"back-{number}").orders.get().pk
    order_hand_over(actor=owner, order=order, key="out")

    def others() -> None:
        for n in range(3):
            reserve(scene, *some, key=f"back-{number}-{n}")

    return at_once(lambda: order_put_back(actor=owner, order=order, key="back"), others)


def circles() -> int:
    """Return how often PostgreSQL stopped somebody because two waited for each other; SQLite never does."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def reserve(scene: Any, *products: Any, key: str) -> Any:
    """Reserve one piece, or a gram, of each for in two hours."""
    from datetime import timedelta

    from django.utils import timezone

    from halles.kit.actor import NOBODY
    from halles.stalls.market.commands import BasketLine, checkout_place
    from halles.stalls.market.queries.secrets import secret_of

    slots = {product.organisation: timezone.now() + timedelta(hours=2) for product in products}
    return checkout_place(
        actor=NOBODY,
        town=scene.town,
        key=key,
        secret=secret_of(key),
        first_name="Maël",
        channel="",
        to="",
        lines=[BasketLine(product.pk, 1) for product in products],
        slots=slots,
    )


def at_once(*acts: Callable[[], object]) -> str:
    """Do all of them at the same moment; return how many were done, and how many refused."""
    gate, said = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        from django.db import connection, connections

        from halles.kit.errors import BadInput

        connection.ensure_connection()
        gate.wait()
        try:
            act()
            said.append("done")
        except BadInput as problem:
            said.append("refused" if problem.message else "silent")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return f"{said.count('done')}/{len(acts)}"


if __name__ == "__main__":
    main()
