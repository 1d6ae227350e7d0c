"""The checks take time in proportion to the plan, counted in what they do, not by a clock."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from fullfunnel.checks.reading import plan_of
from fullfunnel.checks.rules.pairs import other_address
from fullfunnel.checks.run import check
from fullfunnel.checks.text.connection.follow import steps_of
from fullfunnel.checks.text.literal_phrases import LiteralPhrases
from fullfunnel.checks.text.words import words_in
from fullfunnel.errors import BadInput
from fullfunnel.framework import names
from fullfunnel.framework.formula import read_formula
from fullfunnel.framework.messages import read_messages
from fullfunnel.framework.names import close_names
from fullfunnel.framework.reading import read_framework
from fullfunnel.language import same

HEADERS = ["ID", "Stage", "Product", "Headline", "Follows"]
STAGES = ("See", "Think", "Do", "Care")


def one_product(many: int) -> list[list[Any]]:
    return [HEADERS, *([f"M{at}", STAGES[at % 4], "Tour", f"Ride {at}", None] for at in range(many))]


def test_a_message_is_held_against_the_nearest_rows_of_its_product() -> None:
    small, large = (list(steps_of(read_messages(one_product(many)))) for many in (200, 800))
    assert len(large) < 4.5 * len(small)
    for step in large[:50]:
        assert abs(step.after.row - step.before.row) < 100


def test_a_small_plan_is_held_against_all_of_it() -> None:
    steps = list(steps_of(read_messages(one_product(16))))
    assert len(steps) == 4 * 4 * 3


def test_follows_that_list_all_before_are_read_and_not_all_judged() -> None:
    rows = [HEADERS, *([f"M{at}", "Do", "Tour", "A", ",".join(f"M{each}" for each in range(at))] for at in range(100))]
    messages = read_messages(rows)
    assert len(messages.rows[-1].follows) == 99
    assert len(list(steps_of(messages))) <= 100 * 12


class Slip:
    """A switch between two messages that counts how often it is looked at."""

    looks = 0
    severity = "warning"

    def __init__(self, first: str, then: str) -> None:
        self._ends = first, then

    @property
    def points_to(self) -> str:
        Slip.looks += 1
        return self._ends[0]

    @property
    def message(self) -> str:
        Slip.looks += 1
        return self._ends[1]


def slips(many: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often the slips of so many messages are looked at, each between je and u."""
    steps = [Slip(f"M{at}", f"M{at + apart}") for at in range(many) for apart in (1, 3, 5, 7, 9, 11)]
    Slip.looks = 0
    monkeypatch.setattr(other_address, "_STEPS", SimpleNamespace(check=lambda _: iter(steps)))
    assert list(other_address.RULE.check(plan_of(one_product(1))))
    return Slip.looks


def test_slips_between_je_and_u_are_gathered_without_looking_at_all_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = (slips(many, monkeypatch) for many in (200, 800))
    assert large < 5 * small


def test_an_unknown_name_is_compared_with_so_many_and_no_longer_ones() -> None:
    assert close_names("visit", ["visits", "x" * 50_000]) == ["visits"]
    assert close_names("x" * 50_000, ["x" * 49_999]) == []
    assert close_names("name7", (f"name{at}" for at in range(10**9))) != [], "it looks at the first ones only"
    assert names.close_names("leads", ["leeds"]) == ["leeds"]


@pytest.mark.parametrize("text", ["(" * 5000 + "A" + ")" * 5000, "-" * 9000 + "A", "A" + "+A" * 9000, "A/" * 3000])
def test_a_formula_without_end_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_formula(text, {"a": "A"}, same("here"))
    assert "here" in refused.value.text.en


def test_ten_thousand_kpis_are_read() -> None:
    rows = [["KPI", "Stage", "Feeds", "Rate"], ["Leads", "Do", None, None]]
    rows += [[f"K{at}", "See", "Leads" if at == 1 else f"K{at - 1}", 1] for at in range(1, 10_000)]
    assert len(read_framework(rows).kpis) == 10_000


def test_a_line_of_thousands_of_words_is_judged_by_its_beginning() -> None:
    words = words_in("€ 10 free delivery " * 10_000)
    assert len(words) == 1000
    assert max(word.sentence for word in words) >= 9, "a sentence without end is several"
    assert len(words_in("bestel" * 5000)[0].form) == 60


def test_a_cell_with_thousands_of_numbers_is_one_finding() -> None:
    plan = plan_of([HEADERS, ["M1", "See", "Tour", "0612345678 " * 2900, None]])
    found = [each for each in check(plan).open if each.code == "DAT102"]
    assert len(found) == 1
    assert "2,899 more" in found[0].what.en


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("NS geeft kansen", "   geeft kansen"),
        ("De NS-actie van ns!", "De   -actie van   !"),
        ("Ga voor goud: nu", "            : nu"),
        ("C++ en C", "    en C"),
    ],
)
def test_own_words_are_passed_over_where_they_stand_alone(line: str, left: str) -> None:
    phrases = LiteralPhrases(["NS", "ga voor", "Ga voor goud", "C++"])
    kept = list(line)
    for start, end in phrases.spans(line):
        kept[start:end] = " " * (end - start)
    assert "".join(kept) == left
