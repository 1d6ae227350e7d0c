"""Exports written after the forms that platforms use, with the sums that a reading by hand gives: a file a platform.

Every name and figure is made up. A case is the bytes of a file, and what its rows add up to without totals.
"""

from __future__ import annotations

from typing import Final

from tests.results.export_cases import (
    display,
    email,
    google_ads,
    google_analytics,
    linkedin,
    meta,
    microsoft_ads,
    pinterest,
    search_console,
    shopify,
    tiktok,
)
from tests.results.export_cases.case import Case, text, workbook

__all__ = ["CASES", "Case", "text", "workbook"]

CASES: Final = tuple(
    case
    for platform in (
        google_ads,
        meta,
        google_analytics,
        search_console,
        linkedin,
        tiktok,
        display,
        microsoft_ads,
        pinterest,
        email,
        shopify,
    )
    for case in platform.CASES
)
