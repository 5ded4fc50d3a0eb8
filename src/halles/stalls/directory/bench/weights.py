"""Weigh pages as they travel: the home, the heaviest page, and a first visit to a whole directory."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from halles.stalls.directory.bench.serving import Answer, Server

MOST_PAGES = 100
"""Pages that the walk looks at: all of a small town's kinds."""
MAP = "plan/"


class Links(HTMLParser):
    """What a page asks for: the links people follow, the files a browser fetches."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pages: list[str] = []
        self.styles: list[str] = []
        self.files: list[str] = []
        self.has_icon = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a tag leads."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href"):
            self.pages.append(given["href"])
        elif tag == "link":
            self._linked(given)
        elif tag in ("script", "img", "iframe", "source") and given.get("src"):
            self.files.append(given["src"])

    def _linked(self, given: dict[str, str]) -> None:
        kinds, href = given.get("rel", "").split(), given.get("href", "")
        self.has_icon |= "icon" in kinds
        if "stylesheet" in kinds:
            self.styles.append(href)
        elif {"icon", "manifest", "preload"}.intersection(kinds) and not href.startswith("data:"):
            self.files.append(href)


class Visitor:
    """A browser's cache: each file is fetched once, each page as often as it is visited; all is counted."""

    def __init__(self, server: Server) -> None:
        self.server, self.requests, self.bytes = server, 0, 0
        self._held: dict[str, int] = {}

    def fetch(self, path: str) -> Answer:
        """Ask for something and count it."""
        answer = self.server.get(path)
        self.requests += 1
        self.bytes += len(answer.body)
        return answer

    def visit(self, path: str) -> tuple[str, Links]:
        """Open a page with all it asks for; return its text and links."""
        html = text_of(self.fetch(path))
        links = Links(html)
        wanted = [*links.styles, *links.files]
        if not links.has_icon:
            wanted.append("/favicon.ico")  # a browser asks for it by itself
        for each in wanted:
            self.held(urljoin(path, each))
        return html, links

    def held(self, path: str) -> int:
        """Return a file's bytes on the way; a photo is counted apart, so not here."""
        if path not in self._held and not re.search(r"\.(webp|jpe?g|png|avif)$", path):
            self._held[path] = len(self.fetch(path).body)
        return self._held.get(path, 0)


def measure(server: Server, *, places: int) -> dict[str, Any]:
    """Return the weights of the pages of a house's only town, in kB of 1,000 bytes.

    The map of the whole centre has a bound of its own (max_map_kb, at most 60), and is named apart.
    """
    home = next(value for name, value in server.get("/").headers.items() if name.lower() == "location")
    weights = dict(_walk(server, home))
    maps = [path for path in weights if urlsplit(path).path.endswith(f"/{MAP}")]
    heavy = max(weights.keys() - maps, key=lambda each: weights[each])
    figures = first_visit(server, town=home.strip("/"), places=places)
    return {
        "home_kb": round(weights[home] / 1000, 2),
        "max_page_kb": round(weights[heavy] / 1000, 2),
        "max_page": heavy,
        "max_map_kb": round(max((weights[path] for path in maps), default=0) / 1000, 2),
        "pages_weighed": len(weights),
        **figures,
    }


def _walk(server: Server, home: str) -> Iterator[tuple[str, int]]:
    """Yield public pages that can be reached from the home, each with its HTML and CSS in bytes.

    Kinds of pages seldom seen come first: a shop after a street, rather than shop after shop.
    """
    visitor, waiting, known = Visitor(server), [home], {home}
    looked: Counter[str] = Counter()
    while waiting and looked.total() < MOST_PAGES:
        path = min(waiting, key=lambda each: looked[_kind(each)])
        waiting.remove(path)
        answer = server.get(path)
        looked[_kind(path)] += 1
        if answer.status != 200 or not _header(answer, "content-type").startswith("text/html"):
            continue
        links = Links(text_of(answer))
        yield path, len(answer.body) + sum(visitor.held(urljoin(path, each)) for each in links.styles)
        found = {address for link in links.pages if (address := _within(home, urljoin(path, link)))}
        waiting += sorted(found - known)
        known |= found


def _within(home: str, address: str) -> str:
    """Return an address below `home` without its fragment; nothing for another."""
    parts = urlsplit(address)
    mine = not parts.netloc and parts.path.startswith(home)
    return (parts.path + (f"?{parts.query}" if parts.query else "")) if mine else ""


def _kind(path: str) -> str:
    """Return what pages of one kind have in common: all but the last word below a section, and the values."""
    address, _, query = path.partition("?")
    is_section = address.count("/") <= 3
    return (address if is_section else re.sub(r"[^/]+/?$", "*", address)) + re.sub(r"=[^&]*", "", query)


def first_visit(server: Server, *, town: str, places: int) -> dict[str, Any]:
    """Visit the home, then the map, then the list until all the places were seen; count everything."""
    visitor, shown = Visitor(server), set[str]()
    visitor.visit(f"/{town}/")
    plan, shops = f"/{town}/{MAP}", f"/{town}/commerces/"
    has_map = server.get(plan).status == 200
    waiting = [plan, shops] if has_map else [shops]
    while waiting and len(shown) < places:
        path = waiting.pop(0)
        html, _links = visitor.visit(path)
        shown |= set(re.findall(rf'href="({shops}[a-z0-9-]+/)"', html))
        after = re.search(r'rel="next" href="([^"]+)"', html)
        waiting += [urljoin(path, after[1].replace("&amp;", "&"))] if after else []
    return {
        "first_visit_kb": round(visitor.bytes / 1000, 2),
        "first_visit_requests": visitor.requests,
        "first_visit_places": len(shown),
        "first_visit_has_map": has_map,
    }


def text_of(answer: Answer) -> str:
    """Return the HTML of an answer."""
    import brotli

    packed = _header(answer, "content-encoding") == "br"
    return (brotli.decompress(answer.body) if packed else answer.body).decode()


def _header(answer: Answer, name: str) -> str:
    return next((value for key, value in answer.headers.items() if key.lower() == name), "")
