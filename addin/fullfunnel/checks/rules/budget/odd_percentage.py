"""PLN127: VAT, margin or profit that is no percentage, or a word where a fixed one belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from fullfunnel.checks.remark import remark
from fullfunnel.checks.rule import Example
from fullfunnel.checks.rules.framework.rule_on_figures import rule_on_figures
from fullfunnel.checks.rules.plan.examples import KPIS
from fullfunnel.display import both, percent
from fullfunnel.errors import FunnelError
from fullfunnel.framework.plan_fields import label_of
from fullfunnel.framework.typed.cells import words_of
from fullfunnel.framework.typed.numbers import read_number
from fullfunnel.framework.typed.words import Word, choice
from fullfunnel.language import Text, same
from fullfunnel.targets.allowable import PROFIT_BASIS_WORDS
from fullfunnel.targets.max_cpa import READING_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fullfunnel.checks.context import PlanContext
    from fullfunnel.checks.finding import Finding
    from fullfunnel.framework.typed.cells import Cell
    from fullfunnel.language import Language

_ALL: Final = 100.0


class _Part(NamedTuple):
    """A field that holds a percentage."""

    name: str
    most: float
    """The highest fraction that anybody means there."""
    for_instance: Text


_VAT: Final = _Part("ffVat", 0.5, Text("21%", "20%"))
_MARGIN: Final = _Part("ffMargin", 1.0, same("30%"))
_PROFIT: Final = _Part("ffProfit", 0.99, same("10%"))
_RETURN: Final = _Part("ffProfit", 5.0, same("50%"))
"""Return on spend: 100% and more is earned there."""


def odd_percentage(plan: PlanContext) -> Iterator[Finding]:
    """One finding per field that the maximum CPA cannot be calculated with as it was meant."""
    fields = plan.fields or {}
    if not _is_known(fields.get("ffProfitBasis"), PROFIT_BASIS_WORDS):
        yield _unknown_word(fields.get("ffProfitBasis"), "ffProfitBasis", PROFIT_BASIS_WORDS.values())
    if not _is_known(fields.get("ffCpaMethod"), READING_WORDS):
        yield _unknown_word(fields.get("ffCpaMethod"), "ffCpaMethod", READING_WORDS.values())
    if _is_amount(fields) and (typed := _no_amount(fields.get("ffProfit"))):
        yield _no_profit(typed)
    for part in (_VAT, _MARGIN, *_profit(fields)):
        cell = fields.get(part.name)
        try:
            value = read_number(cell, label_of(part.name))
        except FunnelError:
            yield _finding(part, words_of(cell), same(""), part.for_instance)
            continue
        if value is not None and not 0 <= value <= part.most and not (part.name == "ffProfit" and value < 0):
            shown, read = both(_plain, value), both(percent, value)
            meant = Text(f"{shown.nl}%", f"{shown.en}%") if max(part.most, 1) < value <= _ALL else part.for_instance
            yield _finding(part, shown, Text(f", en dat is {read.nl}", f", which is {read.en}"), meant)


def _profit(fields: Mapping[str, Cell]) -> tuple[_Part, ...]:
    """The profit as its basis asks for it; none where it is an amount, or where the basis is unknown."""
    cell = fields.get("ffProfitBasis")
    if not _is_known(cell, PROFIT_BASIS_WORDS):
        return ()
    basis = choice(cell, PROFIT_BASIS_WORDS, "revenue", same(""))
    return () if basis == "amount" else (_RETURN if basis == "spend" else _PROFIT,)


def _is_amount(fields: Mapping[str, Cell]) -> bool:
    cell = fields.get("ffProfitBasis")
    return _is_known(cell, PROFIT_BASIS_WORDS) and choice(cell, PROFIT_BASIS_WORDS, "revenue", same("")) == "amount"


def _no_amount(cell: Cell) -> str:
    """What stands where an amount belongs: a word, or a percentage."""
    try:
        value = read_number(cell, label_of("ffProfit"))
    except FunnelError:
        return words_of(cell)
    return words_of(cell) if value is not None and "%" in words_of(cell) else ""


def _no_profit(typed: str) -> Finding:
    label, basis = label_of("ffProfit"), label_of("ffProfitBasis")
    amount, revenue = PROFIT_BASIS_WORDS["amount"], PROFIT_BASIS_WORDS["revenue"]
    return remark(
        RULE,
        Text(
            f"‘{typed}’ is geen bedrag, maar bij {label.nl} is de grondslag ‘{amount.nl}’.",
            f"‘{typed}’ is not an amount, but the basis of {label.en} is ‘{amount.en}’.",
        ),
        Text(
            f"Typ een bedrag per resultaat, bijvoorbeeld 10, of kies bij {basis.nl} ‘{revenue.nl}’.",
            f"Type an amount per result, for instance 10, or choose ‘{revenue.en}’ at {basis.en}.",
        ),
        words=(typed,),
        item="ffProfit",
        table="plan",
    )


def _is_known(cell: Cell, words: Mapping[Word, Text]) -> bool:
    try:
        choice(cell, words, next(iter(words)), same(""))
    except FunnelError:
        return False
    return True


def _plain(value: float, language: Language) -> str:
    shown = f"{value:.6g}"
    return shown.replace(".", ",") if language == "nl" else shown


def _finding(part: _Part, typed: Text | str, read: Text, meant: Text) -> Finding:
    label, shown = label_of(part.name), same(typed) if isinstance(typed, str) else typed
    amount = PROFIT_BASIS_WORDS["amount"]
    also = (
        Text(
            f" Is het een bedrag per resultaat, kies dan ‘{amount.nl}’ als grondslag.",
            f" If it is an amount per result, choose ‘{amount.en}’ as its basis.",
        )
        if part.name == "ffProfit"
        else same("")
    )
    return remark(
        RULE,
        Text(
            f"Bij {label.nl} staat ‘{shown.nl}’{read.nl}: zo is niet uit te rekenen wat een resultaat mag kosten.",
            f"{label.en} is ‘{shown.en}’{read.en}: what a result may cost cannot be calculated from that.",
        ),
        Text(f"Typ een percentage: {meant.nl}.{also.nl}", f"Type a percentage: {meant.en}.{also.en}"),
        words=(shown.nl,),
        item=part.name,
        table="plan",
    )


def _unknown_word(cell: Cell, name: str, words: Iterable[Text]) -> Finding:
    label, typed, listed = label_of(name), words_of(cell), list(words)
    known = Text(", ".join(word.nl for word in listed), ", ".join(word.en for word in listed))
    return remark(
        RULE,
        Text(
            f"Bij ‘{label.nl}’ staat ‘{typed}’, maar dat woord is niet bekend. De max CPA blijft leeg.",
            f"The word ‘{typed}’ at ‘{label.en}’ is unknown. The max CPA stays blank.",
        ),
        Text(f"Kies een van deze woorden: {known.nl}.", f"Choose one of these words: {known.en}."),
        words=(typed,),
        item=name,
        table="plan",
    )


def _with(**fields: Cell) -> Example:
    return Example(kpis=KPIS, fields=fields)


RULE: Final = rule_on_figures(
    "PLN127",
    "error",
    title=Text("Btw, marge of winst is geen percentage", "VAT, margin or profit is not a percentage"),
    why=Text(
        "21 in plaats van 21% is 2.100%: wat een resultaat mag kosten, klopt dan niet meer of blijft leeg.",
        "21 instead of 21% is 2,100%: what a result may cost is then wrong or stays blank.",
    ),
    check=odd_percentage,
    fails=_with(ffVat=21),
    passes=_with(ffVat=0.21),
    near_misses=(
        _with(ffVat="21%", ffMargin="30%", ffProfit="10%", ffProfitBasis="omzet"),
        _with(ffVat=None, ffMargin=1, ffProfit=-0.05, ffProfitBasis="Revenue"),
        # An amount per result, and a return on spend of 150%.
        _with(ffMargin=0.3, ffProfit=10, ffProfitBasis="bedrag"),
        _with(ffMargin=0.3, ffProfit=1.5, ffProfitBasis="spend"),
        _with(ffCpaMethod="voorzichtig"),
    ),
    needs=frozenset({"fields"}),
)
