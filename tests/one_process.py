"""Which tests run in one process: the files that refresh whole plans, and else those of one file.

What a plan's formulas read and what was proven of them is found once in a process and remembered; a second process
would take seconds to find it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    from fullfunnel.language import Language

WHOLE_PLANS: Final = frozenset(
    {
        "tests/checks/test_one_list.py",
        "tests/commands/test_import_old_plan.py",
        "tests/commands/test_language.py",
        "tests/plans/test_importing.py",
        "tests/plans/test_unattended.py",
        "tests/recalc/test_other_programs.py",
        "tests/recalc/test_second_opinion.py",
        "tests/report/test_dashboard_sheet.py",
        "tests/templates/test_calendar_window.py",
        "tests/templates/test_check_sheet.py",
        "tests/templates/test_first_target.py",
        "tests/templates/test_formulas.py",
    }
)


LANGUAGES: Final[tuple[Language, ...]] = ("en", "nl")
"""Of whole plans, for ``short_run.first_of``: a Dutch plan has other formulas, which would have to be learned too."""


class Scheduling(LoadFileScheduling):  # type: ignore[misc]  # the library exports no types for it
    """A file a process, and the files of :data:`WHOLE_PLANS` together."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "whole plans" if file in WHOLE_PLANS else file
