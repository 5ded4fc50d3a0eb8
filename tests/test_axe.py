"""Every page in a browser: no axe violation, narrow or wide, light or dark, and nothing beyond 320 px."""

import contextvars
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.pages import Page, all_pages
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases=["default", "sessions"])]
HOST = "http://localhost"
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""All that the dark colours can change."""
SCREENS = [(320, "light", {}), (320, "dark", COLOURS), (1280, "dark", COLOURS), (1280, "light", {})]


@pytest.fixture
def world() -> World:
    """A small town made for this test."""
    return World()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """Yield a page of the browser, without animations; what it throws fails the test."""
    context = browser.new_context(locale="fr-FR", reduced_motion="reduce")
    context.set_default_timeout(15_000)
    tab = context.new_page()
    thrown: list[str] = []
    tab.on("pageerror", lambda error: thrown.append(str(error)))
    yield tab
    context.close()
    assert thrown == []


def serve(tab: Any, world: World, who: str) -> None:
    """Answer the browser's requests from Django itself, in this test's transaction; reach nothing else."""
    client = world.client(who)
    # Playwright answers in a context of its own, where Django would open another connection.
    here = contextvars.copy_context()

    def answer(route: Any) -> None:
        parts = urlsplit(route.request.url)
        if f"{parts.scheme}://{parts.netloc}" != HOST:
            route.abort()
            return
        response = here.run(client.get, route.request.url.removeprefix(HOST))
        with closing(response):
            content = b"".join(response.streaming_content) if response.streaming else response.content
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=content)

    tab.route("**/*", answer)


def has_a_screen(page: Page) -> bool:
    """Say whether a browser shows this page: not a redirection, nor something to be posted."""
    return page.method == "get" and not 300 <= page.status < 400


@pytest.mark.parametrize("page", [page for page in all_pages() if has_a_screen(page)], ids=str)
def test_page_is_accessible(page: Page, world: World, tab: Any) -> None:
    path = page.path(world)
    with closing(world.client(page.who).get(path)) as response:
        assert response.status_code == page.status
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    serve(tab, world, page.who)
    tab.goto(HOST + path)
    if not tab.evaluate("document.title"):
        return  # a part of a page, seen with the page that holds it
    for width, scheme, options in SCREENS:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate("document.scrollingElement.scrollWidth") <= width, f"too wide at {width} px"
        found = Axe().run(tab, options=options)
        assert found.violations_count == 0, f"{width} px, {scheme}: {found.generate_report()}"
