"""How a VBA project writes down its protection, [MS-OVBA] 2.4.3: scrambled by its own id, without any secret."""

from __future__ import annotations

import struct
from typing import Final

_SEED: Final = 0x5D
"""Any byte will do; a fixed one keeps the bytes of the project the same."""
_VERSION: Final = 2
_FILLER: Final = 0x07


def scrambled(content: bytes, project_id: str) -> str:
    """The bytes as the PROJECT stream shows them: a row of hexadecimal digits."""
    key = sum(project_id.encode("ascii")) & 0xFF
    out = [_SEED, _SEED ^ _VERSION, _SEED ^ key]
    plain, last, before = key, out[2], out[1]
    filler = bytes([_FILLER]) * ((_SEED & 6) // 2)
    for byte in filler + struct.pack("<I", len(content)) + content:
        cipher = byte ^ (before + plain & 0xFF)
        out.append(cipher)
        before, last, plain = last, cipher, byte
    return bytes(out).hex().upper()
