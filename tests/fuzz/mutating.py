"""Workbooks made odd: the XML of a part torn, doubled and refilled, and the bytes of the container turned.

Every change is a small value, so Hypothesis can take a workbook that fails back to the few changes that make it fail.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING, Final, NamedTuple

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOKEN: Final = re.compile(rb"<[^>]*>|[^<]+")
_VALUE: Final = re.compile(rb"""=\s*("[^"]*"|'[^']*')""")

VALUES: Final = [
    b"",
    b"0",
    b"-1",
    b"1",
    b"1048576",
    b"1048577",
    b"4294967296",
    b"99999999999999999999",
    b"A1",
    b"XFD1048576",
    b"XFE1",
    b"A0",
    b"a1",
    b"$B$2",
    b"A1:A1",
    b"D9:A1",
    b"A1:XFD1048576",
    b"A:A",
    b"1:1",
    b"B2 C3",
    b"nan",
    b"inf",
    b"-INF",
    b"1e400",
    b"1e-400",
    b"0x10",
    b"1_000",
    b"\xd9\xa1\xd9\xa2",
    b"\xc2\xb2",
    b" 1 ",
    b"true",
    b"s",
    b"n",
    b"str",
    b"inlineStr",
    b"e",
    b"b",
    b"d",
    b"array",
    b"shared",
    b"dataTable",
    b"#REF!",
    b"#NIETS!",
    b"2026-11-24T10:00:00Z",
    b"9999-99-99",
    b"_x0000_",
    b"_xD800_",
    b"_x005F_x0041_",
    b"&amp;",
    b"&#0;",
    b"&#x110000;",
    b"&nope;",
    b"]]&gt;",
    b"FUNNEL_TARGET(",
    b"FUNNEL_TARGET()",
    b"FUNNEL_TARGETS(F1,A1:C4)",
    b"'Sanne''s blad'!A1",
    b"'open",
    b"SUM(A1:A1048576)",
    b"SUM(1:1048576)",
    b"FUNNEL_TARGET(A1,A:XFD,1:9)",
    b"A6",
    b"H1",
    b"E3+1",
    b"INDIRECT(A1)",
    b"((((((((((",
    b"{1,2;3}",
    b"OFFSET(A1,0,0,1048576,16384)",
    b"REPT(9,32767)&amp;REPT(9,32767)",
    b"SEQUENCE(1048576,100)",
    b"ffKpis[",
    b"ffKpis[[#All]",
    b"ffKpis[@[Rate]]",
    b"[@KPI]",
    b"kader",
    b"_xlnm.Print_Area",
    b"/xl/workbook.xml",
    b"../../x",
    b"worksheet",
    b"\xc3\xa9",
    b"A" * 40_000,
    b"(" * 3000,
    b"(" * 3000 + b"1" + b")" * 3000,
    b"-" * 4000 + b"1",
    b"+1" * 4000,
    b"IF(1," * 200 + b"1" + b")" * 200,
]
SNIPPETS: Final = [
    b"<!-- x -->",
    b"<!-- <row r='3'> -->",
    b"<![CDATA[ <c r='A1'/> ]]>",
    b"<![CDATA[",
    b"<?pi <c/> ?>",
    b"<row/>",
    b"<row>",
    b"</row>",
    b"<row r='1'/>",
    b"<c/>",
    b"<c r='A1'/>",
    b"<c r='XFD1048576'><v>1</v></c>",
    b"<c>",
    b"</c>",
    b"<v/>",
    b"<v>1</v>",
    b"<f/>",
    b"<f>1</f>",
    b"<f t='array' ref='A1:XFD1048576'>1</f>",
    b"<f t='shared' si='0'/>",
    b"<is><t>x</t></is>",
    b"<sheetData/>",
    b"<sheetData>",
    b"</sheetData>",
    b"<extLst><ext><row r='2'/></ext></extLst>",
    b"<x:c xmlns:x='urn:x' r='A1'><x:v>1</x:v></x:c>",
    b"<mergeCell ref='A1:XFD1048576'/>",
    b"<!DOCTYPE x>",
    b"<a><b><c r='B2'/></b></a>",
    b"\x00",
    b"\xff\xfe",
    b"]]>",
    b"&",
    b"<",
    b"<dimension ref='A1'/>",
    b"<r><t>x</t></r>",
    b"<si/>",
    b"<rPh sb='0' eb='1'><t>y</t></rPh>",
    b"<sheet name='x' sheetId='9'/>",
]


class Tear(NamedTuple):
    """One change to the XML of a part."""

    part: float
    kind: str
    place: float
    other: float
    value: bytes
    snippet: bytes


class Turn(NamedTuple):
    """One change to the container."""

    kind: str
    place: float
    value: int


