"""MSG206: a page to choose from redeems a call to buy or book; a call for something else it does not."""

from __future__ import annotations

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.pairs.call_not_redeemed import RULE

HEADER = ["ID", "Stage", "Product", "Headline", "Body", "CTA", "Landing page"]


def findings(product: str, first: tuple[str, str, str], page: tuple[str, str, str]) -> list[str]:
    rows = [["D1", "Do", product, *first, "L1"], ["L1", "Landing", product, *page, None]]
    return [each.what.en for each in RULE.check(plan_of(messages=[HEADER, *rows]))]


@pytest.mark.parametrize(
    ("product", "first", "page"),
    [
        (
            "Trainers",
            ("Trainers 20% off", "This weekend only.", "Buy now"),
            ("Trainers 20% off", "Free delivery.", "See all trainers"),
        ),
        (
            "Sneakers",
            ("Sneakers met 20% korting", "Alleen dit weekend.", "Bestel nu"),
            ("Sneakers met 20% korting", "Gratis verzending.", "Bekijk alle sneakers"),
        ),
        (
            "Theater",
            ("Koop je kaartjes", "Vanaf € 25.", "Koop kaartjes"),
            ("Alle voorstellingen", "Kaartjes vanaf € 25.", "Bekijk de agenda"),
        ),
        (
            "Vlucht Rome",
            ("Boek je vlucht naar Rome", "Vanaf € 59.", "Boek nu"),
            ("Vluchten naar Rome", "Vanaf € 59 enkele reis.", "Zoek je vlucht"),
        ),
        ("Sofa", ("Order your sofa", "Now £ 499.", "Order now"), ("Sofas", "Now £ 499.", "Browse sofas")),
    ],
)
def test_a_page_to_choose_from(product: str, first: tuple[str, str, str], page: tuple[str, str, str]) -> None:
    assert findings(product, first, page) == []


def test_a_page_that_only_tells_names_what_is_missing() -> None:
    (what,) = findings(
        "Nursing", ("Work with us", "Start in May.", "Apply now"), ("A day on the ward", "What nurses do.", "Read more")
    )
    assert "there is no an application" not in what
    assert "application" in what
