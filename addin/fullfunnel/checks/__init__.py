"""Checks: what a plan says that its marketeer should know. Findings are values, collected and never raised."""

from fullfunnel.checks.finding import Finding
from fullfunnel.checks.framework import framework_findings

__all__ = ["Finding", "framework_findings"]