_FRACTION: Final = st.floats(0, 1, exclude_max=True, width=32)
_DEEP: Final = ["value", "text"]
"""What mostly leaves the XML well-formed, so that more than the first look at it is tried."""
_BREAKING: Final = ["drop", "double", "swap", "insert", "byte", "encode", "lose", "rename"]
TEARS: Final = st.lists(
    st.builds(
        Tear,
        _FRACTION,
        st.sampled_from(_DEEP * 4 + _BREAKING),
        _FRACTION,
        _FRACTION,
        st.sampled_from(VALUES),
        st.sampled_from(SNIPPETS),
    ),
    max_size=3,
)
_TURNS: Final = st.lists(
    st.builds(
        Turn,
        st.sampled_from(["byte", "header", "number", "cut", "stray", "end"]),
        _FRACTION,
        st.sampled_from([0, 1, 8, 0x7F, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, 12, 99, 1 << 20]),
    ),
    min_size=1,
    max_size=3,
)
TURNS: Final = st.integers(0, 4).flatmap(lambda often: st.just([]) if often else _TURNS)
"""The container of one workbook in five is turned too, for most of these are refused before a part of them is read."""


def torn(content: Mapping[str, bytes], tears: Sequence[Tear], sheet: str) -> dict[str, bytes]:
    """The parts of a workbook with these changes; every second change falls on the sheet."""
    new = dict(content)
    for tear in tears:
        names = sorted(new)
        if not names:
            break
        spread = [sheet] * len(names) + names if sheet in new else names
        name = spread[int(tear.part * len(spread))]
        if tear.kind == "lose":
            del new[name]
        elif tear.kind == "rename":
            new[name.swapcase() if tear.other < 0.5 else "x/" + name] = new[name]
        else:
            new[name] = _torn_part(new[name], tear)
    return new


def _torn_part(part: bytes, tear: Tear) -> bytes:
    if tear.kind == "encode":
        codec = ["utf-16", "utf-16-le", "utf-32", "latin-1", "utf-8-sig"][int(tear.other * 5)]
        return part.decode("utf-8", "replace").encode(codec, "replace")
    if tear.kind == "byte" and part:
        at = int(tear.place * len(part))
        return part[:at] + bytes([int(tear.other * 256)]) + part[at + 1 :]
    tokens = _TOKEN.findall(part)
    if not tokens:
        return tear.snippet
    at, other = int(tear.place * len(tokens)), int(tear.other * len(tokens))
    if tear.kind == "drop":
        del tokens[at]
    elif tear.kind == "double":
        start, end = sorted((at, min(other, at + 30)))
        tokens[end:end] = tokens[start : end + 1]
    elif tear.kind == "swap":
        tokens[at], tokens[other] = tokens[other], tokens[at]
    elif tear.kind == "insert":
        tokens.insert(at, tear.snippet)
    elif tear.kind == "value":
        _refill(tokens, at, tear)
    else:
        texts = [place for place, token in enumerate(tokens) if not token.startswith(b"<")]
        tokens[texts[at % len(texts)] if texts else at] = tear.value
    return b"".join(tokens)


def _refill(tokens: list[bytes], at: int, tear: Tear) -> None:
    """Another value in one of the attributes of the next element that has any."""
    with_values = [place for place, token in enumerate(tokens) if token.startswith(b"<") and _VALUE.search(token)]
    if not with_values:
        return
    place = with_values[at % len(with_values)]
    found = list(_VALUE.finditer(tokens[place]))
    match = found[int(tear.other * len(found))]
    value = tear.value.replace(b'"', b"").replace(b"<", b"")
    tokens[place] = tokens[place][: match.start()] + b'="' + value + b'"' + tokens[place][match.end() :]


def packed(content: Mapping[str, bytes]) -> bytes:
    """The parts as a container."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in content.items():
                archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def turned(container: bytes, turns: Sequence[Turn]) -> bytes:
    """The container with these changes."""
    for turn in turns:
        at = int(turn.place * len(container))
        number = struct.pack("<L", turn.value & 0xFFFFFFFF)
        if turn.kind == "byte":
            container = container[:at] + bytes([turn.value & 0xFF]) + container[at + 1 :]
        elif turn.kind == "cut":
            container = container[:at]
        elif turn.kind == "stray":
            container = container[:at] + number + container[at:]
        else:
            container = _turned_header(container, turn, number)
    return container


def _turned_header(container: bytes, turn: Turn, number: bytes) -> bytes:
    """A field of a local header, of a record of the directory, or of its end set to a telling number."""
    heads = [match.start() for match in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", container)]
    if not heads:
        return container
    head = heads[-1] if turn.kind == "end" else heads[int(turn.place * len(heads))]
    at = head + 4 + int(turn.place * 7919) % 42
    width = 4 if turn.kind == "number" else 2
    return container[:at] + number[:width] + container[at + width :]
