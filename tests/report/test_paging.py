"""Slides: what stands on one fits on it, and nothing covers anything else."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from pptx import Presentation

from fullfunnel.report.deck.paging import ROWS, pages_of
from fullfunnel.report.document import Cell, Document, Section, Table
from fullfunnel.report.slides import as_slides

INCH = 914_400


def table(rows: int, caption: str = "Lijnen") -> Table:
    cells = tuple((Cell(f"Lijn {at}"), Cell("1")) for at in range(rows))
    return Table(caption, ("Lijn", "Budget"), cells)


def shapes(says: tuple[str, ...], *tables: Table) -> list[list[tuple[str, float, float, int]]]:
    """Of every slide but the first: the boxes of words and the tables, each with its top, bottom and rows."""
    sections = (Section("s", "Voorstel", says, None, tables),)
    made = Document("nl", "Titel", "Onder", "", "Kop", sections)
    slides = []
    for slide in list(Presentation(io.BytesIO(as_slides(made))).slides)[1:]:
        found = []
        for shape in slide.shapes:
            if shape == slide.shapes.title:
                continue
            kind, rows = ("table", len(shape.table.rows)) if shape.has_table else ("words", 0)
            found.append((kind, shape.top / INCH, (shape.top + shape.height) / INCH, rows))
        slides.append(found)
    return slides


@pytest.mark.parametrize("many", [1, 2, 3, 4, 5, 8])
@pytest.mark.parametrize("rows", [1, 4, 9, 12])
def test_a_table_never_covers_a_sentence(many: int, rows: int) -> None:
    says = tuple("Er is in Do een lijn, dus er valt niets te vergelijken." for _ in range(many))
    for slide in shapes(says, table(rows)):
        below = [top for kind, top, _, _ in slide if kind == "table"]
        words = [bottom for kind, _, bottom, _ in slide if kind == "words"]
        assert not below or not words or max(words) <= min(below) + 0.01
        # A line of 14 points is 0.23 inches high; between sentences is some room.
        if below and words:
            assert min(below) >= 1.3 + many * 0.3
        assert all(bottom <= 7.5 for _, _, bottom, _ in slide)


def test_a_sentence_alone_shares_its_slide_with_the_first_table() -> None:
    first, second = shapes(("Totalen komen uit sommen.",), table(4), table(3))
    assert [kind for kind, *_ in first] == ["words", "table"]
    assert [kind for kind, *_ in second] == ["table"]


def test_a_sentence_before_a_long_table_stands_above_its_first_rows() -> None:
    """A slide with one sentence and nothing else says little; no row is lost or twice."""
    first, second = shapes(("Het hoofddoel is 180.",), table(ROWS + 3))
    assert [kind for kind, *_ in first] == ["words", "table"]
    assert [kind for kind, *_ in second] == ["table"]
    assert sum(rows - 1 for slide in (first, second) for kind, _, _, rows in slide if kind == "table") == ROWS + 3


def test_small_tables_share_a_slide_each_below_its_caption() -> None:
    """Tables of 3, 3 and 2 rows fit on one; one of 12 rows has its own."""
    words, one, two = shapes(("Zin.",) * 30, table(3, "A"), table(3, "B"), table(2, "C"), table(12, "D"))
    assert [kind for kind, *_ in words] == ["words"]
    assert [kind for kind, *_ in one] == ["words", "table"] * 3
    for (_, _, bottom, _), (_, top, _, _) in pairwise(one):
        assert bottom <= top + 0.01
    assert one[-1][2] <= 7.2
    assert [(kind, rows) for kind, _, _, rows in two] == [("table", 13)]


@pytest.mark.parametrize("rows", [ROWS + 1, 2 * ROWS + 1, 2 * ROWS + 2, 3 * ROWS])
def test_no_slide_has_one_row_where_others_have_many(rows: int) -> None:
    pages = list(pages_of(table(rows)))
    assert sum(map(len, pages)) == rows
    assert min(map(len, pages)) >= 3
    assert max(map(len, pages)) <= ROWS
    assert [row for page in pages for row in page] == list(table(rows).rows)
