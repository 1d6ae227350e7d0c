"""From a file to an export: which platform wrote it, which sheet or table is the one, and what it says."""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING, Final

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.columns import DATE_ROLES
from fullfunnel.results.exports.dialect.dates import period_in
from fullfunnel.results.exports.platforms.campaign_manager import CampaignManager
from fullfunnel.results.exports.platforms.dv360 import Dv360
from fullfunnel.results.exports.platforms.email import Email
from fullfunnel.results.exports.platforms.google_ads import GoogleAds, period_in_name
from fullfunnel.results.exports.platforms.google_analytics import GoogleAnalytics
from fullfunnel.results.exports.platforms.linkedin import LinkedIn
from fullfunnel.results.exports.platforms.meta import Meta
from fullfunnel.results.exports.platforms.microsoft_ads import MicrosoftAds
from fullfunnel.results.exports.platforms.pinterest import Pinterest
from fullfunnel.results.exports.platforms.search_console import SearchConsole
from fullfunnel.results.exports.platforms.shopify import Shopify
from fullfunnel.results.exports.platforms.tiktok import TikTok
from fullfunnel.results.exports.privacy import require_no_persons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.habits import Options
    from fullfunnel.results.exports.platforms.plain_table import PlainTable
    from fullfunnel.results.exports.platforms.platform import Platform
    from fullfunnel.results.exports.sources.sheets import Sheet
    from fullfunnel.results.exports.sources.source import Opened

PLATFORMS: Final[tuple[type[Platform], ...]] = (
    CampaignManager,
    GoogleAnalytics,
    SearchConsole,
    Shopify,
    MicrosoftAds,
    GoogleAds,
    Meta,
    LinkedIn,
    TikTok,
    Dv360,
    Pinterest,
    Email,
)
"""Every reader; that of a plain table is asked for."""

_CLOSE: Final = 0.005
_NAMES: Final = 5


def read_sheets(opened: Opened, options: Options, plain: PlainTable | None = None, table: str | None = None) -> Export:
    """The export in a file that was opened.

    Args:
        opened: its sheets, or its text cut in several ways.
        options: what the marketeer gave.
        plain: the reader of a plain table, where a mapping was given.
        table: the name of the sheet to read.

    Raises:
        FunnelError: it is of no known platform, or cannot be read in one way.
    """
    sheets = [
        sheet for sheet in opened.sheets if table is None or sheet.name.casefold() == table.casefold() or opened.is_text
    ]
    if not sheets:
        raise _no_such_table(table or "", [sheet.name for sheet in opened.sheets])
    known = _recognised(sheets, plain, one_text=opened.is_text)
    if not known:
        raise _unknown(sheets, one_text=opened.is_text)
    if opened.is_text:
        _, sheet, platform = max(known, key=lambda each: each[0])
        return _read(sheet, platform, options)
    return _one_of(known, options)


def _recognised(
    sheets: Sequence[Sheet], plain: PlainTable | None, *, one_text: bool
) -> list[tuple[int, Sheet, Platform]]:
    readers: list[Platform] = [plain] if plain is not None else [platform() for platform in PLATFORMS]
    known: list[tuple[int, Sheet, Platform]] = []
    refused: FunnelError | None = None
    readable = False
    for sheet in sheets:
        try:
            scores = [(reader.score(sheet), reader) for reader in readers]
        except FunnelError as error:
            if not one_text:
                raise
            refused = refused or error  # cut at another sign the quotes need not match
            continue
        readable = readable or any(len(cells) > 1 for _, cells in sheet.head)
        score, reader = max(scores, key=lambda each: each[0])
        if score:
            known.append((score, sheet, reader))
    if not known and refused is not None and not readable:
        raise refused
    return known


def _read(sheet: Sheet, platform: Platform, options: Options) -> Export:
    export = platform.read(sheet, options)
    for name, decision in sheet.decided.items():
        export.decided.setdefault(name, decision)
    if sheet.name:
        export.decided.setdefault(
            "sheet", (sheet.name, Text("het blad met herkende kopjes", "the sheet with known headers"))
        )
    _place_in_time(export, sheet)
    return export


def _place_in_time(export: Export, sheet: Sheet) -> None:
    """Rows without a day of their own are about the period that the file names."""
    if export.chosen_period is None:
        named = period_in_name(sheet.file)
        found = None if named is None else period_in(named)
        if found is not None:
            export.chosen_period = found
            export.decided["period of the file"] = (
                named or "",
                Text("staat in de bestandsnaam", "is in the name of the file"),
            )
    for each in (export, *(other for other, _ in export.others)):
        chosen = each.chosen_period or export.chosen_period
        if chosen is None:
            continue
        if not any(each.last):
            each.first = array("i", [chosen[0].toordinal()]) * len(each)
            each.last = array("i", [chosen[1].toordinal()]) * len(each)
            each.period = chosen
        elif set(each.last) == {chosen[0].toordinal()} and chosen[1] > chosen[0]:
            each.last = array("i", [chosen[1].toordinal()]) * len(each)  # a start date only, and a period above it
            each.period = chosen
        else:
            each.last = array("i", [day or chosen[1].toordinal() for day in each.last])
            each.first = array("i", [day or chosen[0].toordinal() for day in each.first])
    if export.period is None and export.chosen_period is not None:
        export.period = export.chosen_period


