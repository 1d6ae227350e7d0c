"""The report of the example: every form says the same, with the figures that Python gives."""

from __future__ import annotations

import io
import json
import re
import shutil
import stat
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from pptx import Presentation
from typer.testing import CliRunner

from fullfunnel.checks.reading import plan_of_tables
from fullfunnel.commands.cli import app
from fullfunnel.errors import FunnelError
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.plans.reviewing import review_of, review_of_workbook
from fullfunnel.report.page import as_html
from fullfunnel.report.paper import as_pdf
from fullfunnel.report.pictures.svg import draw
from fullfunnel.report.slides import as_slides
from fullfunnel.report.writing import document_of, report_of, write_report
from tests.short_run import first_of

if TYPE_CHECKING:
    from fullfunnel.report.document import Document

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"


def example(language: Language) -> Path:
    return TEMPLATES / f"treinpakkers.{language}.xlsx"


@pytest.fixture(scope="module", params=first_of(LANGUAGES))
def made(request: pytest.FixtureRequest) -> Document:
    return report_of(example(request.param))


class _Cells(HTMLParser):
    """The figures behind the cells of a page, and every reference to something outside it."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[float] = []
        self.outside: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.scripts += tag == "script"
        if found.get("data-value"):
            self.values.append(float(found["data-value"] or 0))
        self.outside += [found[name] or "" for name in ("src", "href") if name in found]


def cells_of(document: Document) -> _Cells:
    cells = _Cells()
    cells.feed(as_html(document))
    return cells


def test_the_page_is_one_file_without_a_script(made: Document) -> None:
    cells = cells_of(made)
    assert cells.scripts == 0
    assert cells.outside == []
    page = as_html(made)
    assert "url(" not in page
    assert "@import" not in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert f'<html lang="{made.language}">' in page


def test_every_figure_on_the_page_is_the_one_that_python_gives(made: Document) -> None:
    review = review_of_workbook(example(made.language))
    values = cells_of(made).values
    expected: list[float | None] = []
    for each in review.standings:
        expected += [each.target, each.by_now, each.actual, each.difference]
    expected += [each.lost for each in review.bottleneck.worst_first]
    expected += [each.combined for each in review.rates]
    expected += [each.need for each in review.money]
    expected += [each.actual.cost for each in review.mix.channels]
    for figure in expected:
        if figure is not None:
            assert figure in values
    assert review.ahead is not None
    shown = [each.replace(".", "").replace(",", "") for each in re.findall(r"\d[\d.,]*", made.headline)]
    for figure in review.ahead:
        assert str(round(figure)) in shown


def test_every_form_holds_every_sentence_and_cell(made: Document) -> None:
    page = as_html(made)
    slides = Presentation(io.BytesIO(as_slides(made)))
    on_slides = "\n".join(_words_on(slides))
    for section in made.sections:
        for sentence in section.says:
            assert sentence in on_slides
        for table in section.tables:
            for row in table.rows:
                for cell in row:
                    assert cell.shown in on_slides
                    assert cell.shown.replace("&", "&amp;") in page


def _words_on(slides: Any) -> list[str]:
    found = []
    for slide in slides.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text.replace("• ", ""))
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def test_the_charts_on_the_slides_are_charts_with_their_figures(made: Document) -> None:
    slides = Presentation(io.BytesIO(as_slides(made)))
    charts = [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == sum(section.picture is not None for section in made.sections) == 4
    review = review_of_workbook(example(made.language))
    _, pace, *_ = charts
    planned, came, *_ = (list(series.values) for series in pace.plots[0].series)
    assert planned == [week.planned for week in review.weeks]
    assert came[: len([week for week in review.weeks if week.actual is not None])] == [
        week.actual for week in review.weeks if week.actual is not None
    ]


def test_pictures_are_whole_svg_with_a_name(made: Document) -> None:
    for section in made.sections:
        if section.picture is not None:
            root = etree.fromstring(draw(section.picture).encode())
            assert root.get("aria-label") == section.picture.title
            assert section.tables, "a picture has its figures in a table below it"


def test_the_paper_is_a_pdf_with_its_words(made: Document, tmp_path: Path) -> None:
    paper = as_pdf(made)
    assert paper.startswith(b"%PDF-")
    if shutil.which("pdftotext"):
        file = tmp_path / "report.pdf"
        file.write_bytes(paper)
        words = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
        flat = " ".join(words.stdout.split())
        assert made.headline in flat
        assert all(section.title in flat for section in made.sections)


def test_what_a_marketeer_types_is_no_markup() -> None:
    document = replace(report_of(example("en")), title='<script>alert(1)</script> #image("x") \\ "q"')
    assert "<script>" not in as_html(document)
    assert as_pdf(document).startswith(b"%PDF-")
    assert as_slides(document)


@pytest.mark.parametrize("ending", ["html", "pptx", "pdf"])
def test_the_command_writes_what_the_ending_asks(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"report.{ending}"
    ran = CliRunner().invoke(app, ["report", str(example("nl")), "-o", str(out)])
    assert ran.exit_code == 0, ran.output
    assert out.stat().st_size > 10_000
    assert list(tmp_path.iterdir()) == [out]


def test_a_report_gets_the_mode_of_any_new_file_and_a_folder_in_its_place_leaves_nothing_behind(tmp_path: Path) -> None:
    made = tmp_path / "report.html"
    write_report(example("en"), made)
    plain = tmp_path / "plain.txt"
    plain.write_text("x")
    assert made.stat().st_mode == plain.stat().st_mode
    made.chmod(0o600)
    write_report(example("en"), made)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600  # who may not read the old may not read the new
    folder = tmp_path / "folder.html"
    folder.mkdir()
    with pytest.raises(FunnelError) as refused:
        write_report(example("nl"), folder)
    assert refused.value.language == "nl"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder.html", "plain.txt", "report.html"]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("ffBudget", [["Item", "Stage", "Channel", "Kind", "Amount"], ["Video", "See", "Video", "activation", "much"]]),
        ("ffMessages", [["Nothing", "of ours"], ["a", "b"]]),
    ],
)
def test_what_cannot_be_read_is_never_said_to_be_absent(table: str, rows: list[list[Any]]) -> None:
    """An unreadable budget was "No budget is filled in" from the button, and unreadable messages were left out."""
    tables: dict[str, Any] = {
        "ffKpis": [["KPI", "Stage", "Feeds", "Rate"], ["Orders", "Do", None, None], ["Clicks", "See", "Orders", 0.02]],
        table: rows,
    }
    plan = plan_of_tables(tables, {"ffGoal": 100}, [])
    with pytest.raises(FunnelError):
        document_of(plan, review_of(plan, "plan"), "plan", "en")


def test_messages_stand_as_they_were_typed(made: Document) -> None:
    """The rules look at them without the slogan and the brand; the report showed the first one as spaces."""
    (messages,) = next(section.tables for section in made.sections if section.key == "messages")
    slogan = {"en": "The best day starts on the platform", "nl": "De mooiste dag begint op het perron"}
    assert messages.rows[0][2].shown == slogan[made.language]


def test_the_language_of_the_report_is_that_of_the_remark_too() -> None:
    assert report_of(example("en"), "nl").remark == "Alle cijfers in dit voorbeeld zijn verzonnen."
    assert report_of(example("nl"), "en").remark == "All figures in this example are made up."


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    run = CliRunner().invoke
    wrong = run(app, ["report", str(example("en")), "-o", str(tmp_path / "report.doc"), "--language", "en"])
    assert wrong.exit_code == 2
    assert ".html, .pptx, .pdf" in wrong.output
    blank = run(app, ["report", str(TEMPLATES / "see-think-do-care.nl.xlsx"), "-o", str(tmp_path / "x.html")])
    assert blank.exit_code == 2
    missing = run(app, ["report", str(tmp_path / "none.xlsx"), "-o", str(tmp_path / "x.html")])
    assert missing.exit_code == 2
    nowhere = run(app, ["report", str(example("en")), "-o", str(tmp_path / "no" / "x.html")])
    assert nowhere.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_day_before_the_last_counts_less() -> None:
    ran = CliRunner().invoke(app, ["compare", str(example("en")), str(example("nl")), "--format", "json"])
    assert ran.exit_code == 0
    reported = json.loads(ran.output)
    assert reported["version"] == 1
    assert reported["results"]["change"] == 0
    assert reported["results"]["verdict"] == "not more than chance"
    assert reported["running"]
    assert reported["variation"]["dates"] == 16


def test_two_campaigns_in_words() -> None:
    ran = CliRunner().invoke(app, ["compare", str(example("nl")), str(example("nl")), "--language", "nl"])
    assert ran.exit_code == 0
    assert "niet meer dan toeval" in ran.output
    assert "Wij weten niet waardoor" in ran.output
    blank = str(TEMPLATES / "see-think-do-care.nl.xlsx")
    assert CliRunner().invoke(app, ["compare", blank, str(example("nl"))]).exit_code == 2
