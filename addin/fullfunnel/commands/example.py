"""The example campaign on the command line: its workbooks, its targets and what stands out in it.

Whatever is reported is read back from the workbook that was written, not from the plan it was written from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from rich.table import Table
from rich.text import Text as Words

from fullfunnel import display
from fullfunnel.checks import framework_findings
from fullfunnel.framework import schema as contract
from fullfunnel.framework.reading import ROLE_WORDS, read_framework
from fullfunnel.language import LANGUAGES, Text
from fullfunnel.targets.targets import targets
from fullfunnel.templates import TREINPAKKERS, build
from fullfunnel.templates.new_file import AlreadyThere, IsFile, NotWritten, write_new
from fullfunnel.xlsx.reading import read_names, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rich.console import RenderableType

    from fullfunnel.checks import Finding
    from fullfunnel.framework.framework import Kpi
    from fullfunnel.language import Language
    from fullfunnel.targets import Targets

_SEVERITIES: Final = {
    "error": (Text("fout", "error"), "bold red"),
    "warning": (Text("let op", "warning"), "bold yellow"),
    "hint": (Text("tip", "hint"), "bold cyan"),
}

_REMARK: Final = Text(
    "Voorbeeldcampagne. Alle cijfers, prijzen en teksten zijn verzonnen; ze zijn niet van NS.",
    "Example campaign. All figures, prices and copy are made up; they are not NS's.",
)


@dataclass(frozen=True, slots=True)
class Example:
    """What stands in the workbook of the example campaign."""

    path: Path
    campaign: str
    targets: Targets
    findings: list[Finding]
    allowable: float
    max_cpa: float


def file_name(language: Language) -> str:
    """What the workbook of the example is called."""
    return f"treinpakkers.{language}.xlsx"


def write_examples(folder: Path) -> list[Path]:
    """Writes the example campaign in Dutch and English into ``folder``; a folder that is absent is made.

    A workbook that is there already stays when it is the same, and stops the work before anything is written when it
    is not.

    Raises:
        Refusal: a workbook with other content has the name, or the system refused to write.
    """
    written = {folder / file_name(language): build(TREINPAKKERS, language) for language in LANGUAGES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = {path for path in written if path.exists()}
        other = next((path for path in sorted(there) if path.read_bytes() != written[path]), None)
    except (FileExistsError, NotADirectoryError):
        file = next((each for each in (folder, *folder.parents) if each.is_file()), folder)
        raise IsFile(str(file)) from None
    except OSError as error:
        raise NotWritten(file_name(LANGUAGES[0]), why=error.strerror or str(error)) from error
    if other is not None:
        raise AlreadyThere(other.name)
    for path, content in written.items():
        if path not in there:
            write_new(path, content)
    return list(written)


def read_example(path: Path) -> Example:
    """What a workbook of ours says: its framework and goal, and what follows from them.

    Raises:
        FunnelError: it cannot be read, or its plan cannot be calculated.
    """
    framework = read_framework(read_tables(path)[contract.KPIS.name])
    names = read_names(path)
    found = targets(framework, cast("float", names[contract.GOAL]))
    return Example(
        path=path,
        campaign=str(names[contract.CAMPAIGN]),
        targets=found,
        findings=framework_findings(found),
        allowable=cast("float", names[contract.ALLOWABLE]),
        max_cpa=cast("float", names[contract.MAX_CPA]),
    )


def lines(example: Example, paths: Iterable[Path], language: Language) -> list[RenderableType]:
    """What the command prints about the example, in ``language``."""
    return [
        Words(_REMARK.say(language), style="bold red"),
        target_table(example, language),
        Words(_cost_line(example, language)),
        Words(),
        Words(Text("Wat opvalt", "What stands out").say(language), style="bold"),
        *(_finding_line(finding, language) for finding in example.findings),
        Words(),
        Words(Text("Opgeslagen", "Saved").say(language), style="bold"),
        *(Words(f"  {path}") for path in paths),
        Words(),
        Words(Text("Zo ga je verder", "What to do next").say(language), style="bold"),
        *(Words(f"  {line.say(language)}") for line in _next_steps(example.path)),
    ]


def target_table(example: Example, language: Language) -> Table:
    """The targets, a KPI a row, in the order of the framework."""
    table = Table(title=example.campaign, title_justify="left", title_style="bold")
    for header in (Text("Fase", "Stage"), Text("KPI", "KPI"), Text("Rol", "Role")):
        table.add_column(header.say(language))
    table.add_column(Text("Doel", "Target").say(language), justify="right")
    table.add_column(Text("Eenheid", "Unit").say(language))
    for kpi in example.targets.framework.kpis:
        style = "bold" if kpi.role == "main" else None
        cells = (kpi.stage, kpi.name, ROLE_WORDS[kpi.role].say(language), _figure(example, kpi, language), kpi.unit)
        table.add_row(*(Words(cell) for cell in cells), style=style)
    return table


def _figure(example: Example, kpi: Kpi, language: Language) -> str:
    value = float(example.targets.of(kpi))
    return display.amount(value, language) if kpi.formula is not None else display.target(value, language)


def _cost_line(example: Example, language: Language) -> str:
    allowable, max_cpa = (display.number(value, language, 2) for value in (example.allowable, example.max_cpa))
    return Text(
        f"Een resultaat mag alles bij elkaar € {allowable} kosten. Trek See en Think daarvan af: de max CPA in Do "
        f"is € {max_cpa}.",
        f"A result may cost €{allowable} all in. Subtract See and Think: the max CPA in Do is €{max_cpa}.",
    ).say(language)


def _finding_line(finding: Finding, language: Language) -> Words:
    name, style = _SEVERITIES[finding.severity]
    line = Words("  ")
    line.append(name.say(language), style=style)
    line.append(f" {finding.code}  {finding.what.say(language)} {finding.advice.say(language)}")
    return line


def _next_steps(path: Path) -> tuple[Text, ...]:
    return (
        Text(
            f"Open {path}: op het eerste blad staat wat waar te vinden is.",
            f"Open {path}: its first sheet says what you find where.",
        ),
        Text(
            f"Verander een ratio of het doel, sla op en ververs zonder Excel: fullfunnel regenerate {path}",
            f"Change a rate or the goal, save, and refresh without Excel: fullfunnel regenerate {path}",
        ),
        Text("Begin je eigen plan: fullfunnel new plan.xlsx", "Start a plan of your own: fullfunnel new plan.xlsx"),
    )
