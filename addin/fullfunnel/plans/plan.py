"""A plan for analysts: read from a workbook, a DataFrame or rows; its targets and findings as mappings and frames."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, SupportsIndex, cast, overload

from fullfunnel import display, python_arguments
from fullfunnel.checks.finding import Finding
from fullfunnel.checks.own_words import SEVERITY_WORDS
from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check
from fullfunnel.errors import BadInput, FunnelError, NotFound
from fullfunnel.framework.reading import read_framework
from fullfunnel.language import Text
from fullfunnel.plans.given_rows import given_rows
from fullfunnel.plans.target_table import TargetTable
from fullfunnel.plans.workbook import plan_of_workbook
from fullfunnel.privacy.masking import without_personal_data
from fullfunnel.targets.targets import targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from typing import Any

    import pandas as pd

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.framework.framework import Framework
    from fullfunnel.language import Language
    from fullfunnel.results.review import Review

_FRAME: Final = ("code", "severity", "where", "cell", "what", "advice")


class Findings(tuple[Finding, ...]):
    """The findings on a plan, most severe first. A tuple of :class:`~fullfunnel.checks.finding.Finding`.

    ``to_frame()`` gives them as a DataFrame; in a notebook they show as a table.
    """

    __slots__ = ()

    @overload
    def __getitem__(self, at: SupportsIndex) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> Findings: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Finding | Findings:
        """One finding, or some of them, which are findings too."""
        return Findings(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)

    def to_frame(self, language: Language = "en") -> pd.DataFrame:
        """One row per finding.

        Args:
            language: ``nl`` or ``en``, for the sentences.

        Returns:
            Texts in the columns ``code``, ``severity``, ``where``, ``cell``, ``what`` and ``advice``. Take a column as
            ``frame["where"]``: ``frame.where`` is a method of pandas.

        Raises:
            BadInput: another language.

        Example:
            >>> import fullfunnel as ff
            >>> rows = [["KPI", "Feeds", "Rate", "Cap"], ["Leads", None, None, None], ["Visits", "Leads", 0.04, 20_000]]
            >>> ff.read_plan(rows).check(1_200).to_frame()["code"].tolist()[0]
            'KPI104'
        """
        import pandas as pd  # noqa: PLC0415  # only where a frame is asked for

        return pd.DataFrame(list(self._rows(python_arguments.language(language))), columns=list(_FRAME))

    def _rows(self, language: Language) -> Iterator[tuple[str, ...]]:
        for each in self:
            severity = SEVERITY_WORDS[each.severity].say(language)
            yield each.code, severity, each.where, each.cell, each.what.say(language), each.advice.say(language)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{name}</th>" for name in _FRAME)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in self._rows("en")
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


@dataclass(frozen=True)
class Plan:
    """A KPI framework with what belongs to it: goal, messages, budget. Made by :func:`read_plan`.

    Example:
        >>> import fullfunnel as ff
        >>> plan = ff.read_plan([["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.04]])
        >>> plan.main, plan.goal, plan.language
        ('Leads', None, 'en')
    """

    framework: Framework
    """The KPIs and what each of them leads to."""
    goal: float | None = None
    """How many of the main KPI the plan asks for; ``None`` where that is not filled in."""
    source: str = ""
    """The file it came from; empty for a DataFrame or rows."""
    _context: PlanContext | None = field(default=None, repr=False, compare=False)
    _range: object = field(default=None, repr=False, compare=False)

    @property
    def main(self) -> str:
        """The name of the main KPI."""
        return self.framework.main

    @property
    def language(self) -> Language:
        """The language of the plan's headers, ``nl`` or ``en``."""
        return self.framework.language

    def __hash__(self) -> int:
        """Plans that are equal have the same KPIs, goal and source."""
        return hash((self.source, self.goal, tuple(kpi.name for kpi in self.framework.kpis)))

    def targets(self, goal: float | None = None, scenario: str | None = None) -> TargetTable:
        """Calculate back from the main goal to a target for every KPI.

        Args:
            goal: how many of the main KPI; left out: the goal in the plan.
            scenario: the name after ``Rate`` in the headers of a scenario; left out: the plan itself.

        Returns:
            A mapping of KPI name to its target, unrounded, in the KPI's own unit; ``to_frame()`` for a DataFrame.

        Raises:
            BadInput: there is no goal, or it is negative or not a number (a text never is: ``"12.000"`` can be read in
                two ways).
            NotFound: the plan has no such scenario.
            NoAnswer: the KPIs feed each other in a circle.

        Example:
            >>> import fullfunnel as ff
            >>> plan = ff.read_plan([["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.04]])
            >>> plan.targets(1_200)["Visits"]
            30000.0
        """
        named = "" if scenario is None else python_arguments.text("scenario", scenario, '"worst"')
        return TargetTable(targets(self.framework.under(named), self._goal(goal)))

    def check(self, goal: float | None = None) -> Findings:
        """What stands out in the plan: its framework, and its messages and budget if a workbook has these.

        Args:
            goal: how many of the main KPI; left out: the goal in the plan. Without any, only what needs no goal.

        Returns:
            The findings, most severe first.

        Raises:
            BadInput: the goal is negative or not a number.

        Example:
            >>> import fullfunnel as ff
            >>> rows = [["KPI", "Feeds", "Rate", "Cap"], ["Leads", None, None, None], ["Visits", "Leads", 0.04, 20_000]]
            >>> [finding.code for finding in ff.read_plan(rows).check(1_200) if finding.severity == "error"]
            ['KPI104']
        """
        if self._context is not None and goal is None:
            return Findings(check(self._context).open)
        asked = self.goal if goal is None else self._goal(goal)
        if self._context is None:
            return Findings(check(plan_of(framework=self._range, goal=asked)).open)
        return Findings(check(self._with_goal(cast("float", asked))).open)

    def review(self, day: date | None = None) -> Review:
        """Where the plan stands, the forecast and what to move: what dashboard and report show, unrounded.

        Args:
            day: up to and including this day, a date; left out: the last one in the results.

        Returns:
            ``standings`` per KPI, ``forecast``, ``bottleneck``, ``money`` per stage, ``mix`` per channel, ``proposal``:
            numbers in the unit of each KPI, amounts in ``currency``.

        Raises:
            BadInput: the plan has no goal, a table of it cannot be read, or ``day`` is not a day.

        Example:
            >>> import fullfunnel as ff
            >>> review = ff.read_plan("plan.xlsx").review()  # doctest: +SKIP
            >>> [(each.kpi.name, each.status) for each in review.standings]  # doctest: +SKIP
        """
        last = None if day is None else python_arguments.day("day", day)
        if self._context is None:
            raise BadInput(
                Text(
                    'De resultaten staan in een werkmap. Lees het plan daaruit: read_plan("plan.xlsx").',
                    'Results are in a workbook. Read the plan from one: read_plan("plan.xlsx").',
                ),
                self.language,
            )
        from fullfunnel.plans.reviewing import review_of  # noqa: PLC0415  # only where it is asked for

        return review_of(self._context, self.source, last)

    def _with_goal(self, goal: float) -> PlanContext:
        context = cast("PlanContext", self._context)
        fields: Mapping[str, object] = {**(context.fields or {}), "ffGoal": goal}
        return replace(context, targets=targets(self.framework, goal), fields=fields)

    def _goal(self, goal: Any) -> float:  # noqa: ANN401  # an analyst passes anything
        given = self.goal if goal is None else goal
        if given is None:
            raise BadInput(
                Text(
                    "Dit plan heeft nog geen hoofddoel. Geef het mee: plan.targets(1200).",
                    "This plan has no main goal yet. Pass one: plan.targets(1200).",
                ),
                self.language,
            )
        number = python_arguments.number("goal", given)
        if number >= 0:
            return number
        raise BadInput(
            Text(
                "Het hoofddoel moet nul of meer zijn. Geef mee hoeveel je er wilt halen.",
                "The main goal must be zero or more. Pass how many you want to reach.",
            ),
            self.language,
        )

    @cached_property
    def _shown_goal(self) -> str:
        return "no goal yet" if self.goal is None else f"goal {display.amount(self.goal, 'en')} {self.main}"

    def __repr__(self) -> str:
        """One line: source, goal and size."""
        source = f"{self.source}: " if self.source else ""
        return without_personal_data(f"<Plan {source}{self._shown_goal}, {len(self.framework.kpis)} KPIs>")

    def _repr_html_(self) -> str:
        name, goal = (without_personal_data(each) for each in (self.source or "Plan", self._shown_goal))
        title = f"<p><b>{escape(name)}</b>: {escape(goal)}</p>"
        if self.goal is None:
            return title
        try:
            return title + self.targets()._repr_html_()  # the notebook's own protocol
        except FunnelError as error:
            return title + f"<p>{escape(str(error))}</p>"


def read_plan(source: object) -> Plan:
    """Read a plan.

    Args:
        source: the path of a workbook of ours, a DataFrame whose columns are the headers of a KPI framework
            (``KPI``, ``Feeds``, ``Rate`` ... or their Dutch names), or rows with a header row first. A number may also
            be a text as people type it (``"4%"``, ``"2,5%"``); None, NaN, NA and NaT are blank cells.

    Returns:
        The plan; its targets and findings are calculated when asked for.

    Raises:
        Refused: the file cannot be read as a workbook; the text says what it is and what to do.
        NotFound: the workbook has no table ``ffKpis``.
        BadInput: the framework cannot be read, or ``source`` is something else.

    Example:
        >>> import fullfunnel as ff
        >>> ff.read_plan([["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.04]])
        <Plan no goal yet, 2 KPIs>
    """
    if isinstance(source, str | os.PathLike):
        return _of_file(Path(python_arguments.path("source", source)))
    rows = given_rows(source)
    return Plan(read_framework(rows), _range=rows)


def _of_file(path: Path) -> Plan:
    found = plan_of_workbook(path)
    error = next((error for table, error in found.unread if table == "ffKpis"), None)
    if error is not None:
        raise error
    table = found.plan.tables.get("ffKpis")
    if table is None:
        raise NotFound(
            Text(
                f"In ‘{path.name}’ staat geen tabel ffKpis. Maak een plan met fullfunnel new, of geef de rijen van je "
                "framework mee.",
                f"‘{path.name}’ has no table ffKpis. Make a plan with fullfunnel new, or pass the rows of your "
                "framework.",
            )
        )
    calculated = found.plan.targets
    framework = read_framework(table) if calculated is None else calculated.framework
    goal = None if calculated is None else float(calculated.goal)
    return Plan(framework, goal, path.name, found.plan, table)
