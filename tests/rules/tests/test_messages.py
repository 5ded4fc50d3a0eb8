"""The catalogues: what is said in code and templates is gathered, kept, checked, compiled."""

from pathlib import Path

import pytest

from halles.config.messages import Words, check, compile_words, extract, main, prune

TEMPLATE = """
<p>{% blocktranslate trimmed count n=3 %}
  {{ n }} shop is "open"
{% plural %} {{ n }} shops are "open" {% endblocktranslate %}</p>
      {% translate "May" context "month" %}{% button _("Send") %}
"""
PYTHON = 'x = gettext("Hello " "there")\ny = ngettext("%(n)s day", "%(n)s days", 2)\nz = mark("Shops")\n'


@pytest.fixture
def words(tmp_path: Path) -> Words:
    """Return the words of a package with a template, a module and a test."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "templates" / "a.html").write_text(TEMPLATE)
    (tmp_path / "views.py").write_text(PYTHON)
    (tmp_path / "tests" / "test_x.py").write_text('gettext("Never shown")')
    return Words("loans", "fr", tmp_path)


def translate(words: Words, english: str, french: str) -> None:
    """Write a translation into the catalogue, as a person would."""
    text = words.po.read_text()
    words.po.write_text(
        text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{french}"')
    )


def test_extract_gathers_each_form(words: Words) -> None:
    assert extract(words)
    text = words.po.read_text()
    for english in ("Hello there", "Shops", "Send", "%(n)s days", "May", 'shop is \\"open\\"'):
        assert english in text
    assert 'msgctxt "month"' in text
    assert "Never shown" not in text
    assert "Date" not in text
    assert not extract(words), "a second time changes nothing"


def test_extract_keeps_what_was_translated_even_when_the_code_forgets_it_for_a_while(words: Words) -> None:
    extract(words)
    translate(words, "Shops", "Commerces")
    assert not extract(words)
    (words.folder / "views.py").write_text("")
    assert extract(words)
    assert '#~ msgstr "Commerces"' in words.po.read_text()
    assert any("obsolete" in line for line in check(words))
    (words.folder / "views.py").write_text(PYTHON)
    assert extract(words)
    assert '\nmsgstr "Commerces"' in words.po.read_text()


def test_prune_forgets(words: Words) -> None:
    extract(words)
    translate(words, "Shops", "Commerces")
    (words.folder / "views.py").write_text("")
    extract(words)
    assert prune(words)
    assert "#~" not in words.po.read_text()


def test_check_says_what_is_missing_and_what_does_not_match(words: Words) -> None:
    assert any("is not in fr" in line for line in check(words))
    extract(words)
    assert any("“Send” is not translated" in line for line in check(words))
    translate(words, "Send", "Envoyer %(what)s")
    (words.folder / "views.py").write_text("")
    found = list(check(words))
    assert any("“Shops” is no longer in the code" in line for line in found)


def test_compile_only_when_stale(words: Words) -> None:
    assert not compile_words(words), "nothing to compile yet"
    extract(words)
    assert compile_words(words)
    assert not compile_words(words)


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dance"]) == 2
    assert "extract|compile|check|prune" in capsys.readouterr().err
