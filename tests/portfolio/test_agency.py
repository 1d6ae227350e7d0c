"""What an agency meets in a year of one list: clients come and go, cells are cleared, files are moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from typer.testing import CliRunner

import fullfunnel as ff
from fullfunnel.commands.cli import app
from fullfunnel.errors import BadInput
from fullfunnel.portfolio.client_list import read_client_list
from fullfunnel.portfolio.ledger import NAME
from tests.commands.test_cache import plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """A folder with a small template that has cells for the client, the currency and whose share the profit is."""
    path = plan(tmp_path / "template.xlsx")
    book = openpyxl.load_workbook(path)
    for row, name in enumerate(("ffClient", "ffCurrency", "ffProfitBasis"), start=4):
        book.defined_names[name] = DefinedName(name, attr_text=f"Sheet!$F${row}")
    book.save(path)
    ff.regenerate(path)
    return tmp_path


def generate(
    folder: Path, rows: str, *words: str, language: str | None = "en", computer: str = "C"
) -> tuple[int, list[str]]:
    """The exit code and the lines that are said, without the path of the folder."""
    path = folder / "clients.csv"
    path.write_text(rows, "utf-8")
    asked = [] if language is None else ["--language", language]
    command = [
        "generate",
        path,
        "--output",
        folder / "out",
        "--template",
        folder / "template.xlsx",
        *words,
        *asked,
    ]
    done = CliRunner().invoke(app, [*map(str, command)], env={"LC_ALL": computer})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.exit_code, done.output.replace(f"{folder / 'out'}/", "").splitlines()


def cell(path: Path, at: str) -> object:
    return openpyxl.load_workbook(path, data_only=True).active[at].value


def typed(path: Path, at: str, value: object) -> None:
    ff.patch(path, path, {"Sheet": {at: value}})


def test_the_client_stands_in_the_workbook_and_in_the_table_of_all_plans(agency: Path) -> None:
    assert generate(agency, "Client,Goal\nBaker & Sons,900\n") == (0, ["Baker & Sons.xlsx: made"])
    assert cell(agency / "out" / "Baker & Sons.xlsx", "F4") == "Baker & Sons"
    assert set(ff.collect([agency / "out"]).client) == {"Baker & Sons"}


def test_a_template_without_a_cell_for_the_client_will_do(agency: Path) -> None:
    plan(agency / "template.xlsx")
    assert generate(agency, "Client,Goal\nBaker,900\n") == (0, ["Baker.xlsx: made"])
    assert set(ff.collect([agency / "out"]).client) == {"out"}


def test_a_workbook_that_this_list_did_not_make_is_nobody_s_second_one(agency: Path) -> None:
    generate(agency, "Client,Goal\nBaker,900\n")
    (agency / "out" / NAME).unlink()
    before = (agency / "out" / "Baker.xlsx").read_bytes()
    for _ in range(2):
        code, (made, strange) = generate(agency, "Client,Goal\nAcme,10\nBaker,1000\n")
        assert (code, made.split(":")[0]) == (2, "Acme.xlsx")
        assert strange.startswith(
            "Baker.xlsx: failed: ‘Baker.xlsx’ is already in the folder, but was not made with this list"
        )
        assert NAME in strange
        assert sorted(path.name for path in (agency / "out").glob("*.xlsx")) == ["Acme.xlsx", "Baker.xlsx"]
        assert (agency / "out" / "Baker.xlsx").read_bytes() == before


def test_a_workbook_that_is_gone_is_made_again_and_that_is_said(agency: Path) -> None:
    generate(agency, "Client,Goal\nBaker,900\n")
    (agency / "out" / "Baker.xlsx").unlink()
    said = generate(agency, "Client,Goal\nBaker,900\n")
    assert said == (0, ["Baker.xlsx: made; the earlier file no longer existed"])


def test_a_row_that_failed_has_no_workbook_that_somebody_else_may_lose(agency: Path) -> None:
    assert generate(agency, "Client,Goal,Rate Nope\nBaker,900,3%\n")[0] == 2
    own = plan(agency / "out" / "Baker.xlsx", goal=7).read_bytes()
    code, (said,) = generate(agency, "Client,Goal\nBaker,900\n")
    assert (code, "was not made with this list" in said) == (2, True)
    assert (agency / "out" / "Baker.xlsx").read_bytes() == own


@pytest.mark.parametrize(
    ("headers", "one", "other"),
    [
        ("Client,Goal,goal", "Goal", "goal"),
        ("Klant;Hoofddoel;Doel", "Hoofddoel", "Doel"),
        ("Client,Customer", "Client", "Customer"),
        ("Client,Rate Visits,Ratio visits", "Rate Visits", "Ratio visits"),
    ],
)
def test_two_columns_for_one_cell_are_refused(agency: Path, headers: str, one: str, other: str) -> None:
    mark = ";" if ";" in headers else ","
    code, (said,) = generate(agency, f"{headers}\n{mark.join('123'[: headers.count(mark) + 1])}\n")
    assert code == 2
    assert f"the columns ‘{one}’ and ‘{other}’ are for the same cell" in said


def test_two_ways_of_one_kpi_are_two_cells(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Client,Rate Clicks > Visits,Rate Clicks > Leads\nA,1%,2%\n", "utf-8")
    assert [*read_client_list(path).clients[0].settings.values()] == [0.01, 0.02]


def test_a_name_in_other_capitals_and_a_header_in_other_words_are_the_same(agency: Path) -> None:
    generate(agency, "Client,Goal\nbaker,900\n")
    assert generate(agency, "Client,Main goal\nBaker,1000\n") == (0, ["baker.xlsx: updated (Client, Main goal)"])
    assert [path.name for path in (agency / "out").glob("*.xlsx")] == ["baker.xlsx"]
    assert cell(agency / "out" / "baker.xlsx", "F4") == "Baker"
    typed(agency / "out" / "baker.xlsx", "F1", 950)
    assert generate(agency, "Customer,Goal\nBaker,1000\n") == (0, ["baker.xlsx: nothing changed"])


def test_a_client_that_left_the_list_is_named_and_keeps_its_plan(agency: Path) -> None:
    generate(agency, "Client,Goal\nBaker,900\nAcme,10\n")
    code, said = generate(agency, "Client,Goal\nBaker,900\n")
    assert (code, said) == (
        0,
        ["Baker.xlsx: nothing changed", "Acme.xlsx: is no longer in the list; the workbook stays as it is"],
    )
    # A row with a fault is still in the list.
    code, said = generate(agency, "Client,Goal\nBaker,900\nAcme,ten\n")
    assert code == 2
    assert len(said) == 2
    assert said[1].startswith("line 3: ‘ten’ is not a number (column Goal)")


def test_a_cell_that_was_cleared_in_the_list_stays_in_the_workbook_and_is_named(agency: Path) -> None:
    generate(agency, "Client,Goal,Currency\nBaker,900,USD\n")
    for _ in range(2):
        said = generate(agency, "Client,Goal,Currency\nBaker,900,\n")
        left = "  Now blank in the list: Currency. The workbook keeps what it had."
        assert said == (0, ["Baker.xlsx: nothing changed", left])
    assert cell(agency / "out" / "Baker.xlsx", "F5") == "USD"
    # What was never filled in is no news.
    assert generate(agency, "Client,Goal,Profit is a share of\nAcme,10,\n")[1][0] == "Acme.xlsx: made"


def test_a_conflict_says_what_was_updated_and_how_to_solve_it(agency: Path) -> None:
    generate(agency, "Client,Goal,Currency\nBaker,900,USD\n")
    typed(agency / "out" / "Baker.xlsx", "F1", 950)
    code, said = generate(agency, "Client,Goal,Currency\nBaker,1000,GBP\n")
    assert (code, said) == (
        1,
        [
            "Baker.xlsx: conflict (updated: Currency)",
            "  Sheet!F1, Goal: in the workbook 950, in the list 1,000",
            "  To solve it: put the value of the workbook in the list, or the other way round.",
        ],
    )
    assert generate(agency, "Client,Goal,Currency\nBaker,950,GBP\n") == (0, ["Baker.xlsx: nothing changed"])


def test_with_check_it_is_said_what_would_be_done(agency: Path) -> None:
    assert generate(agency, "Client,Goal\nBaker,900\n", "--check") == (1, ["Baker.xlsx: would be made"])
    assert not (agency / "out").exists()
    generate(agency, "Client,Goal\nBaker,900\n")
    said = generate(agency, "Client,Goal\nBaker,1000\n", "--check", language="nl")
    assert said == (1, ["Baker.xlsx: zou worden bijgewerkt (Goal)"])


def test_a_dutch_list_is_answered_in_dutch(agency: Path) -> None:
    code, said = generate(agency, "Klant;Hoofddoel\nBakker;900\nDe Vries;negen\n", language=None)
    assert (code, said[0]) == (2, "Bakker.xlsx: gemaakt")
    assert said[1].startswith("regel 3: Bij kolom Hoofddoel staat ‘negen’")
    assert generate(agency, "Client;Goal\nBaker;900\n", language=None)[1][0] == "Baker.xlsx: made"
    # An English list says nothing about who reads the answer.
    assert (
        generate(agency, "Client;Goal\nAcme;900\n", language=None, computer="nl_NL.UTF-8")[1][0] == "Acme.xlsx: gemaakt"
    )


def test_every_unknown_header_is_named_with_what_may_be_meant(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Klant;Hoofd doel;Opmerking;Einddat\nBakker;1;x;2027-01-04\n", "utf-8")
    with pytest.raises(BadInput) as refused:
        read_client_list(path)
    for words in ("‘Hoofd doel’ (bedoel je Hoofddoel?)", "‘Opmerking’", "(bedoel je Einddatum?)", "Waarom", "Marge"):
        assert words in refused.value.text.nl
    path.write_text("Klant;Hoofddoel;(Opmerking);[Intern]\nBakker;1;x;y\n", "utf-8")
    (client,) = read_client_list(path).clients
    assert (client.client, [*client.settings.values()]) == ("Bakker", [1.0])


@pytest.mark.parametrize("rows", ["Client,Goal\n", "Client,Goal\n,\n ,\n"])
def test_a_list_without_clients_is_no_silence(agency: Path, rows: str) -> None:
    code, (said,) = generate(agency, rows)
    assert code == 2
    assert "no clients below its headers" in said


def test_words_that_a_plan_does_not_know_are_faults_of_their_row(agency: Path) -> None:
    rows = "Client,Currency,Profit is a share of\nA,euro,revenue\nB,XYZ1,omzet\nC,EUR,everything\n"
    code, said = generate(agency, rows)
    assert (code, len(said)) == (2, 3)
    assert said[0] == "A.xlsx: made"
    assert cell(agency / "out" / "A.xlsx", "F5") == "EUR"
    assert "‘XYZ1’ is not a currency" in said[1]
    assert "‘everything’ is not one of the choices (column Profit is a share of). Choose from revenue" in said[2]


def test_a_workbook_that_is_open_stays_as_it_is_unless_that_is_asked(agency: Path) -> None:
    generate(agency, "Client,Goal\nBaker,900\n")
    (agency / "out" / "~$Baker.xlsx").write_bytes(b"\x03Ann" + b" " * 161)
    code, (said,) = generate(agency, "Client,Goal\nBaker,1000\n")
    assert code == 2
    assert "--ignore-locks" in said
    assert cell(agency / "out" / "Baker.xlsx", "F1") == 900
    assert generate(agency, "Client,Goal\nBaker,1000\n", "--ignore-locks") == (0, ["Baker.xlsx: updated (Goal)"])
    assert cell(agency / "out" / "Baker.xlsx", "F1") == 1000
