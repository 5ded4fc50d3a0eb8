"""Read a Django template as HTML: its tags taken out, line by line, so that positions stay true."""

from django.template.base import DebugLexer, Token, TokenType

TRANSLATED = ("blocktranslate", "blocktrans")
HIDDEN = ("comment", *TRANSLATED)


def tokens_of(text: str) -> list[Token]:
    """Return the template's tokens, with their line."""
    return list(DebugLexer(text).tokenize())


def without_tags(text: str) -> str:
    """Return the HTML of a template: tags and what they translate become nothing, lines are kept."""
    kept: list[str] = []
    hidden = ""
    position = 0
    for token in tokens_of(text):
        start, end = token.position or (position, position)
        source = text[start:end]
        word = token.split_contents()[0] if token.token_type == TokenType.BLOCK and token.contents else ""
        if hidden:
            hidden = "" if word == f"end{hidden}" else hidden
            kept.append("\n" * source.count("\n"))
        elif token.token_type == TokenType.TEXT:
            kept.append(source)
        else:
            hidden = word if word in HIDDEN else ""
            kept.append("\n" * source.count("\n"))
        position = end
    return "".join(kept)
