"""Exports for analysts: ``ff.read_export`` gives a tidy DataFrame, with what was decided beside it."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
import pandas as pd

from fullfunnel import python_arguments as given
from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.currency import currency_of
from fullfunnel.language import Text
from fullfunnel.results.exports.export import WHOLE
from fullfunnel.results.exports.files import read_file
from fullfunnel.results.exports.habits import Options

if TYPE_CHECKING:
    import os
    from collections.abc import Hashable, Sequence

    from fullfunnel.results.exports.dialect.dates import Order
    from fullfunnel.results.exports.dialect.figures import Mark
    from fullfunnel.results.exports.export import Export, Figures
    from fullfunnel.results.exports.metrics import Metric

COLUMNS: Final = ("date", "platform", "campaign", "metric", "value", "unit", "currency", "scope")
_MANY: Final = 200_000
"""From so many rows on the columns of words are categories: a million lines would not fit in memory otherwise."""
_EPOCH: Final = 719_163
"""The ordinal of 1 January 1970."""


def read_export(  # noqa: PLR0913  # what a file leaves open, each by its name
    path: str | os.PathLike[str] | pd.DataFrame,
    *,
    mapping: Mapping[str, str] | None = None,
    platform: str = "table",
    table: str | None = None,
    decimal: Mark | None = None,
    date_order: Order | None = None,
    currency: str | None = None,
    encoding: str | None = None,
) -> pd.DataFrame:
    """Read an export of an ad platform, one figure per row.

    You can add up without further work: ``df[df.metric == "cost"].value.sum()``. Totals rows and repeated tables are
    left out; what does not add up (reach, frequency, users) says so in ``scope``: ``per row`` holds for its own
    campaign and period, ``per kind of result`` adds up within one ``unit``, ``whole export`` is the platform's own
    figure for all.

    Args:
        path: a file of Google Ads, Meta, Google Analytics, Search Console, LinkedIn, TikTok, DV360, Campaign Manager
            360, Microsoft Ads, Pinterest, an e-mail service or Shopify; or any table (file or DataFrame) with a
            ``mapping``.
        mapping: what each column of a plain table is: ``{"Datum": "date", "Naam": "campaign", "Kosten": "cost"}``.
        platform: the name of the platform of a plain table.
        table: the sheet to read, if a workbook has several.
        decimal: the decimal sign, if no figure in the file shows it.
        date_order: ``DMY`` or ``MDY``, if no date in the file shows it.
        currency: of the amounts, if the file does not say it.
        encoding: of a text file, if it is read in the wrong one.

    Returns:
        The columns date (the last day of the row's period), platform, campaign, metric, value, unit, currency and
        scope. ``.attrs`` holds what was decided and why, the period, what was skipped with its line, and the totals
        check.

    Raises:
        FunnelError: the file is of no known platform, or could be read in two ways; the text names the doubt.
        BadInput: an argument is of another type, or a word that is not known.

    Example:
        >>> import pandas as pd
        >>> import fullfunnel as ff
        >>> table = pd.DataFrame({"Day": ["2027-01-31"], "Name": ["See"], "Cost": [12.5]})
        >>> tidy = ff.read_export(table, mapping={"Day": "date", "Name": "campaign", "Cost": "cost"}, currency="EUR")
        >>> tidy[["campaign", "metric", "value", "currency"]].values.tolist()
        [['See', 'cost', 12.5, 'EUR']]
    """
    options = Options(
        decimal=None if decimal is None else cast("Mark", given.choice("decimal", decimal, (".", ","))),
        date_order=None
        if date_order is None
        else cast("Order", given.choice("date_order", date_order, ("DMY", "MDY"))),
        currency=None if currency is None else _currency(given.text("currency", currency, '"EUR"')),
    )
    read = read_file(
        _source(path),
        mapping=None if mapping is None else _columns(mapping),
        platform=given.text("platform", platform, '"Google Ads"'),
        table=None if table is None else given.text("table", table, '"Sheet1"'),
        encoding=None if encoding is None else _encoding(given.text("encoding", encoding, '"utf-8"')),
        options=options,
    )
    return to_frame(read)


def _source(passed: object) -> Any:  # noqa: ANN401  # a path or a DataFrame
    if isinstance(passed, pd.DataFrame):
        return passed
    return given.path("path", passed)


def _columns(passed: object) -> Mapping[str, str]:
    if isinstance(passed, Mapping) and all(isinstance(each, str) for pair in passed.items() for each in pair):
        return passed
    raise BadInput(
        Text(
            'Geef bij mapping per kolom wat die is: {"Datum": "date", "Naam": "campaign", "Kosten": "cost"}.',
            'Pass what each column is for mapping: {"Date": "date", "Name": "campaign", "Cost": "cost"}.',
        )
    )


def _currency(typed: str) -> str:
    code = currency_of(typed)
    if code is not None:
        return code
    raise BadInput(
        Text(
            f"{given.quoted(typed)} is geen valuta. Geef een code, zoals EUR of USD.",
            f"{given.quoted(typed)} is not a currency. Pass a code, such as EUR or USD.",
        )
    )


def _encoding(name: str) -> str:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        raise BadInput(
            Text(
                f"{given.quoted(name)} is geen codering. Geef er een zoals utf-8, utf-16 of cp1252.",
                f"{given.quoted(name)} is not an encoding. Pass one such as utf-8, utf-16 or cp1252.",
            )
        ) from None
    return name


def to_frame(export: Export) -> pd.DataFrame:
    """An export as a tidy DataFrame."""
    parts = [_part(export, figures) for figures in export.figures]
    for other, name in export.others:
        parts += [_part(other, figures) for figures in other.figures if figures.metric.name == name]
    parts += [_whole(export, metric, value) for metric, value in export.whole]
    frame = _joined(parts, export.platform)
    found = attributes(export)
    undated = int(frame["date"].isna().sum())
    if 0 < undated < len(frame):
        found["notes"] = [
            *cast("list[str]", found["notes"]),
            "1 figure has no date" if undated == 1 else f"{undated} figures have no date",
        ]
    frame.attrs = cast("dict[Hashable | None, Any]", found)
    return frame


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one metric; words as the places of different ones."""

    amounts: np.ndarray[Any, np.dtype[np.float64]]
    ordinals: np.ndarray[Any, np.dtype[np.intc]]
    campaigns: np.ndarray[Any, np.dtype[np.intc]]
    campaign_words: Sequence[str]
    units: np.ndarray[Any, np.dtype[np.intc]]
    unit_words: Sequence[str]
    metric: str
    currency: str | None
    scope: str


def _part(export: Export, figures: Figures) -> _Part:
    values = np.asarray(figures.values, dtype=float)
    there = ~np.isnan(values)
    campaigns, units = np.asarray(export.campaigns.codes, dtype=np.intc), np.zeros(len(values), dtype=np.intc)
    unit_words: Sequence[str] = [figures.unit]
    if figures.units is not None:
        units, unit_words = (
            np.asarray(figures.units.codes, dtype=np.intc),
            [word or figures.unit for word in figures.units.words],
        )
    ordinals = np.asarray(export.last, dtype=np.intc)
    if not there.all():
        values, ordinals, campaigns, units = values[there], ordinals[there], campaigns[there], units[there]
    return _Part(
        values, ordinals, campaigns, export.campaigns.words, units, unit_words,
        figures.metric.name, figures.currency, figures.scope,
    )  # fmt: skip


def _whole(export: Export, metric: Metric, value: float) -> _Part:
    period = export.period or export.chosen_period
    last = period[1].toordinal() if period is not None and period[1] is not None else 0
    none = np.zeros(1, dtype=np.intc)
    day = np.array([last], dtype=np.intc)
    return _Part(np.array([value]), day, none, [""], none, [metric.unit], metric.name, None, WHOLE)


def _joined(parts: Sequence[_Part], platform: str) -> pd.DataFrame:
    sizes = [len(part.amounts) for part in parts]
    many = sum(sizes) > _MANY

    def alike(words: list[str | None]) -> Any:  # noqa: ANN401  # pandas' columns
        """A column with one word for each part."""
        names = [word for word in dict.fromkeys(words) if word is not None]
        codes = np.repeat(
            np.array([-1 if word is None else names.index(word) for word in words], dtype=np.int16), sizes
        )
        return _words(codes, names, many=many)

    def each(given: list[tuple[np.ndarray[Any, Any], Sequence[str]]]) -> Any:  # noqa: ANN401
        """A column with a word for each row, from those of each part."""
        places: dict[str, int] = {}
        pieces = [np.empty(0, np.int32)]
        for codes, words in given:
            here = np.array([places.setdefault(word, len(places)) for word in words] or [0], dtype=np.int32)
            pieces.append(here[codes])
        return _words(np.concatenate(pieces), list(places), many=many)

    ordinals = np.concatenate([np.empty(0, np.intc), *(part.ordinals for part in parts)])
    days = (ordinals.astype("int64") - _EPOCH).astype("datetime64[D]")
    days[ordinals == 0] = np.datetime64("NaT")
    columns = {
        "date": days.astype("datetime64[s]"),
        "platform": _words(np.zeros(len(ordinals), dtype=np.int8), [platform], many=many),
        "campaign": each([(part.campaigns, part.campaign_words) for part in parts]),
        "metric": alike([part.metric for part in parts]),
        "value": np.concatenate([np.empty(0), *(part.amounts for part in parts)]),
        "unit": each([(part.units, part.unit_words) for part in parts]),
        "currency": alike([part.currency for part in parts]),
        "scope": alike([part.scope for part in parts]),
    }
    return pd.DataFrame(columns, columns=list(COLUMNS), copy=False)


def _words(codes: np.ndarray[Any, Any], names: list[str], *, many: bool) -> Any:  # noqa: ANN401  # pandas' columns
    if many:
        return pd.Categorical.from_codes(codes, pd.Index(names, dtype=object))
    looked_up = [*names, None]
    return pd.Series([looked_up[code] for code in codes], dtype=object)


def attributes(export: Export) -> dict[str, object]:
    """What was decided, skipped and checked, as plain values."""
    period = export.period
    last = None if period is None or export.open_ended or period[1] is None else str(period[1])
    return {
        "platform": export.platform,
        "language": export.language,
        "rows": len(export),
        "period": None if period is None else [str(period[0]), last],
        "chosen_period": None if export.chosen_period is None else [str(day) for day in export.chosen_period],
        **{name.replace(" ", "_"): choice for name, (choice, _) in export.decided.items()},
        "currency": export.currency,
        "why": {name.replace(" ", "_"): why.en for name, (_, why) in export.decided.items()},
        "columns": export.columns,
        "not_taken": export.not_taken,
        "skipped": [{"line": each.line, "reason": each.reason.en, "text": each.shown} for each in export.skipped],
        "totals": [check._asdict() for check in export.totals],
        "bounds": export.bounds,
        "notes": [note.en for note in export.notes],
    }
