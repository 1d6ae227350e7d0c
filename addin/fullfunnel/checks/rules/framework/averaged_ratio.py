"""KPI110: the ratio in a totals row is the average of the rows, where it should be total by total."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.ratio_names import RATIOS, Ratio, header_word
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.display import amount, both, percent
from fullfunnel.errors import FunnelError
from fullfunnel.framework.columns import RESULT_COLUMNS
from fullfunnel.framework.table import begins_as_total, read_table
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.cell_map import CellMap
    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.table import TableRow
    from fullfunnel.framework.typed.cells import Cell

_SAME: Final = 0.005
"""Relative: what a cell that is shown rounded may differ."""
_WORTH_A_WORD: Final = 0.02
"""Relative: an average that happens to be nearly right misleads nobody."""
_AS_PERCENTAGE: Final = 100.0
_FEWEST: Final = 2
_GAP: Final = 2
"""Rows that may stand between the figures and their total: a blank one, a heading."""


class _Figures(NamedTuple):
    """A row with a ratio: what it says, and the two figures that it should be the division of."""

    value: float
    above: float
    below: float


class _Columns(NamedTuple):
    """A ratio with the columns of its three figures, below a header row."""

    ratio: Ratio
    header: int
    at: int
    above: int
    below: int


def averaged_ratio(plan: PlanContext) -> Iterator[Finding]:
    """One finding per ratio in a totals row that is the plain average, or the sum, of the ratios above it.

    Only where the rows themselves are the division that their names say, so that it is known what the total should be.
    """
    for cells in plan.cell_maps:
        for columns in cells.found(_ratios):
            yield from _side_by_side(cells, columns)
    yield from _in_results(plan)


def _ratios(cells: CellMap) -> Iterator[_Columns]:
    known = {name for ratio in RATIOS for name in ratio.names}
    rows = {row for (row, _), cell in cells.cells.items() if isinstance(cell, str) and header_word(cell) in known}
    for row in sorted(rows):
        words = {header_word(cell): at for at, cell in sorted(cells.rows[row].items()) if isinstance(cell, str)}
        for ratio in RATIOS:
            value, above, below = (
                [at for word, at in words.items() if word in names] for names in (ratio.names, ratio.above, ratio.below)
            )
            if above and below:
                yield from (_Columns(ratio, row, at, above[0], below[0]) for at in value)


def _side_by_side(cells: CellMap, columns: _Columns) -> Iterator[Finding]:
    """A table with a column a figure: the rows down to the one that is called a total."""
    rows: list[_Figures] = []
    blank = 0
    for row in range(columns.header + 1, max(cells.rows) + 1):
        line = cells.rows.get(row, {})
        value, above, below = (_number(line.get(at)) for at in (columns.at, columns.above, columns.below))
        if any(isinstance(cell, str) and begins_as_total(words_of(cell)) for cell in line.values()):
            right = None if value is None else _right(columns.ratio, rows, value)
            if value is not None and right is not None:
                header = cells.rows[columns.header]
                names = tuple(words_of(header[at]) for at in (columns.at, columns.above, columns.below))
                what, advice = _what_and_advice(columns.ratio, names, rows, value, right)
                yield remark(RULE, what, advice, **cells.about(row, columns.at, (names[0],), names[0]))
        if not line or (value is None and above is None and below is None):
            blank += 1
            if blank > _GAP:
                return
            continue
        blank = 0
        if value is not None and above is not None and below is not None:
            rows.append(_Figures(value, above, below))


def _in_results(plan: PlanContext) -> Iterator[Finding]:
    """The results, with a row a figure: the channels of one day, and the row whose channel is called a total."""
    try:
        lines = read_table(plan.tables["ffResults"], RESULT_COLUMNS, required=("kpi", "value")).rows
    except (KeyError, FunnelError):
        return
    days: dict[str, list[TableRow]] = {}
    for line in lines:
        days.setdefault(words_of(line.cells.get("date")), []).append(line)
    for day in days.values():
        for total in day:
            value, kpi = _number(total.cells.get("value")), total.words("kpi")
            ratio = next((each for each in RATIOS if header_word(kpi) in each.names), None)
            if ratio is None or value is None or not begins_as_total(total.words("channel")):
                continue
            names, rows = _channels(ratio, kpi, day)
            right = _right(ratio, rows, value)
            if right is not None:
                what, advice = _what_and_advice(ratio, names, rows, value, right)
                yield remark(
                    RULE, what, advice, kpi=kpi, words=(kpi,), table="ffResults", row=total.number, column="value"
                )


def _channels(ratio: Ratio, kpi: str, day: list[TableRow]) -> tuple[tuple[str, ...], list[_Figures]]:
    """The names of the three figures, and the figures of each channel that has all of them."""
    found: dict[str, dict[int, float]] = {}
    shown = {0: kpi}
    for line in day:
        value, name = _number(line.cells.get("value")), line.words("kpi")
        if value is None or begins_as_total(line.words("channel")):
            continue
        for part, names in enumerate((ratio.names, ratio.above, ratio.below)):
            if header_word(name) in names:
                shown.setdefault(part, name)
                found.setdefault(line.words("channel"), {})[part] = value
    rows = [_Figures(each[0], each[1], each[2]) for each in found.values() if len(each) == len(_Figures._fields)]
    return tuple(shown.get(part, "") for part in range(len(_Figures._fields))), rows


def _right(ratio: Ratio, rows: list[_Figures], shown: float) -> float | None:
    """What a total should be that is the average of its rows; ``None`` where it is no average, or a right one."""
    scale = _scale(ratio, rows)
    if scale is None or len(rows) < _FEWEST:
        return None
    average = sum(each.value for each in rows) / len(rows)
    right = scale * ratio.times * sum(each.above for each in rows) / sum(each.below for each in rows)
    summed = average * len(rows)
    wrong = math.isclose(shown, average, rel_tol=_SAME) or math.isclose(shown, summed, rel_tol=_SAME)
    return right if wrong and not math.isclose(shown, right, rel_tol=_WORTH_A_WORD) else None


def _scale(ratio: Ratio, rows: list[_Figures]) -> float | None:
    """1, or 100 where 3% stands there as 3; ``None`` where the rows are no such division."""
    divided = [(each.value, ratio.times * each.above / each.below) for each in rows if each.below > 0]
    for scale in (1.0, _AS_PERCENTAGE):
        if divided and all(math.isclose(value, scale * true, rel_tol=_SAME, abs_tol=1e-4) for value, true in divided):
            return scale
    return None


def _number(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _what_and_advice(
    ratio: Ratio, names: tuple[str, ...], rows: list[_Figures], shown: float, right: float
) -> tuple[Text, Text]:
    """What is the matter with the sum behind it, and what to do next."""
    name, over, under = names
    is_share = ratio.is_a_share and shown < 1 and right < 1
    is_sum = math.isclose(shown, sum(each.value for each in rows), rel_tol=_SAME)
    how = Text("de som", "the sum") if is_sum else Text("het gemiddelde", "the average")
    typed, should = (both(percent if is_share else amount, value) for value in (shown, right))
    above, below = (both(amount, value) for value in (sum(e.above for e in rows), sum(e.below for e in rows)))
    thousand = Text(" × 1.000", " × 1,000") if ratio.times != 1 else same("")
    return Text(
        f"Bij het totaal staat {typed.nl} als {name}: dat is {how.nl} van {len(rows)} regels. "
        f"{above.nl} {over} / {below.nl} {under}{thousand.nl} = {should.nl}.",
        f"The total shows {typed.en} as {name}: that is {how.en} of {len(rows)} rows. "
        f"{above.en} {over} / {below.en} {under}{thousand.en} = {should.en}.",
    ), Text(
        f"Deel de totalen op elkaar: totaal {over} door totaal {under}. Anders telt een kleine regel even zwaar "
        "als een grote.",
        f"Divide the totals: total {over} by total {under}. Otherwise a small row weighs as much as a large one.",
    )


def _channel_rows(total: float, *, search_clicks: float = 400) -> Example:
    """Display 0.2% of 100,000 and search 4% of 10,000: 2.1% on average, 600 / 110,000 = 0.55% in all."""
    return Example(
        budget=(
            {"item": "Display", "stage": "See", "amount": 900, "Impressions": 100000, "Clicks": 200, "CTR": 0.002},
            {
                "item": "Search",
                "stage": "Do",
                "amount": 900,
                "Impressions": 10000,
                "Clicks": search_clicks,
                "CTR": 0.04,
            },
            {"item": "Total", "amount": 1800, "Impressions": 110000, "Clicks": 600, "CTR": total},
        )
    )


RULE: Final = rule_on_figures(
    "KPI110",
    "warning",
    title=Text("Ratio in het totaal gemiddeld of opgeteld", "Ratio in the total averaged or added up"),
    why=Text(
        "Een gemiddelde van percentages telt een kleine regel even zwaar als een grote en kan er ver naast zitten.",
        "An average of percentages weighs a small row as much as a large one, and can be far out.",
    ),
    check=averaged_ratio,
    fails=_channel_rows(0.021),
    passes=_channel_rows(600 / 110000),
    # Rows that are not clicks by impressions: what the total should be is not known.
    near_misses=(_channel_rows(0.021, search_clicks=150),),
)
