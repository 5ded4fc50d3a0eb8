"""Actions of a resident whose network is cut under her hands; the house's journal says what was done."""

import re
from typing import Any

from halles.doors.bench.house import House
from halles.doors.bench.wire import CUT, MUTE, WHOLE, Wire
from halles.kit.progress import Progress

PLACED, MOVED = "market.order-placed", "market.order-moved"
MOMENTS = (0, 5, 15, 40, 100, 250)
"""After how many milliseconds the network is cut; besides: before (CUT), and once it has arrived (MUTE)."""
MOST_WAIT_MS = 40_000
SHOWN = "() => document.querySelector('[data-if]:not([hidden])')"
NOTHING_WAITS = "() => !document.querySelector('[data-waiting] .badge.warn')"


def tried(
    browser: Any, town: str, *, place: House, wire: Wire, count: int, progress: Progress
) -> dict[str, int]:
    """Reserve and cancel in turn, each cut at a moment of its own; return what was done, lost and doubled."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
    page = context.new_page()
    page.set_default_timeout(MOST_WAIT_MS)
    _ready(page, town)
    before = {kind: place.entries(kind) for kind in (PLACED, MOVED)}
    lost = doubled = waited = 0
    for turn in range(count):
        progress.step("offline: actions cut", turn, count)
        kind = MOVED if turn % 2 else PLACED
        done = place.entries(kind)
        (_cancel if turn % 2 else _reserve)(page, town)
        waited += _cut(page, wire, turn)
        _sent(page, town)
        more = place.entries(kind) - done
        lost, doubled = lost + (more < 1), doubled + max(0, more - 1)
    progress.step("offline: actions cut", count, count)
    context.close()
    actions = sum(place.entries(kind) - of for kind, of in before.items())
    return {"actions": count, "done": actions, "waited": waited, "lost": lost, "doubled": doubled}


def _ready(page: Any, town: str) -> None:
    """Open the town, let the worker keep its pages, and say that this device is one's own."""
    page.goto(town)
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.wait_for_timeout(5000)
    page.goto(f"{town}appareil/")
    page.locator("[data-do=own]").click()
    page.locator("[data-leave] button").wait_for()


def _reserve(page: Any, town: str) -> None:
    """Fill a basket with the first thing that can be reserved, and the form up to its button."""
    page.goto(f"{town}produits/?q=pain")
    page.goto(page.locator("main li.card a").first.evaluate("link => link.href"))
    page.locator("form[action*='/panier/ajouter/'] button").last.click()
    page.goto(f"{town}produits/tous/reserver/")
    page.locator("[name=first_name]").fill("Maryvonne")
    page.locator("form:has([name=lines]) button").evaluate("button => button.setAttribute('data-act', '')")


def _cancel(page: Any, town: str) -> None:
    """Open the reservation that was sent last."""
    page.goto(f"{town}en-attente/")
    page.goto(page.locator("[data-waiting] a[href*='/reservation/']").last.evaluate("link => link.href"))
    page.locator("form[action*='/annuler/'] button").first.evaluate("b => b.setAttribute('data-act', '')")


def _cut(page: Any, wire: Wire, turn: int) -> int:
    """Press the button and cut the network at this turn's moment; return 1 if the action had to wait."""
    button = page.locator("[data-act]")
    moment = turn // 2 % (len(MOMENTS) + 2)
    if moment < 2:
        wire.be((CUT, MUTE)[moment])
        button.click(no_wait_after=True)
    else:
        button.click(no_wait_after=True)
        page.wait_for_timeout(MOMENTS[moment - 2])
        wire.be(CUT)
    page.wait_for_function("() => /en-attente|reservation|hors-ligne/.test(location.pathname)")
    page.wait_for_load_state()
    wire.be(WHOLE)
    return int("/en-attente/" in page.url)


def _sent(page: Any, town: str) -> None:
    """Come back to the page of what waits, until nothing does."""
    page.goto(f"{town}en-attente/")
    page.wait_for_function(SHOWN)
    page.wait_for_function(NOTHING_WAITS)
    refused = page.locator("[data-waiting] .badge.bad")
    if refused.count():
        words = re.sub(r"\s+", " ", page.locator("[data-waiting]").inner_text())
        raise SystemExit(f"offline: an action was not accepted: {words[:300]}")
