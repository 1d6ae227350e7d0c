"""PLN116: KPIs with figures and no main goal to calculate them back from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.blank_field import is_left_blank
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding

_IN_DOUBT: Final = re.compile(r"([1-9]\d{0,2})[.,](\d{3})")


def blank_goal(plan: PlanContext) -> Iterator[Finding]:
    """One finding where the goal is blank or no number; a plan without figures is only begun."""
    if plan.framework is None or not plan.is_begun or plan.fields is None or plan.targets is not None:
        return
    main = plan.framework.main
    typed = words_of(plan.fields.get("ffGoal"))
    if is_left_blank(plan, "ffGoal"):
        what = Text(
            f"Het hoofddoel is leeg: het is niet bekend hoeveel {main} je wilt. Geen enkele KPI heeft een doel.",
            f"The main goal is blank: it is not known how many {main} you want. No KPI has a target.",
        )
    elif typed:
        what = Text(
            f"Het hoofddoel ‘{typed}’ is geen aantal {main}. Geen enkele KPI heeft een doel.",
            f"The main goal ‘{typed}’ is not a number of {main}. No KPI has a target.",
        )
    else:
        return
    yield remark(
        RULE,
        what,
        _advice(typed, main),
        words=(main,),
        item="ffGoal",
        table="plan",
    )


def _advice(typed: str, main: str) -> Text:
    """What to type; for a number with one point or comma the two that it may be."""
    if in_doubt := _IN_DOUBT.fullmatch(typed):
        whole = in_doubt[1] + in_doubt[2]
        return Text(
            f"Het staat er als tekst: dat kan {whole} zijn of {in_doubt[1]},{in_doubt[2]}. Typ {whole} zonder punt of "
            "komma.",
            f"It is in the cell as text: that may be {whole} or {in_doubt[1]}.{in_doubt[2]}. Type {whole} without "
            "point or comma.",
        )
    return Text(
        f"Typ bij Hoofddoel hoeveel {main} je wilt, alleen het getal.",
        f"Type under Main goal how many {main} you want, only the number.",
    )


RULE: Final = rule_on_figures(
    "PLN116",
    "error",
    title=Text("Geen hoofddoel", "No main goal"),
    why=Text(
        "Elk doel wordt teruggerekend vanaf het hoofddoel; zonder hoofddoel is er niets om op te sturen.",
        "Every target is calculated back from the main goal; without a main goal there is nothing to manage by.",
    ),
    check=blank_goal,
    fails=Example(kpis=KPIS, fields={"ffGoal": None}),
    passes=Example(kpis=KPIS, fields={"ffGoal": 1000}),
    near_misses=(
        # A template names its KPIs and leaves the rates blank; a workbook of one's own may have no such cell.
        Example(kpis=tuple({**row, "rate": None} for row in KPIS), fields={"ffGoal": None}),
        Example(kpis=KPIS, fields={"ffOwner": "Sanne"}),
    ),
    needs=frozenset({"framework", "fields"}),
)
