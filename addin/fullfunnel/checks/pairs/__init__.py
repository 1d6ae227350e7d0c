"""Rules about how messages connect: with the ones they follow, and with the page they lead to."""

from __future__ import annotations

from typing import Final

from fullfunnel.checks.pairs import (
    broken_promise,
    call_not_redeemed,
    follows_unknown,
    leads_nowhere,
    nobody_leads_here,
    not_recognised,
    other_address,
    other_language,
    other_price,
    other_product,
    retargeting_without_rule,
    same_creative,
    wrong_delay,
)

RULES: Final = (
    other_product.RULE,
    broken_promise.RULE,
    other_price.RULE,
    other_address.RULE,
    other_language.RULE,
    call_not_redeemed.RULE,
    not_recognised.RULE,
    nobody_leads_here.RULE,
    leads_nowhere.RULE,
    retargeting_without_rule.RULE,
    wrong_delay.RULE,
    same_creative.RULE,
    follows_unknown.RULE,
)
"""MSG2xx, in the order of their codes."""
