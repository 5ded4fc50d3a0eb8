"""An open page in a real browser: `ui/halles.js`, a real bell, and a part that changes."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import halles.ui
from halles.journal.bell.tests.listening import Bell, Journal, until

LIVE = (Path(halles.ui.__file__).parent / "static/ui/halles.js").read_bytes()
PART = '<a id="first" href="/1">one</a> <span id="count">{count}</span>'
PAGE = """<!doctype html><title>live</title><body data-bell="{bell}" data-position="{position}">
<section id="part" data-live="redon/directory redon/sensing" data-part="/part">{part}</section>
<section data-live="redon/agora" data-part="/other">untouched</section><script src="/halles.js"></script>"""


class Site(ThreadingHTTPServer):
    """A page and its part, which counts how often it was asked for."""

    daemon_threads = True
    bell, position, asked, status, steady = "", 0, 0, 200, False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.url = f"http://localhost:{self.server_address[1]}"


class Answer(BaseHTTPRequestHandler):
    """Answers of the site."""

    server: Site

    def do_GET(self) -> None:
        site, kind = self.server, "text/html"
        if self.path == "/halles.js":
            body, kind = LIVE, "text/javascript"
        elif self.path == "/part":
            site.asked += 1
            body = PART.format(count="same" if site.steady else site.asked).encode()
        else:
            part = PART.format(count=0)
            body = PAGE.format(bell=site.bell, position=site.position, part=part).encode()
        self.send_response(site.status if self.path == "/part" else 200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    threading.Thread(target=made.serve_forever, args=(0.05,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def bell(journal: Journal, site: Site, tmp_path: Path) -> Iterator[Bell]:
    with Bell(str(tmp_path / "halles.db"), tmp_path, options=["--origin", site.url]) as running:
        site.bell = f"http://localhost:{running.port}/"
        yield running


@pytest.fixture
def page(browser: Any, site: Site, bell: Bell) -> Iterator[Any]:
    context = browser.new_context()
    context.set_default_timeout(5_000)
    opened = context.new_page()
    opened.goto(site.url)
    until(lambda: bell.listeners() == 1)
    yield opened
    context.close()


@pytest.mark.browser
def test_a_part_changes_when_its_topic_rings_and_keeps_the_focus(page, site, journal):
    page.focus("#first")
    journal.record("redon/market", "redon/directory")
    page.wait_for_function("document.querySelector('#count').textContent === '1'")
    assert page.evaluate("document.activeElement.id") == "first"
    assert page.evaluate("document.querySelector('#part').ariaLive") == "polite"
    assert "untouched" in page.content()
    assert site.asked == 1


@pytest.mark.browser
def test_a_part_follows_several_topics(page, site, journal):
    for asked, topic in enumerate(("redon/sensing", "redon/directory"), start=1):
        journal.record(topic)
        page.wait_for_function(f"document.querySelector('#count').textContent === '{asked}'")
    assert page.evaluate("document.querySelector('#part').dataset.live") == "redon/directory redon/sensing"


@pytest.mark.browser
def test_what_has_not_changed_is_not_replaced(page, site, journal):
    site.steady = True
    journal.record("redon/directory")
    page.wait_for_function("document.querySelector('#count').textContent === 'same'")
    page.evaluate("document.querySelector('#count').seen = true")
    journal.record("redon/directory")
    until(lambda: site.asked == 2)
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('#count').seen") is True


@pytest.mark.browser
def test_many_rings_are_few_fetches(page, site, journal):
    for _ in range(20):
        journal.record("redon/directory")
    until(lambda: site.asked)
    page.wait_for_timeout(700)
    assert site.asked <= 4


@pytest.mark.browser
def test_what_happened_before_the_connection_is_not_missed(page, site, journal):
    site.position = journal.record("redon/directory")
    journal.record("redon/directory")
    page.wait_for_function("document.querySelector('#count').textContent !== '0'")
    asked = site.asked
    page.goto(site.url)
    until(lambda: site.asked > asked)


@pytest.mark.browser
def test_a_bell_that_comes_back_rings_what_was_missed(page, site, journal, bell, tmp_path):
    bell.kill()
    journal.record("redon/directory")
    with Bell(bell.database, tmp_path, options=bell.options, port=bell.port):
        page.wait_for_function("document.querySelector('#count').textContent === '1'", timeout=10_000)


@pytest.mark.browser
def test_out_of_sight_it_closes_and_catches_up_on_return(page, site, journal, bell):
    page.clock.install()
    _show(page, hidden=True)
    page.clock.fast_forward(61_000)
    until(lambda: bell.listeners() == 0)
    journal.record("redon/directory")
    _show(page, hidden=False)
    page.clock.run_for(300)
    until(lambda: site.asked == 1 or page.clock.run_for(300))


def _show(page: Any, *, hidden: bool) -> None:
    page.evaluate(
        """(hidden) => { Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange")); }""",
        hidden,
    )


@pytest.mark.browser
def test_without_a_bell_the_page_is_as_it_was(browser, site):
    context = browser.new_context()
    site.bell = "http://localhost:9/"
    context.add_init_script("delete window.EventSource")
    page, faults = context.new_page(), []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.goto(site.url)
    assert page.text_content("#count") == "0"
    assert faults == []
    context.close()
