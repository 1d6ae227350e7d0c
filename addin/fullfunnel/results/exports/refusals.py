"""Why an export is not taken: each refusal names the doubt and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.errors import FunnelError
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_MANY: Final = 40


class Doubt(FunnelError):
    """The file can be read in more than one way, and one of them would give a wrong sum."""


class NotRecognised(FunnelError):
    """No platform of ours writes such a file."""


def shown(headers: Sequence[str]) -> str:
    """Headers for a sentence."""
    names = [header for header in headers if header.strip()]
    return ", ".join(f"‘{name[:60]}’" for name in names[:_MANY]) + (" …" if len(names) > _MANY else "")


def _doubt(nl: str, en: str) -> Doubt:
    return Doubt(Text(nl, en))


def _holds(cell: object, header: str, line: int) -> Text:
    """Where a cell stands and what is in it: the beginning of what is wrong with it."""
    seen = str(cell)[:60]
    return Text(
        f"Op regel {line} staat in de kolom ‘{header}’ ‘{seen}’",
        f"On line {line} the column ‘{header}’ has ‘{seen}’",
    )


def not_recognised(headers: Sequence[str]) -> NotRecognised:
    """The refusal of a table of an unknown kind."""
    seen = shown(headers) or "-"
    return NotRecognised(
        Text(
            f"Deze export is niet herkend. Deze kolommen staan erin: {seen}. Geef op welke kolom wat is, "
            'bijvoorbeeld mapping={"Datum": "date", "Naam": "campaign", "Kosten": "cost"}; op de opdrachtregel '
            "met --mapping.",
            f"This export is not recognised. It has these columns: {seen}. Say which column is what, for instance "
            'mapping={"Date": "date", "Name": "campaign", "Spend": "cost"}; on the command line with --mapping.',
        )
    )


def no_figure(cell: object, header: str, line: int) -> Doubt:
    """The refusal of a cell of figures that holds something else."""
    holds = _holds(cell, header, line)
    return _doubt(
        f"{holds.nl}, maar dat is geen getal zoals de andere in dit bestand. Download de export opnieuw, of "
        "verbeter die cel.",
        f"{holds.en}, which is not a figure like the others in this file. Download the export again, or correct "
        "that cell.",
    )


def has_parts(cell: object, header: str, line: int) -> Doubt:
    """The refusal of a count that is not whole."""
    holds = _holds(cell, header, line)
    return _doubt(
        f"{holds.nl}, terwijl die alleen hele aantallen kan hebben: het decimaalteken van dit bestand is niet te "
        "vertrouwen. Download de export opnieuw zonder hem eerst in Excel te openen.",
        f"{holds.en}, while it can only hold whole numbers: the decimal sign of this file cannot be trusted. Download "
        "the export again without opening it in Excel first.",
    )


def below_zero(cell: object, header: str, line: int) -> Doubt:
    """The refusal of a figure that cannot be negative."""
    return _doubt(
        f"Op regel {line} staat in de kolom ‘{header}’ een negatief getal (‘{str(cell)[:60]}’). Dit lijkt een "
        "factuur of een "
        "correctie, geen campagnerapport. Exporteer het rapport van de campagnes.",
        f"On line {line} the column ‘{header}’ has a negative figure (‘{str(cell)[:60]}’). This looks like an "
        "invoice or a correction, not a campaign report. Export the report of the campaigns.",
    )


def cut_off(line: int, cells: int, width: int) -> Doubt:
    """The refusal of a row with fewer or more cells than its header."""
    return _doubt(
        f"Regel {line} heeft {cells} cellen en de rij kopjes {width}: het bestand is afgebroken of verschoven. "
        "Download de export "
        "opnieuw.",
        f"Line {line} has {cells} cells and the header row {width}: the file is cut off or shifted. Download the "
        "export again.",
    )


def cut_within(line: int, header: str, cell: object) -> Doubt:
    """The refusal of a file that stops within its last figure."""
    shown = str(cell).strip()[:60]
    return _doubt(
        f"Het bestand stopt midden in een cijfer: op regel {line}, de laatste, staat in de kolom ‘{header}’ ‘{shown}’, "
        "terwijl de andere daar meer decimalen hebben. Download de export opnieuw.",
        f"The file stops within a figure: on line {line}, the last one, the column ‘{header}’ has ‘{shown}’, "
        "while the others there have more decimals. Download the export again.",
    )


def second_table(line: int) -> Doubt:
    """The refusal of a file with a second header row."""
    return _doubt(
        f"Op regel {line} begint een tweede tabel. Die kan dezelfde cijfers nog een keer bevatten. Zet elke tabel "
        "in een eigen bestand.",
        f"On line {line} a second table begins. It may contain the same figures again. Put each table in a file "
        "of its own.",
    )


def repeats(header: str) -> Doubt:
    """The refusal of a report that repeats figures per part."""
    return _doubt(
        f"Door de kolom ‘{header}’ staan dezelfde cijfers op meer rijen; opgeteld tellen ze dubbel. Exporteer "
        "zonder die kolom.",
        f"Because of the column ‘{header}’ the same figures are on several rows; added up they count twice. "
        "Export without that column.",
    )


def several_currencies(found: Sequence[str]) -> Doubt:
    """The refusal of costs in more than one currency."""
    names = ", ".join(found)
    return _doubt(
        f"De bedragen zijn in meer dan één valuta: {names}. Exporteer per account of per valuta.",
        f"The amounts are in more than one currency: {names}. Export by account or by currency.",
    )


def no_date(cell: object, header: str, line: int) -> Doubt:
    """The refusal of a cell of dates that holds something else."""
    holds = _holds(cell, header, line)
    return _doubt(
        f"{holds.nl}, maar dat is geen datum zoals de andere in dit bestand. Download de export opnieuw, of "
        "verbeter die cel.",
        f"{holds.en}, which is not a date like the others in this file. Download the export again, or correct "
        "that cell.",
    )


def above_total(header: str, rows: Text, total: Text, line: int) -> Doubt:
    """The refusal of rows that add up to more than their total."""
    return _doubt(
        f"De rijen van ‘{header}’ tellen op tot {rows.nl}, maar het totaal op regel {line} is {total.nl}: dezelfde "
        "cijfers staan op meer rijen. "
        "Exporteer zonder uitsplitsing.",
        f"The rows of ‘{header}’ add up to {rows.en}, but the total on line {line} is {total.en}: the same "
        "figures are on several rows. Export without a breakdown.",
    )


def header_twice(header: str) -> Doubt:
    """The refusal of two columns for one thing that differ."""
    return _doubt(
        f"De kolom ‘{header}’ staat er twee keer in, met andere cijfers; waarschijnlijk is de ene de "
        "vergelijkingsperiode. Exporteer "
        "zonder vergelijking.",
        f"The file has the column ‘{header}’ twice, with different figures; one of the two is probably the "
        "comparison period. Export without a comparison.",
    )


def only_totals(line: int) -> Doubt:
    """The refusal of a file that has totals and no rows."""
    return _doubt(
        f"Dit bestand heeft alleen totalen (regel {line}) en geen rijen: het is niet duidelijk waar ze over gaan. "
        "Exporteer de campagnes zelf.",
        f"This file has only totals (line {line}) and no rows: it is not clear what they are about. Export the "
        "campaigns themselves.",
    )


def same_twice(first: int, second: int) -> Doubt:
    """The refusal of two rows that say exactly the same."""
    return _doubt(
        f"Regel {first} en {second} hebben precies dezelfde cijfers: de ene kan het totaal of een kopie van de "
        "andere zijn. Haal een van "
        "beide weg.",
        f"Lines {first} and {second} have exactly the same figures: one may be the total or a copy of the other. "
        "Remove one of the two.",
    )


def repeats_rows(line: int) -> Doubt:
    """The refusal of a row that stands for several others without being their sum."""
    return _doubt(
        f"Regel {line} staat voor alle waarden van een uitsplitsing samen, maar is niet de som van de andere "
        "rijen. Exporteer zonder die "
        "regel of zonder uitsplitsing.",
        f"Line {line} is for all values of a breakdown together, but is not the sum of the other rows. Export "
        "without that line or without the breakdown.",
    )


def sum_with_a_time(line: int) -> Doubt:
    """The refusal of a row that is the sum of the others and yet has a day of its own."""
    return _doubt(
        f"Regel {line} is precies de som van de andere rijen, maar heeft een eigen dag of uur: het is niet "
        "duidelijk of het een totaal is. Haal die regel weg als het een totaal is; exporteer anders nog een dag "
        "erbij.",
        f"Line {line} is exactly the sum of the other rows, but has a day or hour of its own: it is not clear "
        "whether it is a total. Remove that line if it is a total; otherwise export one more day.",
    )


def subtotal(line: int) -> Doubt:
    """The refusal of a row that is the sum of those above it, with other rows below it."""
    return _doubt(
        f"Regel {line} is de som van de rijen erboven, en daaronder staan nog meer rijen: het bestand bevat "
        "subtotalen. Exporteer zonder subtotalen.",
        f"Line {line} is the sum of the rows above it, and there are more rows below it: the file contains "
        "subtotals. Export without subtotals.",
    )


def overlapping_periods(first: int, second: int) -> Doubt:
    """The refusal of two rows about the same thing over days that overlap."""
    return _doubt(
        f"Regel {first} en {second} gaan over hetzelfde, en hun perioden overlappen: opgeteld tellen dagen "
        "dubbel. Exporteer één periode, of per dag.",
        f"Lines {first} and {second} are about the same thing, and their periods overlap: added up, days count "
        "twice. Export one period, or by day.",
    )


def order_twice(line: int) -> Doubt:
    """The refusal of an order whose total stands there twice."""
    return _doubt(
        f"De bestelling op regel {line} stond er al, ook met een totaal: het bestand bevat bestellingen dubbel. "
        "Download de export opnieuw.",
        f"The order on line {line} was already there, also with a total: the file contains orders twice. Download "
        "the export again.",
    )


def garbled(header: str) -> Doubt:
    """The refusal of a file whose letters were read in the wrong encoding before it was saved."""
    return _doubt(
        f"De letters van de kop ‘{header}’ zijn verminkt: een ander programma heeft het bestand verkeerd gelezen "
        "en opgeslagen. Download de export opnieuw.",
        f"The letters of the header ‘{header}’ are garbled: another program read the file wrongly and saved it. "
        "Download the export again.",
    )
