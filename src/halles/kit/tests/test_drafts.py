"""Drafts: given back once, on the page of the form, without secrets, for an hour."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from halles.kit import drafts

FORM = "/ville/commerces/1/modifier/"


def post(path: str = FORM, fields: dict[str, Any] | None = None, **headers: str) -> HttpRequest:
    request = RequestFactory().post(path, fields or {"name": "Fournil", "days": ["mo", "tu"]}, **headers)
    request.session = {}  # type: ignore[assignment]
    return request


def get(after: HttpRequest, path: str = FORM) -> HttpRequest:
    request = RequestFactory().get(path)
    request.session = after.session
    return request


def test_what_was_typed_comes_back_once() -> None:
    request = post()
    assert drafts.keep(request) == FORM
    assert drafts.is_kept(request)
    assert drafts.draft(get(request, "/elsewhere/")) is None
    assert drafts.draft(post()) is None
    back = drafts.draft(get(request))
    assert back is not None
    assert (back["name"], back.getlist("days")) == ("Fournil", ["mo", "tu"])
    assert drafts.draft(get(request)) is None


@pytest.mark.parametrize(
    "name", ["code", "password", "csrfmiddlewaretoken", "token", "card_code", "credential", "pin"]
)
def test_secrets_are_not_kept(name: str) -> None:
    request = post(fields={"name": "x", name: "hush"})
    drafts.keep(request)
    assert "hush" not in str(request.session)


def test_files_are_not_kept() -> None:
    request = post(fields={"name": "x", "photo": SimpleUploadedFile("a.png", b"1234")})
    drafts.keep(request)
    assert list(drafts.draft(get(request)) or {}) == ["name"]


def test_the_form_is_on_the_page_the_browser_came_from() -> None:
    here = f"http://testserver{FORM}?tab=2"
    assert drafts.keep(post("/ville/commerces/1/photo/", HTTP_REFERER=here)) == f"{FORM}?tab=2"
    assert drafts.keep(post(HTTP_REFERER="https://evil.example/")) == FORM


def test_too_much_is_not_kept() -> None:
    request = post(fields={"text": "x" * 65_000})
    drafts.keep(request)
    assert not drafts.is_kept(request)


def test_an_hour_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    request = post()
    drafts.keep(request)
    later = drafts.time.time() + drafts.MOST_SECONDS + 1
    monkeypatch.setattr("time.time", lambda: later)
    assert drafts.draft(get(request)) is None
    assert not request.session
