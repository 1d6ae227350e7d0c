"""What a result may cost all-in, from order value, margin and the profit that must remain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.errors import BadInput
from fullfunnel.language import Text
from fullfunnel.targets.elementwise import any_of

if TYPE_CHECKING:
    from fullfunnel.targets.elementwise import Number

ProfitBasis = Literal["revenue", "spend", "break-even", "amount"]

PROFIT_BASIS_WORDS: Final[dict[ProfitBasis, Text]] = {
    "revenue": Text("omzet", "revenue"),
    "spend": Text("besteding", "spend"),
    "break-even": Text("break-even", "break-even"),
    "amount": Text("bedrag", "amount"),
}


def allowable_cost(order_value: Number, margin: Number, profit: Number, basis: ProfitBasis = "revenue") -> Number:
    """The allowable cost per result, in the currency of ``order_value``.

    Three conventions for the profit are in use and give different figures, so the plan says which:

    ========== ==========================================  ======================
    basis      the profit is a share of                    allowable cost
    ========== ==========================================  ======================
    revenue    the order value                             value x (margin - profit)
    spend      what is spent (return on spend)             value x margin / (1 + profit)
    break-even the break-even cost per result              value x margin x (1 - profit)
    amount     nothing: it is an amount per order          value x margin - profit
    ========== ==========================================  ======================

    Args:
        order_value: average value of an order, without VAT and after returns.
        margin: gross margin as a fraction of the order value.
        profit: fraction, or an amount per order for ``amount``.
        basis: what the profit is a share of.

    Raises:
        BadInput: the margin is above 100%, or a profit that should be a fraction is 1 or more.
    """
    if any_of(order_value < 0) or any_of(margin < 0) or any_of(margin > 1):
        raise BadInput(
            Text(
                "De marge is een deel van de orderwaarde: vul iets in tussen 0% en 100%, en een orderwaarde van nul of "
                "meer, zonder btw.",
                "The margin is a part of the order value: type something between 0% and 100%, and an order value of "
                "zero or more, without VAT.",
            )
        )
    if basis == "spend":
        if any_of(profit <= -1):
            raise _no_fraction()
        return order_value * margin / (1 + profit)
    if basis == "amount":
        return order_value * margin - profit
    if any_of(profit >= 1) or any_of(profit <= -1):
        raise _no_fraction()
    return order_value * (margin - profit) if basis == "revenue" else order_value * margin * (1 - profit)


def _no_fraction() -> BadInput:
    amount = PROFIT_BASIS_WORDS["amount"]
    return BadInput(
        Text(
            "De winst moet een percentage onder 100% zijn, bijvoorbeeld 20%. Bedoel je een bedrag per bestelling, kies "
            f"dan ‘{amount.nl}’ als grondslag.",
            "The profit must be a percentage below 100%, for instance 20%. If you mean an amount per order, choose "
            f"‘{amount.en}’ as its basis.",
        )
    )
