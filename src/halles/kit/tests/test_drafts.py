"""Drafts: given back once, on the page of the form, without secrets, for an hour."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from halles.kit import drafts
from halles.kit.actor import Actor

ANNE = "the-person-anne"
FORM = "/ville/commerces/1/modifier/"


def post(path: str = FORM, fields: dict[str, Any] | None = None, **headers: str) -> HttpRequest:
    request = RequestFactory().post(path, fields or {"name": "Fournil", "days": ["mo", "tu"]}, **headers)
    request.session = {}  # type: ignore[assignment]
    return request


def get(after: HttpRequest, path: str = FORM, *, who: str = ANNE) -> HttpRequest:
    request = RequestFactory().get(path)
    request.session = after.session
    request.actor = Actor(person=who)  # type: ignore[attr-defined]
    return request


def test_what_was_typed_comes_back_once() -> None:
    request = post()
    assert drafts.keep(request, whose=ANNE) == FORM
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
    drafts.keep(request, whose=ANNE)
    assert "hush" not in str(request.session)


def test_files_are_not_kept() -> None:
    request = post(fields={"name": "x", "photo": SimpleUploadedFile("a.png", b"1234")})
    drafts.keep(request, whose=ANNE)
    assert list(drafts.draft(get(request)) or {}) == ["name"]


def test_the_form_is_on_the_page_the_browser_came_from() -> None:
    here = f"http://testserver{FORM}?tab=2"
    assert drafts.keep(post("/ville/commerces/1/photo/", HTTP_REFERER=here), whose=ANNE) == f"{FORM}?tab=2"
    assert drafts.keep(post(HTTP_REFERER="https://evil.example/"), whose=ANNE) == FORM


def test_too_much_is_not_kept() -> None:
    request = post(fields={"text": "x" * 65_000})
    drafts.keep(request, whose=ANNE)
    assert not drafts.is_kept(request)


def test_an_hour_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    request = post()
    drafts.keep(request, whose=ANNE)
    later = drafts.time.time() + drafts.MOST_SECONDS + 1
    monkeypatch.setattr("time.time", lambda: later)
    assert drafts.draft(get(request)) is None
    assert not request.session


def test_somebody_else_never_sees_it() -> None:
    request = post()
    drafts.keep(request, whose=ANNE)
    assert drafts.draft(get(request, who="the-next-one")) is None
    assert not request.session


def test_it_goes_when_somebody_else_signs_in() -> None:
    request = post()
    drafts.keep(request, whose=ANNE)
    drafts.leave_to(request, ANNE)
    assert drafts.is_kept(request)
    drafts.leave_to(request, "the-next-one")
    assert not request.session


def test_nothing_is_kept_for_nobody() -> None:
    request = post()
    drafts.keep(request, whose="")
    assert not request.session
