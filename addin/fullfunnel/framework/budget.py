"""The budget: what the plan spends, on what, and which part of it is judged on results."""

from __future__ import annotations

import math
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from fullfunnel.errors import BadInput, FunnelError
from fullfunnel.framework.columns import ALL_BUDGET_COLUMNS
from fullfunnel.framework.names import close_names, same_name
from fullfunnel.framework.stages import STAGE_MODELS, as_spelled, is_converting
from fullfunnel.framework.table import Table, TableRow, begins_as_total, is_total, read_table
from fullfunnel.framework.typed.cells import is_blank
from fullfunnel.framework.typed.currency import currency_in, currency_of
from fullfunnel.language import Language, Text

SpendKind = Literal["creation", "activation", "other"]
"""What the money is for; ``other`` is what a marketeer calls something else: fees, tools."""

KIND_WORDS: Final[dict[SpendKind, Text]] = {
    "creation": Text("creatie", "creation"),
    "activation": Text("activatie", "activation"),
}
YES_NO_WORDS: Final = {True: Text("ja", "yes"), False: Text("nee", "no")}
_KINDS: Final = {word: kind for kind, text in KIND_WORDS.items() for word in text}
_LIKENESS: Final = 0.8
_YES_NO: Final = {
    **{word: answer for answer, text in YES_NO_WORDS.items() for word in text},
    **dict.fromkeys(("true", "waar", "j", "y", "x", "1"), True),
    **dict.fromkeys(("false", "onwaar", "n", "0"), False),
}


class BudgetLine(BaseModel):
    """One item of the budget."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    item: str
    row: int
    stage: str = ""
    channel: str = ""
    kind: SpendKind | None = None
    """``None`` where it was not filled in."""
    converts_directly: bool | None = None
    amount: float = Field(ge=0)
    owner_team: str = ""
    locked: bool = False
    """Whether no proposal may move it."""

    @property
    def is_judged_on_results(self) -> bool:
        """Whether this money is judged on results: activation in the converting stage that converts directly.

        All other cost (See, Think, Care, creation, fees) is carried by the maximum CPA. An own stage model does not
        tell which stage converts, so there the column Converts directly decides.
        """
        if self.kind in {"creation", "other"} or self.converts_directly is False:
            return False
        if any(model.find(self.stage) for model in STAGE_MODELS):
            return is_converting(self.stage)
        return self.converts_directly is True


class Budget(BaseModel):
    """The budget lines of a plan in the order of the table; amounts in the currency of the plan, without VAT."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    language: Language
    lines: tuple[BudgetLine, ...]

    @property
    def unjudged_cost(self) -> float:
        """U of the maximum CPA: all cost that is not judged on results."""
        return sum(line.amount for line in self.lines if not line.is_judged_on_results)

    @property
    def judged_cost(self) -> float:
        """The cost that is judged on results."""
        return sum(line.amount for line in self.lines if line.is_judged_on_results)

    @property
    def fixed_cost(self) -> float:
        """What is no activation: creation, fees and so on, which cost the same whatever the goal."""
        return sum(line.amount for line in self.lines if line.kind != "activation")


def read_budget(given: object, currency: str = "") -> Budget:
    """The budget in a range of cells, header row included; lines without an amount and totals are passed over.

    Amounts in another currency are converted with the rate on their line and never added as they stand.

    Args:
        given: rows of cells as any host gives them.
        currency: the code of the plan's currency, where it is known; amounts come in it.

    Raises:
        BadInput: no header row, a header is missing, or a cell cannot be read.
    """
    table = read_table(given, ALL_BUDGET_COLUMNS, required=("amount", "stage"))
    lines: list[BudgetLine] = []
    try:
        rates = _exchange(table, currency)
        for row in table:
            line = _line(row, rates.get(row.number, 1.0))
            if line is not None and not _sums(line, row, lines):
                lines.append(line)
    except FunnelError as error:
        error.language = table.language
        raise
    return Budget(language=table.language, lines=tuple(lines))


