"""What travels says what was written: comments, indents and empty lines apart."""

import pytest
from django.core.files.base import ContentFile

from halles.kit.lean import LeanStorage, lean


@pytest.mark.parametrize(
    ("written", "travels"),
    [
        ("/* Why. */\na {\n  color: red; /* kept */\n}\n", "a {\ncolor: red; /* kept */\n}\n"),
        ("/* a\n   b */\n\nf();\n", "f();\n"),
        ('  // why\n  const a = "// no comment";\n', 'const a = "// no comment";\n'),
        ("/* one */ f();\ng(); /* two */\n", "/* one */ f();\ng(); /* two */\n"),
        ("const t = `a\n  b`;\n", "const t = `a\n  b`;\n"),
    ],
)
def test_only_the_ends_of_lines_are_touched(written: str, travels: str) -> None:
    assert lean(written) == travels


def test_files_are_kept_lean_and_others_as_they_are(tmp_path) -> None:
    storage = LeanStorage(location=tmp_path)
    storage.save("a.css", ContentFile(b"/* why */\na {}\n"))
    storage.save("a.svg", ContentFile(b"  <svg/>"))
    assert (tmp_path / "a.css").read_bytes() == b"a {}\n"
    done = {name: new for name, new, _ in storage.post_process({"a.css": (storage, "a.css")})}
    assert (tmp_path / done["a.css"]).read_bytes() == b"a {}\n"
    assert (tmp_path / "a.svg").read_bytes() == b"  <svg/>"
