"""With the network cut in the middle, in a real Chromium: what was done waits, is seen to, and is done once.

Firefox and WebKit are not tried here. The network is a wire of our own, cut before a request leaves (CUT) or
after the house did what was asked and before its answer came (MUTE).
"""

import re
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


def press(street: Street, name: str) -> None:
    """Press the first button of the page that begins so."""
    street.page.locator("main").get_by_role("button", name=re.compile(f"^{name}")).first.click()


def waits(street: Street) -> None:
    """See that one action waits, on the page of them and in the head of every page."""
    street.page.locator("h1", has_text="En attente d’envoi").wait_for()
    told(street, "En attente d’envoi")
    assert street.page.get_by_role("link", name="1 en attente").count() == 1


def told(street: Street, words: str) -> None:
    street.page.locator("[data-waiting] li").get_by_text(words).first.wait_for()


def kept(street: Street, shelf: str) -> list[str]:
    """Return the addresses that the worker keeps on a shelf of its own."""
    script = "name => caches.open(name).then(s => s.keys()).then(all => all.map(one => one.url))"
    return list(street.page.evaluate(script, shelf))


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


TRIED = [*((MUTE, each) for each in KINDS), *((CUT, KINDS[at]) for at in (0, 1, 5))]
"""Before it leaves, all kinds wait by the same lines; once it arrived, each command must know its key."""


def test_whatever_is_done_waits_is_seen_to_wait_and_is_done_once(street: Street) -> None:
    street.own()
    street.enter("member")
    for state, (open_page, button, event) in TRIED:
        entries = Entry.objects.filter(kind=event.kind)
        open_page(street)
        before = entries.count()
        street.wire.be(state)
        press(street, button)
        waits(street)
        assert entries.count() - before == (state == MUTE), button
        street.page.close()  # what waits is not the page's
        street.page = street.context.new_page()
        street.wire.be(WHOLE)
        street.go("ui:waiting")
        told(street, "Envoyé")
        assert entries.count() - before == 1, button
        assert street.page.get_by_role("link", name="en attente").count() == 0
        press(street, "Ôter de cette liste")
        street.page.locator("[data-waiting] li").wait_for(state="detached")


def test_what_is_refused_is_told_and_what_another_may_not_send_waits(street: Street) -> None:
    street.own()
    street.enter("member")
    accept(street)
    street.wire.be(CUT)
    press(street, "Accepter")
    waits(street)
    order = street.world.checkout.orders.get()
    order_cancel(actor=NOBODY, secret=street.world.customer, order=order.pk, key="hers")
    street.enter("manager")
    street.wire.be(WHOLE)
    street.go("ui:waiting")
    told(street, "Cela partira quand vous serez de nouveau connecté.")
    street.enter("member")
    press(street, "Envoyer maintenant")
    told(street, "Pas accepté")
    told(street, "annulé")
    assert street.page.get_by_role("link", name="1 en attente").count() == 1


def test_on_a_shared_computer_nothing_is_kept_and_the_page_says_whom_to_call(street: Street) -> None:
    street.enter("member")
    accept(street)
    street.go("market:mine")
    accept(street)
    street.wire.be(CUT)
    press(street, "Accepter")
    street.page.locator("h1", has_text="on ne sait pas si l’envoi est parti").wait_for()
    main = street.page.locator("main")
    assert "Rien n’est gardé sur cet ordinateur" in main.inner_text()
    assert main.get_by_role("link", name="02 99 00 00 00").count() == 1
    assert kept(street, "own") == []
    assert not [url for url in kept(street, "public") if "comptoir" in url or "reserv" in url]
    street.go("market:orders", shop=street.world.sheet.slug)
    assert "Nolwenn" not in main.inner_text()
    street.go("office:home")
    seen = street.page.locator("[data-seen]").inner_text()
    assert re.match(r"Vue du \w+ \d+ \w+, \d+\u00a0h\u00a0\d\d, hors ligne\.", seen), seen


def test_once_she_leaves_neither_going_back_nor_cutting_the_network_shows_her(street: Street) -> None:
    street.own()
    street.enter("member")
    street.go("market:mine")
    street.page.wait_for_function(
        "() => caches.open('own').then(s => s.keys()).then(all => all.length > 1 || null)"
    )
    street.wire.be(CUT)
    street.go("market:mine")
    assert "hors ligne" in street.page.locator("main").inner_text()
    assert "Le Fournil d’Anne" in street.page.locator("main").inner_text()
    street.wire.be(WHOLE)
    street.go("people:account")
    press(street, "Se déconnecter")
    street.page.locator("h1", has_text="Se connecter").wait_for()
    street.page.go_back()
    assert "Anne" not in street.page.locator("main").inner_text()
    street.settle()
    assert kept(street, "own") == []
    street.wire.be(CUT)
    for name in ("market:mine", "people:account"):
        street.go(name)
        assert "Anne" not in street.page.locator("body").inner_text()
