"""The labels of the free-text benchmark, and the figures made of them."""

import json
from hashlib import sha256

import pytest

from halles.town.bench import freetext
from halles.town.engine.hours import read


def test_every_label_is_a_string_of_the_grammar_or_ask():
    labels = json.loads(freetext.LABELS.read_text())
    assert len(labels) >= 150
    for digest, label in labels.items():
        assert len(digest) == 16
        assert int(digest, 16) >> 56 & 1, "a line of the development half"
        assert label == freetext.ASK or read(label)


def test_figures_count_what_is_right_wrong_and_asked(tmp_path, monkeypatch: pytest.MonkeyPatch):
    lines = {
        "lundi 9h-12h": "Mo 09:00-12:00",
        "mardi 9h-12h": "Tu 10:00-12:00",
        "mercredi quelque part": "We 09:00-12:00",
        "jeudi 9h-12h": freetext.ASK,
        "vendredi": freetext.ASK,
    }
    labels = tmp_path / "labels.json"
    labels.write_text(json.dumps({digest(text): label for text, label in lines.items()}))
    monkeypatch.setattr(freetext, "LABELS", labels)
    (tmp_path / "oh_french_freetext.txt").write_text("\n".join([*lines, "no label"]))
    figures = freetext.freetext_figures(tmp_path)
    assert figures["freetext_lines"] == 5
    assert figures["freetext_definite"] == 3
    assert figures["freetext_answered"] == round(2 / 3, 4)
    assert figures["freetext_exact"] == round(1 / 3, 4)
    outcomes = freetext.freetext_outcomes(tmp_path)
    assert outcomes["asked"] == [digest("mercredi quelque part")]
    assert outcomes["wrong"] == [digest("mardi 9h-12h")]
    assert outcomes["overread"] == [digest("jeudi 9h-12h")]
    assert outcomes["asked_back"] == [digest("vendredi")]


def test_a_folder_without_texts_gives_no_line(tmp_path):
    figures = freetext.freetext_figures(tmp_path)
    assert (figures["freetext_lines"], figures["freetext_exact"]) == (0, None)


def test_meaning_is_compared_over_seasons_and_months():
    assert freetext.means_same("Mo-Fr 09:00-12:00; Sa off", "Mo,Tu,We,Th,Fr 09:00-12:00")
    assert not freetext.means_same("Mo-Fr 09:00-12:00", "Sep-Jun Mo-Fr 09:00-12:00")
    assert not freetext.means_same("Mo[1] 09:00-12:00", "Mo[2] 09:00-12:00")
    assert not freetext.means_same("not hours", "Mo 09:00-12:00")


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]
