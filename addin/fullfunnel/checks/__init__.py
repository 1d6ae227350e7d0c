"""Checks: what a plan says that its marketeer should know. Findings are values, collected and never raised.

The rules and their words are loaded by the first who asks for findings; a target does not need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.lazy_names import lazy_names

if TYPE_CHECKING:
    from fullfunnel.checks.finding import Finding
    from fullfunnel.checks.framework import framework_findings, remarks_on
    from fullfunnel.checks.ranges import check_messages, check_ranges

__all__ = ["Finding", "check_messages", "check_ranges", "framework_findings", "remarks_on"]

__getattr__ = lazy_names(
    __name__,
    {
        "Finding": "finding",
        "check_messages": "ranges",
        "check_ranges": "ranges",
        "framework_findings": "framework",
        "remarks_on": "framework",
    },
)
