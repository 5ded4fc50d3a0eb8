"""A form that arrives twice acts once; what was refused is not done, and may be sent again."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from halles.doors.models import AppliedKey
from halles.kit.actor import Actor
from halles.kit.keeping import ANYBODY, KEEP, kept_by_owner, nothing_stays, whose
from halles.kit.once import once

pytestmark = pytest.mark.django_db


def request(person: str = "anne", path: str = "/fermer/", **fields: str) -> Any:
    asked: Any = RequestFactory().post(path, fields)
    asked.actor = Actor(person=person)
    return asked


def view(*statuses: int) -> Any:
    """Return a view that answers so, time after time, and how often it was called."""
    left, seen = list(statuses), SimpleNamespace(times=0)

    @once
    def act(request: Any) -> HttpResponse:
        seen.times += 1
        AppliedKey.objects.create(pk=f"row {seen.times}", expires_at="2100-01-01T00:00Z")
        return HttpResponseRedirect("/done/") if left.pop(0) == 302 else HttpResponse("no", status=422)

    return act, seen


def rows() -> int:
    return AppliedKey.objects.filter(pk__startswith="row").count()


def test_the_same_number_is_done_once_and_leads_where_it_led():
    act, seen = view(302, 302)
    assert [act(request(once="k")).url for _ in range(2)] == ["/done/", "/done/"]
    assert seen.times == rows() == 1


def test_what_was_refused_is_not_done_and_may_be_sent_again():
    act, seen = view(422, 302)
    assert act(request(once="k")).status_code == 422
    assert rows() == 0
    assert act(request(once="k")).status_code == 302
    assert (seen.times, rows()) == (2, 1)


def test_what_fails_leaves_no_number():
    @once
    def act(request):
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            act(request(once="k"))
    assert not AppliedKey.objects.exists()


@pytest.mark.parametrize(
    "other",
    [
        request(once="l"),
        request(person="bruno", once="k"),
        request(path="/ouvrir/", once="k"),
        request(),
        request(once="k" * 65),
    ],
)
def test_another_number_person_or_address_is_another_form(other):
    act, seen = view(302, 302)
    act(request(once="k"))
    act(other)
    assert seen.times == 2


def test_a_page_is_kept_for_its_owner_and_no_cache_has_it():
    hers, nobodys = request(), request(person="")
    response = kept_by_owner(hers, HttpResponse())
    assert response["Cache-Control"] == "no-store"
    assert response[KEEP] == whose(hers) != whose(request(person="bruno"))
    assert "anne" not in response[KEEP]
    assert kept_by_owner(nobodys, HttpResponse())[KEEP] == ANYBODY
    assert nothing_stays(HttpResponse())["Clear-Site-Data"] == '"cache", "storage"'
