"""Counts of the table: from cases, and from workbooks that Excel saved."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.engines.engine_values import NotEvaluated
from fullfunnel.recalc.formulas.dependents import Dependence
from fullfunnel.recalc.proof.guard import reading_of
from fullfunnel.recalc.proof.kinds import NUMBERS, Kinds
from fullfunnel.recalc.proof.profiles import profiles_of, saved_by
from fullfunnel.recalc.proof.subtotals import subtotals
from fullfunnel.recalc.proof.sums import may_cancel
from fullfunnel.recalc.proof.uses import Unreadable, uses
from fullfunnel.recalc.proof.verification import from_what_is_shown
from fullfunnel.recalc.trust import REPRODUCED, same_value
from fullfunnel.recalc.values import Values
from fullfunnel.xlsx.reading import open_book
from fullfunnel.xlsx.sheets.cell_value import ExcelError
from tests.recalc.evidence.engines import LANGUAGES, by_calc, by_exact, by_fast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fullfunnel.xlsx.book import Book
    from fullfunnel.xlsx.sheets.cell_value import CellValue
    from tests.recalc.evidence.cases import Case

HERE: Final = Path(__file__).parent
Key = tuple[str, str, str]
"""Function, argument, kind of value."""
Table = dict[Key, Counter[str]]
OF_WORKBOOKS: Final = ("excel", "differ")
OF_CASES: Final = ("agree", "disagree", "fast", "fast_differ", "languages")
_AT_ONCE: Final = 3_000
_CALCS_OWN: Final = frozenset(
    [
        ("PERCENTRANK", "*"),  # rounds where Excel cuts off
        ("PERCENTRANK.INC", "*"),
        ("PERCENTRANK.EXC", "*"),
        ("MATCH", "3"),  # searches values that are not sorted in another order
        ("DATE", "1"),  # takes a year of two digits for one of this century
        ("CHAR", "1"),  # stores control characters in its own way
        ("UNICHAR", "1"),
    ]
)
"""What LibreOffice Calc does otherwise on purpose, or where it is documented that Excel does."""


def read(path: Path) -> Table:
    """A table of counts as it was written."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    heads = [name for name in (rows[0] if rows else ()) if name not in {"function", "argument", "kind"}]
    return {
        (row["function"], row["argument"], row["kind"]): Counter({name: int(row[name]) for name in heads})
        for row in rows
    }


def written(table: Mapping[Key, Mapping[str, int]], heads: Sequence[str]) -> str:
    """A table of counts as text, in its order; a line of noughts says nothing and is left out."""
    ordered = sorted(table, key=lambda key: (key[0], key[1], Kinds[key[2]].value))
    lines = [",".join(("function", "argument", "kind", *heads))]
    for key in ordered:
        counts = [table[key].get(name, 0) for name in heads]
        if any(counts):
            lines.append(",".join((*key, *map(str, counts))))
    return "\n".join(lines) + "\n"


def without_calcs_own(table: Table) -> Table:
    """Counts of cases without those in which Calc contradicts what Excel is documented to do."""
    return {key: Counter(counts) - _calcs_word(key, counts) for key, counts in table.items()}


def _calcs_word(key: Key, counts: Counter[str]) -> Counter[str]:
    function, argument, one = key
    alone = (
        # It keeps a text of no characters in a file as a blank cell.
        one == "EMPTY"
        # It gives #VALUE! for a text given directly, where Excel documents that it counts as the number it reads as.
        or (argument.endswith("d") and one in {"DIGITS", "LIKE", "MONEY", "TRUTH"})
        # It gives #VALUE! for one number in place of a range to search.
        or (function, argument, one) == ("MATCH", "2d", "WHOLE")
        # It takes TRUE as a text for 1.
        or (one == "TRUTH" and function in {*"+-*/^", "u-"})
    )
    return Counter({"disagree": counts["disagree"]}) if alone else Counter()


def together(*tables: Table) -> Table:
    """All counts of several tables."""
    found: Table = defaultdict(Counter)
    for table in tables:
        for key, counts in table.items():
            found[key].update(counts)
    return dict(found)


