"""`{% translate "…" %}` looked up once a language: a page asks for dozens of words that never change."""

from typing import Any

from django.template.base import Node, Parser, Token, Variable
from django.template.context import Context
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.translation import get_language


class Said(Node):
    """A sentence of a template, kept in each language once it was asked for."""

    def __init__(self, node: TranslateNode) -> None:
        self._node = node
        self._known: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """Return the sentence in the present language."""
        language = get_language()
        if language not in self._known:
            self._known[language] = self._node.render(context)
        return self._known[language]


def translate(parser: Parser, token: Token) -> Node:
    """Return Django's own node, kept where it says a literal sentence."""
    node = do_translate(parser, token)
    return Said(node) if _is_fixed(node) else node


def _is_fixed(node: Any) -> bool:
    said = node.filter_expression
    is_literal = isinstance(said.var, Variable) and isinstance(said.var.literal, str)
    return is_literal and not (said.filters or node.asvar or node.message_context or node.noop)
