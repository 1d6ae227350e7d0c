"""A table written in any dialect reads back the same: encoding, delimiter, decimal sign, thousands, dates, line "
"ends."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fullfunnel as ff
from fullfunnel.results.exports.dialect.dates import day_in, month_in, period_in
from fullfunnel.results.exports.dialect.encoding import decide_encoding
from fullfunnel.results.exports.dialect.figures import Evidence, decide_marks, number
from fullfunnel.results.exports.dialect.records import require_short_lines
from fullfunnel.results.exports.rows.total_labels import is_total_label
from tests.short_run import examples

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

ROWS = st.lists(
    st.tuples(
        st.text(alphabet="abcdefgh éüñ|_-&", min_size=1, max_size=12).filter(lambda name: name.strip(" -|_&") != ""),
        st.integers(1_100, 9_999_999),
        st.integers(0, 9_999),
        st.integers(0, 99_999_999),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda row: (row[0].strip(), row[1]),
)
DIALECTS = st.fixed_dictionaries(
    {
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
        "delimiter": st.sampled_from([",", ";", "\t", "|"]),
        "decimal": st.sampled_from([".", ","]),
        "group": st.sampled_from(["", "mark", "\u00a0", "'"]),
        "end": st.sampled_from(["\n", "\r\n"]),
        "last_end": st.booleans(),
        "quotes": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        "totals": st.booleans(),
    }
)


def figure(value: int, dialect: dict[str, str], *, cents: bool = False) -> str:
    whole, part = divmod(value, 100) if cents else (value, 0)
    mark = dialect["group"]
    if mark == "mark":
        mark = "," if dialect["decimal"] == "." else "."
    shown = f"{whole:,}".replace(",", mark) if mark else str(whole)
    return f"{shown}{dialect['decimal']}{part:02}" if cents else shown


def written(rows: list[tuple[str, int, int, int]], dialect: dict[str, str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=dialect["delimiter"],
        lineterminator=dialect["end"],
        quoting=dialect["quotes"],  # type: ignore[arg-type]
    )
    writer.writerow(["Campaign status", "Campaign", "Currency code", "Impr.", "Clicks", "Cost"])
    for name, impressions, clicks, cents in rows:
        figures = (figure(impressions, dialect), figure(clicks, dialect), figure(cents, dialect, cents=True))
        writer.writerow(["Enabled", name, "EUR", *figures])
    if dialect["totals"]:
        sums = [sum(row[1] for row in rows), sum(row[2] for row in rows), sum(row[3] for row in rows)]
        shown = (figure(sums[0], dialect), figure(sums[1], dialect), figure(sums[2], dialect, cents=True))
        writer.writerow(["Total: Campaigns", "", "EUR", *shown])
    body = text.getvalue()
    return (body if dialect["last_end"] else body.removesuffix(dialect["end"])).encode(dialect["encoding"])


@given(rows=ROWS, dialect=DIALECTS)
@settings(max_examples=examples(120), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_in_any_dialect_reads_back_the_same(
    rows: list[tuple[str, int, int, int]], dialect: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(written(rows, dialect))
    try:
        frame = ff.read_export(path)
    except ff.FunnelError as refused:
        # Two rows that say the same may be a copy; nothing else here is in doubt.
        assert "exactly the same figures" in str(refused)  # noqa: PT017
        return
    sums = frame.groupby("metric").value.sum()
    assert sums["impressions"] == sum(row[1] for row in rows)
    assert sums["clicks"] == sum(row[2] for row in rows)
    assert sums["cost"] == pytest.approx(sum(row[3] for row in rows) / 100)
    names = frame[frame.metric == "cost"].campaign.tolist()
    assert names == [" ".join(row[0].split()) for row in rows]


@given(st.floats(0, 1e9), st.sampled_from([".", ","]), st.sampled_from(["", "mark", "\u202f", "\u00a0", "’"]))
def test_a_number_reads_back_in_its_own_marks(value: float, decimal: str, group: str) -> None:
    cents = round(value * 100)
    shown = figure(cents, {"decimal": decimal, "group": group}, cents=True)
    assert number(shown, "." if decimal == "." else ",")[0] == pytest.approx(cents / 100)


@pytest.mark.parametrize(
    ("cells", "whole", "decimal"),
    [
        (["6.111"], True, ","),  # six thousand impressions
        (["161074.000"], False, "."),  # a hundred and sixty-one thousand rupiah
        (["1.234,50"], False, ","),
        (["18\u00a0158", "2473,94"], False, ","),
        (["1,234,567"], True, "."),
        (["0.125"], False, "."),
        (["12"], True, "."),
    ],
)
def test_the_decimal_sign_follows_from_the_figures(cells: list[str], whole: bool, decimal: str) -> None:  # noqa: FBT001
    evidence = Evidence()
    evidence.look(((cell, 1) for cell in cells), whole=whole)
    marks = decide_marks(evidence)
    assert marks is not None
    assert marks.decimal == decimal


def test_a_lone_mark_with_three_digits_decides_nothing() -> None:
    evidence = Evidence()
    evidence.look([("1.234", 7)], whole=False)
    assert decide_marks(evidence) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_reads_back_however_it_is_written(day: date) -> None:
    assert day_in(day.isoformat(), None) == day
    assert day_in(f"{day:%Y%m%d}", None) == day
    assert day_in(f"{day:%d/%m/%Y}", "DMY") == day
    assert day_in(f"{day:%m/%d/%Y} 12:00:00 AM|11", "MDY") == day
    assert day_in(f"{day.day}.{day.month}.{day.year}", None) == day
    assert day_in(f"{day:%B} {day.day}, {day.year}", None) == day
    assert day_in(f"{day.year}年{day.month}月{day.day}日", None) == day
    month = month_in(f"{day:%Y-%m}")
    assert month is not None
    assert month[0] <= day <= month[1]
    assert period_in(f"{day.isoformat()} - {(day + timedelta(6)).isoformat()}") == (day, day + timedelta(6))


@pytest.mark.parametrize(
    ("phrase", "period"),
    [
        ("March 27, 2026 - April 23, 2026", ((2026, 3, 27), (2026, 4, 23))),
        ("27 January 2026 - 23 February 2026", ((2026, 1, 27), (2026, 2, 23))),
        ("5 de maio de 2026 - 6 de maio de 2026", ((2026, 5, 5), (2026, 5, 6))),
        ("17. September 2026 - 20. September 2026", ((2026, 9, 17), (2026, 9, 20))),
        ("2026年1月1日 - 2026年3月31日", ((2026, 1, 1), (2026, 3, 31))),
        ("1 maart 2026 t/m 31 maart 2026", ((2026, 3, 1), (2026, 3, 31))),
        ("20230515-20230521", ((2023, 5, 15), (2023, 5, 21))),
    ],
)
def test_a_period_in_words(phrase: str, period: tuple[tuple[int, int, int], tuple[int, int, int]]) -> None:
    assert period_in(phrase) == (date(*period[0]), date(*period[1]))


@pytest.mark.parametrize("cell", ["All time", "Campaign report", "99/99/2026", "soon"])
def test_what_names_no_period(cell: str) -> None:
    assert period_in(cell) is None


@pytest.mark.parametrize(
    ("words", "encoding", "name"),
    [
        ("Campagne: été", "utf-8", "utf-8"),
        ("plain", "ascii", "ascii"),
        ("Campagne: été à Paris, 5 €", "cp1252", "cp1252"),
        ("Lente… à Paris: été", "mac_roman", "mac_roman"),
        ("全2件の結果、キャンペーン名", "cp932", "shift_jis"),
        ("Campaign\treport and more", "utf-16-le", "utf-16-le without BOM"),
    ],
)
def test_the_encoding_is_seen_from_the_bytes(words: str, encoding: str, name: str) -> None:
    decided = decide_encoding(words.encode(encoding))
    assert decided.name == name
    assert words.encode(encoding).decode(decided.codec) == words


LABELS = (
    "Total: Campaigns|Total: Campaign|Total : compte|Totaal: account|Gesamt: Konto|合計: キャンペーン|全2件の結果|"
    "Total of 2 results|Totaal van 3 campagnes|Grand Total:|Grand total|Total|Totals|Total (5 results)"
)
CAMPAIGNS = "Total Care|Totally new|Total Energies NL|Summer total look|Subtotal Recall 2"


@pytest.mark.parametrize("label", LABELS.split("|"))
def test_the_words_of_a_totals_row(label: str) -> None:
    assert is_total_label(label)


@pytest.mark.parametrize("name", CAMPAIGNS.split("|"))
def test_a_campaign_may_be_called_after_a_total(name: str) -> None:
    assert not is_total_label(name)


class Endless(io.RawIOBase):
    """A file without an end, that knows how much was read of it."""

    def __init__(self, begin: bytes) -> None:
        self.begin, self.given = begin, 0

    def read(self, size: int = -1) -> bytes:
        block = self.begin or b"a" * size
        self.begin = b""
        self.given += len(block)
        return block


def test_a_line_without_an_end_is_not_read_to_its_end() -> None:
    stream = Endless(b"Campaign,Cost\nA,1\n")
    with pytest.raises(ff.FunnelError, match="Line 3 is longer than a million"):
        require_short_lines(cast("BinaryIO", stream))
    assert stream.given < 6_000_000
    require_short_lines(io.BytesIO(b"a,b\r" * 3_000_000))
