"""No pattern of the package takes more than linear time, whatever a workbook holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from fullfunnel.checks.own_words import OwnWords
from fullfunnel.recalc import addin_link
from fullfunnel.xlsx.container import part_list
from fullfunnel.xlsx.sheets import sheet_xml
from tests.patterns.attacking import worst_growth
from tests.patterns.collecting import Made, collected
from tests.patterns.stepping import program

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND, MADE = collected()
TOLERATED = 0.5
"""Steps beyond linear growth for each repetition; a quadratic pattern has at least 2 for every character."""

MAKERS: dict[Made, Callable[[], list[re.Pattern[Any]]]] = {}


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.name)
def test_steps_grow_no_faster_than_the_text(found: Any) -> None:
    for how in found.how:
        growth = worst_growth(found.pattern, how)
        assert growth.excess <= TOLERATED, (found.name, how, growth)
