"""A form whose command may refuse: said in the form where its reader can correct it, else by a page."""

from collections.abc import Callable

from django.forms import Form

from halles.kit.errors import Problem

TO_CORRECT = (422, 429)
"""What is bad input, or too much of it, whether or not a field is to blame."""


def done(form: Form, act: Callable[[], object]) -> bool:
    """Run the command if the form is filled in; put into the form what it refuses and can be mended there.

    Any other refusal (a right, a thing that is gone, somebody else's change) goes through.
    """
    if not form.is_valid():
        return False
    try:
        act()
    except Problem as problem:
        field = problem.field if problem.field in form.fields else None
        if problem.status == 403 or (field is None and problem.status not in TO_CORRECT):
            raise
        form.add_error(field, str(problem))
        return False
    return True


def status_of(form: Form) -> int:
    """Return the status of the page that shows a form: 422 where something is to be corrected."""
    return 422 if form.is_bound and form.errors else 200
