"""Every page of every package answers in both languages, is well formed and weighs no more than it may."""

import re
from contextlib import closing
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles import finders

from tests.pages import Page, all_pages
from tests.world import World

PUBLIC = ("ETag", "Last-Modified")
KEPT_KNOWINGLY = frozenset({"ui:worker"})
"""Not shelved, the same for everybody: the worker's file."""
STYLESHEET = re.compile(
    r'<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"|<link[^>]*href="([^"]+)"[^>]*rel="stylesheet"'
)


@pytest.fixture
def world() -> World:
    """A small town made for this test."""
    return World()


def body_of(response: Any) -> str:
    """Return a response's text, streamed or not."""
    with closing(response):
        content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode(errors="replace")


def css_of(html: str) -> dict[str, bytes]:
    """Return the stylesheets of a page, by path."""
    links = ("".join(found) for found in STYLESHEET.findall(html))
    paths = {link: finders.find(link.split("?")[0].removeprefix("/static/")) for link in links}
    return {link: Path(path).read_bytes() for link, path in paths.items() if path}


def weight_kb(html: str) -> float:
    """Return what HTML and CSS weigh on the way: pages are compressed when served, files beforehand."""
    styles = sum(len(brotli.compress(css, quality=11)) for css in css_of(html).values())
    return (len(brotli.compress(html.encode(), quality=5)) + styles) / 1000


def is_kept(page: Page, response: Any) -> bool:
    """Say whether a cache may keep what is not public: a computer is shared."""
    said = response.headers.get("Cache-Control", "")
    is_public = hasattr(response, "shelf_label") or any(name in response.headers for name in PUBLIC)
    return not (is_public or "public" in said or page.url_name in KEPT_KNOWINGLY or "no-store" in said)


@pytest.mark.django_db(databases=["default", "sessions"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", all_pages(), ids=str)
def test_page_answers(page: Page, language: str, world: World) -> None:
    response = getattr(world.client(page.who), page.method)(page.path(world, language))
    html = body_of(response)
    assert response.status_code == page.status
    assert not is_kept(page, response)
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    if "<html" in html:
        assert f'<html lang="{language}"' in html
        assert re.search(r"<title>\s*[^<\s]", html)
        assert len(re.findall(r"<h1[\s>]", html)) == 1
        assert css_of(html), "no stylesheet was found"
    assert weight_kb(html) <= page.budget_kb


def test_some_pages_are_known() -> None:
    assert all_pages()
