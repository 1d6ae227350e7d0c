"""The checks over workbook files: each is read, checked and told about; one that cannot be read stops no other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from fullfunnel.checks.catalogue import RULES
from fullfunnel.checks.finding import ORDER
from fullfunnel.checks.personal_cells import known_values
from fullfunnel.checks.run import Findings, check
from fullfunnel.commands.batch import ended, tasks
from fullfunnel.commands.workers import outcomes
from fullfunnel.errors import FunnelError
from fullfunnel.language import Text
from fullfunnel.plans.workbook import plan_of_workbook
from fullfunnel.privacy.masking import masked_text
from fullfunnel.xlsx.refusals import TooDeep, Unexpected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from fullfunnel.checks.finding import Finding, Severity
    from fullfunnel.checks.reading import Unread
    from fullfunnel.commands.batch import Task
    from fullfunnel.commands.workers import Ended
    from fullfunnel.language import Language

NOTHING = Findings((), ())


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A workbook with what stands out in it."""

    path: str
    language: Language = "en"
    """The language of the plan."""
    findings: Findings = NOTHING
    has_plan: bool = False
    """Whether it has a table of ours; without one only its cells were looked at."""
    unusable: Text | None = None
    """Why it, or a part of it, could not be checked; the findings are those of the rest."""


def check_files(
    paths: Iterable[str], select: Collection[str] = (), ignore: Collection[str] = (), *, seconds: float | None = None
) -> Iterator[CheckedFile]:
    """Every workbook in these files, folders and patterns.

    Args:
        paths: files, folders and patterns.
        select: codes, or the beginnings of codes, to look at; none for all.
        ignore: codes, or the beginnings of codes, to pass over.
        seconds: how long a workbook may take; None for as long as it takes, in this process.
    """
    one = partial(_checked, select=tuple(select), ignore=tuple(ignore))
    if seconds is None:
        return map(one, tasks(paths))
    not_checked = partial(_not_checked, seconds=seconds)
    return outcomes(tasks(paths), one, not_checked, seconds=seconds, interruptible=True)


def _checked(task: Task, select: Collection[str], ignore: Collection[str]) -> CheckedFile:
    if task.refusal is not None:
        return CheckedFile(str(task.path), unusable=task.refusal.sentence)
    return check_file(task.path, select, ignore)


def _not_checked(task: Task, how: Ended, seconds: float) -> CheckedFile:
    return CheckedFile(str(task.path), unusable=ended(task, how, seconds).text)


def check_file(path: Path, select: Collection[str] = (), ignore: Collection[str] = ()) -> CheckedFile:
    """One workbook."""
    try:
        read = plan_of_workbook(path)
        found = check(read.plan)
    except FunnelError as error:
        return CheckedFile(str(path), error.language, unusable=error.text)
    except RecursionError:
        return CheckedFile(str(path), unusable=TooDeep(path.name).text)
    except Exception as error:  # noqa: BLE001 a fault of ours on one workbook must not keep the others from being done
        return CheckedFile(str(path), unusable=Unexpected(path.name, why=f"{type(error).__name__}: {error}").text)
    wanted = [tuple(each for each in some if is_asked(each.code, select, ignore)) for some in found]
    return CheckedFile(
        str(path),
        read.plan.language,
        Findings(*wanted),
        has_plan=any(sheet.places for sheet in read.plan.sheets),
        unusable=_told(read.unread, known_values(read.plan)),
    )


def _told(unread: Unread, known: Collection[str]) -> Text | None:
    """The tables that could not be read, each by its name."""
    if not unread:
        return None
    told = Text(
        " ".join(f"{table}: {error.text.nl}" for table, error in unread),
        " ".join(f"{table}: {error.text.en}" for table, error in unread),
    )
    return masked_text(told, known)


def is_asked(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    """Whether a rule is to be looked at."""
    begins = tuple(each.strip().upper() for each in select if each.strip())
    passed = tuple(each.strip().upper() for each in ignore if each.strip())
    return (not begins or code.startswith(begins)) and not (passed and code.startswith(passed))


def names_a_rule(begin: str) -> bool:
    """Whether a code or the beginning of one, as typed, fits any rule; nothing typed fits all."""
    return any(rule.code.startswith(begin.strip().upper()) for rule in RULES)


def exit_code(files: Iterable[CheckedFile], fail_on: Severity | None) -> int:
    """0: nothing at the level asked; 1: something; 2: a file could not be used."""
    files = list(files)
    if any(each.unusable is not None for each in files):
        return 2
    return int(any(is_serious(finding, fail_on) for each in files for finding in each.findings.open))


def is_serious(finding: Finding, fail_on: Severity | None) -> bool:
    """Whether a finding is at the level asked, or above it."""
    return fail_on is not None and ORDER[finding.severity] <= ORDER[fail_on]
