"""A till's file between its sending and the shop's yes or no: on disk, a day at most, for its sender alone.

What is forgotten here goes with the set-up desk's own sweep of old uploads.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext

from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.ids import new_id
from halles.kit.text import slugify
from halles.stalls.stock import rights

ENDINGS = (".csv", ".txt", ".tsv", ".xlsx")


def till_upload_keep(*, actor: Actor, organisation: str, file_name: str, chunks: Iterable[bytes]) -> str:
    """Keep a file and return its id; nothing is read yet."""
    require(actor, rights.KEEP, organisation)
    ending = next((each for each in ENDINGS if file_name.lower().endswith(each)), "")
    if not ending:
        raise BadInput(
            gettext("This is not the expected kind of file."),
            field="file",
            advice=gettext("Its name ends in %s.") % ", ".join(ENDINGS),
        )
    upload = new_id()
    folder = _folder(actor, organisation, upload)
    folder.mkdir(parents=True, mode=0o700)
    try:
        with (folder / (slugify(file_name[: -len(ending)]) + ending)).open("xb") as out:
            for chunk in chunks:
                out.write(chunk)
    except BaseException:
        shutil.rmtree(folder.parent)
        raise
    return upload


def till_upload_path(*, actor: Actor, organisation: str, upload: str) -> Path:
    """Return where one's own file lies, or raise NotFound."""
    require(actor, rights.KEEP, organisation)
    folder = _folder(actor, organisation, upload)
    found = next(iter(sorted(folder.iterdir())), None) if folder.is_dir() else None
    if found is None:
        raise NotFound(
            gettext("This file is no longer here: it is kept for a day, for whoever sent it."),
            advice=gettext("Send it again. Nothing was changed."),
        )
    return found


def till_upload_drop(*, actor: Actor, organisation: str, upload: str) -> None:
    """Throw one's own file away."""
    path = till_upload_path(actor=actor, organisation=organisation, upload=upload)
    shutil.rmtree(path.parents[1], ignore_errors=True)


def _folder(actor: Actor, organisation: str, upload: str) -> Path:
    """Return the folder of an upload; who asks for another's, or of another shop, finds nothing there."""
    return Path(settings.UPLOADS) / slugify(upload) / slugify(f"{organisation} {actor.person}")
