"""The house as the rules see it: its packages, files, syntax trees, manifests and tables."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = frozenset({".git", ".venv", "var", "__pycache__", "node_modules"})


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a file, read once."""
    return ast.parse(path.read_text(), filename=str(path))


@dataclass(frozen=True)
class Package:
    """A floor or a stall: its dotted name and its folder."""

    name: str
    folder: Path

    @property
    def label(self) -> str:
        """The last word of its name: "directory"."""
        return self.name.rpartition(".")[2]

    @property
    def is_stall(self) -> bool:
        """Whether it stands in `stalls/`."""
        return ".stalls." in self.name

    def python(self, role: str = "") -> list[Path]:
        """Return the files of a role ("commands": the module or the package); without one, all but tests."""
        if role:
            return [
                p
                for p in (self.folder / f"{role}.py", *sorted(self.folder.glob(f"{role}/**/*.py")))
                if p.exists()
            ]
        return [p for p in sorted(self.folder.rglob("*.py")) if not {"tests", "migrations"} & set(p.parts)]

    def tests(self) -> list[Path]:
        """Return the package's test files."""
        return sorted(self.folder.glob("tests/**/test_*.py"))

    def templates(self) -> list[Path]:
        """Return the package's templates."""
        return sorted(p for p in self.folder.glob("templates/**/*") if p.suffix in {".html", ".txt", ".svg"})

    def module(self, role: str) -> ModuleType | None:
        """Import `<package>.<role>`, or return None where there is no such file."""
        path = self.folder / role.replace(".", "/")
        if not path.with_suffix(".py").exists() and not (path / "__init__.py").exists():
            return None
        return import_module(f"{self.name}.{role}")


class House:
    """A checkout. What must be imported (manifests, tables) is set by hand to try a rule on a bad example."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root

    def place(self, path: Path, line: int = 0) -> str:
        """Return where something is, from the root of the checkout."""
        name = str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)
        return f"{name}:{line}" if line else name

    @cached_property
    def packages(self) -> list[Package]:
        """The floors and the stalls, in the order of the alphabet."""
        source = self.root / "src" / "halles"
        folders = [
            p for p in (*source.glob("*"), *source.glob("stalls/*")) if p.is_dir() and p.name != "stalls"
        ]
        named = ((".".join(p.relative_to(source.parent).parts), p) for p in sorted(folders))
        return [Package(name, folder) for name, folder in named if any(folder.glob("*.py"))]

    @property
    def stalls(self) -> list[Package]:
        """The stalls alone."""
        return [package for package in self.packages if package.is_stall]

    @cached_property
    def python(self) -> list[Path]:
        """Every Python file of the product, tests and migrations apart."""
        return [path for package in self.packages for path in package.python()]

    @cached_property
    def files(self) -> list[Path]:
        """Every file that git tracks or would track."""
        listed = self._tracked() if shutil.which("git") else None
        if listed is not None:
            return [path for path in map(self.root.joinpath, listed) if path.is_file()]
        found = (path for path in self.root.rglob("*") if path.is_file())
        return sorted(path for path in found if not NOT_OURS & set(path.relative_to(self.root).parts))

    def _tracked(self) -> list[str] | None:
        """Ask git; None outside a repository, as in a downloaded archive."""
        command = ["git", "ls-files", "-co", "--exclude-standard"]
        listed = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        return listed.stdout.splitlines() if listed.returncode == 0 else None

    @cached_property
    def manifests(self) -> dict[str, Any]:
        """The manifest of each package that has one, by dotted name."""
        found = ((package.name, package.module("stall")) for package in self.packages)
        return {name: module.MANIFEST for name, module in found if module}

    @cached_property
    def events(self) -> dict[str, list[Any]]:
        """The event classes that each package's `events.py` defines."""
        from halles.kit.event import Event

        found: dict[str, list[Any]] = {}
        for package in self.packages:
            module = package.module("events")
            values = vars(module).values() if module else ()
            classes = [v for v in values if isinstance(v, type) and issubclass(v, Event) and v is not Event]
            found[package.name] = [
                cls for cls in classes if cls.__module__.startswith(f"{package.name}.events")
            ]
        return {name: classes for name, classes in found.items() if classes}

    @cached_property
    def models(self) -> list[Any]:
        """Our tables."""
        from django.apps import apps

        return [model for model in apps.get_models() if model.__module__.startswith("halles.")]


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as a sentence."""
    return frozenset(text.split())


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method below a node."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public_functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return the functions of a module whose name does not start with an underscore."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node for node in parse(path).body if isinstance(node, kinds) and not node.name.startswith("_")]


def dotted(node: ast.AST) -> str:
    """Return "a.b.c" for a name or an attribute, else an empty string."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        left = dotted(node.value)
        return f"{left}.{node.attr}" if left else f".{node.attr}"
    return ""


def words_of(text: str) -> set[str]:
    """Return the lower-case words of a sentence or of an identifier ("invited_by", "PlaceImported")."""
    return {word.lower() for word in re.findall(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])", text)}


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield (line, module) for each import, wherever it stands; relative ones start with a dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def referenced(node: ast.AST) -> set[str]:
    """Return the last word of every name and attribute below a node."""
    names = (dotted(child).rpartition(".")[2] for child in ast.walk(node))
    return {name for name in names if name}


def listed(words: Iterable[str]) -> str:
    """Return words in the order of the alphabet, for a finding."""
    return ", ".join(sorted(words))
