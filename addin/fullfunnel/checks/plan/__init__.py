"""The rules on a plan and its figures, one a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fullfunnel.checks.plan import (
    above_cap,
    averaged_ratio,
    briefing_incomplete,
    budget_without_message,
    direct_channels_only,
    goal_by_itself,
    in_line,
    max_cpa_forgets,
    message_without_budget,
    much_creation,
    no_owner,
    no_why,
    own_target_short,
    price_on_wrong_unit,
    rate_as_percentage,
    retargeting_too_small,
    rounded_down,
    see_on_main_goal,
    separate_teams,
    stage_without_target,
    surplus,
    unfed_volume,
    unusable_rate,
)

if TYPE_CHECKING:
    from fullfunnel.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    above_cap.RULE,
    averaged_ratio.RULE,
    briefing_incomplete.RULE,
    budget_without_message.RULE,
    direct_channels_only.RULE,
    goal_by_itself.RULE,
    in_line.RULE,
    max_cpa_forgets.RULE,
    message_without_budget.RULE,
    much_creation.RULE,
    no_owner.RULE,
    no_why.RULE,
    own_target_short.RULE,
    price_on_wrong_unit.RULE,
    rate_as_percentage.RULE,
    retargeting_too_small.RULE,
    rounded_down.RULE,
    see_on_main_goal.RULE,
    separate_teams.RULE,
    stage_without_target.RULE,
    surplus.RULE,
    unfed_volume.RULE,
    unusable_rate.RULE,
)
