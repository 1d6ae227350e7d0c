"""The pages on what is evaluated and what is left: ``python -m tests.recalc.tools.pages .docs``."""

# ruff: noqa: E501 the lines of a page are as long as a page has them

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.language import Language, Text
from fullfunnel.recalc.proof import evidence
from fullfunnel.recalc.proof.kinds import NUMBERS, Kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

_INTRODUCTION: Final = Text(
    en="""# What is evaluated without Excel, and what is left

`regenerate` always evaluates the FUNNEL_ cells. Around them it keeps to these rules, so that no wrong number reaches a plan:

1. **What the file shows before a FUNNEL cell is taken.** A program that evaluates saved it. It is refreshed only where everything in it is proven
   (below) and all languages agree, or where it shows nothing; then the report says that the file was out of date.
2. **What depends on a FUNNEL cell is written only where its functions are proven on the kinds of values that its cells hold at that moment**:
   numbers, blank cells, errors, plain text, text that reads as a number, conditions of one kind or another, several cells where one is taken.
3. **And only where the same engine, from the old values, first gives back what Excel had saved.**
4. **The language is that of the values in the file.** Where a result differs from language to language (2,5 or 2.5), only the languages that give
   back the file's own values count; where these still disagree, the cell is left.
5. **What cannot be read counts as depending on a FUNNEL cell**: addresses in texts (INDIRECT, OFFSET), sheets in a row, what-if tables, LAMBDAs
   in a defined name, lost names. Such cells are listed; with `--strict` the exit code is then 1.
6. **Left as well**: rounding as displayed (all), dates in a workbook that counts from 1904, subtotals over hidden rows or over other subtotals,
   differences of nearly zero that decide something, and functions that are not in the table (times of day, random numbers, LAMBDA, cubes).

Plain formulas are evaluated by formualizer, all others by formulon, which is loaded only when a workbook needs it. `fullfunnel regenerate --verify
PATH...` compares both with the values that Excel saved in workbooks of your own: it changes nothing, lists every formula that differs, and then
the exit code is 1. `ff.patch(..., regenerate=True)` sets values and refreshes everything that depends on them in one step.

## The table

One line per function; the whole table is `addin/fullfunnel/recalc/proof/evidence.csv`, a line for every argument and kind of value. *Excel*: formulas
of workbooks saved by Excel (at most, over its arguments and kinds) whose value was given back. *Two engines*: cases on which a second, independent
engine agreed. *Left*: kinds of values on which it is not proven, for its first argument.

| function | Excel | two engines | proven on | left on |
|---|---|---|---|---|
""",
    nl="""# Wat zonder Excel wordt berekend, en wat blijft staan

`regenerate` berekent de FUNNEL_-cellen altijd. Daaromheen gelden deze regels, zodat er nooit een fout getal in een plan komt:

1. **Wat er vóór een FUNNEL-cel staat, blijft zoals het bestand het toont.** Een programma dat rekent heeft het opgeslagen. Het wordt alleen ververst
   als alles erin bewezen is (zie hieronder) en alle talen hetzelfde geven, of als er niets staat; het verslag meldt dan dat het bestand verouderd was.
2. **Wat van een FUNNEL-cel afhangt, wordt alleen geschreven als de functies bewezen zijn voor het soort waarden dat er op dat moment in de cellen
   staat**: getallen, lege cellen, fouten, gewone tekst, tekst die als getal te lezen is, voorwaarden van allerlei soort, meer cellen waar er één
   telt.
3. **En alleen als dezelfde rekenmachine met de oude waarden eerst teruggeeft wat Excel had opgeslagen.**
4. **De taal blijkt uit de waarden in het bestand.** Verschilt een uitkomst per taal (2,5 of 2.5), dan tellen alleen de talen die de eigen waarden van
   het bestand teruggeven; zijn die het niet eens, dan blijft de cel staan.
5. **Wat niet te lezen is, telt als afhankelijk van een FUNNEL-cel**: adressen in tekst (INDIRECT, VERSCHUIVING), bladen op een rij, gegevenstabellen,
   LAMBDA's achter een naam, verdwenen namen. Zulke cellen worden genoemd; met `--strict` is de exitcode dan 1.
6. **Ook dit blijft staan**: precisie zoals weergegeven (alles), datums in een werkmap die vanaf 1904 telt, subtotalen over verborgen rijen of andere
   subtotalen, verschillen van bijna nul waar iets van afhangt, en functies die niet in de tabel staan (tijdstippen, toeval, LAMBDA, kubussen).

Gewone formules berekent formualizer, alle andere formulon, dat alleen wordt geladen als een werkmap het nodig heeft. `fullfunnel regenerate --verify
PAD...` legt beide naast de waarden die Excel in je eigen werkmappen opsloeg: er verandert niets, elke formule die verschilt wordt genoemd, en dan is
de exitcode 1. `ff.patch(..., regenerate=True)` zet waarden en ververst in één stap alles wat ervan afhangt.

## De tabel

Eén regel per functie; de hele tabel staat in `addin/fullfunnel/recalc/proof/evidence.csv`, met een regel per argument en soort waarde. *Excel*:
formules uit werkmappen die Excel opsloeg (het hoogste aantal over argumenten en soorten) waarvan de waarde werd teruggegeven. *Twee*: gevallen waarin
een tweede, onafhankelijke rekenmachine hetzelfde gaf. *Blijft staan*: soorten waarden waarvoor het eerste argument niet bewezen is.

| functie | Excel | twee | bewezen voor | blijft staan bij |
|---|---|---|---|---|
""",
)
_GROUPS: Final[tuple[tuple[Text, Kinds], ...]] = (
    (Text(en="numbers", nl="getallen"), NUMBERS),
    (Text(en="blank", nl="leeg"), Kinds.BLANK),
    (Text(en="TRUE/FALSE", nl="WAAR/ONWAAR"), Kinds.LOGICAL),
    (Text(en="errors", nl="fouten"), Kinds.ERROR),
    (Text(en="text", nl="tekst"), Kinds.WORD | Kinds.EMPTY),
    (Text(en="text as a number", nl="tekst als getal"), Kinds.DIGITS | Kinds.LIKE),
    (Text(en="text as money", nl="tekst als bedrag"), Kinds.MONEY),
    (Text(en="conditions", nl="voorwaarden"), Kinds.SIGN_NUMBER | Kinds.SIGN_TEXT),
    (Text(en="several cells", nl="meer cellen"), Kinds.LIFTED),
)


def page(language: Language) -> str:
    """The page in one language."""
    by_function: dict[str, list[evidence.Line]] = defaultdict(list)
    for line in evidence.table():
        by_function[line.function].append(line)
    rows = [_row(function, lines, language) for function, lines in sorted(by_function.items())]
    return _INTRODUCTION.say(language) + "\n".join(rows) + "\n"


def _row(function: str, lines: list[evidence.Line], language: Language) -> str:
    proven: Mapping[str, bool] = {line.kind: line.exact_is_proven for line in lines if line.argument == "1"}
    excel, agree = max(line.excel for line in lines), sum(line.agree for line in lines)
    on: list[str] = []
    off: list[str] = []
    for name, kinds in _GROUPS:
        found = [proven[str(kind.name)] for kind in kinds if kind.name in proven]
        if found:
            (on if all(found) else off).append(name.say(language))
    shown = function.replace("|", "\\|").replace("u-", "- (sign)")
    return f"| `{shown}` | {excel} | {agree} | {', '.join(on)} | {', '.join(off)} |"


def pages() -> dict[str, str]:
    """The pages by file name."""
    return {f"formulas.{language}.md": page(language) for language in ("en", "nl")}


if __name__ == "__main__":
    for name, text in pages().items():
        (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8")
