"""The archive of a copy: a tar.gz of files, and last of all a manifest with the digest of each."""

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from halles.config.paths import CannotStart

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "halles.db"
DUMP = "database.dump"
KEY = "secret.key"
MEDIA = "media"
_LEVEL = 3
"""Of compression: photos do not shrink, and rows do at once."""
_CHUNK = 1 << 20


def write(path: Path, files: Iterable[tuple[str, Path]], *, about: dict[str, Any]) -> None:
    """Write an archive of (name, file) and of what it is about; on the disk when this returns."""
    digests: dict[str, dict[str, Any]] = {}
    with open(path, "wb", opener=_private) as out:
        with tarfile.open(fileobj=out, mode="w:gz", compresslevel=_LEVEL) as tar:
            for name, file in files:
                try:
                    digests[name] = _add(tar, name, file)
                except FileNotFoundError:
                    continue  # a photo deleted meanwhile: its row is on its way out too
            text = json.dumps({"format": FORMAT, **about, "files": digests}, indent=1).encode()
            member = tarfile.TarInfo(MANIFEST)
            member.size, member.mode = len(text), 0o600
            tar.addfile(member, io.BytesIO(text))
        out.flush()
        os.fsync(out.fileno())


def unpack(path: Path, folder: Path) -> dict[str, Any]:
    """Unpack an archive into an empty folder and return its manifest; CannotStart where anything is amiss."""
    try:
        with tarfile.open(path, "r:gz") as tar:
            found = {member.name: _take(tar, member, folder) for member in tar}
            while tar.fileobj.read(_CHUNK):
                pass  # the sum over the whole archive is checked at its very end
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        if manifest["format"] != FORMAT:
            raise CannotStart(
                f"{path} is of another format ({manifest['format']}).", "Use the Halles that made it."
            )
        wanted = {name: about["sha256"] for name, about in manifest["files"].items()}
    except (OSError, EOFError, KeyError, ValueError, tarfile.TarError, gzip.BadGzipFile, zlib.error) as error:
        raise CannotStart(
            f"{path} is not a whole copy ({type(error).__name__}).", "Nothing was changed."
        ) from error
    del found[MANIFEST]
    if found != wanted:
        raise CannotStart(f"{path} was damaged: its files are not those it lists.", "Nothing was changed.")
    (folder / MANIFEST).unlink()
    return manifest


def _add(tar: tarfile.TarFile, name: str, path: Path) -> dict[str, Any]:
    """Add a file as it is now; return its digest and size."""
    with path.open("rb") as file:
        member = tarfile.TarInfo(name)
        member.size, member.mode = os.fstat(file.fileno()).st_size, 0o600
        hashed = _Hashed(file)
        tar.addfile(member, hashed)
    return {"sha256": hashed.digest.hexdigest(), "bytes": member.size}


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    """Unpack one file; return its digest. Only plain files below the folder are taken."""
    parts = Path(member.name).parts
    if not member.isfile() or member.name.startswith("/") or ".." in parts:
        raise ValueError(member.name)
    path, source = folder.joinpath(*parts), tar.extractfile(member)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    assert source is not None
    with open(path, "wb", opener=_private) as out:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


class _Hashed:
    """A file that is hashed as it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
