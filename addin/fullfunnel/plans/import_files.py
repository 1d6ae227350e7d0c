"""The exports of an import: each read, and its figures held against what a plan can take.

Currency, VAT and days have to fit, and no two files may hold the same figures; a file that does not fit is refused.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.language import Text
from fullfunnel.results.exports.files import read_file
from fullfunnel.results.exports.habits import Options
from fullfunnel.results.exports.metrics import label_of
from fullfunnel.results.exports.progress import Following, unfollowed
from fullfunnel.results.into_plan.measured import Measured, measured

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from datetime import date

    from fullfunnel.language import Language
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.progress import Follow
    from fullfunnel.results.into_plan.mapping import MappingRow

_WITH_VAT: Final = frozenset({"revenue", "order_total", "gross_sales"})
"""What a shop reports with VAT in it."""


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the marketeer gives where a file or plan does not decide it."""

    mapping: tuple[MappingRow, ...] = ()
    """Rows that go before those of the plan."""
    columns: Mapping[str, str] | None = None
    """What each column of a plain table is."""
    platform: str = "table"
    account: str | None = None
    period: tuple[date, date] | None = None
    """Of rows whose days no file names."""
    rates: Mapping[date, float] | None = None
    """What one of the currency of the exports is worth in that of the plan, by day."""
    vat: float | None = None
    """The part of the price that is added as VAT: 0.21."""
    table: str | None = None
    only_certain: bool = False
    """Leave out what is proposed and can be meant in more than one way: nobody is there to look at it."""
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class ExportRead:
    """One export, as it was read or refused."""

    path: Path
    export: Export | None = None
    refused: FunnelError | None = None
    figures: tuple[Measured, ...] = ()


def read_exports(
    exports: Sequence[str | os.PathLike[str]],
    choices: ImportChoices,
    currency: str,
    language: Language,
    follow: Follow | None = None,
) -> list[ExportRead]:
    """Every export; one that is refused keeps no other from being read.

    Args:
        exports: the files.
        choices: what no file decides.
        currency: of the plan.
        language: of the plan, for the sentences of what is refused.
        follow: is called with how far the reading is.

    Raises:
        Stopped: whoever looks on has stopped it.
    """
    paths = [Path(each) for each in exports]
    following = None if follow is None else Following(follow, [_size(path) for path in paths])
    files: list[ExportRead] = []
    for number, path in enumerate(paths, start=1):
        part_read = unfollowed if following is None else following.of(number, path.name)
        part_read(0.0)
        try:
            export = read_file(
                path, mapping=choices.columns, platform=choices.platform, table=choices.table,
                options=choices.options, part_read=part_read,
            )  # fmt: skip
            _require_currency(export, path, choices, currency)
            figures = tuple(_placed(figure, choices) for figure in measured(export, choices.account))
            figures = tuple(_without_vat(figure, path, choices) for figure in figures)
            _require_new(figures, path, files)
        except FunnelError as error:
            error.language = language
            files.append(ExportRead(path, refused=error))
        else:
            files.append(ExportRead(path, export, figures=figures))
    return files


def _size(path: Path) -> int:
    """The bytes of a file; one that cannot be opened is refused later, in words."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _placed(figure: Measured, choices: ImportChoices) -> Measured:
    """A figure with the days that were given, where its file names none."""
    if choices.period is None or (figure.first is not None and figure.last is not None):
        return figure
    return replace(figure, first=figure.first or choices.period[0], last=choices.period[1])


def _require_currency(export: Export, path: Path, choices: ImportChoices, plan_currency: str) -> None:
    spends = any(
        figures.metric.kind == "money" and any(value > 0 for value in figures.values) for figures in export.figures
    )
    if not spends or choices.rates is not None or export.currency == plan_currency:
        return
    if export.currency is None:
        raise BadInput(
            Text(
                f"In ‘{path.name}’ staat niet in welke valuta de bedragen zijn. Geef die op met --currency "
                f"{plan_currency}.",
                f"‘{path.name}’ does not say in which currency the amounts are. Give it with --currency "
                f"{plan_currency}.",
            )
        )
    raise BadInput(
        Text(
            f"De bedragen in ‘{path.name}’ zijn in {export.currency}, maar het plan is in {plan_currency}. Geef "
            "met --rates een bestand met een koers per dag (Date, Rate), of exporteer in de valuta van het plan.",
            f"The amounts in ‘{path.name}’ are in {export.currency}, but the plan is in {plan_currency}. Give a "
            "file with a rate per day (Date, Rate) with --rates, or export in the currency of the plan.",
        )
    )


def _without_vat(figure: Measured, path: Path, choices: ImportChoices) -> Measured:
    if figure.metric not in _WITH_VAT or not figure.source.startswith("Shopify"):
        return figure
    if choices.vat is None:
        raise BadInput(
            Text(
                f"De omzet in ‘{path.name}’ is met btw, maar een plan is zonder btw. Geef op hoeveel btw erin "
                "zit: --vat 21% (of --vat 0).",
                f"The revenue in ‘{path.name}’ includes VAT, but a plan is without VAT. Give the VAT that is in "
                "it: --vat 21% (or --vat 0).",
            )
        )
    return replace(figure, value=figure.value / (1 + choices.vat))


def _require_new(figures: Sequence[Measured], path: Path, others: Sequence[ExportRead]) -> None:
    """Pass an export that does not hold what another of this import holds too."""
    if not others:
        return
    days: dict[tuple[str, str, str], _Days] = {}
    for figure in figures:
        days.setdefault((figure.source, figure.campaign, figure.metric), _Days()).add(figure)
    for other in others:
        for figure in other.figures:
            own = days.get((figure.source, figure.campaign, figure.metric))
            if own is not None and own.share(figure):
                raise _twice(path.name, other.path.name, figure)


@dataclass(slots=True)
class _Days:
    """The days that figures are about: each period once, however many figures there are."""

    periods: set[tuple[date, date]] = field(default_factory=set)
    of_any_day: bool = False
    _firsts: list[date] = field(default_factory=list)
    _latest: list[date] = field(default_factory=list)
    """The last day of the periods that begin on or before each of the first days."""

    def add(self, figure: Measured) -> None:
        if figure.first is None or figure.last is None:
            self.of_any_day = True
        else:
            self.periods.add((figure.first, figure.last))

    def share(self, figure: Measured) -> bool:
        """Whether a figure is about one of these days too; one without days may be about any."""
        if self.of_any_day or figure.first is None or figure.last is None:
            return True
        if not self._firsts:
            ordered = sorted(self.periods)
            self._firsts = [first for first, _ in ordered]
            self._latest = list(accumulate((last for _, last in ordered), max))
        before = bisect_right(self._firsts, figure.last)
        return before > 0 and self._latest[before - 1] >= figure.first


def _twice(file: str, other: str, figure: Measured) -> BadInput:
    metric = label_of(figure.metric)
    return BadInput(
        Text(
            f"‘{file}’ en ‘{other}’ bevatten allebei {metric.nl} van ‘{figure.campaign}’ over dezelfde dagen. "
            "Importeer "
            "er een van.",
            f"‘{file}’ and ‘{other}’ both contain {metric.en} of ‘{figure.campaign}’ for the same days. Import "
            "one of them.",
        )
    )
