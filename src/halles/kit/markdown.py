"""Simple marked-up text, as people type it, made into safe HTML: titles, lists, links, paragraphs."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_TAGS = {"h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "em", "a", "br", "hr", "blockquote"}
_reader = MarkdownIt("commonmark", {"html": False, "breaks": True})


def render(text: str) -> SafeString:
    """Return `text` as HTML; its titles begin under the page's own."""
    tokens = _reader.parse(text)
    for token in tokens:
        if token.tag == "h1":
            token.tag = "h2"
    html = _reader.renderer.render(tokens, _reader.options, {})
    clean = nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "http", "mailto", "tel"}
    )
    return mark_safe(clean)  # noqa: S308  # nh3 has just cleaned it
