"""Writes of the set-up desk: legal texts, test messages, steps that only a human can say are done."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import Slug
from halles.kit.post import Message, post
from halles.kit.ratelimit import Limit, hit
from halles.people.public import person_get, town_role_grant
from halles.stalls.office import events
from halles.stalls.office.models import LegalText, SetupStep
from halles.stalls.office.queries.setup import LEGAL_PAGES, STEPS, legal_text
from halles.town.public import town_create

MOST_LETTERS = 20_000
_TESTS = Limit("setup-test", 10, 3600)


def town_begin(*, actor: Actor, name: str, insee: str = "", slug: str = "") -> Any:
    """Add a town, closed to the public, and make who adds it its manager."""
    with transaction.atomic():
        town = town_create(actor=actor, name=name, insee=insee.strip().upper(), slug=slug)
        if actor.person:
            town_role_grant(actor=actor, person=actor.person, town=town.slug, role="manager")
    return town


def legal_text_set(*, actor: Actor, town: str, page: str, text: str) -> None:
    """Write one of a town's legal pages; the same words again change nothing."""
    require(actor, "town.manage", town)
    _check_page(page)
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise BadInput(_("This page cannot be empty: the law asks for it."), field="text")
    if len(text) > MOST_LETTERS:
        raise BadInput(_("This text is too long: %d letters at most.") % MOST_LETTERS, field="text")
    with transaction.atomic():
        before = legal_text(town=town, page=page)
        if before and before.text == text:
            return
        row = LegalText.objects.create(
            town=town, page=page, text=text, author=actor.person, created_at=timezone.now()
        )
        event = events.LegalTextSet(page=Slug(page))
        record(event, town=town, actor=actor.person, subject=row.pk)


def legal_text_undo(*, actor: Actor, town: str, page: str) -> None:
    """Take back what was written last on a legal page; what was there before is shown again."""
    require(actor, "town.manage", town)
    _check_page(page)
    with transaction.atomic():
        row = legal_text(town=town, page=page)
        if row is None:
            raise NotFound(_("There is nothing to take back."))
        row.undone_at = timezone.now()
        row.save(update_fields=["undone_at"])
        event = events.LegalTextUndone(page=Slug(page))
        record(event, town=town, actor=actor.person, subject=row.pk)


def _check_page(page: str) -> None:
    if page not in LEGAL_PAGES:
        raise NotFound(_("There is no such legal page."))


def trial_send(*, actor: Actor, town: str, town_name: str, channel: str) -> str:
    """Send a test message to one's own address or number; return the id of the message."""
    require(actor, "town.manage", town)
    person = person_get(person=actor.person)
    to = (person.email if channel == "email" else person.phone) if person else ""
    if not to:
        raise BadInput(
            _("Your account holds no e-mail address.")
            if channel == "email"
            else _("Your account holds no telephone number."),
            advice=_("Add it on your account, then come back."),
        )
    hit(_TESTS, actor.person)
    words = {"town": town_name}
    text = _("%(town)s: this message is a test. If you read it, messages reach the residents.") % words
    subject = _("%(town)s: a test") % words
    with transaction.atomic():
        return post(Message(channel, to, text, subject=subject, town=town, kind="answer"))


def setup_step_tick(*, actor: Actor, town: str, step: str) -> None:
    """Say that a step is done; saying it twice does nothing."""
    _check_step(actor, town, step)
    with transaction.atomic():
        values = {"person": actor.person, "done_at": timezone.now()}
        _row, is_new = SetupStep.objects.get_or_create(town=town, step=step, defaults=values)
        if is_new:
            record(events.SetupStepTicked(step=Slug(step)), town=town, actor=actor.person)


def setup_step_untick(*, actor: Actor, town: str, step: str) -> None:
    """Take back that a step is done."""
    _check_step(actor, town, step)
    with transaction.atomic():
        deleted, _rows = SetupStep.objects.filter(town=town, step=step).delete()
        if deleted:
            record(events.SetupStepUnticked(step=Slug(step)), town=town, actor=actor.person)


def _check_step(actor: Actor, town: str, step: str) -> None:
    require(actor, "town.manage", town)
    if step not in STEPS:
        raise NotFound(_("There is no such step."))
