"""How well the message rules do on labelled lines: ``python -m tests.checks.tools.evaluation MESSAGES.csv PAIRS.csv``.

Every line is tried in each of the four stages. A warning in its own stage, or in one that its author also accepts, is a
false alarm; a warning in another stage is a find. Every pair is judged as the plan would. Hints do not count.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fullfunnel.checks.context import PlanContext
from fullfunnel.checks.rules import rules_of
from fullfunnel.checks.text.connection.judging import breaks
from fullfunnel.checks.text.fit.stage_fit import NEEDS
from fullfunnel.framework.messages import Message, Messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.checks.text.connection.judging import Break
    from fullfunnel.framework.messages import Need

_TAKEN = ("id", "stage", "headline", "body", "cta", "product", "price")


class Placement(NamedTuple):
    """A line tried in a stage."""

    message: Message
    language: str
    own: Need
    placed: Need
    fits: bool
    code: str
    """The rule that warned, blank for none."""
    words: tuple[str, ...]


class Judgement(NamedTuple):
    """A pair with its label and what the rules made of it."""

    before: Message
    after: Message
    language: str
    reason: str
    """Why the author says it breaks; blank where it connects."""
    found: tuple[Break, ...]


def read_lines(path: Path) -> dict[str, tuple[Message, dict[str, str]]]:
    """The labelled messages of a file by ID, each with its row."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {
        row["id"]: (Message(row=number, **{key: row[key] for key in _TAKEN}), row)
        for number, row in enumerate(rows, start=2)
    }


def fitting_stages(message: Message, row: dict[str, str]) -> frozenset[Need]:
    """The stages a line fits: the one it was written for, and those its author also accepts."""
    also = {each.strip().lower() for each in row["also_ok"].split(",")}
    return frozenset(need for need in NEEDS if need == message.asks or need in also)


@cache
def placements(path: Path) -> tuple[Placement, ...]:
    """Every line of a file in every stage."""
    return tuple(_placements(path))


def _placements(path: Path) -> Iterator[Placement]:
    for message, row in read_lines(path).values():
        if message.asks is None:
            continue
        fitting = fitting_stages(message, row)
        for placed in NEEDS:
            code, words = _warning(message, placed)
            yield Placement(message, row["lang"], message.asks, placed, placed in fitting, code, words)


def _warning(message: Message, placed: Need) -> tuple[str, tuple[str, ...]]:
    """The first warning on a message alone in a stage, and the words it fired on."""
    moved = message.model_copy(update={"stage": placed.title()})
    plan = PlanContext(messages=Messages(language="en", rows=(moved,)))
    found = (each for rule in rules_of("messages") for each in rule.check(plan))
    first = next((each for each in found if each.severity != "hint"), None)
    return ("", ()) if first is None else (first.code, first.words)


def judgements(lines: Path, pairs: Path) -> Iterator[Judgement]:
    """Every pair of a file with what the rules made of it."""
    known = read_lines(lines)
    with pairs.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            before, after = known[row["from_id"]][0], known[row["to_id"]][0]
            link = "landing" if row["link"] == "landing" else "follows"
            reason = "" if row["label"] == "connects" else row["reason"]
            found = tuple(map(_as_labelled, breaks(before, after, link)))
            yield Judgement(before, after, known[row["from_id"]][1]["lang"], reason, found)


def _as_labelled(found: Break) -> Break:
    """A page that closes what the call opens has a rule of its own (PLN126); the labels have it under the call."""
    return found._replace(reason="cta") if found.reason == "closed" else found


def stage_table(tried: Iterable[Placement]) -> Iterator[str]:
    """False alarms and finds per language and per pair of stages, as a Markdown table."""
    tried = list(tried)
    yield "| lines | false alarms on fitting lines | misplaced lines found |"
    yield "|---|---|---|"
    for name in ("all", *sorted({each.language for each in tried})):
        some = [each for each in tried if name in {"all", each.language}]
        yield f"| {name} | {_share(_warned(some, fits=True))} | {_share(_warned(some, fits=False))} |"
    yield ""
    yield "| the line is | placed in See | in Think | in Do | in Care |"
    yield "|---|---|---|---|---|"
    for own in NEEDS:
        cells = []
        for placed in NEEDS:
            some = [each for each in tried if each.own == own and each.placed == placed]
            cells.append(_share(_warned(some, fits=own == placed)))
        yield f"| {own.title()} | {' | '.join(cells)} |"
    yield ""
    yield "| rule | rightly | false alarms |"
    yield "|---|---|---|"
    right = Counter(each.code for each in tried if each.code and not each.fits)
    wrong = Counter(each.code for each in tried if each.code and each.fits)
    for code in sorted(right | wrong):
        yield f"| {code} | {right[code]} | {wrong[code]} |"


def pair_table(judged: Iterable[Judgement]) -> Iterator[str]:
    """False alarms, finds and right reasons per language and per reason, as a Markdown table."""
    judged = list(judged)
    yield "| pairs | false alarms on connecting pairs | broken pairs found | right reason |"
    yield "|---|---|---|---|"
    for name in ("all", *sorted({each.language for each in judged})):
        yield _pair_row(name, [each for each in judged if name in {"all", each.language}])
    for reason in sorted({each.reason for each in judged if each.reason}):
        yield _pair_row(reason, [each for each in judged if each.reason == reason])


def _pair_row(name: str, some: list[Judgement]) -> str:
    connecting = [bool(each.found) for each in some if not each.reason]
    broken = [bool(each.found) for each in some if each.reason]
    right = [each.found[0].reason == each.reason for each in some if each.reason and each.found]
    return f"| {name} | {_share(connecting)} | {_share(broken)} | {_share(right)} |"


def _warned(some: Iterable[Placement], *, fits: bool) -> list[bool]:
    return [bool(each.code) for each in some if each.fits is fits]


def _share(found: list[bool]) -> str:
    if not found:
        return "–"
    return f"{sum(found)} of {len(found)} ({sum(found) / len(found):.1%})"


def report(lines: Path, pairs: Path | None) -> Iterator[str]:
    """The whole table, with every false alarm and every broken pair that was missed in its own words."""
    tried = list(placements(lines))
    yield from stage_table(tried)
    yield ""
    for each in tried:
        if each.fits and each.code:
            yield f"- false alarm {each.code}: {each.message.id} in {each.placed}: {', '.join(each.words)}"
    if pairs is None:
        return
    judged = list(judgements(lines, pairs))
    yield ""
    yield from pair_table(judged)
    yield ""
    for pair in judged:
        label = _label(pair)
        step = f"{pair.before.id} to {pair.after.id}"
        if pair.found and not pair.reason:
            yield f"- false alarm: {step}: {label}"
        elif pair.reason and (not pair.found or pair.found[0].reason != pair.reason):
            how = "wrong reason" if pair.found else "missed"
            yield f"- {how}: {step} ({pair.reason}) {label}"


def _label(pair: Judgement) -> str:
    if not pair.found:
        return ""
    first = pair.found[0]
    return f"{first.reason}: {first.clash.first} / {first.clash.then}"


def main(arguments: list[str]) -> int:
    """Print the table; 2 where a file is missing."""
    paths = [Path(each) for each in arguments]
    if not paths or len(paths) > 2 or not all(path.is_file() for path in paths):  # lines and pairs
        sys.stderr.write(f"{__doc__}\n")
        return 2
    for line in report(paths[0], paths[1] if paths[1:] else None):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
