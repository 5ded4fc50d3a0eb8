"""One OpenAPI of one stall: refusals as JSON, described by itself, no page with scripts from elsewhere."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError

from halles.kit.errors import Problem
from halles.kit.ngsi.answers import JSON_LD, Unusable, problem_answer

DESCRIPTION: Final = "openapi.json"


class Wrong(Schema):
    """What was wrong with a request."""

    type: str
    title: str
    detail: str = ""


LINKED: Final[dict[str, Any]] = {"responses": {200: {"content": {JSON_LD: {"schema": {}}}}}}
"""`openapi_extra` of what is also given as JSON-LD."""


class NotSignedIn(Problem):
    """No key, or not the key of this device."""

    status = 401


def stall_api(*, title: str, description: str) -> NinjaAPI:
    """Return an empty interface; `addresses(api)` are mounted in the stall's urls.py under "api/"."""
    api = NinjaAPI(
        title=title,
        version="1",
        description=description,
        docs_url=None,
        openapi_url=None,
        urls_namespace="api",
    )
    api.exception_handler(Problem)(_refused)
    api.exception_handler(ValidationError)(_unusable)
    api.exception_handler(AuthenticationError)(_not_signed_in)

    @api.get(DESCRIPTION, url_name="openapi", include_in_schema=False, auth=None)
    def openapi(request: HttpRequest) -> HttpResponse:
        """Describe this interface."""
        prefix = request.path.removesuffix(DESCRIPTION)
        return JsonResponse(api.get_openapi_schema(path_prefix=prefix))

    return api


def _refused(_request: HttpRequest, problem: Problem) -> HttpResponse:
    response = problem_answer(problem)
    if problem.status == NotSignedIn.status:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _unusable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    name = str(error.errors[0]["loc"][-1])
    message = gettext("“%(name)s” is missing, or cannot be used.") % {"name": name}
    return _refused(request, Unusable(message, field=name))


def _not_signed_in(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    advice = gettext("Send it as “Authorization: Bearer” and the key.")
    problem = NotSignedIn(gettext("This needs the key of a registered device."), advice=advice)
    return _refused(request, problem)


def addresses(api: NinjaAPI) -> tuple[list[URLPattern], str]:
    """Return an interface's addresses for `include()`, without the root, which leads nowhere."""
    patterns: list[Any] = api.urls[0]
    return [each for each in patterns if each.name != "api-root"], "api"
