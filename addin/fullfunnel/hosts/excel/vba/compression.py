"""The compression of VBA source, [MS-OVBA] 2.4.1: chunks of 4,096 bytes, each byte or a copy of what came before."""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Final

CHUNK: Final = 4096
_SHORTEST: Final = 3
"""A copy takes two bytes, so two bytes or fewer are not worth one."""
_FLAGS: Final = 8
"""Bytes and copies come in groups of eight, after one byte that tells which is which."""
_COMPRESSED: Final = 0xB000
_SIGNATURE: Final = b"\x01"


@lru_cache(maxsize=64)  # the doctor and an installation make the same modules again, twice for macOS
def compress(source: bytes) -> bytes:
    """The compressed container of some bytes.

    Raises:
        ValueError: a chunk does not get smaller. The format could hold it raw, but the VBA editor refuses a module that
            begins so; text always gets smaller.
    """
    container = bytearray(_SIGNATURE)
    for start in range(0, len(source), CHUNK):
        packed = _packed(source[start : start + CHUNK])
        if len(packed) >= CHUNK:
            raise ValueError("this is no text: it does not get smaller")
        # Three bytes are taken off the size of the whole chunk, its two-byte header included (2.4.1.1.5).
        container += struct.pack("<H", len(packed) - 1 | _COMPRESSED) + packed
    return bytes(container)


def _packed(chunk: bytes) -> bytes:
    packed = bytearray()
    seen: dict[bytes, list[int]] = {}
    at = 0
    while at < len(chunk):
        flags, group = 0, bytearray()
        for bit in range(_FLAGS):
            if at >= len(chunk):
                break
            length, back = _longest_copy(chunk, at, seen)
            if length:
                flags |= 1 << bit
                group += _copy_token(at, length, back)
            else:
                length = 1
                group.append(chunk[at])
            for place in range(at, at + length):
                seen.setdefault(chunk[place : place + _SHORTEST], []).append(place)
            at += length
        packed.append(flags)
        packed += group
    return bytes(packed)


def _offset_bits(at: int) -> int:
    """How many of a copy's 16 bits say how far back it begins, here in the chunk (2.4.1.3.19.1)."""
    return max((at - 1).bit_length(), 4)


def _longest_copy(chunk: bytes, at: int, seen: dict[bytes, list[int]]) -> tuple[int, int]:
    """The length of the longest earlier stretch that repeats here, and how far back it begins; 0 where none is."""
    bits = _offset_bits(at)
    most = min((0xFFFF >> bits) + _SHORTEST, len(chunk) - at)
    best, back = 0, 0
    for start in reversed(seen.get(chunk[at : at + _SHORTEST], [])):
        if at - start > 1 << bits or best == most:
            break
        length = _SHORTEST
        while length < most and chunk[start + length] == chunk[at + length]:
            length += 1
        if most >= length > best:
            best, back = length, at - start
    return best, back


def _copy_token(at: int, length: int, back: int) -> bytes:
    return struct.pack("<H", (back - 1) << (16 - _offset_bits(at)) | length - _SHORTEST)
