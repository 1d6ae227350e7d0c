"""What plain formulas cannot say is of one plan; a cell says so where that has changed and our functions are absent.

In LibreOffice without any add-in, live.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from fullfunnel.framework import schema
from fullfunnel.recalc.converting.respelling import respell
from fullfunnel.recalc.regenerating import regenerate
from fullfunnel.templates import TREINPAKKERS
from fullfunnel.xlsx import patch
from fullfunnel.xlsx.reading import open_book
from tests.plain.calculating import Office
from tests.templates.opened import built

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fullfunnel.language import Language
    from fullfunnel.templates.spelling import Host

BEGINS: Final = {"nl": "Het plan is gewijzigd sinds", "en": "The plan has changed since"}
SHEETS: Final = {"nl": ("Doelen", "Controle", "Boodschappen"), "en": ("Targets", "Checks", "Messages")}
COLUMN: Final = {key: chr(66 + at) for at, key in enumerate(schema.KPIS.columns)}
OF_A_MESSAGE: Final = {key: chr(66 + at) for at, key in enumerate(schema.MESSAGES.columns)}


@pytest.fixture(scope="module")
def office(soffice: str, python_with_uno: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with Office(python_with_uno, soffice, tmp_path_factory.mktemp("office")) as started:
        yield started


class Reader:
    """Somebody with the workbook open, who reads what its sheets say of it."""

    def __init__(self, office: Office, path: Path, language: Language) -> None:
        self.office, self.language = office, language
        self.targets, self.checks, self.messages = SHEETS[language]
        on_start = open_book(path).contents("Start").formulas()
        self.start = next(f"Start!{each.at.a1}" for each in on_start if "ffOutdated" in each.text)
        office.ask(open=str(path))

    def types(self, sheet: str, cell: str, value: Any) -> bool:
        """Whether the sheets then say that the plan has changed."""
        came = self.office.ask(
            type=[[sheet, cell, [[value]]]], read=[f"{self.targets}!I4", f"{self.checks}!B4", self.start]
        )
        first, second, third = (rows[0][0] for rows in came.values())
        assert first == second
        assert bool(first) == bool(third)
        assert first == "" or first.startswith(BEGINS[self.language])
        return bool(first)


@pytest.mark.parametrize("host", ["windows", "calc", "plain"])
def test_it_says_so_until_the_plan_is_what_it_was(office: Office, tmp_path: Path, host: Host) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "nl", host))
    reader = Reader(office, path, "nl")
    book = open_book(path).contents("Framework").values()
    rate, share = f"{COLUMN['rate']}14", f"{COLUMN['share']}10"
    was = {at.a1: value for at, value in book.items() if at.a1 in {rate, share}}
    assert not reader.types("Start", "C7", 12_000)
    assert reader.types("Start", "C7", 12_001)
    assert not reader.types("Start", "C7", 12_000)
    assert reader.types("Framework", rate, 0.2001)
    assert not reader.types("Framework", rate, was[rate])
    assert reader.types("Framework", share, 0.02)
    assert not reader.types("Framework", share, was.get(share))


def test_every_change_that_matters_is_seen(office: Office, tmp_path: Path) -> None:
    language: Language = "en"
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, language))
    reader = Reader(office, path, language)
    messages = [column for key, column in OF_A_MESSAGE.items() if key not in {"need", "owner"}]
    places = {
        "Framework": [f"{COLUMN[key]}6" for key in schema.KPIS.columns],
        reader.messages: [f"{column}6" for column in messages],
        "Budget": [f"{column}6" for column in "BCDEFG"],
        "Start": ["C7", "C8", "C9"],
    }
    book = open_book(path)
    for sheet, cells in places.items():
        values = {at.a1: value for at, value in book.contents(sheet).values().items()}
        for cell in cells:
            was = values.get(cell)
            other = was + 1 if isinstance(was, float) else f"{was or ''}x"
            assert reader.types(sheet, cell, other), (sheet, cell)
            assert not reader.types(sheet, cell, was), (sheet, cell)


@pytest.mark.parametrize("host", ["windows", "plain"])
def test_after_a_regeneration_it_is_gone(office: Office, tmp_path: Path, host: Host) -> None:
    path, saved = tmp_path / "plan.xlsx", tmp_path / "saved.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en", host))
    reader = Reader(office, path, "en")
    assert reader.types("Start", "C7", 24_000)
    office.ask(save=str(saved), filter="Calc MS Excel 2007 XML")
    assert regenerate(saved, check=True).stale
    assert regenerate(saved).refused is None
    assert not regenerate(saved, check=True).stale
    reader = Reader(office, saved, "en")
    assert not reader.types("Start", "C7", 24_000)
    assert reader.types("Start", "C7", 12_000)


@pytest.mark.deep
@pytest.mark.parametrize(
    "cells", [{"Start": {"C7": 24_000}}, {"Messages": {"K6": "Another headline"}}, {"Results": {"F6": 7}}]
)
def test_a_file_that_was_patched_is_marked_anew(tmp_path: Path, cells: dict[str, dict[str, Any]]) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(built(TREINPAKKERS, "en"))
    assert not regenerate(path, check=True).stale
    patch(path, path, cells)
    assert [
        each.cell for each in regenerate(path, check=True).changed if each.sheet == "Calculation" and each.cell == "J8"
    ]
    regenerate(path)
    assert not regenerate(path, check=True).stale
    before = path.read_bytes()
    respell(path, "plain")
    respell(path, "windows")
    assert path.read_bytes() == before
