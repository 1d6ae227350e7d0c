"""Personal data is masked wherever a text leaves the program: in findings, errors and every format."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from typer.testing import CliRunner

from fullfunnel.commands.cli import app
from fullfunnel.errors import BadInput, NotFound
from fullfunnel.functions import FUNCTIONS
from fullfunnel.language import Text
from fullfunnel.privacy.kinds import KINDS, personal_in
from fullfunnel.privacy.masking import masked, quoted, without_personal_data

if TYPE_CHECKING:
    from pathlib import Path

SECRETS = (
    "jan.devries@example.nl",
    "piet@example.nl",
    "06-12345678",
    "(06) 87654321",
    "NL91ABNA0417164300",
    "111222333",
    "112233445",
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a@b.nl", "••@•••.nl"),
        ("1234", "••••"),
        ("12345", "1•••5"),
        ("KL-20931", "K•-••••1"),
        ("111222333", "11•••••33"),
        ("(06) 12345678", "(06) ••••••78"),
    ],
)
def test_at_least_half_is_hidden_and_of_four_all(value: str, shown: str) -> None:
    assert masked(value) == shown
    letters = [each for each in value if each.isalnum()]
    hidden = len(letters) - sum(each.isalnum() for each in shown)
    assert hidden * 2 >= len(letters)


@pytest.mark.parametrize("text", ["Vraag het jan.devries@example.nl of 06-12345678", "rekening NL91 ABNA 0417 1643 00"])
def test_a_sentence_keeps_its_other_words_and_is_masked_once(text: str) -> None:
    once = without_personal_data(text)
    assert "•" in once
    assert once.split()[0] == text.split(maxsplit=1)[0]
    assert without_personal_data(once) == once


@pytest.mark.parametrize(
    "text",
    [
        *(
            "logo@2x.png",
            "111222333",
            "order 0612345678",
            "EAN 0612345678",
            "€ 1.250.000",
            "week 06 07 08 09 10",
            "@merk",
        ),
        *("01/02/2026", "week 02/2026 2027", "utm_id=0612345678"),
    ],
)
def test_what_is_no_personal_data_stays(text: str) -> None:
    assert without_personal_data(text) == text
    assert personal_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("Did you mean +31 6 12 34 56 78?", "private 06-12345678", "0475/12.34.56", "?tel=0612345678&x=1"),
        *("NL91-ABNA-0417-1643-00", "nl91abna0417164300", "jan.devries@example.nl_oud"),
    ],
)
def test_it_is_known_in_whatever_stands_around_it(text: str) -> None:
    """Words that end in ean, vat or ref name no thing; accounts are written with dashes and in small letters too."""
    (found,) = personal_in(text)
    assert found[1] not in without_personal_data(text)


def test_a_header_that_says_phone_is_no_header_over_things() -> None:
    phone = next(kind for kind in KINDS if kind.code == "DAT102")
    ruled_out = [
        header for header in ("Private phone", "Candidate phone", "Order phone") if phone.is_ruled_out_by(header)
    ]
    assert ruled_out == []
    assert all(map(phone.is_ruled_out_by, ("Order", "Startdate", "EAN", "Customer cost", "BTW-nummer")))


@pytest.mark.parametrize(
    ("text", "beside", "code"),
    [
        ("612345678", "Telefoon", "DAT102"),
        ("31612345678", "Mobile", "DAT102"),
        ("111222333", "BSN", "DAT103"),
        ("111-222-333", "Burgerservicenummer", "DAT103"),
        ("06–12345678", "", "DAT102"),
        ("06 - 12345678", "", "DAT102"),
        ("(020) 123 45 67", "", "DAT102"),
    ],
)
def test_a_number_is_what_stands_beside_it_or_how_it_is_written(text: str, beside: str, code: str) -> None:
    assert [kind.code for kind, _ in personal_in(text, beside)] == [code]


def test_an_error_never_holds_it_not_even_for_a_debugger() -> None:
    error = NotFound(Text("‘jan@example.nl’ is er niet.", "‘jan@example.nl’ is not there."))
    error.text = Text("‘piet@example.nl’ is er niet.", "‘piet@example.nl’ is not there.")
    assert "example" not in f"{error} {error!r} {error.args} {vars(error)}"
    assert "jan@" not in repr(BadInput(Text("jan@example.nl", "jan@example.nl")))
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 our own bytes


def test_a_long_quote_is_cut_where_nothing_is_cut_in_two() -> None:
    text = "x" * 985 + " jan.devries@example.nl" + " y" * 500
    assert "jan" not in quoted(text)
    assert len(quoted(text)) <= 1001


def book(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Plan")
        sheet.add_table(
            "A1:G3",
            {
                "name": "ffMessages",
                "columns": [{"header": each} for each in ("ID", "Stage", "Headline", "Body", "CTA", "Follows", "BSN")],
                "data": [
                    [
                        "S1",
                        "See",
                        "Order now jan.devries@example.nl",
                        "20% off today, bel 06-12345678",
                        "Buy now",
                        "piet@example.nl",
                        111222333,
                    ],
                    ["D1", "Do", "Order 111222333 now", "NL91ABNA0417164300", "Order now", "S1", 112233445],
                ],
            },
        )
        sheet.write_comment("C2", "vraag piet@example.nl")
        sheet.write_url("J1", "mailto:jan.devries@example.nl", string="mail")
        sheet.data_validation("J2", {"validate": "list", "source": ["piet@example.nl", "x"]})
        sheet.set_header("&Lbel (06) 87654321")
        made.add_worksheet("jan.devries@example.nl")
    return path


@pytest.mark.parametrize("shape", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_format_of_the_checks_shows_it(tmp_path: Path, shape: str, language: str) -> None:
    reported = (
        CliRunner()
        .invoke(app, ["check", str(book(tmp_path / "plan.xlsx")), "--format", shape, "--language", language])
        .output
    )
    assert "•" in reported
    assert [secret for secret in SECRETS if secret in reported] == []


def test_what_stands_beside_the_cells_is_found(tmp_path: Path) -> None:
    reported = CliRunner().invoke(app, ["check", str(book(tmp_path / "plan.xlsx")), "--format", "json"]).output
    found = json.loads(reported)["files"][0]["findings"]
    what = " ".join(each["what"] for each in found if each["code"] in {"DAT101", "DAT102", "DAT103"})
    for place in ("comment", "hyperlink", "header or footer", "drop-down list", "name of a sheet", "column ‘BSN’"):
        assert place in what, place


def test_the_cell_function_shows_none_either() -> None:
    rows = FUNCTIONS["FUNNEL_CHECKS"](
        [["ID", "Stage", "Headline", "Follows"], ["jan@example.nl", "Do", "Bel 06-12345678", "piet@example.nl"]]
    )
    assert [secret for secret in ("jan@example.nl", "06-12345678", "piet@example.nl") if secret in str(rows)] == []
