"""PLN126 alone says that a landing page is closed."""

from __future__ import annotations

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check

HEADER = ["ID", "Stage", "Product", "Headline", "Body", "CTA", "Landing page"]


def codes(body: str) -> list[str]:
    rows = [
        ["D1", "Do", "Nurse", "Become a nurse", "£ 3,000 a month.", "Apply now", "L1"],
        ["L1", "Landing", "Nurse", "Nurse", body, "Apply", None],
    ]
    found = check(plan_of(messages=[HEADER, *rows])).open
    return [each.code for each in found if each.code in {"PLN126", "MSG202", "MSG206"}]


@pytest.mark.parametrize(
    "body",
    [
        "Applications are closed.",
        "The vacancy has been filled.",
        "We are not taking applications this year.",
        "Deze vacature is gesloten.",
        "De vacature is inmiddels vervuld.",
        "Solliciteren kan niet meer.",
        "Inschrijving gesloten",
    ],
)
def test_a_closed_page_is_one_finding(body: str) -> None:
    assert codes(body) == ["PLN126"]


@pytest.mark.parametrize("body", ["A position over the river.", "Applications are not closed.", "Shops close at six."])
def test_an_open_page_is_none(body: str) -> None:
    assert codes(body) == []
