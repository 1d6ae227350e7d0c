"""What stands out shows in the workbook itself: beside the message, and on a sheet with everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.checks.catalogue import RULES
from fullfunnel.language import LANGUAGES, Language
from fullfunnel.workbook import patch
from fullfunnel.workbook.regenerating import regenerate
from fullfunnel.workbook.templates import TREINPAKKERS, build
from tests.workbook.workshop import in_openpyxl, seen_in

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
    made.write_bytes(build(TREINPAKKERS, language))
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
