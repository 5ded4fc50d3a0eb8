"""What the shelf's tests share: facts with marks, commits at any moment, pages right and wrong."""

from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from halles.kit.shelf import shelved
from halles.kit.shelf.middleware import Shelf


class World:
    """Facts by topic, a mark per topic, and a counter of commits; `pause` lets a test commit in between."""

    def __init__(self) -> None:
        self.facts = {"redon/town": 0, "redon/directory": 0, "redon/market": 0}
        self.marks: dict[str, int] = {}
        self.commits = 0
        self.rendered = 0
        self.reads = 0
        self.pause: Callable[[], None] = lambda: None
        self.knows_commits = True

    def commit(self, topic: str) -> None:
        """Change a fact and its mark, at once."""
        if topic in self.facts:
            self.facts[topic] += 1
        self.marks[topic] = self.marks.get(topic, 0) + 1
        self.commits += 1

    def read(self, topics: Iterable[str]) -> dict[str, int]:
        """The injected reader."""
        self.pause()
        self.reads += 1
        found = {topic: self.marks[topic] for topic in topics if topic in self.marks}
        self.pause()
        return found

    def changed(self) -> object:
        """The injected question."""
        self.pause()
        return self.commits if self.knows_commits else None

    def respond(self, request: HttpRequest) -> HttpResponse:
        """The rest of the house: an earlier middleware reads the town, then the view reads its own facts."""
        self.pause()
        town = self.facts["redon/town"]
        self.pause()
        request.town = SimpleNamespace(slug="redon")  # type: ignore[attr-defined]
        return self.view(request, town)

    def view(self, request: HttpRequest, town: int) -> HttpResponse:
        """The page: all facts, and the query it was asked with."""

        @shelved("{town}/town", "{town}/directory", "{town}/market", query=("q",))
        def page(request: HttpRequest) -> HttpResponse:
            self.rendered += 1
            directory = self.facts["redon/directory"]
            self.pause()
            market = self.facts["redon/market"]
            self.pause()
            return HttpResponse(f"{town} {directory} {market} q={request.GET.get('q')} " + "." * 600)

        return page(request)


world: Any = World()
"""The world that the settings' dotted paths lead to; each test makes it new."""


def read(topics: Iterable[str]) -> dict[str, int]:
    """SHELF_READER."""
    return world.read(topics)


def changed() -> object:
    """SHELF_CHANGED."""
    return world.changed()


LONG = "Bonjour. " * 100


def get(shelf: Shelf, path: str = "/", *, method: str = "GET", **headers: str) -> HttpResponse:
    """Ask the shelf for a page."""
    factory = RequestFactory(
        headers={"Host": "localhost"} | {k.replace("_", "-"): v for k, v in headers.items()}
    )
    return shelf(factory.generic(method, path))


def facts(response: HttpResponse) -> list[int]:
    """Return the facts that a page shows."""
    return [int(word) for word in response.content.decode().split()[:3]]


def shelf_of(view: Callable[[HttpRequest], HttpResponse]) -> Shelf:
    """Return a shelf before one view."""
    return Shelf(lambda request: view(request))


def warm(path: str = "/", **headers: str) -> Shelf:
    """A shelf that has kept the world's page: at the first visit its label, at the second its bytes."""
    shelf = Shelf(lambda request: world.respond(request))
    get(shelf, path, **headers)
    get(shelf, path, **headers)
    world.rendered = world.reads = 0
    return shelf


def cookie_setter(request: HttpRequest) -> HttpResponse:
    """Answer with a cookie."""
    response = HttpResponse(LONG)
    response.set_cookie("a", "b")
    return response


WRONG: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "sets a cookie": cookie_setter,
    "varies on cookie": lambda request: HttpResponse(LONG, headers={"Vary": "Accept-Encoding, Cookie"}),
    "varies on hx-request": lambda request: HttpResponse(LONG, headers={"Vary": "HX-Request"}),
    "holds a CSRF token": lambda request: HttpResponse(LONG + '<input name="csrfmiddlewaretoken" value="x">'),
    "holds a form that writes": lambda request: HttpResponse(LONG + '<form METHOD="post">'),
    "holds a nonce": lambda request: HttpResponse(LONG + '<script nonce="x">'),
    "is private": lambda request: HttpResponse(LONG, headers={"Cache-Control": "private"}),
}
