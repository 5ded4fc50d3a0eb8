"""Writes of the register: put a device in, change what it says of it, take it out, give it a new key."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, Gone
from halles.kit.event import Event, PublicId
from halles.kit.text import slugify
from halles.stalls.sensing import rights
from halles.stalls.sensing.commands.fields import days_clean, fields_clean
from halles.stalls.sensing.commands.measures import measures_clean, measures_write
from halles.stalls.sensing.engine.declared import Declared
from halles.stalls.sensing.events import DeviceChanged, DeviceRegistered, DeviceRemoved, KeyRenewed
from halles.stalls.sensing.models import Device
from halles.stalls.sensing.queries.keys import secret_hash

REGISTER_TOPIC = "sensing/register"
"""What the edge follows: it reads the register anew when this rings."""
NOT_SLUGS = frozenset({"api", "tous", "passages"})
"""Parts of the stall's own addresses."""
_NEEDED = ("title", "kind", "purpose", "legal_basis", "owner", "contact", "installed_on")
_KEY_BYTES = 24


def device_register(
    *, actor: Actor, town: str, fields: Mapping[str, Any], measures: Sequence[Declared]
) -> Device:
    """Put a device in the public register: from now on what it declares is accepted, and nothing else.

    `fields` are those of `fields.WRITTEN`; `slug` may name it, else its title does. Raise BadInput where a
    sentence is missing: a device that cannot be explained is not registered.
    """
    require(actor, rights.REGISTER, town)
    clean = fields_clean({**dict.fromkeys(_NEEDED), **fields})
    days_clean(clean["installed_on"], clean.get("ends_on"))
    declared = measures_clean(measures, group=clean.get("group", ""))
    with transaction.atomic():
        _free_network(clean.get("network", ""))
        latest = Device.objects.select_for_update().order_by("-number").first()
        row = Device.objects.create(
            town=town,
            number=latest.number + 1 if latest else 1,
            slug=_free_slug(town, str(fields.get("slug") or clean["title"])),
            **clean,
        )
        measures_write(row, declared)
        _tell(DeviceRegistered(device=PublicId(row.pk)), row, actor)
    return row


def device_change(
    *, actor: Actor, device: Device, fields: Mapping[str, Any], measures: Sequence[Declared] | None = None
) -> None:
    """Change what the register says of a device; fields not given stay as they are.

    What was kept of a field that `measures` no longer declares, or throws away from now on, is deleted.
    """
    require(actor, rights.REGISTER, device.town)
    clean = fields_clean(fields)
    with transaction.atomic():
        row = _locked(device)
        before = row.feeds
        if clean.get("network") != row.network:
            _free_network(clean.get("network", ""))
        for name, value in clean.items():
            setattr(row, name, value)
        days_clean(row.installed_on, row.ends_on)
        declared = _declared(row) if measures is None else measures
        declared = measures_clean(declared, group=row.group)
        row.save(update_fields=[*clean])
        measures_write(row, declared)
        _tell(DeviceChanged(device=PublicId(row.pk)), row, actor, before)


def device_remove(*, actor: Actor, device: Device) -> None:
    """Take a device out: its page says so, its key is forgotten, what it still sends is refused."""
    require(actor, rights.REGISTER, device.town)
    with transaction.atomic():
        row = Device.objects.select_for_update().get(pk=device.pk)
        if row.removed_at is not None:
            return
        row.removed_at, row.secret = timezone.now(), ""
        row.save(update_fields=["removed_at", "secret"])
        _tell(DeviceRemoved(device=PublicId(row.pk)), row, actor)


def key_renew(*, actor: Actor, device: Device) -> str:
    """Give a device a new key and return it, this once: what is kept of it signs nobody in."""
    require(actor, rights.REGISTER, device.town)
    with transaction.atomic():
        row = _locked(device)
        key = secrets.token_urlsafe(_KEY_BYTES)
        row.secret = secret_hash(key)
        row.save(update_fields=["secret"])
        _tell(KeyRenewed(device=PublicId(row.pk)), row, actor)
    return key


def _locked(device: Device) -> Device:
    """Return the row as it is now, kept from other writers; raise Gone where it was taken out."""
    row = Device.objects.select_for_update().get(pk=device.pk)
    if row.removed_at is not None:
        raise Gone(gettext("This device was taken out of the register: its page stays as it was."))
    return row


def _tell(event: Event, row: Device, actor: Actor, *fed_before: str) -> None:
    """Record what happened; whatever shows the device, or what it feeds, is made anew."""
    fed = {row.feeds, *fed_before} - {""}
    topics = [REGISTER_TOPIC, *(f"{row.town}/sensing/{thing}" for thing in sorted(fed))]
    record(event, town=row.town, actor=actor.person, subject=row.pk, topics=topics)


def _declared(row: Device) -> list[Declared]:
    rows = row.measures.exclude(path="").order_by("pk").values_list(*Declared._fields)
    return [Declared(*values) for values in rows]


def _free_network(network: str) -> None:
    """Take a network's name from a device that was taken out; raise BadInput where another one has it."""
    if not network:
        return
    other = Device.objects.select_for_update().filter(network=network).first()
    if other and other.removed_at is None:
        message = gettext("Another device is registered under this name in its network.")
        raise BadInput(message, field="network")
    Device.objects.filter(network=network).update(network="")


def _free_slug(town: str, name: str) -> str:
    base = slugify(name, most=56)
    taken = set(Device.objects.filter(town=town, slug__startswith=base).values_list("slug", flat=True))
    taken |= NOT_SLUGS
    return next(s for n in range(1, len(taken) + 2) if (s := base if n == 1 else f"{base}-{n}") not in taken)
