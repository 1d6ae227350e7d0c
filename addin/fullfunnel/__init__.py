"""fullfunnel: the KPI framework for full funnel marketing that lives in the spreadsheet.

For analysts::

    import fullfunnel as ff

    plan = ff.read_plan("plan.xlsx")  # or a DataFrame, or rows with a header row
    plan.targets(12_000)["Reach"]  # unrounded; .to_frame() for a DataFrame
    plan.check().to_frame()  # what stands out
    ff.read_export("export.csv")  # what an ad platform exports, as a tidy DataFrame
    ff.collect(["plans/"])  # all plans as one DataFrame
    ff.regenerate("plan.xlsx")  # recalculate its FUNNEL_ cells, without Excel
    ff.regenerate_many(["plans/"], jobs=2)  # those of many; also on a cluster

One way through: workbook -> ``Framework`` -> targets and findings -> workbook, report. Every error is a
:class:`FunnelError`, of one of five kinds: ``BadInput``, ``NotFound``, ``BadRate``, ``NoAnswer`` and ``Refused``.
Nothing below is loaded before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.lazy_names import lazy_names

if TYPE_CHECKING:
    from fullfunnel.commands.collecting import collect
    from fullfunnel.commands.many.regenerate_many import regenerate_many
    from fullfunnel.errors import BadInput, BadRate, FunnelError, NoAnswer, NotFound, Refused
    from fullfunnel.plans.files import patch, regenerate
    from fullfunnel.plans.plan import Findings, Plan, read_plan
    from fullfunnel.plans.target_table import TargetTable
    from fullfunnel.results.exports.frame import read_export

__version__ = "0.1.0"

__all__ = [
    "BadInput",
    "BadRate",
    "Findings",
    "FunnelError",
    "NoAnswer",
    "NotFound",
    "Plan",
    "Refused",
    "TargetTable",
    "__version__",
    "collect",
    "patch",
    "read_export",
    "read_plan",
    "regenerate",
    "regenerate_many",
]

__getattr__ = lazy_names(
    __name__,
    {
        "BadInput": "errors",
        "BadRate": "errors",
        "Findings": "plans.plan",
        "FunnelError": "errors",
        "NoAnswer": "errors",
        "NotFound": "errors",
        "Plan": "plans.plan",
        "Refused": "errors",
        "TargetTable": "plans.target_table",
        "collect": "commands.collecting",
        "patch": "plans.files",
        "read_export": "results.exports.frame",
        "read_plan": "plans.plan",
        "regenerate": "plans.files",
        "regenerate_many": "commands.many.regenerate_many",
    },
)


def __dir__() -> list[str]:
    """The names of the face, for completion."""
    return sorted(__all__)
