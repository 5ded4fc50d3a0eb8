"""Words on screen: gather the English ones from the code, keep their French, compile both for Django.

`python -m halles.config.messages extract|compile|check|prune [PACKAGE…]`
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from halles.config.loader import packages

LANGUAGES = ("fr",)
"""The source strings are English, so English needs no catalogue."""

KEYWORDS: dict[str, Any] = {
    name: shape
    for shape, names in {
        None: ("_", "gettext", "gettext_lazy", "gettext_noop", "mark"),
        (1, 2): ("ngettext", "ngettext_lazy"),
        ((1, "c"), 2): ("pgettext", "pgettext_lazy"),
        ((1, "c"), 2, 3): ("npgettext", "npgettext_lazy"),
    }.items()
    for name in names
}
NOT_SHOWN = frozenset({"tests", "migrations", "locale", "static", "scaffold"})
"""Folders whose strings no visitor reads."""

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)
"""No date, tool or machine: a catalogue changes only when its words do."""


@dataclass(frozen=True)
class Words:
    """A package's source strings and the file that holds their translation into one language."""

    package: str
    language: str
    folder: Path

    @property
    def po(self) -> Path:
        """The committed catalogue."""
        return self.folder / "locale" / self.language / "LC_MESSAGES" / "django.po"

    @property
    def mo(self) -> Path:
        """The compiled catalogue, which Django reads."""
        return self.po.with_suffix(".mo")

    def source(self) -> Catalog:
        """Return what the code says today."""
        catalog = Catalog(locale=self.language)
        for path in shown_files(self.folder):
            for _line, keyword, strings, _comments in strings_of(path):
                context, ids = _ids(keyword, strings)
                if ids and all(ids):
                    catalog.add(ids if len(ids) > 1 else ids[0], context=context, locations=[(path.name, 0)])
        return catalog

    def translated(self) -> Catalog:
        """Return the committed catalogue, empty where there is none yet."""
        if not self.po.exists():
            return Catalog(locale=self.language)
        return read_po(BytesIO(self.po.read_bytes()), locale=self.language, abort_invalid=True)


def all_words(wanted: Sequence[str] = ()) -> list[Words]:
    """Return the words of each package (kit and config too), or of those named ("directory", "people")."""
    found = []
    for package in ("halles.kit", "halles.config", *packages()):
        spec = find_spec(package)
        if spec and spec.origin and (not wanted or package.rpartition(".")[2] in wanted):
            found += [Words(package, language, Path(spec.origin).parent) for language in LANGUAGES]
    return found


def shown_files(folder: Path) -> list[Path]:
    """Return the Python files and templates below `folder` whose strings may be shown."""
    kinds = {".py", ".html", ".txt"}
    files = (path for path in folder.rglob("*") if path.suffix in kinds)
    kept = (path for path in files if not NOT_SHOWN & set(path.relative_to(folder).parts))
    return sorted(path for path in kept if path.suffix == ".py" or "templates" in path.parts)


def strings_of(path: Path) -> list[Any]:
    """Return Babel's (line, keyword, strings, comments) for each string marked in a file."""
    text = path.read_text()
    if path.suffix != ".py":
        # Django turns the template into calls to gettext; the rest becomes words without meaning,
        # whose indentation must not disturb Python's tokenizer.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    found = extract_python(BytesIO(text.encode()), dict(KEYWORDS), [], {"encoding": "utf-8"})
    return list(found)


def _ids(keyword: str, strings: object) -> tuple[str | None, tuple[str, ...]]:
    """Return (context, message ids) from the arguments of one call."""
    values = strings if isinstance(strings, tuple) else (strings,)
    shape = KEYWORDS[keyword]
    context = str(values[0]) if shape and isinstance(shape[0], tuple) else None
    values = values[1:] if context else values
    count = 2 if keyword.startswith(("n", "np")) else 1
    return context, tuple(str(value) for value in values[:count] if value)


def extract(words: Words) -> bool:
    """Bring the catalogue up to date with the code; return whether it changed.

    What the code no longer says stays in it as a comment, to be revived or pruned.
    """
    source, catalog = words.source(), words.translated()
    if not len(source) and not words.po.exists():
        return False
    for message in catalog.obsolete.values():
        catalog[message.id] = message
    catalog.obsolete.clear()
    catalog.update(source, no_fuzzy_matching=True)
    for key, message in list(catalog.obsolete.items()):
        if not any(_strings(message)):
            del catalog.obsolete[key]
    return _write(words, catalog)


def prune(words: Words) -> bool:
    """Forget the translations of what the code no longer says."""
    catalog = words.translated()
    catalog.obsolete.clear()
    return words.po.exists() and _write(words, catalog)


def _write(words: Words, catalog: Catalog) -> bool:
    text = BytesIO()
    write_po(text, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    content = HEADER.format(language=words.language) + text.getvalue().decode()
    if words.po.exists() and words.po.read_text() == content:
        return False
    words.po.parent.mkdir(parents=True, exist_ok=True)
    words.po.write_text(content)
    return True


def compile_words(words: Words) -> bool:
    """Compile the catalogue if it is newer than its compiled form; return whether it was."""
    if not words.po.exists():
        return False
    if words.mo.exists() and words.mo.stat().st_mtime_ns >= words.po.stat().st_mtime_ns:
        return False
    fresh = words.mo.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as file:
        write_mo(file, words.translated())
    fresh.replace(words.mo)  # in one step: a running process may be reading it
    return True


def check(words: Words) -> Iterator[str]:
    """Yield what is missing, doubtful or left over in a catalogue."""
    catalog, source = words.translated(), words.source()
    for message in _messages(source):
        kept = catalog.get(message.id, message.context)
        if kept is None:
            yield f"{words.package}: “{_name(message)}” is not in {words.language}: run `make messages`"
        elif kept.fuzzy or not all(_strings(kept)):
            yield f"{words.package}: “{_name(message)}” is not translated into {words.language}"
    for message in _messages(catalog):
        if source.get(message.id, message.context) is None:
            yield f"{words.package}: “{_name(message)}” is no longer in the code: run `make messages`"
        for error in message.check(catalog):
            yield f"{words.package}: “{_name(message)}”: {error}"
    for message in catalog.obsolete.values():
        yield f"{words.package}: “{_name(message)}” is obsolete: run `python -m halles.config.messages prune`"


def _messages(catalog: Catalog) -> Iterable[Message]:
    return (message for message in catalog if message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (str(message.string or ""),)


def _name(message: Message) -> str:
    return message.id[0] if isinstance(message.id, list | tuple) else str(message.id)


def main(arguments: Sequence[str]) -> int:
    """Run one of the four gestures; return the process's exit status."""
    gestures = {"extract": extract, "compile": compile_words, "prune": prune}
    gesture, *wanted = arguments or ["help"]
    chosen = all_words(wanted)
    if gesture == "check":
        lines = [line for words in chosen for line in check(words)]
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return bool(lines)
    if gesture not in gestures:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    for words in chosen:
        if gestures[gesture](words):
            sys.stdout.write(f"{gesture}: {words.package} ({words.language})\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
