"""Every text can be read by who sees little contrast: at least 4.5 to 1, as the accessibility guidelines ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from fullfunnel.templates.styles import GREY, INK, INPUT, OPEN, WARNING, WHITE, shade
from tests.short_run import first_of
from tests.templates.opened import whole

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the grey that just fails


@pytest.mark.parametrize("stage", range(6))
def test_a_stage_can_be_read_in_both_its_tones(stage: int) -> None:
    tones = shade(stage)
    for text, ground in (("#FFFFFF", tones.dark), (tones.dark, tones.light), (INK, tones.light), (GREY, tones.light)):
        assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"),
    [("#FFFFFF", INK), (INK, INPUT), (INK, OPEN), (GREY, "#FFFFFF"), (WARNING, "#FFFFFF"), (GREY, "#E9ECF0")],
)
def test_what_is_typed_and_calculated_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("template", first_of(sorted(TEMPLATES.glob("*.xlsx"))), ids=lambda path: path.stem)
def test_no_rule_adds_lines_for_of_two_rules_libreoffice_applies_the_first_only(template: Path) -> None:
    """A rule with the lines of filled rows would take away the colour of a severity or a stage."""
    book = whole(template.read_bytes())
    rules = [rule for sheet in book for each in sheet.conditional_formatting for rule in each.rules]
    borders = [rule.dxf.border for rule in rules if rule.dxf and rule.dxf.border]
    lines = {str(each.bottom.color.rgb) for each in borders if each.bottom and each.bottom.color}
    assert lines == {"FF" + WHITE.removeprefix("#")}
