"""What the second message tells to order, beside a column Product that names one product for both."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.called_object import other_object
from fullfunnel.checks.text.fit.copy import Copy


def copies(product: str, headline: str, call: str) -> tuple[Copy, Copy]:
    return Copy(f"About our {product}", "", "", product), Copy(headline, "From the spring on.", call, product)


@pytest.mark.parametrize(
    ("product", "headline", "call"),
    [
        ("broken window repair", "Order a car window", "Order"),
        ("tweedehands kinderfiets", "Bestel een kinderfiets zitje", "Bestel"),
        ("used office chair", "Deals", "Buy a garden chair"),
    ],
)
def test_a_brother_of_the_product(product: str, headline: str, call: str) -> None:
    assert other_object(*copies(product, headline, call)) is not None


@pytest.mark.parametrize(
    ("product", "headline", "call"),
    [
        ("broken window repair", "Book a window repair", "Book"),
        ("broken window repair", "Plan a window survey", "Plan"),
        ("used office chair", "Order an office chair", "Order a lamp"),
        ("Larkspur chair", "Order a garden chair", "Order"),
        ("used office chair", "A garden chair", "See chairs"),
    ],
)
def test_the_product_itself_or_a_step_on_the_way(product: str, headline: str, call: str) -> None:
    assert other_object(*copies(product, headline, call)) is None