def of_cases(cases: Sequence[Case], *, with_calc: bool) -> Table:
    """What the engines say of the cases; without Calc nothing is counted as agreed on."""
    exact = {language: by_exact(cases, language) for language in LANGUAGES}
    found: Table = defaultdict(Counter)
    main = exact[LANGUAGES[0]]
    for number, case in enumerate(cases):
        others = [exact[language][number] for language in LANGUAGES[1:]]
        _count(found, case, "languages" if any(not _same(main[number], one) for one in others) else "")
    for name, given in (("fast", by_fast(cases)), ("calc", by_calc(cases) if with_calc else {})):
        right, wrong = ("fast", "fast_differ") if name == "fast" else ("agree", "disagree")
        for number, value in given.items():
            if name == "fast" or _speaks(cases[number], main[number], value):
                _count(found, cases[number], right if _same(main[number], value) else wrong)
    return dict(found)


def _speaks(case: Case, exact: CellValue | NotEvaluated, calc: CellValue | NotEvaluated) -> bool:
    """Whether Calc is a witness here: it names errors in its own way, and does some things otherwise on purpose."""
    if isinstance(calc, ExcelError) and (calc == "#NAME?" or isinstance(exact, ExcelError)):
        return calc == exact != "#NAME?"
    return not any(
        (function, argument) in _CALCS_OWN or (function, "*") in _CALCS_OWN for function, argument, _ in case.about
    )


def _count(found: Table, case: Case, head: str) -> None:
    if head:
        good = head in {"agree", "fast"}
        for function, argument, one in (*case.about, *(case.beside if good else ())):
            found[function, argument, str(one.name)][head] += 1


def _same(one: CellValue | NotEvaluated, other: CellValue | NotEvaluated) -> bool:
    if isinstance(one, NotEvaluated) or isinstance(other, NotEvaluated):
        return False
    if isinstance(one, ExcelError) or isinstance(other, ExcelError):
        return type(one) is type(other) and one == other
    return same_value(one, other, REPRODUCED)


def of_workbooks(paths: Iterable[Path]) -> tuple[Table, list[str]]:
    """How many formulas of workbooks saved by Excel gave back their value, and each that did not.

    A formula that appears more than once in a workbook counts once. One that differs speaks against every kind of value
    in it that no other formula speaks for: which one it is takes a look.
    """
    equal: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    other: list[tuple[str, set[Key]]] = []
    for path in paths:
        book = open_book(path)
        if "Excel" in saved_by(book) and not (book.recalculates_on_load or book.precision_as_displayed):
            for text, keys, same in _of_workbook(book):
                if same:
                    for key in keys:
                        equal[key].add((path.name, text))
                else:
                    other.append((f"{path.name}: {text}", keys))
    found: Table = defaultdict(Counter)
    for key, formulas in equal.items():
        found[key]["excel"] = len(formulas)
    blamed: set[Key] = set()
    waiting = [keys for _, keys in other]
    while waiting:
        counted = Counter(key for keys in waiting for key in keys)
        worst = max(counted, key=lambda key: (counted[key] / (counted[key] + len(equal.get(key, ()))), counted[key]))
        found[worst]["differ"] = counted[worst]
        blamed.add(worst)
        waiting = [keys for keys in waiting if not keys & blamed]
    return dict(found), [text for text, _ in other]


def _of_workbook(book: Book) -> Iterable[tuple[str, set[Key], bool]]:
    values = Values(book)
    asked = []
    for cell in Dependence.of(book).cells:
        reading = reading_of(cell)
        if cell.ours or cell.formula.table or not reading.exact or reading.tree is None or values.is_blank(cell):
            continue
        try:
            found = uses(reading.tree, values.held(reading.references), array=reading.array)
        except (Unreadable, RecursionError):
            continue
        if subtotals(cell, book) is None and not any(may_cancel(one, values) for one in found.sums):
            asked.append((cell, {key for use in found.found for key in _keys(*use)}))
    for first in range(0, len(asked), _AT_ONCE):
        some = asked[first : first + _AT_ONCE]
        given = from_what_is_shown(values, [cell for cell, _ in some], profiles_of(book)[:1])
        yield from ((cell.formula.text, keys, bool(given[cell.number])) for cell, keys in some)


def _keys(function: str, argument: str, kinds: Kinds) -> Iterable[Key]:
    # Any number may come out of a function: that says nothing of one kind of number.
    known = kinds & ~NUMBERS if kinds & NUMBERS == NUMBERS else kinds
    return ((function, argument, str(one.name)) for one in Kinds if one and known & one)
