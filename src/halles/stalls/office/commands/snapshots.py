"""Freeze the town's figures of one moment, before the launch or at any time."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import PublicId, Slug
from halles.stalls.office.events import SnapshotTaken
from halles.stalls.office.models import Snapshot
from halles.stalls.office.queries.snapshots import snapshot_digest, snapshot_figures
from halles.town.public import town_by_slug

MOST_LABEL = 80


def snapshot_take(*, actor: Actor, town: str, label: str) -> Snapshot:
    """Freeze the figures of a town under a label; the journal holds their digest."""
    require(actor, "town.manage", town)
    label = " ".join(label.split())
    if not label or len(label) > MOST_LABEL:
        raise BadInput(gettext("Give it a name, in 80 characters at most."), field="label")
    if town_by_slug(slug=town) is None:
        raise BadInput(gettext("There is no town called %s here.") % town)
    with transaction.atomic():
        now = timezone.now()
        frozen = snapshot_figures(town=town, label=label, now=now)
        digest = snapshot_digest(frozen)
        row = Snapshot.objects.create(town=town, label=label, taken_at=now, figures=frozen, digest=digest)
        event = SnapshotTaken(snapshot=PublicId(row.pk), digest=Slug(digest))
        record(event, town=town, actor=actor.person, subject=row.pk)
    return row
