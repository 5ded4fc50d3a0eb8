"""No inline script or style: the pages' Content-Security-Policy allows our own files only."""

from collections.abc import Iterator
from html.parser import HTMLParser

from tests.rules.house import House
from tests.rules.templates import without_tags


class _Inline(HTMLParser):
    """Collect (line, what) for each inline script, style or handler."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        line = self.getpos()[0]
        names = {name for name, _ in attrs}
        values = dict(attrs)
        if tag == "style" or "style" in names:
            self.found.append((line, f"<{tag}> holds a style; move it to the stylesheet"))
        if tag == "script" and "src" not in names and values.get("type") != "application/json":
            self.found.append((line, "<script> without src; move it to a static file"))
        for name, value in attrs:
            if name.startswith(("on", "hx-on")) or (value or "").strip().lower().startswith("javascript:"):
                self.found.append((line, f"{name} runs code in the page; move it to a static file"))


def check(house: House) -> Iterator[str]:
    """Yield what the policy would block."""
    for package in house.packages:
        for path in package.templates():
            reader = _Inline()
            reader.feed(without_tags(path.read_text()))
            yield from (f"{house.place(path, line)}: {what}" for line, what in reader.found)
