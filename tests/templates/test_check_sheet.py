"""What stands out shows in the workbook itself: beside the message, and on a sheet with everything."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from fullfunnel.checks.catalogue import RULES
from fullfunnel.commands.cli import app
from fullfunnel.recalc.regenerating import patch_and_regenerate, regenerate
from fullfunnel.templates import TREINPAKKERS
from tests.one_process import LANGUAGES
from tests.short_run import first_of
from tests.templates.opened import built, members, whole
from tests.xlsx.factories import seen_in

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.language import Language

SHEETS = {"nl": ("Boodschappen", "Controle", "Regels"), "en": ("Messages", "Checks", "Rules")}
HARD_SELL: dict[Language, dict[str, object]] = {
    "nl": {"K6": "Koop nu met 50% korting", "L6": "Bestel vandaag nog en bespaar.", "M6": "Koop nu"},
    "en": {"K6": "Buy now with 50% off", "L6": "Order today and save.", "M6": "Buy now"},
}
SEVERITY = {"nl": "waarschuwing", "en": "warning"}


@pytest.fixture(params=first_of(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    asked: Language = request.param
    return asked


@pytest.fixture
def path(tmp_path: Path, language: Language) -> Path:
    made = tmp_path / "plan.xlsx"
    made.write_bytes(built(TREINPAKKERS, language))
    return made


def remarks(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    seen = seen_in(path, sheet)
    rows = [tuple(seen.get(f"{column}{row}") for column in "BCDEF") for row in range(12, 42)]
    return [row for row in rows if row[1]]


def test_a_hard_sell_in_see_shows_beside_it_and_among_all(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    # What was planted in the example, and nothing else.
    assert [row[1] for row in remarks(path, checks)] == ["KPI103", "KPI101", "KPI102"]

    outcome = patch_and_regenerate(path, path, {messages: HARD_SELL[language]})

    assert outcome.left == ()
    finding = seen_in(path, messages)["R6"]
    assert finding.startswith("MSG101 ")
    assert str(HARD_SELL[language]["M6"]) in finding
    found = remarks(path, checks)
    assert (SEVERITY[language], "MSG101", "S1") in [row[:3] for row in found]
    assert all(what and advice for *_, what, advice in found)
    counts = {seen_in(path, checks)[f"B{row}"]: seen_in(path, checks)[f"C{row}"] for row in range(5, 10)}
    assert list(counts.values()) == [
        len(found),
        *(sum(row[0] == word for row in found) for word in words_of_severity(language)),
        0,
    ]
    order = [words_of_severity(language).index(row[0]) for row in found]
    assert order == sorted(order), "the most severe first"


def words_of_severity(language: Language) -> list[str]:
    return {"nl": ["fout", "waarschuwing", "hint"], "en": ["error", "warning", "hint"]}[language]


@pytest.mark.deep
def test_a_code_with_a_reason_in_accepted_takes_the_remark_away(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    patch_and_regenerate(path, path, {messages: HARD_SELL[language]})
    codes = {row[1] for row in remarks(path, checks) if row[2] == "S1"}
    patch_and_regenerate(path, path, {messages: {"Q6": "; ".join(f"{code}: test" for code in codes)}})
    assert [row for row in remarks(path, checks) if row[2] == "S1"] == []
    assert not seen_in(path, messages).get("R6")


def test_every_rule_stands_in_the_workbook(path: Path, language: Language) -> None:
    sheet = whole(path.read_bytes())[SHEETS[language][2]]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, min_col=2, max_col=5)]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        (rule.code, rule.title.say(language), rule.why.say(language)) for rule in RULES
    ]


def many_hard_sells(language: Language) -> dict[str, object]:
    """Every advertisement the same hard sell for a product of its own, without a brief: more than the sheet holds."""
    copy = {cell[0]: words for cell, words in HARD_SELL[language].items()}
    rows = range(6, 13)
    typed: dict[str, object] = {f"{column}{row}": words for row in rows for column, words in copy.items()}
    typed |= {f"{column}{row}": None for row in rows for column in "DEFPQ"}
    return typed | {f"J{row}": f"Product {row}" for row in rows}


@pytest.mark.deep
def test_more_remarks_than_rows_are_not_passed_over_in_silence(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    outcome = patch_and_regenerate(path, path, {messages: many_hard_sells(language)})

    assert outcome.left == ()
    seen = seen_in(path, checks)
    shown = len(remarks(path, checks))
    everything = seen["C5"]
    assert shown == 30 < everything
    assert str(seen["D5"]).startswith(f"{int(everything) - shown} ")
    assert sum(seen[f"C{row}"] for row in (6, 7, 8)) == shown
    words = {"nl": "opmerkingen", "en": "remarks"}[language]
    assert f"{int(everything)} {words}" in seen_in(path, "Start").values()


def test_nothing_is_said_to_be_left_when_all_are_shown(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    patch_and_regenerate(path, path, {messages: HARD_SELL[language]})
    assert not seen_in(path, checks).get("D5")


@pytest.mark.deep
def test_what_is_accepted_is_listed_below_what_still_stands_out(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    cleared = {f"Q{row}": None for row in range(6, 18)}
    # The first message, one halfway and the last row that holds something.
    accepted = {"Q6": "MSG205: launch", "Q8": "MSG111 on purpose", "Q17": "MSG206: ends here"}
    patch_and_regenerate(path, path, {messages: HARD_SELL[language] | cleared | accepted})
    open_remarks = remarks(path, checks)
    first = 12 + len(open_remarks)
    seen = seen_in(path, checks)
    rows = [tuple(seen.get(f"{column}{row}") or "" for column in "BCDEF") for row in range(first, first + 4)]
    word = {"nl": "geaccepteerd", "en": "accepted"}[language]
    assert open_remarks
    assert rows == [
        (word, "", "S1", "MSG205: launch", ""),
        (word, "", "T2", "MSG111 on purpose", ""),
        (word, "", "L5", "MSG206: ends here", ""),
        ("", "", "", "", ""),
    ]


def test_no_row_with_a_finding_has_a_fixed_height(path: Path, language: Language) -> None:
    # A host makes a row without a height of its own as high as its words, so no finding is cut off.
    messages, checks, _ = SHEETS[language]
    book = whole(path.read_bytes())
    for sheet, rows in ((book[checks], range(12, 42)), (book[messages], range(6, 24))):
        assert [row for row in rows if sheet.row_dimensions[row].height is not None] == []
        assert sheet["E12" if sheet is book[checks] else "R6"].alignment.wrap_text


@pytest.mark.deep
@pytest.mark.parametrize("table", ["ffBudget", "ffKpis"])
def test_a_lost_table_is_said_in_the_first_row_and_nothing_else_breaks(
    path: Path, language: Language, table: str
) -> None:
    _, checks, _ = SHEETS[language]
    lose(path, table)
    regenerate(path)
    seen = seen_in(path, checks)
    assert seen["B12"] == {"nl": "fout", "en": "error"}[language]
    assert str(seen["E12"]).startswith({"nl": "Deze lijst kon niet", "en": "This list could not"}[language])
    below = [seen.get(f"{column}{row}") or "" for row in range(13, 42) for column in "BCDEF"]
    assert set(below) <= {""}
    done = CliRunner().invoke(app, ["check", str(path)])
    assert done.exit_code == 1
    assert "PLN114" in done.output
    assert table in done.output


def lose(path: Path, table: str) -> None:
    """A workbook without one of its tables, as Excel leaves it: formulas that named the table hold #REF!."""
    parts = members(path.read_bytes())
    part = next(name for name, text in parts.items() if name.startswith("xl/tables/") and table.encode() in text)
    del parts[part]
    name = part.rpartition("/")[2].encode()
    for each in [each for each, text in parts.items() if each.endswith(".rels") and name in text]:
        parts[each] = re.sub(rb"<Relationship [^>]*" + name + rb"[^>]*/>", b"", parts[each])
        owner = each.replace("_rels/", "").removesuffix(".rels")
        parts[owner] = re.sub(rb"<tableParts.*?</tableParts>", b"", parts[owner], flags=re.DOTALL)
    types = "[Content_Types].xml"
    parts[types] = re.sub(rb'<Override PartName="/' + part.encode() + rb'"[^>]*/>', b"", parts[types])
    named = re.compile(table.encode() + rb"(?:\[\[[^<]*?\]\]|\[[^\]]*\])")
    for each in [each for each in parts if each.startswith("xl/worksheets/sheet")]:
        parts[each] = re.sub(rb"<f>.*?</f>", lambda found: named.sub(b"#REF!", found[0]), parts[each], flags=re.DOTALL)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for each, text in parts.items():
            file.writestr(each, text)


def test_what_stands_above_the_remarks_leads_to_sheets_that_are_there(path: Path, language: Language) -> None:
    book = whole(path.read_bytes())
    links = [cell.hyperlink.location for row in book[SHEETS[language][1]].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 4
    assert all(link.removesuffix("!A1").strip("'") in book.sheetnames for link in links)
