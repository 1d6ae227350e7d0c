"""Google Ads: downloads of the tables, of the report editor and of the predefined reports, and the overview cards."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from fullfunnel.language import Text
from fullfunnel.results.exports import refusals
from fullfunnel.results.exports.columns import Column, Header, header_of
from fullfunnel.results.exports.dialect.dates import period_in
from fullfunnel.results.exports.platforms.platform import Platform, changed
from fullfunnel.results.exports.words import header_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fullfunnel.results.exports.dialect.records import Record
    from fullfunnel.results.exports.export import Export
    from fullfunnel.results.exports.habits import Options
    from fullfunnel.results.exports.sources.sheets import Sheet

_PER_ACTION: Final = re.compile(
    r"(?!(?:total|all|primary|unique|(?:post|click|view)[- ](?:click|view|through)|cross-device)[_ ])"
    r"(.+)[_ ](?:Conversions|Conv\.)",
    re.IGNORECASE,
)
"""The name of a conversion action; what says how a conversion came about is none."""
_ALL_TIME: Final = frozenset(
    {"all time", "altijd", "gesamter zeitraum", "toutes les périodes", "todo el período", "todo o período", "全期間"}
)
_FILE_PERIOD: Final = re.compile(r"\((\d{4}\.\d{2}\.\d{2}-\d{4}\.\d{2}\.\d{2})\)")
_CARD_NAMES: Final = frozenset(
    header_key(name)
    for name in (
        *(
            "Campaign Name",
            "Campaign",
            "Date",
            "Device",
            "Search Keyword",
            "Search",
            "Network",
            "Day",
            "Hour",
            "Gender",
            "Age Range",
        ),
        *("Data", "Nome da campanha", "Dispositivo", "Campanha", "Palavra-chave de pesquisa", "Pesquisa", "Rede"),
        *(
            "Fecha",
            "Nombre de la campaña",
            "Campaña",
            "Datum",
            "Kampagnenname",
            "Gerät",
            "Apparaat",
            "Campagnenaam",
            "Date",
            "Appareil",
        ),
    )
)
_COMPARISON: Final = re.compile(
    r"\((?:comparison|compared? to|comparação|comparación|vergleich|vergelijking|comparaison|change|% change)\)$",
    re.IGNORECASE,
)
_BILLING: Final = frozenset(
    header_key(name)
    for name in ("Debits", "Credits", "Payments", "Amount due", "Debit", "Credit", "Billing ID", "Account budget")
)


class GoogleAds(Platform):
    """Reads what Google Ads exports."""

    file: ClassVar[str] = "google_ads"

    def score(self, sheet: Sheet) -> int:
        """Known by a line of dates right above the header, by words of its own, or by the shape of a card."""
        usual = super().score(sheet)
        header = self.header(sheet.head)
        if header is None:
            return 0
        if any(header_key(column.header) in _BILLING for column in header.columns):
            return 0
        if header.index >= 1 and self._is_period(sheet.head[header.index - 1]) and header.index <= 3:  # noqa: PLR2004
            return usual + 40 if header.has("cost") or header.has("impressions") or header.has("clicks") else usual
        if usual:
            return usual
        if self._per_action(header):
            return 8  # any platform with a word of its own goes before it
        return 12 if self._is_card(header, sheet) else 0

    def header(self, head: Sequence[Record]) -> Header | None:
        """Its header row; with a column per conversion action there may be one known word only."""
        found = super().header(head)
        if found is not None and found.index <= 20:  # noqa: PLR2004
            return found
        for index, (line, cells) in enumerate(head[:6]):
            header = header_of(index, line, cells, self.words)
            if self._per_action(header):
                return header
        return found

    @staticmethod
    def _is_period(record: Record) -> bool:
        filled = [str(cell) for cell in record[1] if str(cell or "").strip()]
        # A re-saved file may have lost the quotes of a date with a comma in it.
        text = ",".join(filled)
        return bool(filled) and (text.strip().casefold() in _ALL_TIME or period_in(text, "MDY") is not None)

    @staticmethod
    def _per_action(header: Header) -> bool:
        return sum(_PER_ACTION.fullmatch(column.header) is not None for column in header.columns) >= 2  # noqa: PLR2004

    @staticmethod
    def _is_card(header: Header, sheet: Sheet) -> bool:
        """Whether it is the table behind a card of the overview: one name, and only figures beside it."""
        if header.index != 0 or header_key(header.columns[0].header) not in _CARD_NAMES:
            return False
        others = header.columns[1:]
        known = all(
            column.role or _COMPARISON.search(column.header) or header_key(column.header) in _CARD_NAMES
            for column in others
        )
        named = _FILE_PERIOD.search(sheet.file) is not None
        compared = any(_COMPARISON.search(column.header) for column in others)
        return known and ((header.has("cost") and header.has("clicks")) or named or compared)

    def adjusted(self, header: Header) -> Header:
        """A column per conversion action counts where there is no column for all of them."""
        if header.has("action") and header.all("impressions", "clicks", "cost", "interactions", "views"):
            action = header.first("action")
            raise refusals.repeats("" if action is None else action.header)
        actions: list[Column] = []
        for column in header.columns:
            match = _PER_ACTION.fullmatch(column.header)
            if match is not None and not column.role and not header.has("conversions"):
                actions.append(replace(column, role="conversions", unit=match[1].strip()))
        return changed(header, actions)

    def before(self, head: Sequence[Record], export: Export, options: Options) -> None:
        """The title and the chosen period stand above the header."""
        for _, cells in head:
            text = ",".join(str(cell) for cell in cells if str(cell or "").strip())
            period = period_in(text, options.date_order)
            if period is not None:
                export.chosen_period = period
            elif text.strip() and text.strip().casefold() not in _ALL_TIME:
                export.decided.setdefault(
                    "title", (text.strip()[:80], Text("staat boven de tabel", "is above the table"))
                )

    def after(self, header: Header, export: Export) -> None:
        """Without days the rows are about the chosen period; parts of an account are never the whole."""
        if any(_COMPARISON.search(column.header) for column in header.columns):
            export.notes.append(
                Text(
                    "Een kolom met een vergelijkingsperiode is weggelaten.",
                    "A column with a comparison period was left out.",
                )
            )
        parts = {"search term", "zoekterm", "suchbegriff", "search keyword", "keyword", "zoekwoord"}
        if any(header_key(column.header) in parts for column in header.columns):
            export.notes.append(
                Text(
                    "Dit zijn zoektermen of zoekwoorden: samen minder dan het account, want niet elke vertoning heeft "
                    "er een.",
                    "These are search terms or keywords: together less than the account, because not every "
                    "impression has one.",
                )
            )
        if not header.has("clicks") and header.has("interactions"):
            export.notes.append(
                Text(
                    "Er is geen kolom met klikken. Interacties zijn bij video weergaven, dus ze zijn geen klikken "
                    "genoemd.",
                    "There is no column of clicks. Interactions are views for video, so they are not called clicks.",
                )
            )


def period_in_name(file: str) -> str | None:
    """The period in the name of a card's file."""
    match = _FILE_PERIOD.search(file)
    return match[1] if match is not None else None
