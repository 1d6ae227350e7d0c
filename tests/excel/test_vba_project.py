"""What we write as a VBA project, read back by programs that were made for those of Excel."""

from __future__ import annotations

import hashlib
import io
import re

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import decompress_stream

from fullfunnel.hosts.excel.vba import class_module, document, standard, vba_project
from fullfunnel.hosts.excel.vba.compound_file import compound_file
from fullfunnel.hosts.excel.vba.compression import CHUNK, compress
from fullfunnel.hosts.excel.vba.encryption import scrambled
from fullfunnel.hosts.excel.vba.module import WORKBOOK

lines = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=80)
sources = st.lists(lines, min_size=1, max_size=400).map(lambda each: ("\r\n".join(each) + "\r\n").encode("ascii"))


def unpacked(container: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(container)))


@given(sources)
def test_any_source_comes_back_as_it_was(source: bytes) -> None:
    assert unpacked(compress(source)) == source


@pytest.mark.parametrize("length", [1, 2, 3, 15, 16, 17, 32, 33, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 45_816])
def test_text_of_any_length_comes_back(length: int) -> None:
    source = (b"Public Function Target(ByVal kpi As String) As Double\r\n" * 900)[:length]
    assert unpacked(compress(source)) == source


def test_the_best_case_of_the_format_packs_to_the_bytes_it_prints() -> None:
    # [MS-OVBA] 3.2.3, the maximum compression example.
    assert compress(b"a" * 73).hex(" ").upper() == "01 03 B0 02 61 45 00"


def test_what_does_not_get_smaller_is_refused_as_the_editor_would() -> None:
    noise = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(CHUNK // 32))
    with pytest.raises(ValueError, match="smaller"):
        compress(noise)


@pytest.mark.parametrize("sizes", [[0], [1, 64, 65], [511, 512, 513], [4095, 4096, 4097], [200_000], [100] * 60])
def test_every_stream_of_a_compound_file_comes_back(sizes: list[int]) -> None:
    streams = {f"Stream{number}": bytes([number + 1]) * size for number, size in enumerate(sizes)}
    made = compound_file({"Folder": {**streams, "Inner": {"Deep": b"x" * 5000}}, "Top": b"top"})
    with olefile.OleFileIO(io.BytesIO(made), raise_defects=olefile.DEFECT_UNSURE) as read:
        assert not read.parsing_issues
        assert {tuple(path) for path in read.listdir()} == {
            *(("Folder", name) for name in streams),
            ("Folder", "Inner", "Deep"),
            ("Top",),
        }
        for name, content in streams.items():
            assert read.openstream(["Folder", name]).read() == content


def test_a_file_beyond_one_table_of_sectors_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        compound_file({"Stream": bytes(8 << 20)})


def test_the_same_texts_give_the_same_bytes_and_other_texts_another_id() -> None:
    def made(text: str) -> bytes:
        return vba_project("Plan", [document("ThisWorkbook", WORKBOOK), standard("Sums", text)])

    def project(content: bytes) -> str:
        with olefile.OleFileIO(io.BytesIO(content)) as read:
            return str(read.openstream("PROJECT").read().decode("ascii"))

    one, other = made("Sub A()\nEnd Sub"), made("Sub B()\nEnd Sub")
    assert one == made("Sub A()\nEnd Sub")
    ids = [re.findall(r'^ID="(.*)"\r$', project(each), re.MULTILINE) for each in (one, other)]
    assert ids[0] != ids[1]


def test_a_project_says_that_it_is_not_protected() -> None:
    # Undone as [MS-OVBA] 2.4.3.3 tells: what must come out is four zeros, one zero, and 255.
    def plain(shown: str, project_id: str) -> bytes:
        given_bytes = bytes.fromhex(shown)
        seed, key = given_bytes[0], sum(project_id.encode()) & 0xFF
        assert (given_bytes[1] ^ seed, given_bytes[2] ^ seed) == (2, key)
        out, last, before, clear = b"", given_bytes[2], given_bytes[1], key
        for cipher in given_bytes[3:]:
            clear = cipher ^ (before + clear & 0xFF)
            out, before, last = out + bytes([clear]), last, cipher
        content = out[(seed & 6) // 2 :]
        assert int.from_bytes(content[:4], "little") == len(content) - 4
        return content[4:]

    project_id = "{917DED54-440B-4FD1-A5C1-74ACF261E600}"
    for content in (bytes(4), bytes(1), b"\xff"):
        assert plain(scrambled(content, project_id), project_id) == content


def test_a_class_keeps_its_code_and_loses_the_head_that_only_an_export_has() -> None:
    made = class_module(
        "Basket", 'VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1\nEND\nAttribute VB_Name = "Basket"\nPublic Size As Long\n'
    )
    assert made.source.startswith('Attribute VB_Name = "Basket"\r\nAttribute VB_Base = ')
    assert made.source.endswith("Attribute VB_Customizable = False\r\nPublic Size As Long\r\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("1st", "", id="a name that begins with a figure"),
        pytest.param("X" * 32, "", id="a name of more than 31 letters"),
        pytest.param("Sums", "' één", id="a letter that another code page spoils"),
        pytest.param("Sums", "'" + "x" * 1023, id="a line that is too long"),
    ],
)
def test_what_the_editor_would_refuse_is_refused_before(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"name for a module|ASCII"):
        standard(name, text)
