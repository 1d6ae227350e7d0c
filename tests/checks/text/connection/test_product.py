"""Products of two messages: another one, or another name for the same."""

from __future__ import annotations

import pytest

from fullfunnel.checks.text.connection.product import other_product
from fullfunnel.checks.text.fit.copy import Copy


def differs(first: tuple[str, str], then: tuple[str, str], *, opens: bool = False) -> bool:
    before, after = Copy(first[1], "", "", first[0]), Copy(then[1], "", "", then[0])
    return other_product(before, after, opens=opens, closes=False) is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("Velora Mini", "Past in elke gang"), ("Velora Bakfiets", "Vier kinderen voorin")),
        (("Kestrel Solo", "For one"), ("Kestrel Tandem", "Bring a friend")),
        (("Orla Pizzeria oven", "Hot in ten minutes"), ("Orla Pizzeria knife", "Cuts anything")),
        (("Rue Bleue", "A night of chanson"), ("The Iron Orchard", "A family saga")),
    ],
)
def test_two_products_that_neither_message_has_a_word_for(first: tuple[str, str], then: tuple[str, str]) -> None:
    assert differs(first, then)


@pytest.mark.parametrize(
    ("first", "then", "opens"),
    [
        (("Velora fietsen", "Altijd wind mee"), ("Velora Bakfiets", "Vier kinderen voorin"), True),
        (("Museum De Kaai", "Honderd jaar haven"), ("Tentoonstelling Stoom", "Negentig machines"), True),
        (("Velora fietslease", "Onderhoud inbegrepen"), ("Velora City", "Stille motor"), False),
        (("Fisherman jumper", "Knitted in one piece"), ("Fairhaven Fisherman", "Wool from our own flock"), False),
        (("Kestrel Solo", "For one, or take the Tandem"), ("Kestrel Tandem", "Bring a friend"), False),
    ],
)
def test_one_house_or_one_product(first: tuple[str, str], then: tuple[str, str], opens: bool) -> None:  # noqa: FBT001
    assert not differs(first, then, opens=opens)
