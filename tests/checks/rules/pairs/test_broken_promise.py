"""MSG202 and MSG204 on what a message takes back or says in other words, as the marketeer reads it."""

from __future__ import annotations

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.run import check

HEADER = ["ID", "Stage", "Product", "Headline", "Body", "CTA", "Landing page", "Follows"]


def sentences(body: str, then: str) -> list[str]:
    rows = [
        ["D1", "Do", "Canoe hire", "Hire a canoe", body, "Book a canoe", "L1", None],
        ["L1", "Landing", "Canoe hire", "Book your canoe", then, "Book", None, None],
    ]
    found = check(plan_of(messages=[HEADER, *rows])).open
    return [each.what.en for each in found if each.code in {"MSG202", "MSG204"}]


def test_a_condition_is_quoted_beside_what_was_promised() -> None:
    (said,) = sentences("Row out in a canoe for two. All summer.", "A canoe is not available on Sundays.")
    assert said == (
        "First it says ‘Row out in a canoe for two.’, here ‘A canoe is not available on Sundays.’ (D1 → L1)."
    )
    assert sentences("Row out in a canoe. Not available on Sundays.", "A canoe is not available on Sundays.") == []


def test_slang_is_quoted_by_its_words() -> None:
    (said,) = sentences("Row out at your own pace.", "Oi mate, hop in! Epic!")
    assert said == "First it says ‘Hire a canoe’, here ‘Oi, mate, hop in, Epic’ (D1 → L1)."
