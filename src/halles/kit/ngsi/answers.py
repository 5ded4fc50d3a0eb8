"""How an NGSI-LD interface answers over HTTP: JSON or JSON-LD, its own context, problems with their type."""

from collections.abc import Collection
from importlib.resources import files
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext

from halles.kit.errors import Problem

JSON, JSON_LD = "application/json", "application/ld+json"
CONTEXT_REL: Final = "http://www.w3.org/ns/json-ld#context"
_ERRORS: Final = "https://uri.etsi.org/ngsi-ld/errors/"
_TYPES: Final = {400: "BadRequestData", 404: "ResourceNotFound", 422: "OperationNotSupported"}
_CONTEXT: Final = files("halles.kit.ngsi").joinpath("context.jsonld").read_bytes()
"""Ours, whole: it names the core terms too, so that nobody needs to fetch another one."""
ELSEWHERE: Final = frozenset(
    [
        "q",
        "idPattern",
        "geoQ",
        "georel",
        "geometry",
        "coordinates",
        "geoproperty",
        "scopeQ",
        "csf",
        "datasetId",
        "lang",
        "join",
        "containedBy",
        "typeSelection",
        "jsonKeys",
        "omit",
        "pick",
        "orderBy",
    ]
)
"""Filters of the specification that are no part of the subset: ignored, they would give a wrong answer."""


class NotSupported(Problem):
    """The specification has it, this interface does not."""

    status = 422


class Unusable(Problem):
    """A parameter has no value that can be used."""

    status = 400


def refuse_filters(request: HttpRequest) -> None:
    """Raise NotSupported where a request asks for a filter that is no part of the subset."""
    asked = sorted(ELSEWHERE & request.GET.keys())
    if asked:
        words = {"name": asked[0]}
        raise NotSupported(gettext("The parameter “%(name)s” is not offered here.") % words, field=asked[0])


def commas(text: str) -> Collection[str]:
    """Return the parts of a list written with commas."""
    return [part for part in text.split(",") if part]


def answer(
    request: HttpRequest,
    body: dict[str, Any] | list[dict[str, Any]],
    *,
    context: str,
    count: int | None = None,
) -> HttpResponse:
    """Answer in JSON-LD where the request prefers it, else in JSON with a link to the context.

    `context` is its absolute address; `count` how many there are in all, where that was asked for.
    """
    if request.get_preferred_type([JSON, JSON_LD]) == JSON_LD:
        body = _with(body, context)
        response: HttpResponse = JsonResponse(body, safe=False, content_type=JSON_LD)
    else:
        response = JsonResponse(body, safe=False)
        response.headers["Link"] = f'<{context}>; rel="{CONTEXT_REL}"; type="{JSON_LD}"'
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Access-Control-Allow-Origin"] = "*"  # public facts, without cookies
    if count is not None:
        response.headers["NGSILD-Results-Count"] = str(count)
    return response


def _with(body: dict[str, Any] | list[dict[str, Any]], context: str) -> dict[str, Any] | list[dict[str, Any]]:
    if isinstance(body, list):
        return [{**each, "@context": context} for each in body]
    return {**body, "@context": context}


def context_answer() -> HttpResponse:
    """Give the context."""
    response = HttpResponse(_CONTEXT, content_type=JSON_LD)
    response.headers["Cache-Control"] = "public, max-age=86400"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def problem_answer(problem: Problem) -> HttpResponse:
    """Say what is wrong, in the specification's words where it has one."""
    kind = _TYPES.get(problem.status, "")
    body = {"type": f"{_ERRORS}{kind}" if kind else "about:blank", "title": str(problem.message)}
    if problem.advice:
        body["detail"] = str(problem.advice)
    return JsonResponse(body, status=problem.status)
