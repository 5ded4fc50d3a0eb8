"""Every page in a browser: no axe violation, narrow or wide, light or dark, and nothing beyond 320 px."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

from tests.pages import Page, all_pages
from tests.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(databases="__all__", transaction=True)]
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""All that the dark colours can change."""
SCREENS = [(320, "light", {}), (320, "dark", COLOURS), (1280, "dark", COLOURS), (1280, "light", {})]


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


def enter(tab: Any, world: World, url: str, who: str) -> None:
    """Give the browser the session of `who`."""
    tab.context.clear_cookies()
    cookie = world.client(who).cookies.get(settings.SESSION_COOKIE_NAME)
    if cookie:
        tab.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": url}])


def has_a_screen(page: Page) -> bool:
    """Say whether a browser shows this page: not a redirection, nor something to be posted."""
    return page.method == "get" and not 300 <= page.status < 400


def test_every_page_is_accessible(live_server: Any, tab: Any, subtests: Any) -> None:
    """One town for all pages: each is a subtest, named when it fails."""
    world = World()
    for page in filter(has_a_screen, all_pages()):
        with subtests.test(page=str(page)):
            look_at(page, world, live_server.url, tab)


def look_at(page: Page, world: World, url: str, tab: Any) -> None:
    """Visit one page at each size and in each light."""
    path = page.path(world)
    with closing(world.client(page.who).get(path)) as response:
        assert response.status_code == page.status
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    enter(tab, world, url, page.who)
    assert tab.goto(url + path).status == page.status
    if not tab.evaluate("document.title"):
        return  # a part of a page, seen with the page that holds it
    for width, scheme, options in SCREENS:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate("document.scrollingElement.scrollWidth") <= width, f"too wide at {width} px"
        found = Axe().run(tab, options=options)
        assert found.violations_count == 0, f"{width} px, {scheme}: {found.generate_report()}"
