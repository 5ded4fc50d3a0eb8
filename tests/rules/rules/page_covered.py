"""Every address is in its package's tests/pages.py: PAGES (weighed, axe, 320 px) or ACTIONS (its test)."""

from collections.abc import Iterable, Iterator
from typing import Any

from tests.rules.house import House, Package, functions, parse

LISTS = ("urlpatterns", "deployment_urlpatterns", "bare_urlpatterns")


def check(house: House) -> Iterator[str]:
    """Yield the addresses that no test visits, and the tests that visit none."""
    for package in house.packages:
        urls = package.module("urls") if package.name != "halles.config" else None
        if not urls:
            continue
        names = set(named(urls))
        pages = package.module("tests.pages")
        if not pages:
            yield f"{package.name}: no tests/pages.py for {len(names)} addresses"
            continue
        actions = getattr(pages, "ACTIONS", {})
        tried = {page.url_name for page in pages.PAGES} | set(actions)
        yield from (f"{package.name}: {name} is neither in PAGES nor in ACTIONS" for name in names - tried)
        yield from (
            f"{package.name}: {name} is in tests/pages.py but not in urls.py" for name in tried - names
        )
        for name, test in actions.items():
            if not _exists(house, package, test):
                yield f"{package.name}: ACTIONS[{name!r}]: there is no test {test}"


def named(urls: Any) -> Iterator[str]:
    """Yield the full name of each address of a urls module ("directory:sheet")."""
    for attribute in LISTS:
        prefix = "" if attribute == "bare_urlpatterns" else f"{urls.app_name}:"
        yield from _walk(getattr(urls, attribute, ()), prefix)


def _walk(patterns: Iterable[Any], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name or pattern.pattern}"


def _exists(house: House, package: Package, test: str) -> bool:
    """Say whether "path::test_name" exists; the path is that of the checkout, the package or its tests."""
    name, _, function = test.partition("::")
    places = (base / name for base in (house.root, package.folder, package.folder / "tests"))
    found = next((path for path in places if path.is_file()), None)
    return bool(found) and any(node.name == function.partition("[")[0] for node in functions(parse(found)))
