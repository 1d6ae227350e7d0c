"""Raw bytes of XML: read as any parser would, and refused where two parsers would read two things."""

from __future__ import annotations

import pytest

from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.container.markup import characters, require_well_formed


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a &amp; b", "a & b"),
        (b"a<!-- not read -->b", "ab"),
        (b"<![CDATA[1 < 2 & 3]]>", "1 < 2 & 3"),
        (b"x<![CDATA[<]]>&lt;y", "x<<y"),
        (b"two\r\nlines\rmore", "two\nlines\nmore"),
    ],
)
def test_the_characters_between_two_tags(raw: bytes, text: str) -> None:
    assert characters(raw) == text


def test_a_part_that_declares_entities_is_refused_whatever_its_size() -> None:
    for padding in (b"", b" " * 2_000_000):
        declared = b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' + padding
        with pytest.raises(refusals.Doctype) as refused:
            require_well_formed(declared, "plan.xlsx", "xl/workbook.xml")
        assert "xl/workbook.xml" in refused.value.text.en


@pytest.mark.parametrize("part", [b"<a><b></a>", b"", b'<?xml version="1.0" encoding="klingon"?><a/>', b"<a>\xff</a>"])
def test_a_part_that_parsers_do_not_agree_on_is_damaged(part: bytes) -> None:
    with pytest.raises(refusals.Damaged) as refused:
        require_well_formed(part, "plan.xlsx", "xl/styles.xml")
    assert "xl/styles.xml" in refused.value.text.en


def test_a_part_that_is_well_formed_passes() -> None:
    require_well_formed(b"<a><b/></a>", "plan.xlsx", "xl/styles.xml")
