"""Numbers as Excel gives them and as a marketeer types them."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pandas as pd
import pytest

from fullfunnel.errors import BadInput
from fullfunnel.framework.typed import currency
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.language import Text

HERE = Text("rij 5, kolom Ratio", "row 5, column Rate")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (0.035, 0.035),
        (3, 3),
        ("3,5%", 0.035),
        ("3.5 %", 0.035),
        ("3%", 0.03),
        ("100%", 1),
        ("€ 1.234,50", 1234.5),
        ("€\u00a01.234,50", 1234.5),
        ("1.234,50 EUR", 1234.5),
        ("$1,234.50", 1234.5),
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1\u202f234,5", 1234.5),
        ("40 000", 40000),
        ("1 234 567", 1234567),
        ("1'234.50", 1234.5),
        ("0.250", 0.25),
        ("0,250", 0.25),
        (",5", 0.5),
        ("12,34", 12.34),
        ("1234,567", 1234.567),
        ("1.5", 1.5),
        ("-12", -12),
        ("12-", -12),
        ("\u22123,5", -3.5),
        ("1E-3", 0.001),
        ("1,5E3", 1500),
        ("007", 7),
        ("€ 1.234,-", 1234),
        ("1.234,--", 1234),
        ("1200,-", 1200),
        ("12,–", 12),
        ("+3,5%", 0.035),
        ("- 4", -4),
    ],
)
def test_a_number_that_can_be_read_in_one_way(typed: object, meant: float) -> None:
    assert read_number(typed, HERE) == pytest.approx(meant, rel=1e-15)


@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0", "-", "–", "--", math.nan, pd.NaT])
def test_nothing_filled_in_is_no_number(blank: object) -> None:
    assert read_number(blank, HERE) is None


@pytest.mark.parametrize("typed", ["1.234", "1,234", "12.500", "€ 1.200", "3,125%"])
def test_a_number_in_doubt_is_an_error_that_says_so(typed: str) -> None:
    with pytest.raises(BadInput) as error:
        read_number(typed, HERE)
    assert error.value.excel == "#VALUE!"
    assert "dat kan" in error.value.text.nl
    assert "rij 5, kolom Ratio" in error.value.text.nl
    assert "that may be" in error.value.text.en


@pytest.mark.parametrize(
    "typed",
    [
        "veel",
        "3 procent",
        "1.23.4",
        "1,2,3",
        "1 2",
        "12.34.567",
        "1.234,56,7",
        "1..2",
        "%",
        "€",
        True,
        math.inf,
        "+-7",
        "7-+",
        "--7",
        "-7-",
        "1e400",
    ],
)
def test_what_is_no_number_names_the_place_and_what_stands_there(typed: object) -> None:
    with pytest.raises(BadInput) as error:
        read_number(typed, HERE)
    assert "row 5, column Rate" in str(error.value)
    assert str(typed) in str(error.value)


def test_an_integer_past_all_numbers_is_no_number() -> None:
    with pytest.raises(BadInput):
        read_number(10**5000, HERE)


def test_the_advice_for_a_percentage_in_doubt_keeps_its_sign() -> None:
    with pytest.raises(BadInput, match=r"may be 3500% or 3\.500%"):
        read_number("3,500%", HERE)


def test_a_date_is_no_number() -> None:
    with pytest.raises(BadInput):
        read_number(datetime(2026, 11, 24, tzinfo=UTC), HERE)


def test_a_length_of_time_is_no_number_and_no_time_of_day() -> None:
    with pytest.raises(BadInput, match="0 days 01:10:00"):
        read_number(pd.Timedelta("1:10:00"), HERE)  # what a frame may hold


def test_an_error_in_a_cell_is_to_be_solved_first() -> None:
    with pytest.raises(BadInput, match="an error here: #N/A"):
        read_number("#N/A", HERE)


@pytest.mark.parametrize("name", sorted(currency.NAMES | currency.CODES))
def test_every_name_of_a_currency_is_taken_off_an_amount(name: str) -> None:
    """A text that is read as a bare number may have no name of a currency in it."""
    assert currency.without_currency(f"{name} 12").strip() == "12"
    assert currency.without_currency(f"7-30 {name}").strip() == "7-30"
