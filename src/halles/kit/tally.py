"""Visits counted without following anybody: one number per day and kind of page, added to in memory.

Which pages count is declared by the manifests (`Manifest.counted`). Of a request only four words are kept:
town, page, door, and the kind that a search did not find. Address and browser are never kept; the
browser's name is read, so that programs which say what they are do not count, and forgotten.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from multiprocessing.util import Finalize
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from halles.kit.manifest import house_manifests

FLUSH_SECONDS = 60.0
"""How much a process killed outright may lose."""
ROBOTS = ("bot", "crawl", "spider", "slurp", "externalhit", "python", "curl/", "wget/", "go-http")
"""Words by which programs name themselves in User-Agent."""
CUBOT = "cubot"
"""A make of telephones: no robot."""

log = logging.getLogger(__name__)


class Visit(NamedTuple):
    """What is counted: a page of a town, by its address's name, and the door by which it was asked for."""

    town: str
    page: str
    door: str
    missed: str = ""
    """The kind that a search asked for and did not find; such a search is no visit of the list."""


Counts = Counter[tuple[date, Visit]]


class Tally:
    """The numbers of this process since they were last taken; safe between threads."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: Counts = Counter()
        self._day, self._ends = date.min, 0.0

    def add(self, visit: Visit) -> None:
        """Count one visit, on the day it is in the town."""
        with self._lock:
            if self._clock() >= self._ends:
                self._begin_day()
            key = (self._day, visit)
            self._counts[key] = self._counts.get(key, 0) + 1

    def take(self) -> Counts:
        """Return the numbers and begin again at nothing."""
        with self._lock:
            taken, self._counts = self._counts, Counter()
        return taken

    def give_back(self, counts: Counts) -> None:
        """Add numbers that were taken but could not be kept."""
        with self._lock:
            self._counts.update(counts)

    def _begin_day(self) -> None:
        zone = ZoneInfo(settings.TIME_ZONE)
        self._day = datetime.fromtimestamp(self._clock(), zone).date()
        midnight = datetime.combine(self._day + timedelta(days=1), datetime.min.time(), zone)
        self._ends = midnight.timestamp()


TALLY = Tally()
_flushing = threading.Lock()


class Visits:
    """The outermost middleware: count the pages that were given to people."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, then count it."""
        response = self.get_response(request)
        # A page from the shelf remembers what it counts as: nobody looked up its address again.
        visit = response.visit if hasattr(response, "visit") else visit_of(request, response)
        if visit and response.status_code in (200, 304) and request.method == "GET" and is_read(request.META):
            TALLY.add(visit)
        return response


def visit_of(request: HttpRequest, response: HttpResponse) -> Visit | None:
    """Return what an answer counts as; None for what no manifest declares, and outside towns.

    A view whose search found nothing says which kind was asked for in `response.missed`.
    """
    match, town = request.resolver_match, getattr(request, "town", None)
    door = _doors().get(match.view_name) if match else None
    if door is None or match is None or town is None:
        return None
    return Visit(town.slug, match.view_name, door, getattr(response, "missed", ""))


def is_read(asked: Mapping[str, str]) -> bool:
    """Say whether a page was probably asked for by somebody: not ahead of need, nor by a known program."""
    name = asked.get("HTTP_USER_AGENT", "").lower()
    if not name or "prefetch" in asked.get("HTTP_SEC_PURPOSE", asked.get("HTTP_PURPOSE", "")):
        return False
    for word in ROBOTS:
        if word in name:
            return CUBOT in name
    return True


def flush() -> None:
    """Hand the numbers to whoever keeps them (settings.TALLY_STORE); they stay here if that fails."""
    with _flushing:
        counts = TALLY.take()
        if not counts:
            return
        try:
            import_string(settings.TALLY_STORE)(counts)
        except BaseException:
            TALLY.give_back(counts)
            raise


def keep_flushing(every: float = FLUSH_SECONDS) -> Callable[[], object]:
    """Flush now and then from a thread of its own, and once more when this process ends in order.

    What is returned ends it earlier.
    """
    stop = threading.Event()

    def work() -> None:
        while not stop.wait(every):
            _try_to_flush()

    def finish() -> None:
        stop.set()
        _try_to_flush()

    threading.Thread(target=work, name="tally", daemon=True).start()
    # granian's workers are children of multiprocessing, which `atexit` does not see end.
    return Finalize(None, finish, exitpriority=10)


def _try_to_flush() -> None:
    try:
        flush()
    except Exception as error:
        log.error("visits not written, tried again later: %s", type(error).__name__)
    finally:
        connections.close_all()  # this thread's: it would otherwise outlive a database started again


@cache
def _doors() -> dict[str, str]:
    """Return the door of each page that counts."""
    return {page.url_name: page.door for m in house_manifests().values() for page in m.counted}
