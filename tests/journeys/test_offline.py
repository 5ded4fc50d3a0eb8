"""With the network cut in the middle, in a real Chromium: what was done waits, is seen to wait, and is done once.

Firefox and WebKit are not tried here. The network is a wire of our own, cut before a request leaves (CUT) or
after the house did what was asked and before its answer came (MUTE).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from halles.doors.bench.wire import CUT, MUTE, WHOLE, Wire
from halles.journal.models import Entry
from halles.kit.actor import NOBODY
from halles.kit.event import Event
from halles.stalls.directory.events import SpecialHoursSet
from halles.stalls.market.commands import order_cancel
from halles.stalls.market.events import OrderMoved, OrderPlaced, QuestionAsked, SlatePublished
from halles.stalls.stock.events import StockMoved
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__", transaction=True)]
KEPT_PAGES = "caches.open('public').then(shelf => shelf.keys()).then(keys => keys.length)"
MANY = 9


@dataclass
class Street:
    """A world, a wire to it, and one browser's profile."""

    world: World
    wire: Wire
    context: Any
    page: Any

    def path(self, name: str, **kwargs: Any) -> str:
        bare = reverse(name, urlconf=settings.TOWN_URLCONF, kwargs=kwargs)
        return f"http://localhost:{self.wire.port}/{self.world.town.slug}{bare}"

    def go(self, name: str, **kwargs: Any) -> Any:
        return self.page.goto(self.path(name, **kwargs))

    def enter(self, who: str) -> None:
        cookie = self.world.client(who).cookies[settings.SESSION_COOKIE_NAME]
        address = f"http://localhost:{self.wire.port}"
        self.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])

    def own(self) -> None:
        """Say that this device is hers."""
        self.go("ui:device")
        self.page.get_by_role("button", name="C’est mon appareil").click()
        self.page.get_by_role("button", name="Ce n’est plus mon appareil").wait_for()

    def settle(self) -> None:
        """Wait until the worker holds this page and the town's own."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        for _ in range(80):
            if self.page.evaluate(KEPT_PAGES) > MANY:
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("the worker did not keep the town's pages")


@pytest.fixture
def street(live_server: Any, browser: Any) -> Iterator[Street]:
    with Wire(int(live_server.url.rpartition(":")[2])) as wire:
        context = browser.new_context(locale="fr-FR", viewport={"width": 360, "height": 740})
        context.set_default_timeout(10_000)
        found = Street(World(), wire, context, context.new_page())
        found.go("office:home")
        found.settle()
        yield found
        context.close()


def press(street: Street, name: str, *, nth: int = 0) -> None:
    """Press a button of the page."""
    street.page.locator("main").get_by_role("button", name=name).nth(nth).click()


def reserve(street: Street) -> None:
    street.go("market:product", slug=street.world.product.slug)
    press(street, "Mettre dans mon panier")
    street.go("market:checkout")
    street.page.get_by_label("Votre prénom").fill("Nolwenn")


def ask(street: Street) -> None:
    street.go("market:ask", slug=street.world.sheet.slug)
    street.page.get_by_label("Votre question").fill("Avez-vous du pain de seigle ?")


def accept(street: Street) -> None:
    street.go("market:orders", shop=street.world.sheet.slug)


def count(street: Street) -> None:
    street.go("stock:item", shop=street.world.sheet.slug, item=street.world.item.pk)
    street.page.locator("main [name=quantity]").fill("33")


def close(street: Street) -> None:
    street.go("directory:special", slug=street.world.sheet.slug)


def chalk(street: Street) -> None:
    street.go("market:slate", shop=street.world.sheet.slug)
    street.page.locator("main [name=text]").fill("Galettes 1,20 la pièce")


def cancel(street: Street) -> None:
    street.go("market:mine")


Kind = tuple[Callable[[Street], None], str, type[Event]]
KINDS: list[Kind] = [
    (reserve, "Réserver", OrderPlaced),
    (ask, "Envoyer ma question", QuestionAsked),
    (accept, "Accepter", OrderMoved),
    (accept, "C’est prêt", OrderMoved),
    (accept, "Remis", OrderMoved),
    (count, "Compté", StockMoved),
    (close, "demain", SpecialHoursSet),
    (chalk, "Publier", SlatePublished),
    (cancel, "Annuler ma réservation", OrderMoved),
]


@pytest.mark.parametrize("state", [CUT, MUTE])
def test_whatever_is_done_waits_is_seen_to_wait_and_is_done_once(street: Street, state: str) -> None:
    street.own()
    street.enter("member")
    for open_page, button, event in KINDS:
        entries = Entry.objects.filter(kind=event.kind)
        open_page(street)
        before = entries.count()
        street.wire.be(state)
        press(street, button)
        street.page.locator("h1", has_text="En attente d’envoi").wait_for()
        street.page.locator("[data-waiting] li").get_by_text("En attente d’envoi").wait_for()
        assert street.page.get_by_role("link", name="1 en attente").count() == 1
        assert entries.count() - before == (state == MUTE), button
        street.page.close()  # what waits is not the page's
        street.page = street.context.new_page()
        street.wire.be(WHOLE)
        street.go("ui:waiting")
        street.page.locator("[data-waiting] li").get_by_text("Envoyé").wait_for()
        assert street.page.get_by_role("link", name="en attente").count() == 0
        assert entries.count() - before == 1, button
        press(street, "Ôter de cette liste")
        street.page.locator("[data-waiting] li").wait_for(state="detached")
