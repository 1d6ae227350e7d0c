"""Promises: kept, broken, and put off until later."""

from __future__ import annotations

import pytest

from fullfunnel.checks.messages.copy import Copy
from fullfunnel.checks.pairs.promise import broken_promise


def broken(first: str, then: str) -> bool:
    return broken_promise(Copy(first, "", "", ""), Copy(then, "", "", "")) is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Geen creditcard nodig", "Vul je creditcard in"),
        ("Wij komen binnen 5 werkdagen langs", "De wachttijd is zes weken"),
        ("Fitted within ten days", "Current waiting time: 14 weeks"),
        ("Parts in 48 hours", "Current lead time: 3 weeks"),
        ("Book my free lesson", "Lessons are £25"),
        ("Je kunt elke maand stopzetten", "Voor een periode van minimaal twee jaar"),
        ("Free rescheduling", "Dates cannot be changed"),
        ("Lifetime guarantee", "Two-year guarantee"),
    ],
)
def test_a_promise_that_is_broken(first: str, then: str) -> None:
    assert broken(first, then)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Geen creditcard nodig", "Betaalgegevens vragen we pas als je blijft"),
        ("Geen creditcard nodig", "Zonder creditcard aan de slag"),
        ("Wij komen binnen 5 werkdagen langs", "De wachttijd is drie dagen"),
        ("Je loopt een dag mee, wij bellen", "We bellen je binnen twee dagen"),
        ("Try it for 30 days", "Your free month: 30 days"),
        ("Bezorgd binnen 3 dagen", "Morgen in huis"),
    ],
)
def test_a_promise_that_is_kept(first: str, then: str) -> None:
    assert not broken(first, then)
