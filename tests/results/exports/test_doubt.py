# ruff: noqa: E501  # the lines are as long as platforms write them
"""Files that would give a wrong sum: each is read right, or refused with the doubt named in both languages."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

import fullfunnel as ff
from tests.results.export_cases import text, workbook

if TYPE_CHECKING:
    from pathlib import Path

TITLE = ("Campaign report", "1 January 2026 - 31 January 2026")
HEAD = "Campaign status,Campaign,Currency code,Impr.,Clicks,Cost"
META = "Campaign name,Impressions,Amount spent (EUR),Reporting starts,Reporting ends"
JANUARY = "2026-01-01,2026-01-31"


def google(*lines: str, head: str = HEAD) -> bytes:
    return text(*TITLE, head, *lines)


def meta(*lines: str, head: str = META) -> bytes:
    return text(head, *(f"{line},{JANUARY}" for line in lines))


def search_console(**sheets: tuple[str, int]) -> bytes:
    tables: dict[str, list[list[object]]] = {
        name: [
            [first, "Clicks", "Impressions", "CTR", "Position"],
            ["2026-01-01" if first == "Date" else "x", clicks, 9000, 0.1, 2],
        ]
        for name, (first, clicks) in sheets.items()
    }
    return workbook(**tables)


REFUSED = {
    "a decimal sign that nothing shows": (google("Enabled,A,EUR,100,10,1.234"), "‘1.234’ (line 4) is 1234 or 1.234"),
    "decimals with two signs": (google("Enabled,A,EUR,100,10,12.50", 'Enabled,B,EUR,100,10,"12,5"'), "contradict each other"),
    "a thousand or one": (google("Enabled,A,EUR,1.000,10,12.50"), "cannot be trusted"),
    "a count with parts, rounded by a spreadsheet": (
        workbook(S=[["Campaign", "Currency code", "Impr.", "Clicks", "Cost"], ["A", "EUR", 9.38, 264, 365.22]]),
        "only hold whole numbers",
    ),
    "thousands without quotes shift the columns": (google("Enabled,A,EUR,1,000,10,50.00"), "7 cells and the header row 6"),
    "a last row that is cut off": (google("Enabled,A,EUR,1000,10,50.00", "Enabled,B,EU"), "Line 5 has 3 cells"),
    "a quote that is never closed": (google('Enabled,"A,EUR,1000,10,50.00', "Enabled,B,EUR,1,1,1"), "quotes do not match from line 4"),
    "cost in millionths": (
        google("A,EUR,1000,10,5000000,0.50", "B,EUR,1000,20,20000000,1.00", "C,EUR,9,10,10000000,1.00", head="Campaign,Currency code,Impr.,Clicks,Cost,Avg. CPC"),
        "1,000,000 times",
    ),
    "assets repeat the figures of their ad": (google("h1,A,1000,10,5", head="Asset,Campaign,Impr.,Clicks,Cost"), "‘Asset’"),
    "clicks per conversion action": (
        google("A,Buy,1000,10,5,1", "A,Call,1000,10,5,2", head="Campaign,Conversion action,Impr.,Clicks,Cost,Conversions"),
        "‘Conversion action’",
    ),
    "a second column of the same name": (google("A,1000,10,5,8", head="Campaign,Impr.,Clicks,Cost,Clicks"), "has the column ‘Clicks’ twice"),
    "a platform that is not known, with dates that hold a comma": (
        b'Date,Portfolio,Displays,Clicks,Advertiser Cost\n"Mar 13, 2026",P,1000,10,5.50\n',
        "is not recognised. It has these columns: ‘Date’, ‘Portfolio’",
    ),
    "a platform that says spent as Meta does": (
        b"Campaign Name,Paid Impressions,Swipe Ups,Amount Spent,Currency\nA,1000,10,12.5,EUR\n",
        "is not recognised. It has these columns: ‘Campaign Name’, ‘Paid Impressions’",
    ),
    "only totals": (google("Total: Account,,EUR,1500,15,75.00"), "only totals"),
    "two currencies": (
        google("A,EUR,1000,10,5.50", "B,USD,2000,10,6.50", head="Campaign,Currency code,Impr.,Clicks,Cost"),
        "more than one currency: EUR, USD",
    ),
    "a negative cost": (google("Enabled,A,EUR,1000,10,-50.00"), "negative figure"),
    "cost under a name that is not known": (google("A,EUR,1000,10,5.50", head="Campaign,Currency code,Impr.,Clicks,Kostnad"), "‘Kostnad’ looks like cost"),
    "campaigns and ad sets in one table": (meta("A,campaign,1000,10", "A,adset,1000,10", head="Campaign name,Delivery level,Impressions,Amount spent (EUR),Reporting starts,Reporting ends"), "‘Delivery level’"),
    "subtotals between the rows": (
        google("A,x,1000,10,5", "A,y,2000,20,7", "A Total,,3000,30,12", "B,z,500,5,1", "B Total,,500,5,1", head="Campaign,Ad group,Impr.,Clicks,Cost"),
        "Line 6 is the sum of the rows above it",
    ),
    "a subtotal among rows with one name": (
        google("A,1000,10,5", "B,2000,20,7", "A and B,3000,30,12", "C,500,5,1", head="Campaign,Impr.,Clicks,Cost"),
        "Line 6 is the sum of the rows above it",
    ),
    "a last day that is the sum of the others": (
        google("2026-03-01,A,1000,10,5", "2026-03-02,A,2000,20,7", "2026-03-03,A,3000,30,12", head="Day,Campaign,Impr.,Clicks,Cost"),
        "Line 6 is exactly the sum of the other rows, but has a day",
    ),
    "a month and a week of it": (
        text("Campaign name,Impressions,Amount spent (EUR),Reporting starts,Reporting ends", "A,1000,10,2026-03-01,2026-03-31", "B,50,1,2026-03-01,2026-03-31", "A,200,2,2026-03-08,2026-03-14"),
        "Lines 2 and 4 are about the same thing",
    ),
    "a breakdown whose whole is not its sum": (
        meta("A,All,1000,10", "A,18-24,600,6", "A,25-34,300,4", head="Campaign name,Age,Impressions,Amount spent (EUR),Reporting starts,Reporting ends"),
        "is for all values",
    ),
    "rows that add up to more than their total": (google("Enabled,A,EUR,1000,10,50.00", "Enabled,B,EUR,900,10,50.00", "Total: Account,,EUR,1000,10,50.00"), "add up to 1,900.00"),
    "two exports in one file": (meta("A,1000,10") + meta("A,1000,10"), "second table"),
    "letters that another program garbled": (
        text("Campanha,Código da moeda,Impressões,Custo,Custo/conv.", "A,BRL,100,1.50,1").decode().encode().decode("latin-1").encode(),
        "are garbled",
    ),
    "a nameless row that has more than its parts": (
        google("A, --,EUR,1000,10,5.50", "A,Mobile,EUR,600,6,3.50", "A,Desktop,EUR,300,4,2.00", head="Campaign,Device,Currency code,Impr.,Clicks,Cost"),
        "is for all values",
    ),
    "two rows that say the same among empty ones": (google("A,EUR,1000,10,5.50", "B,EUR,1000,10,5.50", "C,EUR,0,0,0", head="Campaign,Currency code,Impr.,Clicks,Cost"), "exactly the same figures"),
    "two rows that say the same": (meta("A,1000,10.5", "B,1000,10.5"), "exactly the same figures"),
    "dates that could be both": (text(META, "A,100,1.5,03/04/2026,05/04/2026"), "day 3 of month 4"),
    "dates in two orders": (text(META, "A,100,1.5,13/04/2026,05/04/2026", "A,100,1.5,04/13/2026,05/04/2026"), "‘04/13/2026’ with the month"),
    "sheets that contradict each other": (search_console(Chart=("Date", 4519), Countries=("Country", 1176)), "‘Chart’ counts 4519 clicks"),
    "a report on indexing": (text("Fecha,Sin indexar,Indexadas,Impresiones", "2026-01-01,1,2,3"), "not recognised"),
    "X, which says Time period and Spend as Microsoft does": (
        text("Time period,Currency,Campaign name,Funding source name,Impressions,Spend,Clicks,Engagements", "2026-05-01,EUR,A,F,1000,12.5,10,7"),
        "‘Funding source name’",
    ),
    "Outbrain, which says Avg. CPC and Spend as Microsoft does": (
        text("Campaign,Status,Impressions,Clicks,CTR,Avg. CPC,Spend,Conversions", "A,Active,1000,10,1%,0.50,5.00,1"),
        "‘Spend’ looks like cost",
    ),
    "an unknown table": (text("Naam;Iets", "a;1"), "‘Naam’, ‘Iets’"),
    "a list of subscribers": (text("Email Address,First Name,Status", "ann@example.com,Ann,x"), "‘Email Address’"),
    "leads": (text("id,campaign_name,full_name,phone_number", "1,A,Ann,06"), "‘full_name’"),
    "addresses under another name": (meta("A,ann@example.com,1,1", head="Campaign name,Contact,Impressions,Amount spent (EUR),Reporting starts,Reporting ends"), "‘a…@e….c…’"),
    "users one by one": (
        text("# ----------", "# User explorer 1", "# 20230515-20230521", "# ----------", "", "Effective user ID,Event count,Sessions", "1.2,3,1"),
        "‘Effective user ID’",
    ),
    "a web page": (b"<html><table><tr><td>Impr.</td></tr></table></html>", "web page"),
    "nothing": (b"", "is empty"),
    "no text": (bytes(range(256)) * 20, "not readable text"),
    "one line of 50 MB": (b"Campaign,Impr.,Cost\n" + b"a," * 25_000_000, "Line 2 is longer"),
    "one cell of half a MB": (b'Campaign,Impr.,Cost\n"' + b"a" * 500_000 + b'",1,2\n', "cell on line 2 is longer"),
    "text in the place of a figure": (google("Enabled,A,EUR,1.2K,10,50.00"), "‘1.2K’"),
    "an error of a spreadsheet": (google("Enabled,A,EUR,#REF!,10,50.00"), "‘#REF!’"),
}  # fmt: skip

RIGHT = {
    "nothing was delivered": (text('"No data available."'), {}),
    "totals of an account without traffic": (google("Total: Account,,EUR,0,0,0.00"), {}),
    "one row, and a total that nothing names": (
        google("Enabled,A,EUR,1000,10,5.50", "Enabled,B,EUR,0,0,0", "Summa,,EUR,1000,10,5.50"),
        {"impressions": 1000, "clicks": 10, "cost": 5.5},
    ),
    "days of the week": (text("Day,Clicks,Cost", "Monday,5,£1.00", "Tuesday,6,£2.00"), {"clicks": 11, "cost": 3}),
    "the number of an advertiser is no person": (
        google("123-456-7890,A,EUR,100,5,1.50", head="Customer ID,Campaign,Currency code,Impr.,Clicks,Cost"),
        {"impressions": 100, "clicks": 5, "cost": 1.5},
    ),
    "totals in a language nobody listed": (
        google("Enabled,A,EUR,1000,10,50", "Enabled,B,EUR,500,5,25", "Summa,,EUR,1500,15,75", "Delsumma,,EUR,1000,10,50"),
        {"impressions": 1500, "clicks": 15, "cost": 75},
    ),
    "a campaign that is called a total and runs": (
        google("Enabled,Total: Brand,EUR,1000,10,50", "Enabled,B,EUR,500,5,25", "Total: Campaigns,,EUR,1500,15,75"),
        {"impressions": 1500, "clicks": 15, "cost": 75},
    ),
    "a kind of budget that is called a total": (
        text("Campaign name,Budget type,Primary status,Cost,Impressions,Clicks (destination)", "A,Total,Active,5.5,100,1", "B,Total,Active,6.5,200,2"),
        {"impressions": 300, "clicks": 3, "cost": 12},
    ),
    "totals of Microsoft in Portuguese": (
        text("Status,Campanha,Entrega,Impr.,Cliques,CPC médio,Gasto", 'Habilitada,A,Q,1000,10,"0,50","5,00"', 'Habilitada,B,Q,500,5,"0,50","2,50"',
             '-,Total geral - 2 campanhas,-,1500,15,"0,50","7,50"', '-,Total da pesquisa,-,1000,10,"0,50","5,00"'),
        {"impressions": 1500, "clicks": 15, "cost": 7.5},
    ),
    "hours of which the last is the sum of the others": (
        google("2026-03-01,0,A,10,1,0.50", "2026-03-01,1,A,20,2,1.00", "2026-03-02,0,A,30,3,1.50", head="Day,Hour of the day,Campaign,Impr.,Clicks,Cost"),
        {"impressions": 60, "clicks": 6, "cost": 3},
    ),
    "totals of parts behind the whole, in a language that is not known": (
        google("A,1000,10,5.5", "B,2000,20,7", "Yhteensa,3000,30,12.5", "Haku,1000,10,5.5", "Video,2000,20,7", head="Campaign,Impr.,Clicks,Cost"),
        {"impressions": 3000, "clicks": 30, "cost": 12.5},
    ),
    "an average below the table": (
        google("A,1000,10,5.25", "B,300,25,7.25", "Average,650,18,6.25", head="Campaign,Impr.,Clicks,Cost"),
        {"impressions": 1300, "clicks": 35, "cost": 12.5},
    ),
    "a campaign that is called Average": (
        google("Average,1000,10,5.25", "B,300,25,7.25", "C,200,2,1.00", head="Campaign,Impr.,Clicks,Cost"),
        {"impressions": 1500, "clicks": 37, "cost": 13.5},
    ),
    "a small campaign that is called Media": (
        google("Search,2,1,1.20", "Media,2,1,1.40", "Social,2,1,1.10", head="Campaign,Clicks,Conversions,Cost"),
        {"clicks": 6, "conversions": 3, "cost": 3.7},
    ),
    "campaigns that hardly ran, one called Media": (
        google("Search,0,0,0,0.00", "Media,0,0,0,0.40", "Social,0,0,0,0.10", head="Campaign,Impr.,Clicks,Conversions,Cost"),
        {"impressions": 0, "clicks": 0, "conversions": 0, "cost": 0.5},
    ),
    "whole cents of an average that is none": (
        google("A,1000,10,5.25", "B,300,25,7.25", "Mean,650,18,6.00", head="Campaign,Impr.,Clicks,Cost"),
        {"impressions": 1950, "clicks": 53, "cost": 18.5},
    ),
    "small rows that are alike": (
        google("A,10,1,0.25", "A,10,1,0.25", "B,300,20,7.25", head="Campaign,Impr.,Clicks,Cost"),
        {"impressions": 320, "clicks": 22, "cost": 7.75},
    ),
    "a campaign twice, and one in two months": (
        text("Campaign name,Impressions,Amount spent (EUR),Reporting starts,Reporting ends", "A,1000,10,2026-03-01,2026-03-31", "A,50,1,2026-03-01,2026-03-31", "A,200,2,2026-04-01,2026-04-30"),
        {"impressions": 1250, "cost": 13},
    ),
    "a breakdown with its whole among the parts": (
        meta("A,All,1000,10", "A,18-24,600,6", "A,25-34,400,4", head="Campaign name,Age,Impressions,Amount spent (EUR),Reporting starts,Reporting ends"),
        {"impressions": 1000, "cost": 10},
    ),
    "campaigns with their ad sets below them": (
        meta("A,,1000,10", "A,one,600,6", "A,two,400,4", head="Campaign name,Ad set name,Impressions,Amount spent (EUR),Reporting starts,Reporting ends"),
        {"impressions": 1000, "cost": 10},
    ),
    "an account first that a breakdown moves off": (
        meta(",33245,33245.34", "A,30000,30000.00", "B,3250,3246.00"),
        {"impressions": 33250, "cost": 33246},
    ),
    "rows edited by hand below their total": (
        google("Enabled,A,EUR,1000,10,300.00", "Enabled,B,EUR,500,5,187.25", "Total: Account,,EUR,1500,15,515.36"),
        {"impressions": 1500, "clicks": 15, "cost": 487.25},
    ),
    "the same column twice": (google("A,1000,10,5,10", head="Campaign,Impr.,Clicks,Cost,Clicks"), {"impressions": 1000, "clicks": 10, "cost": 5}),
    "a decimal sign that the prices show": (
        text("Campagnestatus;Campagne;Vert.;Klikken;Kosten;Gem. CPC", "x;A;1.000;10;2.500;250", "x;B;1.000;10;1.500;150", "x;C;1.000;10;5.000;500"),
        {"impressions": 3000, "clicks": 30, "cost": 9000},
    ),
    "apostrophes for thousands": (google("A,CHF,12’345,10,1’234.50", head="Campaign,Currency code,Impr.,Clicks,Cost"), {"impressions": 12345, "clicks": 10, "cost": 1234.5}),
    "lakhs": (google('A,INR,"12,34,567",10,"1,23,456.50"', head="Campaign,Currency code,Impr.,Clicks,Cost"), {"impressions": 1234567, "clicks": 10, "cost": 123456.5}),
    "a stray byte at the end of UTF-16": (text(*TITLE, HEAD, "Enabled,A,EUR,1000,10,50.00", encoding="utf-16") + b"\n", {"impressions": 1000, "clicks": 10, "cost": 50}),
    "days without a product among products": (
        text("Day,Product title,Orders,Gross sales,Net sales,Total sales", "2026-01-01,,3,90.00,90.00,99.00", "2026-01-01,Shirt,2,60.00,60.00,66.00", "2026-01-01,Cap,1,30.00,30.00,33.00"),
        {"orders": 3, "gross_sales": 90, "net_sales": 90, "revenue": 99},
    ),
    "results of two kinds": (
        meta("A,3,actions:lead,1000,10", "B,100,actions:click,2000,5", head="Campaign name,Results,Result indicator,Impressions,Amount spent (EUR),Reporting starts,Reporting ends"),
        {"impressions": 3000, "cost": 15},
    ),
    "sheets that agree": (search_console(Chart=("Date", 20), Devices=("Device", 20), Queries=("Top queries", 3)), {"clicks": 20, "impressions": 9000}),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_in_doubt_is_refused_and_the_doubt_is_named(name: str, tmp_path: Path) -> None:
    content, said = REFUSED[name]
    path = tmp_path / ("export.xlsx" if content.startswith(b"PK") else "export.csv")
    path.write_bytes(content)
    with pytest.raises(ff.FunnelError) as refused:
        ff.read_export(path)
    assert said in refused.value.text.en
    assert refused.value.text.nl != refused.value.text.en


@pytest.mark.parametrize("name", RIGHT)
def test_what_can_be_read_in_one_way_adds_up(name: str, tmp_path: Path) -> None:
    content, sums = RIGHT[name]
    path = tmp_path / ("export.xlsx" if content.startswith(b"PK") else "export.csv")
    path.write_bytes(content)
    frame = ff.read_export(path)
    assert frame[frame.scope == "adds up"].groupby("metric").value.sum().to_dict() == pytest.approx(sums)


@pytest.mark.parametrize(
    ("case", "dutch"),
    [
        ("rows that add up to more than their total", "tellen op tot 1.900,00, maar het totaal op regel 6 is 1.000,00"),
        ("cost in millionths", "1.000.000 keer zo klein"),
        ("cost under a name that is not known", "‘Kostnad’ lijkt op kosten, maar"),
    ],
)
def test_figures_and_metrics_in_a_dutch_refusal_are_dutch(case: str, dutch: str, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(REFUSED[case][0])
    with pytest.raises(ff.FunnelError) as refused:
        ff.read_export(path)
    assert dutch in refused.value.text.nl


def test_a_total_that_differs_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(RIGHT["rows edited by hand below their total"][0])
    attrs = ff.read_export(path).attrs
    assert [check["agrees"] for check in attrs["totals"] if check["metric"] == "cost"] == [False]
    assert any("487.25" in note and "515.36" in note for note in attrs["notes"])


def test_the_marketeer_decides_what_the_file_leaves_open(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(REFUSED["a decimal sign that nothing shows"][0])
    assert ff.read_export(path, decimal=",").query("metric == 'cost'").value.sum() == 1234
    assert ff.read_export(path, decimal=".").query("metric == 'cost'").value.sum() == 1.234
    path.write_bytes(REFUSED["dates that could be both"][0])
    assert ff.read_export(path, date_order="DMY").attrs["period"] == ["2026-04-03", "2026-04-05"]
    assert ff.read_export(path, date_order="MDY").attrs["period"] == ["2026-03-04", "2026-05-04"]
    path = tmp_path / "export.xlsx"
    path.write_bytes(REFUSED["sheets that contradict each other"][0])
    assert ff.read_export(path, table="countries").query("metric == 'clicks'").value.sum() == 1176


def test_a_zip_that_grows_a_thousand_times_is_refused(tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Chart.csv", "0" * 20_000_000)
    path = tmp_path / "export.zip"
    path.write_bytes(written.getvalue())
    with pytest.raises(ff.FunnelError, match="too large when unpacked"):
        ff.read_export(path)


def test_a_frame_and_a_file_with_a_mapping_give_the_same(tmp_path: Path) -> None:
    import pandas as pd  # noqa: PLC0415

    columns = {"Wanneer": "date", "Naam": "campaign", "Gezien": "impressions", "Betaald": "cost"}
    frame = pd.DataFrame(
        {"Wanneer": pd.to_datetime(["2026-01-05"]), "Naam": ["A"], "Gezien": [1200], "Betaald": [12.5]}
    )
    path = tmp_path / "krant.csv"
    path.write_text("Wanneer;Naam;Gezien;Betaald\n05-01-2026;A;1.200;12,50\n")
    with pytest.raises(ff.FunnelError, match="no date in this file settles it"):
        ff.read_export(path, mapping=columns)
    one, two = ff.read_export(frame, mapping=columns), ff.read_export(path, mapping=columns, date_order="DMY")
    pd.testing.assert_frame_equal(one, two)
    with pytest.raises(ff.FunnelError, match="Did you mean cost"):
        ff.read_export(frame, mapping={"Betaald": "costs"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("missing", [1, 2, 3, 4])
def test_a_file_that_stops_within_its_last_figure_is_refused(encoding: str, missing: int, tmp_path: Path) -> None:
    whole = google("A,1000,10,800.00", "B,300,25,612.34", "C,20,2,712.34", head="Campaign,Impr.,Clicks,Cost").decode()
    path = tmp_path / "export.csv"
    path.write_bytes(whole.rstrip("\n").encode(encoding))
    frame = ff.read_export(path)
    assert frame[frame.metric == "cost"].value.sum() == pytest.approx(2124.68)
    assert frame.attrs["notes"] == []
    path.write_bytes(whole.rstrip("\n")[:-missing].encode(encoding) + b"7" * (encoding == "utf-16"))
    with pytest.raises(ff.FunnelError, match="stops within a figure: on line 6"):
        ff.read_export(path)


def test_a_last_count_without_a_line_end_is_named(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    rows = ("A,800.00,10,1000", "B,612.34,25,300", "C,712.34,2,200")
    whole = google(*rows, head="Campaign,Cost,Clicks,Impr.").decode()
    path.write_text(whole)
    assert ff.read_export(path).attrs["notes"] == []
    path.write_text(whole.rstrip("\n")[:-1])
    (note,) = ff.read_export(path).attrs["notes"]
    assert note == (
        "The file ends without an end of line. If the download was cut off, its last figure (line 6, ‘Impr.’: 20) "
        "is not complete. Check that figure."
    )


def test_a_row_that_may_be_an_average_counts_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(google("A,2,1,1.20", "B,4,3,1.10", "Average,3,2,1.40", head="Campaign,Clicks,Conversions,Cost"))
    frame = ff.read_export(path)
    assert frame[frame.metric == "clicks"].value.sum() == 9
    (note,) = frame.attrs["notes"]
    assert note.startswith("Line 6 (‘Average’) is called an average")


def test_a_row_that_is_there_twice_counts_and_is_named(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(google("A,1000,10,5.25", "B,300,20,7.25", "A,1000,10,5.25", head="Campaign,Impr.,Clicks,Cost"))
    frame = ff.read_export(path)
    assert frame[frame.metric == "cost"].value.sum() == 17.75
    (note,) = frame.attrs["notes"]
    assert note == "Line 6 is exactly the same as line 4. It counts; remove it if it is a copy."
