"""Files sent to be imported: kept, looked at, taken or dropped; none stays longer than a day."""

import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound, Problem
from halles.kit.importer import Importer, Preview, desk_importers
from halles.kit.progress import Silent
from halles.kit.text import slugify
from halles.stalls.office import rights
from halles.stalls.office.models import Upload

LIFE = timedelta(days=1)


def importer_get(name: str) -> Importer:
    """Return an importer, or raise NotFound."""
    found = desk_importers().get(name)
    if found is None:
        raise NotFound(_("There is no such import."))
    return found


def upload_keep(
    *,
    actor: Actor,
    town: str,
    importer: str,
    file_name: str,
    chunks: Iterable[bytes],
    options: Mapping[str, str],
) -> Upload:
    """Keep a file until its sender says yes or no; an earlier one of hers for this import goes."""
    require(actor, "town.manage", town)
    one = importer_get(importer)
    ending = next((each for each in one.suffixes if file_name.lower().endswith(each)), "")
    if not ending:
        endings = ", ".join(one.suffixes)
        raise BadInput(
            _("This is not the expected kind of file."),
            field="file",
            advice=_("Its name ends in %s.") % endings,
        )
    for earlier in Upload.objects.filter(town=town, importer=importer, person=actor.person):
        _forget(earlier)
    stem = slugify(file_name[: -len(ending)], most=60)
    row = Upload(
        town=town, importer=importer, person=actor.person, file_name=stem + ending, options=dict(options)
    )
    row.created_at = timezone.now()
    _write(row, chunks)
    return row


def _write(row: Upload, chunks: Iterable[bytes]) -> None:
    """Write the file, then its row; all of it or nothing."""
    path = path_of(row)
    path.parent.mkdir(parents=True, mode=0o700)
    try:
        with path.open("xb") as out:
            for chunk in chunks:
                out.write(chunk)
        row.save(force_insert=True)
    except BaseException:
        shutil.rmtree(path.parent)
        raise


def upload_look(*, actor: Actor, town: str, importer: str, upload: str) -> tuple[Upload, Preview]:
    """Return what one's own file would change; a file that is of no use is dropped at once."""
    row = _own(actor, town, importer, upload)
    try:
        return row, _seen(row)
    except Problem as problem:
        told = _without_paths(problem, row)
        _forget(row)
        raise told from None


def upload_take(*, actor: Actor, town: str, importer: str, upload: str) -> list[str]:
    """Make the changes that one's own file brings, drop the file, and say what was done."""
    row = _own(actor, town, importer, upload)
    try:
        return _seen(row).take(actor)
    except Problem as problem:
        raise _without_paths(problem, row) from None
    finally:
        _forget(row)


def upload_drop(*, actor: Actor, town: str, importer: str, upload: str) -> None:
    """Renounce: the file goes, nothing was changed."""
    _forget(_own(actor, town, importer, upload))


def person_forget(*, actor: Actor, person: str) -> None:
    """Drop the files that somebody who erases herself had sent."""
    require(actor, "people.self", person)
    for row in Upload.objects.filter(person=person):
        _forget(row)


def uploads_sweep(*, actor: Actor, now: datetime) -> int:
    """Drop the files that nobody confirmed within a day, and what a crash left behind; return how many."""
    require(actor, rights.SWEEP)
    old = list(Upload.objects.filter(created_at__lte=now - LIFE))
    for row in old:
        _forget(row)
    known = set(Upload.objects.values_list("pk", flat=True))
    folders = settings.UPLOADS.iterdir() if settings.UPLOADS.exists() else ()
    strays = [each for each in folders if each.name not in known and _is_old(each, now)]
    for folder in strays:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old) + len(strays)


def path_of(upload: Upload) -> Path:
    """Return where an upload's file lies."""
    return Path(settings.UPLOADS / upload.pk / upload.file_name)


def _own(actor: Actor, town: str, importer: str, upload: str) -> Upload:
    """Return the actor's own upload, its file still there, or raise NotFound."""
    require(actor, "town.manage", town)
    row = Upload.objects.filter(pk=upload, town=town, importer=importer, person=actor.person).first()
    if row is None or not path_of(row).exists():
        raise NotFound(
            _("This file is no longer here: it is kept for a day, for whoever sent it."),
            advice=_("Send it again. Nothing was changed."),
        )
    return row


def _seen(row: Upload) -> Preview:
    one = importer_get(row.importer)
    with Silent() as progress:
        return one.see(path_of(row), town=row.town, options=row.options, progress=progress)


def _forget(row: Upload) -> None:
    shutil.rmtree(path_of(row).parent, ignore_errors=True)
    row.delete()


def _is_old(folder: Path, now: datetime) -> bool:
    return folder.stat().st_mtime <= (now - LIFE).timestamp()


def _without_paths(problem: Problem, row: Upload) -> Problem:
    """Return the problem with the file's own name: where this machine keeps it is nobody's business."""
    message = str(problem.message).replace(str(path_of(row)), row.file_name)
    return type(problem)(message, field=problem.field, advice=str(problem.advice))
