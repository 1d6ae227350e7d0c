"""What a marketeer picks as an export: a zip, a workbook, a damaged file, one that is gone. Read or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import fullfunnel as ff
from fullfunnel.results.exports.sources import source
from tests.results.export_cases import text, workbook
from tests.xlsx.factories import zipped

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Campaign status,Campaign,Currency code,Impr.,Clicks,Cost"
GOOGLE = ("Campaign report", "1 January 2026 - 31 January 2026", HEAD)


def sums(path: Path, **options: str) -> dict[str, float]:
    frame = ff.read_export(path, **options)  # type: ignore[arg-type]  # only texts here
    return {str(name): float(value) for name, value in frame.groupby("metric").value.sum().items()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_zip_with_one_csv_is_read_as_the_csv_would_be(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "report.zip"
    content = text(*GOOGLE, "Enabled,Été,EUR,1000,10,50.00", encoding=encoding)
    path.write_bytes(zipped({"report.csv": content, "readme/": b""}))
    frame = ff.read_export(path)
    assert sums(path) == {"impressions": 1000, "clicks": 10, "cost": 50}
    assert set(frame.campaign) == {"Été"}
    assert frame.attrs["period"] == ["2026-01-01", "2026-01-31"]


def test_a_csv_in_a_zip_may_have_a_stray_byte_as_one_beside_it_may(tmp_path: Path) -> None:
    content = text(*GOOGLE, "Enabled,A,EUR,1000,10,50.00", encoding="utf-16") + b"\n"
    (tmp_path / "report.csv").write_bytes(content)
    (tmp_path / "report.zip").write_bytes(zipped({"report.csv": content}))
    assert (
        sums(tmp_path / "report.zip")
        == sums(tmp_path / "report.csv")
        == {"impressions": 1000, "clicks": 10, "cost": 50}
    )


def test_a_zip_of_search_console_is_read_by_its_days_and_the_others_are_checked_against_them(tmp_path: Path) -> None:
    head = "Clicks,Impressions,CTR,Position"
    days = text(f"Date,{head}", "2026-01-01,10,900,1%,4", "2026-01-02,20,900,2%,4")
    queries = text(f"Top queries,{head}", "train,3,90,3%,2")
    looks = text(f"Search Appearance,{head}", "Translated results,1,90,3%,2")
    path = tmp_path / "console.zip"
    devices = text(f"Device,{head}", "Mobile,18,1000,2%,4", "Desktop,12,800,1%,4")
    path.write_bytes(
        zipped({"Queries.csv": queries, "Devices.csv": devices, "Chart.csv": days, "Search appearance.csv": looks})
    )
    frame = ff.read_export(path)
    assert frame[frame.metric == "clicks"].value.sum() == 30
    assert frame.attrs["period"] == ["2026-01-01", "2026-01-02"]
    fewer = text(f"Device,{head}", "Mobile,8,1000,2%,4", "Desktop,12,800,1%,4")
    path.write_bytes(zipped({"Queries.csv": queries, "Devices.csv": fewer, "Chart.csv": days}))
    with pytest.raises(ff.FunnelError, match=r"‘Chart\.csv’ counts 30 clicks, ‘Devices\.csv’ 20"):
        ff.read_export(path)


def test_a_damaged_zip_says_to_unpack_it(tmp_path: Path) -> None:
    whole = bytearray(zipped({"report.csv": text(*GOOGLE, *(f"Enabled,A{n},EUR,{n},1,2.00" for n in range(500)))}))
    at = whole.index(b"report.csv") + 200
    whole[at : at + 20] = bytes(20)
    path = tmp_path / "report.zip"
    path.write_bytes(whole)
    with pytest.raises(ff.FunnelError) as refused:
        ff.read_export(path)
    assert "damaged or encrypted. Unpack it and choose the CSV" in refused.value.text.en
    assert "beschadigd of versleuteld" in refused.value.text.nl


def test_a_zip_of_hundreds_of_files_is_no_export(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(zipped({f"{number}.csv": b"a,b\n" for number in range(100)}))
    with pytest.raises(ff.FunnelError, match="too large when unpacked"):
        ff.read_export(path)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(ff.FunnelError) as refused:
        ff.read_export(tmp_path / "gone.csv")
    assert "‘gone.csv’ cannot be opened (No such file or directory)" in refused.value.text.en
    assert "Kijk of het bestand er staat" in refused.value.text.nl


def test_the_encoding_that_is_given_goes_before_what_the_bytes_seem(tmp_path: Path) -> None:
    """Also of a text in a zip."""
    path = tmp_path / "export.csv"
    path.write_bytes(text(*GOOGLE, "Enabled,Naïef,EUR,1000,10,50.00", encoding="mac_roman"))
    frame = ff.read_export(path, encoding="mac_roman")
    assert set(frame.campaign) == {"Naïef"}
    assert (frame.attrs["encoding"], frame.attrs["why"]["encoding"]) == ("mac_roman", "as given")
    (tmp_path / "export.zip").write_bytes(zipped({"export.csv": path.read_bytes()}))
    assert set(ff.read_export(tmp_path / "export.zip", encoding="mac_roman").campaign) == {"Naïef"}
    for wrong, why in (("ascii", "cannot be read as ascii"), ("klingon", "‘klingon’ is not an encoding")):
        with pytest.raises(ff.FunnelError, match=why):
            ff.read_export(path, encoding=wrong)


def test_the_separator_line_of_excel_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(text("sep=;", "Campagnestatus;Campagne;Valutacode;Vert.;Klikken;Kosten", "x;A;EUR;1.000;10;50,25"))
    assert sums(path) == {"impressions": 1000, "clicks": 10, "cost": 50.25}


def test_a_sheet_that_is_asked_for_and_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Campaign", "Currency code", "Impr.", "Clicks", "Cost"], ["A", "EUR", 900, 20, 3.25]]
    path = tmp_path / "export.xlsx"
    path.write_bytes(workbook(January=rows, February=rows))
    with pytest.raises(ff.FunnelError) as refused:
        ff.read_export(path, table="March")
    assert refused.value.text.en == "There is no sheet ‘March’. There are: ‘January’, ‘February’."
    assert refused.value.text.nl.startswith("Er is geen blad ‘March’.")


def test_two_sheets_with_other_figures_ask_which_and_with_the_same_do_not(tmp_path: Path) -> None:
    head = ["Campaign", "Currency code", "Impr.", "Clicks", "Cost"]
    path = tmp_path / "export.xlsx"
    path.write_bytes(workbook(January=[head, ["A", "EUR", 900, 20, 3.25]], February=[head, ["A", "EUR", 700, 10, 2]]))
    with pytest.raises(ff.FunnelError, match=r"More than one sheet has figures.*‘January’, ‘February’\. Choose one"):
        ff.read_export(path)
    assert sums(path, table="february") == {"impressions": 700, "clicks": 10, "cost": 2}
    path.write_bytes(workbook(January=[head, ["A", "EUR", 900, 20, 3.25]], Copy=[head, ["A", "EUR", 900, 20, 3.25]]))
    assert sums(path) == {"impressions": 900, "clicks": 20, "cost": 3.25}


def test_what_only_begins_as_a_workbook_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(b"PK\x03\x04" + b"half of a download" * 50)
    with pytest.raises(ff.FunnelError) as refused:
        ff.read_export(path)
    assert "export.xlsx" in refused.value.text.en
    assert refused.value.text.nl != refused.value.text.en


def test_a_workbook_of_more_than_a_hundred_megabytes_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(101 * 2**20)  # a hole: it takes no room on the disk
    with pytest.raises(ff.FunnelError, match="too large"):
        ff.read_export(path)


def test_a_text_that_is_read_in_parts_is_refused_where_it_stops_being_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "_AT_ONCE", 2**20)  # 32 times as small as it is, for a file of a second
    rows = [f"Enabled,Campaign {number},EUR,{number},{number % 90},{number % 70}.25" for number in range(30_000)]
    path = tmp_path / "export.csv"
    path.write_bytes(text(*GOOGLE, *rows))
    assert sums(path)["impressions"] == sum(range(30_000))
    path.write_bytes(text(*GOOGLE, *rows) + b"Enabled,\xe9t\xe9,EUR,1,1,2.00\n")
    with pytest.raises(ff.FunnelError, match="further on has characters that are not"):
        ff.read_export(path)
    (tmp_path / "export.zip").write_bytes(zipped({"export.csv": text(*GOOGLE, *rows)}))
    with pytest.raises(ff.FunnelError, match="too large when unpacked"):
        ff.read_export(tmp_path / "export.zip")
