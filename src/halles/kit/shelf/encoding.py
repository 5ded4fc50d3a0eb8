"""Choose and apply the encoding of an answer: Brotli, gzip or none."""

import gzip
from functools import lru_cache

import brotli

SMALLEST = 500
"""Below that, an answer fits one packet anyway."""
KINDS = ("text/", "application/json", "application/xml", "image/svg+xml", "application/manifest+json")


@lru_cache(256)
def choose(accepted: str) -> str:
    """Return "br", "gzip" or "identity", from an Accept-Encoding header."""
    weights = {}
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        weights[name.strip()] = parameter.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return next((name for name in ("br", "gzip") if weights.get(name)), "identity")


def compress(body: bytes, encoding: str, *, once: bool = False) -> bytes:
    """Return `body` in `encoding`; what is sent `once`, and not kept, in less time and a tenth more bytes.

    A page of 13.5 kB takes 0.23 ms to become 3.1 kB (Brotli 5), or 0.07 ms to become 3.5 kB (Brotli 2).
    """
    if encoding == "br":
        return bytes(brotli.compress(body, quality=2 if once else 5))
    if encoding == "gzip":
        return gzip.compress(body, compresslevel=2 if once else 6, mtime=0)
    return body


def is_worth_it(content_type: str, size: int) -> bool:
    """Say whether such an answer gets smaller by compression."""
    return size >= SMALLEST and content_type.startswith(KINDS)
