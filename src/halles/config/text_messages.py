"""HALLES_SMS and HALLES_SMS_GATEWAY: by which operator each town's text messages leave and come."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from halles.kit.text_gateway import Gateway
from halles.kit.text_hook import Hook

T = TypeVar("T", Gateway, Hook)

OWN = ("localhost", "127.0.0.1", "::1")
"""A gateway on this very machine may be spoken to without encryption."""


def ways(value: str) -> dict[str, str]:
    """Read HALLES_SMS: "gammu:/folder" or "https://…" for all towns, or "town=…" for each, between ";".

    The word "" stands for every town that has none of its own. Raises SystemExit on anything else.
    """
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in value.split(";"))):
        named = re.match(r"([a-z0-9-]+)=(.*)", part)
        town, way = (named[1], named[2]) if named else ("", part)
        if town in found:
            raise SystemExit(f"HALLES_SMS: {town or 'all towns'} is there twice")
        _check(way)
        found[town] = way
    return found


@dataclass(frozen=True)
class Operators:
    """What HALLES_SMS_GATEWAY says, by town; "" is for every other town."""

    gateways: Mapping[str, Gateway] = field(default_factory=dict)
    hooks: Mapping[str, Hook] = field(default_factory=dict)


def operators(path: str) -> Operators:
    """Read the file HALLES_SMS_GATEWAY: a table [all], or one for each town. Raises SystemExit, saying why.

    See deploy/sms-gateway.toml for all that it can hold.
    """
    if not path:
        return Operators()
    try:
        document = tomllib.loads(Path(path).read_text())
    except (OSError, ValueError) as error:
        raise SystemExit(f"HALLES_SMS_GATEWAY: {path}: {error}") from error
    tables = {"" if town == "all" else town: table for town, table in document.items()}
    gateways, hooks = {}, {}
    for town, table in tables.items():
        if not isinstance(table, dict):
            raise SystemExit(f"HALLES_SMS_GATEWAY: {path}: {town} stands outside [all] or a town's table")
        hook = table.pop("hook", None)
        gateways[town] = _made(Gateway, table, path)
        if hook is not None:
            hooks[town] = _made(Hook, hook, path)
    return Operators(gateways, hooks)


def from_environment() -> tuple[dict[str, str], Operators]:
    """Read both variables."""
    return ways(os.environ.get("HALLES_SMS", "")), operators(os.environ.get("HALLES_SMS_GATEWAY", ""))


def _check(way: str) -> None:
    try:
        url = urlsplit(way)
        is_right = (
            (url.scheme == "gammu" and url.path.startswith("/") and not url.netloc)
            or (url.scheme == "https" and url.hostname)
            or (url.scheme == "http" and url.hostname in OWN)
        ) and not (url.username or url.password)
    except ValueError:
        is_right = False
    if not is_right:
        raise SystemExit(
            f"HALLES_SMS: {way!r} is neither gammu:/folder nor https://… (without an account in it); "
            "several towns: redon=gammu:/…;carhaix=https://…"
        )


def _made(kind: type[T], table: dict[str, Any], path: str) -> T:
    known = {each.name for each in fields(kind)}
    wrong = sorted(set(table) - known)
    if wrong:
        raise SystemExit(
            f"HALLES_SMS_GATEWAY: {path}: unknown {', '.join(wrong)}; known: {', '.join(sorted(known))}"
        )
    try:
        return kind(**table)
    except (TypeError, ValueError) as error:
        raise SystemExit(f"HALLES_SMS_GATEWAY: {path}: {error}") from error
