"""The checks over workbook files: each is read, checked and reported; one that cannot be read stops no other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from fullfunnel.checks.catalogue import RULES
from fullfunnel.checks.finding import ORDER
from fullfunnel.checks.personal_cells import known_values
from fullfunnel.checks.run import Findings, check
from fullfunnel.commands.many.batch import ended, tasks
from fullfunnel.commands.many.workers import outcomes
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
    from fullfunnel.commands.many.batch import Task
    from fullfunnel.commands.many.in_order import Known
    from fullfunnel.commands.many.workers import Ended
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
    digest: bytes = b""
    """SHA-256 of the workbook that was read; none where it could not be."""

    def with_only(self, select: Collection[str], ignore: Collection[str]) -> CheckedFile:
        """The same with the findings of these codes."""
        if not any(select) and not any(ignore):
            return self
        wanted = [tuple(each for each in some if is_asked(each.code, select, ignore)) for some in self.findings]
        return replace(self, findings=Findings(*wanted))


def check_files(  # noqa: PLR0913 what is looked at, and how much it may take
    paths: Iterable[str],
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    *,
    seconds: float | None = None,
    jobs: int = 1,
    known: Known[Task, CheckedFile] | None = None,
    cluster: Any = None,
) -> Iterator[CheckedFile]:
    """Every workbook in these files, folders and patterns.

    Args:
        paths: files, folders and patterns.
        select: codes, or the beginnings of codes, to look at; none for all.
        ignore: codes, or the beginnings of codes, to pass over.
        seconds: how long a workbook may take; None for as long as it takes, in this process.
        jobs: number of processes.
        known: what earlier runs found; those workbooks are not opened again.
        cluster: a client of Dask's scheduler, to do it on more machines.
    """
    not_checked = partial(_not_checked, seconds=seconds)
    checked = outcomes(
        tasks(paths),
        _checked,
        not_checked,
        jobs=jobs,
        seconds=seconds,
        interruptible=True,
        known=known,
        cluster=cluster,
    )
    return (each.with_only(select, ignore) for each in checked)


def _checked(task: Task) -> CheckedFile:
    if task.refusal is not None:
        return CheckedFile(str(task.path), unusable=task.refusal.sentence)
    if not task.url:
        return check_file(task.path)
    from fullfunnel.commands.remote.staging import copy_of  # noqa: PLC0415  # only where a URL is given

    try:
        with copy_of(task.url) as (path, _, _):
            return replace(check_file(path), path=str(task.path), digest=b"")
    except FunnelError as error:
        return CheckedFile(str(task.path), unusable=error.text)


def _not_checked(task: Task, how: Ended, seconds: float | None) -> CheckedFile:
    return CheckedFile(str(task.path), unusable=ended(task, how, seconds).text)


def check_file(path: Path) -> CheckedFile:
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
    return CheckedFile(
        str(path),
        read.plan.language,
        found,
        has_plan=any(sheet.places for sheet in read.plan.sheets),
        unusable=_unusable(read.unread, known_values(read.plan)),
        digest=read.digest,
    )


def _unusable(unread: Unread, known: Collection[str]) -> Text | None:
    """The tables that could not be read, each by its name."""
    if not unread:
        return None
    sentence = Text(
        " ".join(f"{table}: {error.text.nl}" for table, error in unread),
        " ".join(f"{table}: {error.text.en}" for table, error in unread),
    )
    return masked_text(sentence, known)


def is_asked(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    """Whether a rule is to be looked at."""
    begins = tuple(each.strip().upper() for each in select if each.strip())
    passed = tuple(each.strip().upper() for each in ignore if each.strip())
    return (not begins or code.startswith(begins)) and not (passed and code.startswith(passed))


def names_a_rule(begin: str) -> bool:
    """Whether a code or the beginning of one, as typed, fits any rule; nothing typed fits all."""
    return any(rule.code.startswith(begin.strip().upper()) for rule in RULES)


@dataclass(slots=True)
class Tally:
    """What a run came to, counted as its workbooks come by, so that none of them has to be kept."""

    fail_on: Severity | None
    files: int = 0
    unusable: int = 0
    serious: int = 0
    """Workbooks with a finding at the level asked."""

    def counted(self, checked: Iterable[CheckedFile]) -> Iterator[CheckedFile]:
        """The same workbooks, each counted."""
        for each in checked:
            self.files += 1
            self.unusable += each.unusable is not None
            self.serious += any(is_serious(finding, self.fail_on) for finding in each.findings.open)
            yield each

    @property
    def exit_code(self) -> int:
        """0: nothing at the level asked; 1: something; 2: a file could not be used."""
        return 2 if self.unusable else int(self.serious > 0)


def is_serious(finding: Finding, fail_on: Severity | None) -> bool:
    """Whether a finding is at the level asked, or above it."""
    return fail_on is not None and ORDER[finding.severity] <= ORDER[fail_on]
