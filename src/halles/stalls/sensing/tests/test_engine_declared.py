"""What the known models propose can be registered as it is; identifiers are told by their name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.sensing.commands.measures import measures_clean
from halles.stalls.sensing.engine.codecs import CODECS
from halles.stalls.sensing.engine.declared import DROPPED, names_somebody
from halles.stalls.sensing.engine.models_known import KNOWN
from halles.stalls.sensing.models import DeviceKind


@pytest.mark.parametrize("key", KNOWN)
def test_a_known_model_is_registered_as_it_stands(key: str) -> None:
    model = KNOWN[key]
    assert model.kind in DeviceKind.values
    assert model.codec in ("", *CODECS)
    assert measures_clean(model.measures, group="Le port") == list(model.measures)
    kept = [each for each in model.measures if each.kind != DROPPED]
    assert kept
    assert not any(names_somebody(each.path) for each in kept)


@pytest.mark.parametrize(
    "path", ["mac", "wifi.MAC", "object.licence_plate", "regions.0.image", "Tag-ID", "IMEI"]
)
def test_identifiers_are_told_by_their_name(path: str) -> None:
    assert names_somebody(path)


@pytest.mark.parametrize("path", ["machine", "stage", "availableSpotNumber", "tags.count", "imageless", ""])
def test_other_names_are_no_identifiers(path: str) -> None:
    assert not names_somebody(path)


@given(st.text(max_size=20).filter(lambda text: "." not in text))
def test_only_the_last_part_of_a_path_names_the_field(parent: str) -> None:
    assert names_somebody(f"{parent}.plate")
    assert not names_somebody(f"{parent}.free")
