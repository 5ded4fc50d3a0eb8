"""A real Chromium: Debian's, headless."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from halles.config.test_needs import missing


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Yield a Playwright browser; contexts and pages are made by each test.

    One per module: while it lives its event loop runs in this thread, and other tests run their own.
    """
    path = shutil.which("chromium")
    lacking = sorted({"chromium", "libatomic1"} & set(missing()))
    if lacking:
        pytest.skip(f"not installed: apt-get install {' '.join(lacking)}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    """Yield a page 360 px wide, in French."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
