"""The hash chain: whatever the ledger, no change passes unseen."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.kit.chain import START, canonical, head_of, link, verify

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
CONTENTS = st.dictionaries(st.text(max_size=5), VALUES, max_size=4)
LEDGERS = st.lists(CONTENTS, min_size=1, max_size=8)


def chained(contents: list[dict[str, object]]) -> list[tuple[dict[str, object], str]]:
    return [(content, head_of(contents[: index + 1])) for index, content in enumerate(contents)]


@settings(deadline=None)
@given(LEDGERS)
def test_an_untouched_ledger_is_verified(contents: list[dict[str, object]]) -> None:
    assert verify(chained(contents)) is None
    assert head_of(contents) == chained(contents)[-1][1]


@settings(deadline=None)
@given(LEDGERS, st.data())
def test_a_changed_content_is_found_where_it_is(
    contents: list[dict[str, object]], data: st.DataObject
) -> None:
    links = chained(contents)
    index = data.draw(st.integers(0, len(links) - 1))
    other = data.draw(CONTENTS.filter(lambda content: canonical(content) != canonical(links[index][0])))
    links[index] = (other, links[index][1])
    assert verify(links) == index


@settings(deadline=None)
@given(LEDGERS, st.data())
def test_a_removed_link_is_found(contents: list[dict[str, object]], data: st.DataObject) -> None:
    links = chained([*contents, {"last": True}])
    index = data.draw(st.integers(0, len(links) - 2))
    del links[index]
    assert verify(links) == index


@settings(deadline=None)
@given(LEDGERS)
def test_a_ledger_rewritten_to_its_end_has_another_head(contents: list[dict[str, object]]) -> None:
    forged = copy.deepcopy(contents)
    forged[0]["forged"] = "yes"
    if canonical(forged[0]) != canonical(contents[0]):
        assert head_of(forged) != head_of(contents)


@settings(deadline=None)
@given(CONTENTS)
def test_the_order_of_keys_does_not_count(content: dict[str, object]) -> None:
    assert canonical(dict(reversed(content.items()))) == canonical(content)


def test_the_first_link_is_what_anyone_can_compute() -> None:
    content = {"vote": "né", "n": 1}
    assert canonical(content) == '{"n":1,"vote":"né"}'.encode()
    assert link(START, content) == "2937187e728cd27fe90e684abf0db05cdf94d5f0f91fb14a53499d2c84f12227"


@pytest.mark.parametrize("content", [{"a": 1.5}, {"a": [{"b": b"x"}]}, {"a": {1: 2}}, {"a": (1, 2)}])
def test_what_has_no_single_form_is_refused(content: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"content\.a"):
        canonical(content)
