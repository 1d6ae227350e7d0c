"""Every number of a report, in all of its forms and both languages: what Python gives, rounded, and nothing else.

Tables are held cell by cell: the page, the slides and the paper show the same words in the same place, and the figure
behind a cell is one of the review. On paper all text is read back and has to be that of the document, of its pictures
or of a footer, in this order: a number from anywhere else fails.
"""

from __future__ import annotations

import dataclasses
import io
import math
import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from fullfunnel.language import LANGUAGES
from fullfunnel.plans.reviewing import review_of_workbook
from fullfunnel.report.document import StepsPicture
from fullfunnel.report.page import as_html
from fullfunnel.report.paper import as_pdf
from fullfunnel.report.pictures.svg import PAPER, draw
from fullfunnel.report.slides import as_slides
from fullfunnel.report.writing import report_of
from fullfunnel.results.bottleneck import worth
from fullfunnel.results.under_way import pool_parts
from tests.short_run import first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.report.document import Document, Table
    from fullfunnel.results.review import Review

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"


@pytest.fixture(scope="module", params=first_of(LANGUAGES))
def made(request: pytest.FixtureRequest) -> Document:
    return report_of(TEMPLATES / f"treinpakkers.{request.param}.xlsx")


def tables(made: Document) -> list[Table]:
    return [table for section in made.sections for table in section.tables]


def reachable(review: Review) -> list[float]:
    """Every number that a review gives, through its fields and properties."""
    found: list[float] = []
    kept: dict[int, object] = {}
    waiting: list[object] = [review]
    while waiting:
        each = waiting.pop()
        if isinstance(each, bool) or each is None or isinstance(each, str):
            continue
        if isinstance(each, int | float):
            found.append(float(each))
        elif id(each) not in kept:
            kept[id(each)] = each
            waiting += _inside(each)
    return found


def _inside(each: object) -> list[object]:
    if isinstance(each, dict):
        return [*each.values()]
    if isinstance(each, list | tuple | set | frozenset):
        return [*each]
    kind = type(each)
    if not kind.__module__.startswith("fullfunnel"):
        return []
    names = [name for name in vars(kind) if not name.startswith("_") and not callable(getattr(kind, name, None))]
    fields = [field.name for field in dataclasses.fields(each)] if dataclasses.is_dataclass(each) else []
    names += [*fields, *getattr(kind, "model_fields", {})]
    return [getattr(each, name) for name in dict.fromkeys(names) if not name.startswith("model_")]


def asked(review: Review) -> list[float | None]:
    """Numbers that Python gives only when it is asked with an argument."""
    mix, plan = review.mix, review.framework
    worths = worth(plan, pool_parts(plan, review.pace.volumes))
    found: list[float | None] = []
    for each in mix.channels:
        found += [mix.share_of_budget(each), mix.share_of_spend(each), mix.share_of_results(each)]
        found.append(mix.results_for_spend(each))
    for standing in review.standings:  # the bars on the slides are parts of their own target
        figures = (standing.by_now, standing.actual)
        found += [None if each is None or not standing.target else each / standing.target for each in figures]
    for kpi in plan.kpis:
        if kpi.unit_cost is not None and kpi.name in worths:
            found += [kpi.unit_cost, worths[kpi.name] * kpi.per, kpi.unit_cost / kpi.per / worths[kpi.name]]
    for next_one in review.next_euros:
        for times in (0, 0.5, 0.75, 1, 1.1, 1.25, 1.5, 2):
            found += [next_one.money * times, *next_one.brings(times)]
    return found


def number_of(shown: str, language: str) -> tuple[float, float] | None:
    """What a cell says, and half of its last digit."""
    point, thousands = (".", ",") if language == "en" else (",", ".")
    digits = re.search(r"\d[\d.,]*", shown)
    if digits is None:
        return None
    plain = digits[0].replace(thousands, "").replace(point, ".")
    decimals = len(plain.partition(".")[2])
    scale = 0.01 if "%" in shown else 1.0
    sign = -1 if "\u2212" in shown else 1
    return sign * float(plain) * scale, 0.5 * 10**-decimals * scale


def test_every_figure_is_one_that_python_gives_and_is_shown_as_it_is(made: Document) -> None:
    review = review_of_workbook(TEMPLATES / f"treinpakkers.{made.language}.xlsx")
    known = sorted([*reachable(review), *(each for each in asked(review) if each is not None)])
    cells = [cell for table in tables(made) for row in table.rows for cell in row if cell.value is not None]
    assert len(cells) > 200
    for cell in cells:
        value = cell.value or 0.0
        assert any(math.isclose(value, each, rel_tol=1e-12, abs_tol=1e-12) for each in known), cell
        read = number_of(cell.shown, made.language)
        assert read is not None, cell
        # Whole pieces of a target are rounded up, and what is lost of them down.
        most = 1.0 if read[1] == 0.5 else read[1]  # a whole number
        assert abs(read[0] - value) <= most * (1 + 1e-9), cell


