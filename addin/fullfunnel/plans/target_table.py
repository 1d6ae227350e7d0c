"""The targets of a plan as a mapping by KPI name, and as a DataFrame."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Final

from fullfunnel import display
from fullfunnel.errors import FunnelError, NotFound
from fullfunnel.framework.reading import ROLE_WORDS
from fullfunnel.framework.stages import stage_words
from fullfunnel.language import Text
from fullfunnel.privacy.masking import without_personal_data
from fullfunnel.python_arguments import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from fullfunnel.framework.framework import Kpi
    from fullfunnel.targets.targets import Targets

_COLUMNS: Final = ("kpi", "stage", "role", "unit", "target", "planned_cost")
_MOST_LINES: Final = 60
"""KPIs that a repr names; a workbook of ours has room for as many."""


class TargetTable(Mapping[str, float]):
    """Targets by KPI name: ``targets["Reach"]``, unrounded, in the KPI's own unit.

    A name is found as in the cells: whatever the case, or by a synonym. Iterating gives the KPIs that have a target, in
    the order of the framework.

    Example:
        >>> import fullfunnel as ff
        >>> rows = [["KPI", "Feeds", "Rate"], ["Leads", None, None], ["Visits", "Leads", 0.04]]
        >>> dict(ff.read_plan(rows).targets(1_200))
        {'Leads': 1200.0, 'Visits': 30000.0}
    """

    __slots__ = ("_found",)

    def __init__(self, found: Targets) -> None:
        """Wrap the targets of a plan."""
        self._found = found

    @property
    def goal(self) -> float:
        """The main goal that was calculated back from."""
        return float(self._found.goal)

    def __getitem__(self, name: str) -> float:
        """The target of a KPI.

        Raises:
            NotFound: the KPI is not in the framework, or nothing asks for it.
            BadRate: a rate on the way is blank or zero.
            NoAnswer: the target is not finite.
        """
        if not isinstance(name, str):
            raise _no_name(name)
        return float(self._found.of(self._found.framework.find(name)))

    def __contains__(self, name: object) -> bool:
        """Whether a KPI of this name has a target."""
        try:
            return isinstance(name, str) and self[name] is not None
        except FunnelError:
            return False

    def get(self, name: str, default: float | None = None) -> float | None:  # type: ignore[override]
        """The target of a KPI; ``default`` where it has none."""
        if name not in self:
            return default
        return self[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the KPIs that have a target."""
        return (kpi.name for kpi in self._found.framework.kpis if kpi.name in self)

    def __len__(self) -> int:
        """How many KPIs have a target."""
        return sum(1 for _ in self)

    def to_frame(self) -> pd.DataFrame:
        """One row per KPI, in the order of the framework.

        Columns: ``kpi``, ``stage``, ``role``, ``unit`` (texts), ``target`` (in that unit) and ``planned_cost`` (target
        x unit cost / per, in the currency of the plan). NaN where there is none.
        """
        import pandas as pd  # noqa: PLC0415  # only where a frame is asked for

        frame = pd.DataFrame(list(self._rows()), columns=list(_COLUMNS))
        return frame.astype({"target": float, "planned_cost": float})

    def _rows(self) -> Iterator[tuple[str, str, str, str, float | None, float | None]]:
        framework = self._found.framework
        for kpi in framework.kpis:
            target = self.get(kpi.name)
            stage, role = stage_words(kpi.stage, framework.language), ROLE_WORDS[kpi.role].say(framework.language)
            yield kpi.name, stage, role, kpi.unit, target, _planned_cost(kpi, target)

    def __repr__(self) -> str:
        """The targets, one line per KPI; of a long plan the first ones."""
        shown = list(islice(self.items(), _MOST_LINES))
        width = max((len(name) for name, _ in shown), default=0)
        lines = [f"{name:<{width}}  {display.amount(target, 'en'):>15}" for name, target in shown]
        more = len(self) - len(shown)
        title = f"Targets for {display.amount(self.goal, 'en')} {self._found.framework.main}:"
        return without_personal_data("\n".join([title, *lines, *([f"… and {more} more"] if more else [])]))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
        rows = []
        for *words, target, cost in self._rows():
            figures = ["" if each is None else display.amount(each, "en") for each in (target, cost)]
            cells = "".join(f"<td>{escape(without_personal_data(str(cell)))}</td>" for cell in words)
            cells += "".join(f'<td style="text-align: right">{each}</td>' for each in figures)
            rows.append(f"<tr>{cells}</tr>")
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _planned_cost(kpi: Kpi, target: float | None) -> float | None:
    return None if target is None or kpi.unit_cost is None else target * kpi.unit_cost / kpi.per


def _no_name(name: object) -> NotFound:
    return NotFound(
        Text(
            f'Een KPI vind je met zijn naam als tekst, zoals targets["Reach"], niet met {quoted(name)}.',
            f'A KPI is found by its name as a text, such as targets["Reach"], not by {quoted(name)}.',
        )
    )
