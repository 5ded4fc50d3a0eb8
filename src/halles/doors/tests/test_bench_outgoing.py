"""The sentences of text messages are found where they are, and measured in French beside a town's name."""

from pathlib import Path

import pytest

from halles.doors.bench.outgoing import (
    LONGEST,
    TOWN,
    USUAL,
    Template,
    one_segment_share,
    segments_of,
    templates,
    whole_text,
)
from halles.kit import gsm7

CODE = {
    "stalls/loans/intents/lending.py": 'x = gettext("The book is yours today.")\ny = gettext("yes")\n',
    "stalls/loans/commands/telling.py": (
        'subject = gettext("A subject of an e-mail")\n'
        'text, subject = gettext("What a text message says"), gettext("Another subject of a letter")\n'
        'post(Message(channel, to, text, subject=gettext("One more subject of letters")))\n'
        'more = ngettext("One book waits for you", "%(n)d books wait for you", n)\n'
    ),
    "stalls/loans/commands/letters.py": (
        'text = gettext("Nobody reads this by telephone.")\npost(Message("email", to, text))\n'
    ),
    "stalls/loans/views.py": 'x = gettext("This is read on a page.")\n',
    "stalls/loans/tests/intents.py": 'x = gettext("This is read by nobody.")\n',
}


def test_sentences_are_those_of_intents_and_of_what_posts_text_messages(tmp_path: Path) -> None:
    for name, text in CODE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert templates(tmp_path) == [
        Template("stalls/loans/commands/telling.py:2", "What a text message says"),
        Template("stalls/loans/commands/telling.py:4", "One book waits for you", "%(n)d books wait for you"),
        Template("stalls/loans/intents/lending.py:1", "The book is yours today."),
    ]


def test_a_sentence_is_filled_rewritten_and_begins_with_the_town_once() -> None:
    said = "%(shop)s\u00a0: prêt à %(time)s, %(n)d articles, %(unheard)s."
    assert whole_text(said, USUAL) == (
        f"{TOWN} : Le Fournil d'Anne : pret à 16 h 30, 12 articles, quelques mots de plus."
    )
    assert whole_text("%(town)s\u00a0: bonjour", USUAL) == f"{TOWN} : bonjour"


def test_segments_count_the_towns_name() -> None:
    room = gsm7.SINGLE - len(f"{TOWN} : ")
    assert [segments_of("a" * n, USUAL) for n in (room, room + 1)] == [1, 2]


@pytest.mark.parametrize("name", sorted(USUAL))
def test_the_longest_value_is_no_shorter_than_the_usual(name: str) -> None:
    assert len(LONGEST.get(name, USUAL[name])) >= len(USUAL[name])


def test_of_the_house_itself_95_in_100_fit_one_segment() -> None:
    assert len(templates()) > 100
    assert one_segment_share() >= 0.95
