"""The pages process: Django under granian."""

import os
from collections.abc import Callable
from contextlib import closing
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.core.wsgi import get_wsgi_application
from django.db import connections

from halles.kit.tally import keep_flushing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halles.config.settings")
application = get_wsgi_application()


def warm_up() -> None:
    """Answer the first page to nobody, and the page it leads to: addresses, templates and words are read.

    The first visitor of each worker would otherwise wait the better part of a second.
    """
    leads_to = _visit("/")
    if leads_to:
        _visit(leads_to)
    connections.close_all()  # this thread's; those that serve have their own


def _visit(path: str) -> str:
    """Ask for a page and return where it sends on to, or nothing."""
    environ = {"PATH_INFO": path, "HTTP_HOST": "localhost", "HTTP_X_FORWARDED_PROTO": "https"}
    setup_testing_defaults(environ)
    sent: dict[str, str] = {}

    def start_response(
        status: str, headers: list[tuple[str, str]], exc_info: Any = None, /
    ) -> Callable[[bytes], object]:
        sent.update(headers)
        return bytes  # WSGI's old way of writing, which Django does not use

    with closing(application(environ, start_response)) as answer:
        b"".join(answer)
    return sent.get("Location", "")


warm_up()
keep_flushing()