def _exchange(table: Table, currency: str) -> dict[int, float]:
    """What the amounts of a row are multiplied by to be in the plan's currency, by the number of the row."""
    named: dict[int, str] = {}
    for row in table:
        typed, cell = row.words("currency"), row.cells.get("amount")
        in_cell = currency_in(cell) if isinstance(cell, str) else None
        code = currency_of(typed) if typed else in_cell
        if typed and code is None:
            place = row.place("currency")
            raise BadInput(
                Text(
                    f"‘{typed}’ is geen bekende munteenheid ({place.nl}). Typ een code zoals EUR, USD of GBP.",
                    f"‘{typed}’ is not a known currency ({place.en}). Type a code such as EUR, USD or GBP.",
                )
            )
        if code is not None and not is_blank(cell):
            named[row.number] = code
    blank = any(row.number not in named and not is_blank(row.cells.get("amount")) for row in table)
    in_column = any(row.words("currency") for row in table)
    # Where nobody says the plan's currency, a table that is all in one is in that one; so is one with a sign here and
    # there.
    one = next(iter(named.values()), "") if len(set(named.values())) == 1 and not (blank and in_column) else ""
    home = currency or one
    factors: dict[int, float] = {}
    for row in table:
        code = named.get(row.number, home)
        if code == home:
            continue
        rate = row.number_in("exchange_rate")
        if not rate or rate < 0:
            raise _other_currency(row, code, home)
        factors[row.number] = rate
    return factors


def _other_currency(row: TableRow, code: str, home: str) -> BadInput:
    place, item = row.place("amount"), row.words("item") or row.words("channel")
    plan = Text(home or "de munt van het plan", home or "the currency of the plan")
    return BadInput(
        Text(
            f"‘{item}’ staat in {code} en niet in {plan.nl} ({place.nl}). Twee munten worden nooit opgeteld. Zet "
            f"bij ‘Wisselkoers’ hoeveel {plan.nl} één {code} waard is, of typ het bedrag in {plan.nl}.",
            f"‘{item}’ is in {code} and not in {plan.en} ({place.en}). Two currencies are never added: put "
            f"under Exchange rate how much {plan.en} one {code} is worth, or type the amount in {plan.en}.",
        )
    )


def _line(row: TableRow, exchange: float = 1.0) -> BudgetLine | None:
    amount = row.number_in("amount")
    if amount is None or any(is_total(row.words(column)) for column in ("item", "stage", "channel")):
        return None
    if amount < 0:
        place = row.place("amount")
        raise BadInput(
            Text(
                f"Een bedrag in het budget kan niet negatief zijn ({place.nl}). Vul nul of meer in.",
                f"An amount in the budget cannot be negative ({place.en}). Type zero or more.",
            )
        )
    return BudgetLine(
        item=row.words("item"),
        row=row.number,
        stage=as_spelled(row.words("stage")),
        channel=row.words("channel"),
        kind=_kind(row),
        converts_directly=_yes_or_no(row, "converts_directly"),
        amount=amount * exchange,
        owner_team=row.words("owner_team"),
        locked=_yes_or_no(row, "lock") is True,
    )


def _sums(line: BudgetLine, row: TableRow, above: list[BudgetLine]) -> bool:
    """Whether a line is a total of those above it: called one, and without a kind of its own or equal to their sum."""
    if not any(begins_as_total(row.words(column)) for column in ("item", "stage", "channel")):
        return False
    same_stage = [each.amount for each in above if same_name(each.stage) == same_name(line.stage)]
    sums = (sum(each.amount for each in above), sum(same_stage))
    is_a_sum = any(math.isclose(line.amount, each, rel_tol=1e-9) for each in sums)
    return is_a_sum or (line.kind is None and line.converts_directly is None and not line.channel)


def _kind(row: TableRow) -> SpendKind | None:
    typed = row.words("kind")
    if not typed:
        return None
    kind = _KINDS.get(same_name(typed))
    close = [] if kind else close_names(typed, _KINDS, cutoff=_LIKENESS)
    if close:
        place = row.place("kind")
        raise BadInput(
            Text(
                f"‘{typed}’ lijkt op ‘{close[0]}’ ({place.nl}). Verbeter de spelling; het maakt uit voor je max CPA.",
                f"‘{typed}’ looks like ‘{close[0]}’ ({place.en}). Correct the spelling; your max CPA depends on it.",
            )
        )
    return kind or "other"


def _yes_or_no(row: TableRow, column: str) -> bool | None:
    typed = row.words(column)
    if not typed:
        return None
    answer = _YES_NO.get(same_name(typed))
    if answer is None:
        place = row.place(column)
        raise BadInput(
            Text(
                f"Vul ja of nee in, niet ‘{typed}’ ({place.nl}).",
                f"Type yes or no, not ‘{typed}’ ({place.en}).",
            )
        )
    return answer
