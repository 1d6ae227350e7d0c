"""What stands out shows in the workbook itself: beside the message, and on a sheet with everything."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.checks.catalogue import RULES
from fullfunnel.checks.reading import plan_of_example
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx import patch
from tests.templates.opened import built
from tests.xlsx.factories import in_openpyxl, seen_in

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = {"nl": ("Boodschappen", "Controle", "Regels"), "en": ("Messages", "Checks", "Rules")}
HARD_SELL: dict[Language, dict[str, object]] = {
    "nl": {"K6": "Koop nu met 50% korting", "L6": "Bestel vandaag nog en bespaar.", "M6": "Koop nu"},
    "en": {"K6": "Buy now with 50% off", "L6": "Order today and save.", "M6": "Buy now"},
}
SEVERITY = {"nl": "waarschuwing", "en": "warning"}


@pytest.fixture(params=LANGUAGES)
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
    assert remarks(path, checks) == []
    assert seen_in(path, checks)["E12"] == {"nl": "Er valt niets op.", "en": "Nothing stands out."}[language]

    patch(path, path, {messages: HARD_SELL[language]})
    outcome = regenerate(path)

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


def test_a_code_with_a_reason_in_accepted_takes_the_remark_away(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    patch(path, path, {messages: HARD_SELL[language]})
    regenerate(path)
    codes = {row[1] for row in remarks(path, checks) if row[2] == "S1"}
    patch(path, path, {messages: {"Q6": "; ".join(f"{code}: test" for code in codes)}})
    regenerate(path)
    assert [row for row in remarks(path, checks) if row[2] == "S1"] == []
    assert not seen_in(path, messages).get("R6")


def test_every_rule_stands_in_the_workbook(path: Path, language: Language) -> None:
    sheet = in_openpyxl(path)[SHEETS[language][2]]
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


def test_more_remarks_than_rows_are_not_passed_over_in_silence(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    patch(path, path, {messages: many_hard_sells(language)})
    outcome = regenerate(path)

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
    patch(path, path, {messages: HARD_SELL[language]})
    regenerate(path)
    assert not seen_in(path, checks).get("D5")


def test_what_is_accepted_is_listed_below_what_still_stands_out(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    cleared = {f"Q{row}": None for row in range(6, 18)}
    # The first message, one halfway and the last row that holds something.
    accepted = {"Q6": "MSG205: launch", "Q8": "MSG111 on purpose", "Q17": "MSG206: ends here"}
    patch(path, path, {messages: HARD_SELL[language] | cleared | accepted})
    regenerate(path)
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


def test_the_longest_remark_of_any_rule_fits_its_cells(path: Path, language: Language) -> None:
    messages, checks, _ = SHEETS[language]
    book = in_openpyxl(path)
    for rule in RULES:
        for finding in rule.check(plan_of_example(rule.fails[language], language)):
            what, advice = finding.what.say(language), finding.advice.say(language)
            assert fits(what, book[checks], "E12"), rule.code
            assert fits(advice, book[checks], "F41"), rule.code
            if finding.message:
                assert fits(f"{rule.code} {what} {advice}", book[messages], "R6"), rule.code


def fits(text: str, sheet: Any, cell: str) -> bool:
    """Whether a text fits its cell: a line of Arial 10 is 13 points high, and a width of 10 holds some 11 letters."""
    letters = int(sheet.column_dimensions[cell[0]].width * 1.1)
    lines: int = round((sheet.row_dimensions[int(cell[1:])].height - 5) / 13)
    return len(textwrap.wrap(text, letters)) <= lines


def test_what_stands_above_the_remarks_leads_to_sheets_that_are_there(path: Path, language: Language) -> None:
    book = in_openpyxl(path)
    links = [cell.hyperlink.location for row in book[SHEETS[language][1]].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 4
    assert all(link.removesuffix("!A1").strip("'") in book.sheetnames for link in links)
