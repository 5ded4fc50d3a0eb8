"""The benchmark of little or no network: how soon the home is usable on 2G; no action is lost or doubled.

2G: Chromium is told of a network of 50 kbit/s, with 600 ms before each answer. Usable: something of the page
is painted, it is read to its end (DOM interactive), its search field and links are there; the cache is empty.
Actions are cut by a wire of our own: before they leave, after they arrived, and at moments in between.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from halles.doors.bench import acting
from halles.doors.bench.house import House, house
from halles.doors.bench.wire import Wire
from halles.kit.progress import Progress

SLOW = {"offline": False, "latency": 600, "downloadThroughput": 50_000 / 8, "uploadThroughput": 50_000 / 8}
USABLE = """() => {
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  const read = performance.getEntriesByType("navigation")[0];
  const is_there = document.querySelector("[type=search]") && document.links.length > 10;
  return painted && is_there ? Math.max(painted.startTime, read.domInteractive) : null;
}"""
PHONE = {"width": 360, "height": 740}


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure on a throwaway house with the demonstration town; `data` is not used."""
    visits, actions = (5, 10) if quick else (15, 80)
    with house() as place, chromium() as browser, Wire(place.port) as wire:
        town = f"http://localhost:{wire.port}{_town(browser, place)}"
        seconds = []
        for visit in range(visits):
            progress.step("offline: the home on 2G", visit, visits)
            seconds.append(usable_s(browser, town))
        progress.step("offline: the home on 2G", visits, visits)
        weights = weigh(browser, town)
        found = acting.tried(browser, town, place=place, wire=wire, count=actions, progress=progress)
    metrics = {"usable_2g_s": round(median(seconds), 3), "usable_2g_worst_s": round(max(seconds), 3)}
    return {"metrics": metrics | weights | found}


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a browser: Debian's Chromium, driven by Playwright as in the tests."""
    path = shutil.which("chromium")
    if path is None:
        raise SystemExit("offline: Chromium is not installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def _town(browser: Any, place: House) -> str:
    """Return the path of the demonstration town, where the only town is shown at once."""
    page = browser.new_page()
    page.goto(f"http://localhost:{place.port}/")
    path = str(page.evaluate("location.pathname"))
    page.close()
    return path


def usable_s(browser: Any, address: str) -> float:
    """Return the seconds until a page is usable on 2G, by a browser that never saw it."""
    context = browser.new_context(viewport=PHONE, locale="fr-FR")
    page = context.new_page()
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    page.goto(address, wait_until="domcontentloaded", timeout=60_000)
    ms = page.wait_for_function(USABLE, timeout=60_000).json_value()
    context.close()
    return float(ms) / 1000


def weigh(browser: Any, address: str) -> dict[str, Any]:
    """Return what a first visit of the home and the list of shops weighs as it travels, and what comes after.

    `kept_ahead_kb` is what the worker fetches once the page is there, so that the town can be read offline.
    """
    context = browser.new_context(viewport=PHONE, locale="fr-FR")
    page = context.new_page()
    asked: list[tuple[str, int]] = []
    page.on("requestfinished", lambda each: asked.append((each.resource_type, _size(each))))
    page.goto(address, wait_until="load")
    home = [each for each in asked if each[0] in ("document", "stylesheet", "script")][:3]
    asked.clear()
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.wait_for_timeout(6000)
    later = sum(size for _kind, size in asked) + _kept(page)
    asked.clear()
    context.close()
    first = sum(size for _kind, size in home) + _list(browser, address)
    return {
        "home_kb": _kb(sum(size for kind, size in home if kind != "script")),
        "first_visit_kb": _kb(first),
        "first_visit_requests": len(home) + 1,
        "kept_ahead_kb": _kb(later),
    }


def _list(browser: Any, address: str) -> int:
    """Return the weight of the list of shops, alone."""
    context = browser.new_context(viewport=PHONE, locale="fr-FR", service_workers="block")
    page = context.new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda each: sizes.append(_size(each)))
    page.goto(f"{address}commerces/", wait_until="load")
    context.close()
    return sizes[0]


def _size(request: Any) -> int:
    """Return the bytes of an answer's body on the way."""
    return int(request.sizes()["responseBodySize"])


def _kept(page: Any) -> int:
    """Return about what the worker's own requests weighed: what it keeps, each compressed by gzip."""
    script = """async () => {
      let bytes = 0;
      for (const name of ["public", "files"]) for (const one of await (await caches.open(name)).keys()) {
        const answer = await caches.match(one, { cacheName: name });
        const packed = (await answer.blob()).stream().pipeThrough(new CompressionStream("gzip"));
        bytes += (await new Response(packed).arrayBuffer()).byteLength;
      }
      return bytes;
    }"""
    return int(page.evaluate(script))


def _kb(size: int) -> float:
    return round(size / 1000, 2)
