"""Raw bytes of LoRaWAN devices to fields, where the network does not decode them: byte layouts are facts.

Field names are those of the codecs published for The Things Network, so that a town which lets the network
decode and one which does not declare the same fields. Identifiers and positions are never taken out.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from halles.stalls.sensing.engine.codecs import bosch, cayenne, milesight
from halles.stalls.sensing.engine.reports import Scalar

__all__ = ["CODECS", "decode"]


class _Codec(NamedTuple):
    title: str
    """The product's own name: no word of it is translated."""
    decode: Callable[[int, bytes], dict[str, Scalar]]


_ALL: Final = {
    "bosch-tps110": _Codec("Bosch TPS110", bosch.decode),
    "milesight-vs121": _Codec("Milesight VS121 (The Things Network)", milesight.decode),
    "milesight-vs121-mask": _Codec("Milesight VS121", partial(milesight.decode, is_mask=True)),
    "cayenne-lpp": _Codec("Cayenne LPP", cayenne.decode),
}

CODECS: Final[dict[str, str]] = {key: codec.title for key, codec in _ALL.items()}
"""Key -> title, for the register's form."""


def decode(codec: str, port: int, raw: bytes) -> dict[str, Scalar]:
    """Return the fields in `raw`, dotted path -> value; `port` is the frame's fPort.

    Raises ValueError where the codec is unknown, or the bytes are not of its layout.
    """
    if codec not in _ALL:
        raise ValueError("there is no such codec")
    return _ALL[codec].decode(port, raw)
