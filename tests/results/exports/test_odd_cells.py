"""Cells and lines that are almost figures, and what a platform says beside them: read as meant, or refused."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

import fullfunnel as ff
from tests.results.export_cases import text

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Campaign,Currency code,Impr.,Clicks,Cost"


def read(tmp_path: Path, content: bytes, **options: Any) -> Any:
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    return ff.read_export(path, **options)


def google(*lines: str, head: str = HEAD) -> bytes:
    return text("Campaign report", "1 January 2026 - 31 January 2026", head, *lines)


def sums(frame: Any) -> dict[str, float]:
    return {
        str(name): float(value) for name, value in frame[frame.scope == "adds up"].groupby("metric").value.sum().items()
    }


def refusal(tmp_path: Path, content: bytes) -> str:
    with pytest.raises(ff.FunnelError) as refused:
        read(tmp_path, content)
    assert refused.value.text.nl != refused.value.text.en
    return refused.value.text.en


# -- bytes -------------------------------------------------------------------------------------------------------------


def test_utf_16_without_its_mark_is_read_from_either_end(tmp_path: Path) -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        assert sums(read(tmp_path, google("A,EUR,1000,10,50.25", "B,EUR,900,9,7").decode().encode(codec))) == {
            "impressions": 1900,
            "clicks": 19,
            "cost": 57.25,
        }


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfCampaign,Cost\nA\xff\xfe,1\n",  # says UTF-8 and is not
        b"Campaign,Cost\nA\x81\x8d\x01\xff,1\n",  # what stands in no encoding of a platform
        bytes([0, 65, 0, 0, 66, 0, 67, 0, 0, 0, 0, 68]) * 9,
    ],
)
def test_bytes_that_are_no_text_are_called_so(content: bytes, tmp_path: Path) -> None:
    assert "not readable text" in refusal(tmp_path, content)


def test_a_line_of_a_million_cells_is_refused_with_its_number(tmp_path: Path) -> None:
    assert refusal(tmp_path, google("A,EUR,1000,10,50.25") + b"a," * 600_000 + b"\n").startswith("Line 5 is longer")


# -- figures -----------------------------------------------------------------------------------------------------------


def test_a_percentage_in_the_place_of_a_count_is_no_count(tmp_path: Path) -> None:
    assert "‘12%’" in refusal(tmp_path, google("A,EUR,1000,10,50.25", "B,EUR,1000,12%,50.25"))


def test_one_mark_cannot_be_that_of_decimals_and_of_thousands(tmp_path: Path) -> None:
    said = refusal(tmp_path, google("A,EUR,1.234.567,10,50.25"))
    assert "1.234.567" in said
    assert "50.25" in said


def test_cost_in_millionths_under_its_own_name_is_brought_to_euros(tmp_path: Path) -> None:
    """As the reports of the Google Ads API give it: 2,500,000 millionths are 2.50."""
    frame = read(tmp_path, google("A,EUR,1000,10,2500000", head="Campaign,Currency code,Impr.,Clicks,Cost micros"))
    assert sums(frame)["cost"] == 2.5


def test_a_figure_without_end_or_a_yes_in_a_frame_is_no_cost() -> None:
    columns = {"Naam": "campaign", "Betaald": "cost"}
    for cell in (math.inf, True):
        with pytest.raises(ff.FunnelError, match="Betaald"):
            ff.read_export(pd.DataFrame({"Naam": ["A", "B"], "Betaald": [2.5, cell]}, dtype=object), mapping=columns)


def test_an_empty_cell_of_a_frame_is_not_reported_and_no_zero() -> None:
    frame = pd.DataFrame({"Naam": ["A", "B"], "Betaald": [2.5, None], "Klikken": [3, 4]})
    read_frame = ff.read_export(frame, mapping={"Naam": "campaign", "Betaald": "cost", "Klikken": "clicks"})
    assert read_frame[read_frame.metric == "cost"].value.tolist() == [2.5]
    assert sums(read_frame) == {"cost": 2.5, "clicks": 7}


def test_a_column_of_the_mapping_that_is_not_there_is_named() -> None:
    frame = pd.DataFrame({"Naam": ["A"], "Betaald": [2.5]})
    with pytest.raises(ff.FunnelError) as refused:
        ff.read_export(frame, mapping={"Naam": "campaign", "Betaald": "cost", "Klikken": "clicks"})
    assert refused.value.text.en == (
        "These columns of the mapping are not in the table: ‘klikken’. The table has: ‘Naam’, ‘Betaald’."
    )
    assert "staan niet in de tabel" in refused.value.text.nl


def test_names_in_a_workbook_may_be_numbers_and_say_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD.split(","), [2026, "EUR", 900, 20, 3.25], [7.5, "EUR", 400, 3, 1.5], [True, "EUR", 40, 1, 0.5]):
        book.active.append(row)
    path = tmp_path / "export.xlsx"
    book.save(path)
    frame = ff.read_export(path)
    assert frame[frame.metric == "clicks"].set_index("campaign").value.to_dict() == {"2026": 20, "7.5": 3, "True": 1}


# -- lines -------------------------------------------------------------------------------------------------------------


def test_rows_of_another_width_than_the_header_only_in_blanks_count(tmp_path: Path) -> None:
    """A spreadsheet adds blank cells at the end of some lines, and leaves them out at others."""
    head = "Campaign,Currency code,Impr.,Clicks,Cost,Labels"
    frame = read(tmp_path, google("A,EUR,1000,10,50.25,x", "B,EUR,900,9,7", "C,EUR,800,8,6,,,", head=head))
    assert sums(frame) == {"impressions": 2700, "clicks": 27, "cost": 63.25}


def test_remarks_below_the_table_are_skipped_and_listed(tmp_path: Path) -> None:
    frame = read(tmp_path, google("A,EUR,1000,10,50.25", "B,EUR,900,9,7", "Source: Google", "Made on:,1 May 2026"))
    assert sums(frame) == {"impressions": 1900, "clicks": 19, "cost": 57.25}
    assert [each["line"] for each in frame.attrs["skipped"]] == [6, 7]


def test_a_totals_row_without_a_figure_is_skipped_and_listed(tmp_path: Path) -> None:
    frame = read(tmp_path, google("A,EUR,1000,10,50.25", "B,EUR,900,9,7", "Total: Account,, --, --, --"))
    assert sums(frame) == {"impressions": 1900, "clicks": 19, "cost": 57.25}
    assert [(each["line"], each["reason"]) for each in frame.attrs["skipped"]] == [(6, "no figures on this line")]


def test_a_last_line_without_an_end_whose_last_cell_is_a_word_was_not_cut_within_a_figure(tmp_path: Path) -> None:
    head = "Impr.,Clicks,Cost,Campaign"
    rows = ("1000,10,50.25,Spring", "900,9,7.25,Summer", "800,8,6.25,Autumn")
    frame = read(tmp_path, google(*rows, head=head).rstrip(b"\n"))
    assert sums(frame) == {"impressions": 2700, "clicks": 27, "cost": 63.75}


# -- currency ----------------------------------------------------------------------------------------------------------


def test_the_currency_that_is_given_goes_where_the_file_says_none(tmp_path: Path) -> None:
    content = google("A,1000,10,50.25", head="Campaign,Impr.,Clicks,Cost")
    assert read(tmp_path, content).attrs["currency"] is None
    frame = read(tmp_path, content, currency="chf")
    assert (frame.attrs["currency"], frame.attrs["why"]["currency"]) == ("CHF", "as given")
    assert set(frame[frame.metric == "cost"].currency) == {"CHF"}


def test_a_sign_of_several_currencies_is_said_and_not_guessed(tmp_path: Path) -> None:
    frame = read(tmp_path, google("A,1000,10,$50.25", head="Campaign,Impr.,Clicks,Cost"))
    assert frame.attrs["currency"] is None
    assert any("The amounts have the sign $" in note for note in frame.attrs["notes"])


# -- what a platform says beside its figures ---------------------------------------------------------------------------


def test_meta_results_without_their_kind_are_said_to_be_of_the_objective(tmp_path: Path) -> None:
    frame = read(
        tmp_path,
        text(
            "Campaign name,Results,Impressions,Amount spent (EUR),Reporting starts,Reporting ends",
            "A,3,1000,10,2026-01-01,2026-01-31",
        ),
    )
    assert any(note.startswith("No column says what a result is") for note in frame.attrs["notes"])


def test_linkedin_with_one_first_day_does_not_say_when_the_period_ended(tmp_path: Path) -> None:
    head = "Start Date (in UTC),Account Name,Currency,Campaign Name,Total Spent,Impressions,Clicks"
    rows = ("09/13/2026,Bedrijf,EUR,A,99.50,2000,30", "09/13/2026,Bedrijf,EUR,B,100.00,2100,35")
    frame = read(tmp_path, text(head, *rows))
    assert frame.attrs["period"] == ["2026-09-13", None]
    assert any("the file does not say when the period ends" in note for note in frame.attrs["notes"])


def test_microsoft_says_that_its_figures_are_not_complete_and_how_many_rows_there_should_be(tmp_path: Path) -> None:
    lines = (
        '"Report Name: Campaigns"', '"Report Time: 3/14/2026,3/15/2026"', '"Potential Incomplete Data: true"',
        '"Rows: 3"', "", '"Gregorian date","Campaign","Currency code","Impressions","Clicks","Spend"',
        '"3/14/2026","Brand","EUR","1000","10","5.50"', '"3/15/2026","Brand","EUR","2500","20","7.50"',
    )  # fmt: skip
    notes = read(tmp_path, text(*lines)).attrs["notes"]
    assert "The figures may still be incomplete, the file says." in notes
    assert "The file says it has 3 rows, but there are 2." in notes


def test_dv360_with_two_costs_says_which_was_taken(tmp_path: Path) -> None:
    costs = "Media Cost (Advertiser Currency),Revenue (Adv Currency)"
    head = f"Date,Insertion Order,Advertiser Currency,Impressions,Clicks,{costs}"
    frame = read(tmp_path, text(head, "2026/03/14,IO,EUR,1000,10,5.25,7.50", "2026/03/15,IO,EUR,1000,11,6.25,8.50"))
    assert sums(frame)["cost"] == 11.5
    assert any("‘Media Cost (Advertiser Currency)’ is used as the cost" in note for note in frame.attrs["notes"])


def test_the_bill_of_google_ads_is_no_export_of_campaigns(tmp_path: Path) -> None:
    assert "not recognised" in refusal(tmp_path, google("1 January 2026,A,5.25,0", head="Date,Campaign,Debits,Credits"))


# -- totals that nothing names -----------------------------------------------------------------------------------------


def test_a_first_row_that_is_the_sum_of_the_others_is_their_total(tmp_path: Path) -> None:
    rows = (",EUR,1900,19,57.25", "A,EUR,1000,10,50.25", "B,EUR,900,9,7")
    assert sums(read(tmp_path, google(*rows))) == {"impressions": 1900, "clicks": 19, "cost": 57.25}


def test_a_first_row_with_fewer_names_than_the_only_other_is_its_total(tmp_path: Path) -> None:
    rows = (",EUR,1000,10,50.25", "A,EUR,1000,10,50.25")
    assert sums(read(tmp_path, google(*rows))) == {"impressions": 1000, "clicks": 10, "cost": 50.25}


def test_small_rows_that_are_alike_are_two_rows(tmp_path: Path) -> None:
    """One click of ten cents twice is no sign of a copy."""
    assert sums(read(tmp_path, google("A,EUR,1,1,0.10", "B,EUR,1,1,0.10"))) == {
        "impressions": 2,
        "clicks": 2,
        "cost": pytest.approx(0.2),
    }
