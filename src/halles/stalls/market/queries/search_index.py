"""The search index of a town: one file, made from its products, mapped by each process that asks.

It is made again when products changed, by the first process that is asked afterwards; the others wait for it
and map the new file. The town's mark says that something moved in its market; whether that was a product is
then seen from the products themselves, since most of what moves there is orders and answers.
"""

import fcntl
import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from django.conf import settings
from django.db.models import Max

from halles.journal.queries import marks_read
from halles.kit.ids import ID_LENGTH
from halles.stalls.market.engine.search import Document, Index, Unreadable, build, written
from halles.stalls.market.models import Product
from halles.stalls.market.queries.products import shown_products
from halles.stalls.market.queries.search_file import index_opened

logger = logging.getLogger(__name__)

Lately = tuple[int, str]
"""The town's mark, and when a product last changed: with a copy put back, a mark may mean another past."""


Told = list[tuple[str, str, str, str, str]]
"""What is known of each product: id, shop, name, department, barcode."""


@dataclass(frozen=True)
class Kept:
    """The index of a town as this process knows it."""

    index: Index
    digest: bytes
    """Of the products it was made from."""
    lately: Lately


_kept: dict[str, Kept] = {}


def index_of(town: str) -> Index:
    """Return the index of the products that a town shows now."""
    lately, kept = _lately(town), _kept.get(town)
    if kept is None or kept.lately != lately:
        told = _told(town)
        digest = hashlib.blake2b(json.dumps(told).encode(), digest_size=16).digest()
        index = kept.index if kept and kept.digest == digest else _current(town, told, digest)
        kept = _kept[town] = Kept(index, digest, lately)
    return kept.index


def _lately(town: str) -> Lately:
    topic = f"{town}/market"
    newest = Product.objects.filter(town=town).aggregate(at=Max("changed_at"))["at"]
    return marks_read([topic])[topic], str(newest)


def _told(town: str) -> Told:
    rows = shown_products(town).order_by("id")
    return list(rows.values_list("id", "organisation", "name", "family", "barcode"))


def _current(town: str, told: Told, digest: bytes) -> Index:
    """Return the index of these products: from the file, else made, and left there for other processes."""
    path = Path(settings.HOME) / "search" / f"{town}.index"
    try:
        path.parent.mkdir(exist_ok=True)
        with _alone(path.with_suffix(".lock")):
            return _opened(path, digest) or _made(told, digest, path)
    except OSError as error:  # a full disk: one process then has it for itself
        logger.warning("The search index %s is kept in memory: %s", path, error)
        return Index(build(*_documents(told, digest)))


def _opened(path: Path, digest: bytes) -> Index | None:
    try:
        index = index_opened(path)
        return index if index.beside("digest").tobytes() == digest else None
    except (FileNotFoundError, Unreadable, KeyError):
        return None


def _made(told: Told, digest: bytes, path: Path) -> Index:
    """Write the file beside its place, then put it there: who reads the old one keeps it meanwhile."""
    content = written(build(*_documents(told, digest)))
    number, part = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        os.replace(part, path)
    except OSError:
        os.unlink(part)
        raise
    return index_opened(path)


def _documents(told: Told, digest: bytes) -> tuple[list[Document], dict[str, np.ndarray]]:
    """Return what can be found, names and departments, and what is kept with it: which product, whose."""
    shops = {shop: number for number, shop in enumerate(dict.fromkeys(row[1] for row in told))}
    documents = [Document(f"{name} {family}", barcode) for _, _, name, family, barcode in told]
    return documents, {
        "ids": np.array([row[0] for row in told], dtype=f"S{ID_LENGTH}"),
        "shops": np.array(list(shops), dtype=f"S{ID_LENGTH}"),
        "shop_of": np.array([shops[row[1]] for row in told], dtype=np.int32),
        "digest": np.frombuffer(digest, dtype=np.uint8),
    }


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Be the only process, and thread, that makes this index."""
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
