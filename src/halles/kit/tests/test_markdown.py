"""What people type becomes safe HTML whose titles stand under the page's own."""

import pytest

from halles.kit.markdown import render


def test_titles_paragraphs_lists_and_links():
    html = render("# Un\n\nDeux\ntrois\n\n- quatre\n\n[cinq](https://cnil.fr) et **six**")
    assert html.startswith("<h2>Un</h2>")
    assert "<br>" in html
    assert "<li>quatre</li>" in html
    assert 'href="https://cnil.fr"' in html
    assert "<strong>six</strong>" in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "![x](https://elsewhere.example/pixel.gif)",
        "<style>p{}</style>",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
    ],
)
def test_nothing_runs_and_nothing_is_fetched(text):
    html = render(text)
    for word in ("<script", "<img", "<style", 'href="javascript', 'href="data'):
        assert word not in html
