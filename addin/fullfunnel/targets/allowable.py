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


def without_vat(order_value: Number, vat: Number | None) -> Number:
    """An order value without the VAT that is in it; the one place where that is taken off.

    Args:
        order_value: as typed in the plan.
        vat: the rate of the VAT that it includes; blank or 0 where it includes none.

    Raises:
        BadInput: the rate is negative.
    """
    rate = 0.0 if vat is None else vat
    if any_of(rate < 0):
        raise BadInput(
            Text(
                "Een btw-tarief kan niet negatief zijn. Vul een tarief in zoals 21%, of maak de cel leeg.",
                "A VAT rate cannot be negative. Type a rate such as 20%, or clear the cell.",
            )
        )
    return order_value / (1 + rate)


def allowable_cost(  # noqa: PLR0913  # what a result brings and costs
    order_value: Number,
    margin: Number,
    profit: Number,
    basis: ProfitBasis = "revenue",
    *,
    returned: Number = 0.0,
    cost_per_order: Number = 0.0,
    orders: Number = 1.0,
    fees: Number = 0.0,
) -> Number:
    """The allowable cost per result, in the currency of ``order_value``.

    With value v = order value x (1 - returned) and c = v x margin - cost per order, what is left of one order: a parcel
    is paid for whether it comes back or not. A result brings that many ``orders``. Three conventions for the profit are
    in use and give different figures, so the plan says which:

    ========== ==========================================  ========================
    basis      the profit is a share of                    allowable cost
    ========== ==========================================  ========================
    revenue    the order value                             orders x (c - v x profit)
    spend      what is spent (return on spend)             orders x c / (1 + profit)
    break-even the break-even cost per result              orders x c x (1 - profit)
    amount     nothing: it is an amount per order          orders x (c - profit)
    ========== ==========================================  ========================

    The fees of a result are paid from that, so they come off last.

    Args:
        order_value: average value of an order, without VAT.
        margin: gross margin as a fraction of the order value.
        profit: fraction, or an amount per order for ``amount``.
        basis: what the profit is a share of.
        returned: which part of the order value comes back.
        cost_per_order: what an order costs besides: the parcel, the payment.
        orders: how many orders a result brings over time, the first included.
        fees: what a result costs besides media: agency, tooling.

    Raises:
        BadInput: the margin or what is returned is above 100%, a cost is negative, or a profit that should be a
            fraction is 1 or more.
    """
    if any_of(order_value < 0) or any_of(margin < 0) or any_of(margin > 1):
        raise BadInput(
            Text(
                "De marge is een deel van de orderwaarde: vul iets in tussen 0% en 100%, en een orderwaarde van nul of "
                "meer, zonder btw.",
                "The margin is a share of the order value: type something between 0% and 100%, and an order value "
                "of zero or more, without VAT.",
            )
        )
    _refuse_odd(returned, cost_per_order, orders, fees)
    value = order_value * (1 - returned)
    left = value * margin - cost_per_order
    if basis == "spend":
        if any_of(profit <= -1):
            raise _no_fraction()
        return orders * left / (1 + profit) - fees
    if basis == "amount":
        return orders * (left - profit) - fees
    if any_of(profit >= 1) or any_of(profit <= -1):
        raise _no_fraction()
    return orders * (left - value * profit if basis == "revenue" else left * (1 - profit)) - fees


def _refuse_odd(returned: Number, cost_per_order: Number, orders: Number, fees: Number) -> None:
    if any_of(returned < 0) or any_of(returned > 1):
        raise BadInput(
            Text(
                "Wat er terugkomt, is een deel van de orderwaarde: vul iets in tussen 0% en 100%.",
                "What is returned is a share of the order value: type something between 0% and 100%.",
            )
        )
    if any_of(cost_per_order < 0) or any_of(fees < 0) or any_of(orders <= 0):
        raise BadInput(
            Text(
                "Kosten per bestelling en fees zijn nul of meer, en een resultaat brengt meer dan nul bestellingen. "
                "Verbeter die getallen.",
                "Cost per order and fees are zero or more, and a result brings more than zero orders. Correct those "
                "numbers.",
            )
        )


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
