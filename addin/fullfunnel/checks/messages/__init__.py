"""Rules about one message: whether it fits its stage, its channel, and whoever steps in there."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.messages import (
    call_too_heavy,
    cold_talk,
    comparing_already,
    customer_talk,
    hard_sell,
    leans_on_earlier,
    no_call,
    nothing_to_compare,
    only_mood,
    still_explaining,
    too_long,
)

RULES: Final = (
    hard_sell.RULE,
    only_mood.RULE,
    no_call.RULE,
    call_too_heavy.RULE,
    customer_talk.RULE,
    cold_talk.RULE,
    nothing_to_compare.RULE,
    leans_on_earlier.RULE,
    too_long.RULE,
    still_explaining.RULE,
    comparing_already.RULE,
)
"""MSG1xx, in the order of their codes."""
