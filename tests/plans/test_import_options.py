"""What is typed behind ``fullfunnel import``: read as it was meant, or a sentence that says what to type."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from fullfunnel.commands.importing.import_options import choices_of
from fullfunnel.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

    from fullfunnel.plans.import_files import ImportChoices

NOTHING: dict[str, Any] = {
    **dict.fromkeys(("period", "account", "currency", "vat", "table", "decimal"), ""),
    **dict.fromkeys(("rates", "date_order")),
}


def choices(mapping: Path | None = None, **typed: Any) -> ImportChoices:
    return choices_of(mapping, **{**NOTHING, **typed})


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2026-09-01..2026-09-30", (date(2026, 9, 1), date(2026, 9, 30))),
        (" 2026-09-01 .. 2026-09-30 ", (date(2026, 9, 1), date(2026, 9, 30))),
        ("2026-09-01", (date(2026, 9, 1), date(2026, 9, 1))),
    ],
)
def test_a_period_is_two_days_or_one(typed: str, days: tuple[date, date]) -> None:
    assert choices(period=typed).period == days


@pytest.mark.parametrize(
    "typed", ["2026-09-30..2026-09-01", "2026-09-01..", "..", "2026-09-01..2026-09-02..2026-09-03"]
)
def test_what_is_no_period_shows_how_to_type_one(typed: str) -> None:
    with pytest.raises(BadInput, match="Type for instance --period 2026-09-01"):
        choices(period=typed)


def test_a_decimal_sign_is_a_comma_or_a_point() -> None:
    assert choices(decimal=",").options.decimal == ","
    with pytest.raises(BadInput, match="a comma or a point"):
        choices(decimal=";")


@pytest.mark.parametrize(("typed", "share"), [("", None), ("21", 0.21), ("21%", 0.21), ("0.21", 0.21), ("0,21", 0.21)])
def test_vat_is_a_percentage_or_a_fraction(typed: str, share: float | None) -> None:
    assert choices(vat=typed).vat == (None if share is None else pytest.approx(share))


def test_rates_are_a_table_of_days_in_a_text_or_a_workbook(tmp_path: Path) -> None:
    text = tmp_path / "rates.csv"
    text.write_text("Datum;Koers\n2026-09-01;0,92\n2026-09-02;0,95\n;\n2026-09-03\n")  # the last has no rate (yet)
    wanted = {date(2026, 9, 1): 0.92, date(2026, 9, 2): 0.95}
    assert choices(rates=text).rates == wanted
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["Date", "Rate"], *([day, rate] for day, rate in wanted.items())):
        page.append(row)
    page.add_table(Table(displayName="Rates", ref="A1:B3"))
    book.save(tmp_path / "rates.xlsx")
    assert choices(rates=tmp_path / "rates.xlsx").rates == wanted


def test_what_is_no_table_of_rates_says_which_columns_it_has(tmp_path: Path) -> None:
    text = tmp_path / "rates.csv"
    for content in ("Day,Price\n2026-09-01,1\n", ""):
        text.write_text(content)
        with pytest.raises(BadInput, match="the columns Date and Rate"):
            choices(rates=text)
    book = openpyxl.Workbook()
    book.save(tmp_path / "rates.xlsx")
    with pytest.raises(BadInput, match="one Excel table"):
        choices(rates=tmp_path / "rates.xlsx")


def test_the_columns_of_a_table_of_ones_own_are_told_from_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "newspaper.csv"
    path.write_text("Meaning,Column\ndate,When\nimpressions,Seen\nlost\n")
    found = choices(path)
    assert (found.columns, found.platform, found.mapping) == ({"When": "date", "Seen": "impressions"}, "newspaper", ())
    path.write_text("Source,Campaign,Metric,KPI,Stage,Channel\nGoogle Ads,SEE_*,clicks,Visits,See,Search\n")
    found = choices(path)
    assert (found.columns, found.platform, [row.kpi for row in found.mapping]) == (None, "table", ["Visits"])