class _Rows(HTMLParser):
    """The tables of a page: what every cell shows and holds."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, float | None]]] = []
        self.value: float | None = None
        self.words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            typed = dict(attrs).get("data-value")
            self.value, self.words = None if not typed else float(typed), []

    def handle_data(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self.words is not None:
            self.rows[-1].append((unescape("".join(self.words)).strip(), self.value))
            self.words = None


def test_the_page_shows_every_cell_with_the_figure_behind_it(made: Document) -> None:
    page = _Rows()
    page.feed(as_html(made))
    body = [row for row in page.rows if row]
    expected: list[list[tuple[str, float | None]]] = []
    for table in tables(made):
        expected.append([(head, None) for head in table.headers])
        expected += [[(cell.shown, cell.value) for cell in row] for row in table.rows]
    assert body == expected


def test_the_slides_show_every_cell_in_its_place(made: Document) -> None:
    deck = Presentation(io.BytesIO(as_slides(made)))
    shown: list[list[str]] = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table:
                head, *rows = ([cell.text for cell in row.cells] for row in shape.table.rows)
                shown += [*([head] if head not in shown[-60:] or not rows else []), *rows]
    heads = [list(table.headers) for table in tables(made)]
    expected = [[cell.shown for cell in row] for table in tables(made) for row in table.rows]
    assert [row for row in shown if row not in heads] == [row for row in expected if row not in heads]


def test_the_charts_on_the_slides_hold_figures_of_python(made: Document) -> None:
    review = review_of_workbook(TEMPLATES / f"treinpakkers.{made.language}.xlsx")
    known = sorted([*reachable(review), *(each for each in asked(review) if each is not None)])
    deck = Presentation(io.BytesIO(as_slides(made)))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    pictured = [number for section in made.sections for number in numbers_in(section.picture)]
    for section in made.sections:  # a step of a waterfall stands on those before it
        if isinstance(section.picture, StepsPicture):
            pictured += accumulate(height for _, height, _ in section.picture.steps)
    for chart in charts:
        for plot in chart.plots:
            for series in plot.series:
                for value in series.values:
                    near = [*pictured, *known]
                    assert value is None or any(
                        math.isclose(value, each, rel_tol=1e-9, abs_tol=1e-9) for each in near
                    ), value


def numbers_in(picture: object) -> Iterator[float]:
    waiting = [picture]
    while waiting:
        each = waiting.pop()
        if isinstance(each, int | float) and not isinstance(each, bool):
            yield float(each)
        elif isinstance(each, list | tuple):
            waiting += each
        elif dataclasses.is_dataclass(each):
            waiting += [getattr(each, field.name) for field in dataclasses.fields(each)]


def closed_up(words: str) -> str:
    """Words without the spaces between them: a line on paper may break anywhere."""
    return re.sub(r"\s+", "", words)


def test_the_paper_shows_the_document_its_pictures_and_nothing_else(made: Document, tmp_path: Path) -> None:
    pdftotext = shutil.which("pdftotext")
    assert pdftotext, "pdftotext is not installed (Debian: apt install poppler-utils)"
    paper = tmp_path / "report.pdf"
    paper.write_bytes(as_pdf(made))
    command = [pdftotext, "-raw", str(paper), "-"]  # in the order in which it was written, so cell by cell
    read = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60).stdout
    footer = re.compile(rf"^{re.escape(made.title)} \d+ / \d+\s*$", re.MULTILINE)
    assert footer.search(read)
    left = closed_up(footer.sub("", read))
    passed: list[str] = []

    def take(words: str, *also: str) -> None:
        nonlocal left
        wanted = closed_up(words)
        between = sorted({closed_up(each) for each in also} - {""}, key=len, reverse=True)
        while not left.startswith(wanted):
            skipped = next((each for each in between if left.startswith(each)), None)
            assert skipped is not None, f"after {''.join(passed[-3:])!r}: wanted {wanted!r}, there is {left[:80]!r}"
            left = left[len(skipped) :]
        left = left[len(wanted) :]
        passed.append(wanted)

    for words in (made.title, made.subtitle, made.remark, made.headline):
        take(words)
    for section in made.sections:
        take(section.title)
        for sentence in section.says:
            take(sentence, "•")
        pictured: list[str] = []
        if section.picture is not None:
            drawn = draw(section.picture, PAPER)
            pictured = [unescape(each) for each in re.findall(r"<text[^>]*>([^<]*)</text>", drawn)]
            pictured.append(section.picture.title)
        for table in section.tables:
            take(table.caption, *pictured)
            pictured = []
            heads = "".join(table.headers)
            take(heads)
            for row in table.rows:
                for cell in row:
                    take(cell.shown, heads)
    assert left == ""


def test_a_number_that_is_shown_otherwise_is_seen() -> None:
    """The reading of what a cell says is right itself."""
    shown: dict[str, Any] = {"€ 1.234,50": 1234.5, "hooguit 12": 12, "−3,5": -3.5, "24,74%": 0.2474, "+€ 0,19": 0.19}
    for words, value in shown.items():
        found = number_of(words, "nl")
        assert found is not None
        assert found[0] == pytest.approx(value)
    assert number_of("€1,234.5", "en") == pytest.approx((1234.5, 0.05))
    assert number_of("–", "nl") is None
