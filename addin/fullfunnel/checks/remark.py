"""How a rule remarks on what it found: its code and severity are said once, in the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fullfunnel.checks.finding import Finding

if TYPE_CHECKING:
    from typing import Unpack

    from fullfunnel.checks.finding import About
    from fullfunnel.checks.rule import Rule
    from fullfunnel.language import Text


def remark(rule: Rule, what: Text, advice: Text, **about: Unpack[About]) -> Finding:
    """A finding of a rule; about the plan as a whole where no row is named."""
    return Finding(code=rule.code, severity=rule.severity, what=what, advice=advice, **{"row": 0, **about})
