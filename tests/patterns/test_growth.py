"""No pattern of the package takes more than linear time, whatever a workbook holds."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest

from fullfunnel.framework.typed import currency
from fullfunnel.results.exports import figure_cells
from fullfunnel.results.exports.dialect import figures
from fullfunnel.results.into_plan import mapping
from fullfunnel.xlsx.container.markup import HEAD
from fullfunnel.xlsx.sheets import sheet_xml
from tests.patterns.attacking import worst_growth
from tests.patterns.collecting import Made, collected
from tests.short_run import first_of

FOUND, MADE = collected()
TOLERATED: Final = 0.5
"""Steps beyond linear growth for each repetition; a quadratic pattern has at least 2 for every character."""

SAMPLES: Final[dict[Made, list[re.Pattern[Any]]]] = {
    Made("fullfunnel.recalc.converting.addin_link", "without_own_link"): [
        re.compile(rb"""<(?:[\w.\-]+:)?externalReference\s[^<>]*:id\s*=\s*["']rId7["'][^<>]*/>""")
    ],
    Made("fullfunnel.recalc.converting.addin_link", "_with_reference"): [
        re.compile(rb"</x:externalReferences\s*>"),
        re.compile(rb"</functionGroups\s*>"),
    ],
    Made("fullfunnel.xlsx.container.part_list", "without_listed"): [
        re.compile(rb"<(?:[\w.\-]+:)?Relationship" + HEAD),
    ],
    Made("fullfunnel.xlsx.container.part_list", "put_at_end"): [
        re.compile(rb"</((?:[\w.\-]+:)?)Relationships\s*>"),
    ],
    Made("fullfunnel.results.exports.dialect.figures", ""): list(figures._GROUPED.values()),  # noqa: SLF001
    Made("fullfunnel.results.exports.figure_cells", ""): list(figure_cells._THREE_ZEROS.values()),  # noqa: SLF001
    Made("fullfunnel.results.into_plan.mapping", "_pattern"): list(map(mapping._pattern, ("a*bc*d*e", "*a*"))),  # noqa: SLF001
    Made("fullfunnel.recalc.converting.plain_host", "_cell_span"): [
        re.compile(rb'<((?:[\w.\-]+:)?)c\s[^<>]*?\br="AB12"')
    ],
    Made("fullfunnel.recalc.converting.plain_host", "_without_entry"): [
        re.compile(rb'<[^<>]*Relationship [^<>]*Target="/?(?:a|b)"[^<>]*/>'),
        re.compile(rb'<[^<>]*Override PartName="/a"[^<>]*/>'),
    ],
    Made("fullfunnel.xlsx.adding", "_with_date_style"): [re.compile(rb"<x:xf\b")],
    Made("fullfunnel.xlsx.copying.columns", "_look"): [re.compile(rb'<(?:[\w.\-]+:)?c\s[^<>]*?\br="AB12"[^<>]*>')],
    Made("fullfunnel.xlsx.copying.columns", "_with_look"): [re.compile(rb'(<(?:[\w.\-]+:)?c r="AB12")( s="[0-9]+")?')],
    Made("fullfunnel.xlsx.copying.insertion", "_element"): [re.compile(rb"<x:dxfs" + HEAD), re.compile(rb"</dxfs\s*>")],
    Made("fullfunnel.xlsx.copying.insertion", "append"): [re.compile(rb"</x:dxfs\s*>")],
    Made("fullfunnel.xlsx.copying.styles", "_listed"): [re.compile(rb"<fonts(?:\s[^<>]*)?>")],
    Made("fullfunnel.xlsx.sheets.sheet_xml", "opening"): [
        sheet_xml.opening(b"x:", b"c"),
        sheet_xml.opening(b"", b"row"),
    ],
    Made("fullfunnel.xlsx.sheets.sheet_xml", "closing"): [sheet_xml.closing(b"x:", b"c")],
    Made("fullfunnel.framework.typed.currency", "_around"): [currency._around()],  # noqa: SLF001
}
"""Patterns that are made when the program runs, each by an example of what it is made of."""


@pytest.mark.deep
@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.name)
def test_steps_grow_no_faster_than_the_text(found: Any) -> None:
    for how in found.how:
        growth = worst_growth(found.pattern, how)
        assert growth.excess <= TOLERATED, (found.name, how, growth)


WHOLE: Final = "fullfunnel.results."
"""Its patterns of this kind are held against a whole cell."""


@pytest.mark.parametrize(
    ("made", "pattern"),
    first_of((made, each) for made, all_ in SAMPLES.items() for each in all_),
    ids=lambda each: each.function if isinstance(each, Made) else str(each.pattern),
)
def test_patterns_that_are_made_later_grow_no_faster(made: Made, pattern: re.Pattern[Any]) -> None:
    growth = worst_growth(pattern, "fullmatch" if made.module.startswith(WHOLE) else "search")
    assert growth.excess <= TOLERATED, growth


def test_every_pattern_is_tried() -> None:
    assert len(FOUND) > 100
    assert set(MADE) <= SAMPLES.keys(), "give an example of what the new pattern is made of"


@pytest.mark.parametrize(
    ("pattern", "how"),
    [
        (r"(?:\s+)*<!DOCTYPE", "match"),  # exponential: blanks are shared out in every way
        (r"(a|aa)+$", "match"),
        (r"\s+$", "search"),  # quadratic: tried again from every blank
        (r"<!--.*?-->", "search"),
        (r"(\w+)\s*,\s*\1", "search"),
        (r"ad\w*[\s_]*\d*$", "search"),
    ],
)
def test_a_pattern_that_grows_faster_is_found(pattern: str, how: str) -> None:
    assert worst_growth(re.compile(pattern), how).excess > TOLERATED


@pytest.mark.parametrize("pattern", [r"[a-z]+@", r"(?<![a-z])[a-z]++@(?:[a-z]++\.)+[a-z]{2,}\b", r"a{1,30}b"])
def test_what_counts_as_linear(pattern: str) -> None:
    growth = worst_growth(re.compile(pattern), "search")
    assert (growth.excess <= TOLERATED) is (pattern != r"[a-z]+@"), growth
