"""The ribbon above every page of a session that acts for somebody: for whom, and the button that ends it."""

from collections.abc import Callable

from django.template.loader import render_to_string

from halles.doors.models import Helping
from halles.doors.queries.sittings import short_name
from halles.kit.request import Request
from halles.people.queries import person_name


def ribbon_of(request: Request, helping: Helping) -> Callable[[], str]:
    """Return what makes the ribbon, looked up only by a page that shows it."""

    def ribbon() -> str:
        name = short_name(person_name(helping.person))
        return render_to_string("doors/_ribbon.html", {"name": name}, request=request)

    return ribbon
