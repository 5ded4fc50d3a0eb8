"""`{% translate %}` keeps what it said, each language apart, and leaves to Django what changes."""

from django.template import Context, Template
from django.utils.translation import override

from halles.ui.templatetags.words import Said


def test_a_sentence_is_said_in_each_language_however_often() -> None:
    template = Template('{% translate "Search" %}')
    for _ in range(2):
        with override("fr"):
            assert template.render(Context()) == "Chercher"
        with override("en"):
            assert template.render(Context()) == "Search"


def test_what_changes_from_page_to_page_is_not_kept() -> None:
    template = Template('{% translate word %}{% translate "Search" as said %}|{{ said }}')
    assert not template.nodelist.get_nodes_by_type(Said)
    with override("fr"):
        assert template.render(Context({"word": "Search"})) == "Chercher|Chercher"
        assert template.render(Context({"word": "<b>"})) == "&lt;b&gt;|Chercher"