def _one_of(known: list[tuple[int, Sheet, Platform]], options: Options) -> Export:
    """The one sheet of a workbook that holds the figures, where several may show the same ones."""
    best = max(score for score, _, _ in known)
    platform = next(reader for score, _, reader in known if score == best)
    mine = [(sheet, reader) for _, sheet, reader in known if type(reader) is type(platform)]
    if isinstance(platform, SearchConsole):
        mine = _complete_first(mine)
    exports = [_read(sheet, reader, options) for sheet, reader in mine]
    first = exports[0]
    if len(exports) == 1:
        return first
    if isinstance(platform, SearchConsole):
        return _held_against(exports, mine)
    if isinstance(platform, GoogleAnalytics):
        widest = max(exports, key=lambda export: len(export.figures))
        if sum(len(export.figures) == len(widest.figures) for export in exports) == 1:
            return widest
    if any(_sums(other) != _sums(first) for other in exports[1:]):
        names = ", ".join(f"‘{sheet.name}’" for sheet, _ in mine)
        raise refusals.Doubt(
            Text(
                f"Meer dan één blad heeft cijfers, en ze tellen niet op tot hetzelfde: {names}. Kies er een (table=…; "
                "--table op de "
                "opdrachtregel).",
                f"More than one sheet has figures, and they do not add up to the same: {names}. Choose one (table=…; "
                "--table on the "
                "command line).",
            )
        )
    return first


def _complete_first(sheets: list[tuple[Sheet, Platform]]) -> list[tuple[Sheet, Platform]]:
    """The tables of Search Console, that by day first and those that are cut off last."""

    def place(each: tuple[Sheet, Platform]) -> int:
        header = each[1].header(each[0].head)
        if header is None:
            return 3
        if any(column.role in DATE_ROLES for column in header.columns):
            return 0
        return 2 if header.has("query") or header.has("page") else 1

    return sorted(sheets, key=place)


def _held_against(exports: list[Export], sheets: list[tuple[Sheet, Platform]]) -> Export:
    """The table by day, where the tables that are complete agree with it.

    Raises:
        Doubt: they do not: with a filter on pages each counts in another way.
    """
    first, name = exports[0], sheets[0][0].name
    for other, (sheet, reader) in zip(exports[1:], sheets[1:], strict=True):
        header = reader.header(sheet.head)
        if header is None or header.has("query") or header.has("page") or not len(other):
            continue
        if header.columns[0].header.casefold() in {"search appearance", "zoekopmaak"} or _is_appearance(
            header.columns[0].header
        ):
            continue
        own, theirs = _sums(first).get("clicks", 0.0), _sums(other).get("clicks", 0.0)
        if abs(own - theirs) > _CLOSE * max(own, theirs) + 1:
            raise refusals.Doubt(
                Text(
                    f"De bladen spreken elkaar tegen: ‘{name}’ telt {own:.0f} klikken, ‘{sheet.name}’ {theirs:.0f}. "
                    "Met een filter telt Search "
                    f'Console per blad anders. Kies er een (table="{name}"; --table op de opdrachtregel).',
                    f"The sheets contradict each other: ‘{name}’ counts {own:.0f} clicks, ‘{sheet.name}’ "
                    f"{theirs:.0f}. With a filter, Search Console counts differently on every sheet. Choose one "
                    f'(table="{name}"; --table on the command line).',
                )
            )
    first.decided["sheet"] = (
        name,
        Text(
            "de tabel per dag is volledig; de andere bladen herhalen die",
            "the table by day is complete; the other sheets repeat it",
        ),
    )
    return first


def _is_appearance(header: str) -> bool:
    return any(
        word in header.casefold()
        for word in ("appearance", "opmaak", "apparence", "apariencia", "aparência", "aspecto", "darstellung")
    )


def _sums(export: Export) -> dict[str, float]:
    return {
        figures.metric.name: round(math.fsum(value for value in figures.values if not math.isnan(value)), 6)
        for figures in export.figures
        if figures.metric.additive
    }


def _unknown(sheets: Sequence[Sheet], *, one_text: bool) -> FunnelError:
    """Why a file was not recognised: rows about persons, or headers that no platform has."""
    widest: list[str] = []
    for sheet in sheets:
        try:
            head = sheet.head
        except FunnelError:
            continue
        rows = [[str(cell) for cell in cells] for _, cells in head if cells]
        if not rows:
            continue
        width = max(map(len, rows))
        header = next(row for row in rows if len(row) == width)
        try:
            require_no_persons(header, rows[rows.index(header) + 1 :])
        except FunnelError as refused:
            return refused
        if len(header) > len(widest):
            widest = header
    del one_text
    return refusals.not_recognised(widest)


def _no_such_table(name: str, names: Sequence[str]) -> BadInput:
    there = ", ".join(f"‘{each}’" for each in names)
    return BadInput(
        Text(f"Er is geen blad ‘{name}’. Er zijn: {there}.", f"There is no sheet ‘{name}’. There are: {there}.")
    )
