"""A formula made ready for the engine: names and table references as plain areas, calls of ours marked.

The engine knows no table of a workbook it did not load itself, not every kind of name, and no mark such as ``_xlfn.``.
So every reference is written out as ``'Sheet'!$A$1:$B$9`` here; what a formula reads comes out of the same pass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fullfunnel.recalc.engines.fast_formula import FIRST, EngineFormula, Unbalanced
from fullfunnel.recalc.formulas.reach import Reach, fixed
from fullfunnel.recalc.formulas.spelling import bare, our_name
from fullfunnel.recalc.trust import is_known
from fullfunnel.xlsx.address import Area, area
from fullfunnel.xlsx.formula import Kind, Token, is_call, moved_area, token, tokens
from fullfunnel.xlsx.layout import Place, sheet_name
from fullfunnel.xlsx.tables import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fullfunnel.recalc.proof.guard import Reading
    from fullfunnel.xlsx.layout import Layout, Name

_FAR_REACHING: Final = frozenset({"INDIRECT", "OFFSET"})
"""Functions that read cells which their formula does not name."""
_DEEPEST_NAME: Final = 20
_SEVERAL_CRITERIA: Final = frozenset({"COUNTIFS", "SUMIFS", "AVERAGEIFS", "MAXIFS", "MINIFS"})
_WIDE: Final = 1_000
"""Columns of an area over which an engine goes through the columns of another, again and again."""
_MOST_WORDS: Final = 5_000
"""Words that the names of one formula may come to: names of names, each used twice, come to millions."""


@dataclass(slots=True)
class Resolved:
    """A formula ready for the engine and what is known of it."""

    text: str = ""
    reads: list[tuple[str, Area]] = field(default_factory=list)
    functions: set[str] = field(default_factory=set)
    """Upper-case names of the functions that are not ours."""
    calls: list[str] = field(default_factory=list)
    """Names of ours, as ``our_name`` gives them, in the order of the formula."""
    cut: bool = False
    """Whether the unused end of an area was left out for the engine."""
    unknown: str = ""
    """What we could not make out: another workbook, a lost name, sheets in a row."""
    opaque: bool = False
    """Whether what could not be made out may be a cell of this workbook, so that it may read any of them."""
    known: bool = False
    """Whether it uses only what the engine is known to evaluate as Excel does."""
    words: tuple[Token, ...] = ()
    """All its words with names, tables and sheets filled in and every area whole."""
    reading: Reading | None = None
    """The formula as a tree, once somebody asked for it."""

    @property
    def far_reaching(self) -> bool:
        """Whether it may read cells that it does not name."""
        return self.opaque or bool(self.functions & _FAR_REACHING)

    def lose(self, what: str, *, elsewhere: bool = False) -> None:
        """Take down what cannot be made out; ``elsewhere``: it stands in another workbook."""
        self.unknown = self.unknown or what
        self.opaque = self.opaque or not elsewhere


@lru_cache(maxsize=8192)
def resolved(layout: Layout, formula: str, place: Place, number: int) -> Resolved:
    """The formula of a cell made ready; ``number`` is handed to every call of ours in it.

    What comes back is kept for the next workbook that is laid out alike, so it is not to be changed.
    """
    found = Resolved()
    resolver = _Resolver(layout)
    reach = Reach(list(resolver.words(formula, place, found)))
    for sheet, cells in reach.areas:
        resolver.reading(sheet_name(f"{sheet}!") or "", cells, found)
    if reach.unnamed:
        found.functions.add("OFFSET")
    whole = reach.words
    found.words = tuple(whole)
    words = [token(word.kind, resolver.cut.get(word.text, word.text)) for word in whole] if resolver.cut else whole
    try:
        spelled = EngineFormula(words, number)
    except Unbalanced:
        found.lose(formula)
        return found
    found.text = spelled.text
    if found.cut and "INDEX" in found.functions:
        # It may point at the blank cells that were left out, which are 0 to Excel.
        found.functions.add("INDEX, cut")
    if spelled.approximate:
        found.functions.add("MATCH, approximate")
    if found.cut and spelled.counts_blanks:
        found.functions.add("COUNTIF, cut")
    if spelled.uneven:
        found.functions.add("SUMIFS, uneven")
    if found.functions & _SEVERAL_CRITERIA and any(area.width > _WIDE for _, area in found.reads):
        found.functions.add("COUNTIFS, wide")
    found.known = not found.unknown and is_known(found.functions, words)
    return found


def pieced(text: str, number: int) -> Resolved:
    """A part of a formula that was resolved before, made ready by itself; each area in it carries its sheet."""
    found = Resolved()
    words: list[Token] = []
    sheet = ""
    for index, word in enumerate(given := tokens(text)):
        if word.kind is Kind.SHEET:
            sheet = word.text
            continue
        if word.kind is Kind.AREA and sheet:
            name, cells = sheet_name(sheet), area(word.text)
            if name is not None and cells is not None:
                found.reads.append((name, cells))
                words.append(token(Kind.AREA, _spelled(name, cells)))
            sheet = ""
            continue
        if is_call(given, index):
            ours = our_name(word.text)
            if ours is not None:
                found.calls.append(ours)
            else:
                found.functions.add(bare(word.text).upper())
        words.append(word)
    found.words = tuple(words)
    found.text = EngineFormula(words, number).text
    found.known = is_known(found.functions, words)
    return found


class _Resolver:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._room = _MOST_WORDS
        self.cut: dict[str, str] = {}
        """Areas of which the fast engine gets the used part only: as they stand in the formula, and that part."""

    def words(self, formula: str, place: Place, resolved: Resolved) -> Iterator[Token]:
        yield from self._plain(formula, place, resolved, 0)

    def _plain(self, formula: str, place: Place, resolved: Resolved, depth: int) -> Iterator[Token]:
        """The words with every name, table and sheet filled in; areas carry their sheet, in one word."""
        words = tokens(formula)
        index = 0
        while index < len(words):
            taken, new = self._step(words, index, place, resolved, depth)
            index += taken
            yield from new

    def _step(  # noqa: PLR0911 one line a kind of word
        self, words: tuple[Token, ...], index: int, place: Place, resolved: Resolved, depth: int
    ) -> tuple[int, list[Token]]:
        """How many words were taken from ``index`` on, and what stands for them."""
        word = words[index]
        if word.kind is Kind.SHEET and index + 1 < len(words):
            return self._behind_sheet(words, index, place, resolved, depth)
        if word.kind is Kind.AREA:
            cells = area(word.text)
            if cells is None:
                # ``YTD2025``: in the form of an address, and beyond the last column or row.
                return 1, self._name(word.text, place.sheet, place, resolved, depth)
            return self._area(words, index, place.sheet, cells, resolved)
        if word.kind is Kind.TABLE:
            return 1, [self._table(word.text, place, resolved)]
        if word.kind is Kind.WORD:
            if is_call(words, index):
                return self._function(words, index, place, resolved)
            return 1, self._name(word.text, place.sheet, place, resolved, depth)
        return 1, [word]

    def _behind_sheet(  # noqa: PLR0911 one line a kind of word
        self, words: tuple[Token, ...], index: int, place: Place, resolved: Resolved, depth: int
    ) -> tuple[int, list[Token]]:
        sheet, target = words[index].text.replace("[0]", ""), words[index + 1]
        if sheet == "!":
            # ``[0]!name``: a name of this very workbook.
            return self._own(words, index + 1, place, resolved, depth)
        if is_call(words, index + 1) and our_name(target.text):
            return 1, []
        canonical = self._layout.sheet(sheet)
        if canonical is not None and target.kind is Kind.AREA:
            cells = area(target.text)
            if cells is None:
                return 2, self._name(target.text, canonical, place, resolved, depth)
            taken, new = self._area(words, index + 1, canonical, cells, resolved)
            return taken + 1, new
        if canonical is not None and target.kind is Kind.WORD and not is_call(words, index + 1):
            return 2, self._name(target.text, canonical, place, resolved, depth)
        if target.kind is Kind.TABLE and "[" not in sheet:
            return 2, [self._table(target.text, place, resolved)]
        if target.kind is Kind.WORD and sheet_name(sheet) is not None and not is_call(words, index + 1):
            # ``'Plan.xlsx'!ffGoal``: a name of the whole workbook, spelled with the file's own name.
            return 2, self._name(target.text, place.sheet, place, resolved, depth)
        resolved.lose(sheet + target.text, elsewhere="[" in sheet and "]" in sheet)
        return 2, [token(Kind.ERROR, "#REF!")]

    def _own(
        self, words: tuple[Token, ...], index: int, place: Place, resolved: Resolved, depth: int
    ) -> tuple[int, list[Token]]:
        taken, new = self._step(words, index, place, resolved, depth)
        return taken + 1, new

    def _area(
        self, words: tuple[Token, ...], index: int, sheet: str, found: Area, resolved: Resolved
    ) -> tuple[int, list[Token]]:
        spilled = index + 1 < len(words) and words[index + 1].text == "#"
        if spilled:
            found = self._spilled(sheet, found, resolved)
        return (2 if spilled else 1), [self.reading(sheet, found, resolved)]

    def _spilled(self, sheet: str, corner: Area, resolved: Resolved) -> Area:
        whole = self._layout.spilled(Place(sheet, corner.corner))
        if whole is None:
            resolved.lose(f"{corner.a1}#")
        return whole or corner

    def reading(self, sheet: str, found: Area, resolved: Resolved) -> Token:
        """The area as a word that carries its sheet; it is taken down as read."""
        resolved.reads.append((sheet, found))
        whole = _spelled(sheet, found)
        used = self._layout.within_used(sheet, found)
        if used != found:
            resolved.cut = True
            self.cut[whole] = _spelled(sheet, used)
        return token(Kind.AREA, whole)

    def _table(self, text: str, place: Place, resolved: Resolved) -> Token:
        name, inner = split(text)
        table = self._layout.table(name) if name else self._layout.table_around(place)
        found = table.referred(inner, place.at) if table is not None else None
        if table is None or found is None:
            resolved.lose(text)
            return token(Kind.ERROR, "#REF!")
        return self.reading(table.sheet, found, resolved)

    def _function(
        self, words: tuple[Token, ...], index: int, place: Place, resolved: Resolved
    ) -> tuple[int, list[Token]]:
        word = words[index].text
        ours, plain = our_name(word), bare(word).upper()
        if ours is not None:
            resolved.calls.append(ours)
            return 1, [token(Kind.WORD, word)]
        if plain == "ANCHORARRAY" and (found := self._anchor(words, index, place)) is not None:
            taken, sheet, corner = found
            return taken, [self.reading(sheet, self._spilled(sheet, corner, resolved), resolved)]
        if plain in {"ROWS", "COLUMNS"} and (size := self._size(words, index, place, plain)) is not None:
            return size
        following = next((i for i in range(index + 2, len(words)) if words[i].kind is not Kind.SHEET), len(words))
        if plain == "SINGLE" and following < len(words) and is_call(words, following):
            return 1, [token(Kind.WORD, FIRST)]
        if self._layout.name(word, place.sheet) is not None:
            # A name that holds a LAMBDA: what it reads and calls shows only when it is evaluated.
            resolved.lose(word)
        resolved.functions.add(plain)
        return 1, [token(Kind.WORD, bare(word))]

    def _anchor(self, words: tuple[Token, ...], index: int, place: Place) -> tuple[int, str, Area] | None:
        """``ANCHORARRAY(Plan!A1)``, as Excel stores ``Plan!A1#``: words taken, sheet and cell."""
        match [(one.kind, one.text) for one in words[index + 1 : index + 5]]:
            case [_, (Kind.AREA, cell), (_, ")"), *_] if (found := area(cell)) is not None:
                return 4, place.sheet, found
            case [_, (Kind.SHEET, sheet), (Kind.AREA, cell), (_, ")")] if (found := area(cell)) is not None:
                canonical = self._layout.sheet(sheet)
                return None if canonical is None else (5, canonical, found)
            case _:
                return None

    def _size(
        self, words: tuple[Token, ...], index: int, place: Place, function: str
    ) -> tuple[int, list[Token]] | None:
        """``ROWS(B$7:B9)`` as the number it is: it reads none of these cells, so one of them may hold the formula."""
        asked = Resolved()
        taken, found = self._step(words, index + 2, place, asked, 0) if index + 2 < len(words) else (0, [])
        end = index + 2 + taken
        closed = end < len(words) and words[end].text == ")"
        if not closed or len(found) != 1 or found[0].kind is not Kind.AREA or not asked.reads:
            return None
        _, whole = asked.reads[0]
        number = whole.height if function == "ROWS" else whole.width
        return 3 + taken, [token(Kind.NUMBER, str(number))]

    def _name(self, word: str, sheet: str, place: Place, resolved: Resolved, depth: int) -> list[Token]:
        if word.upper() in {"TRUE", "FALSE"}:
            return [token(Kind.WORD, word.upper())]
        table = self._layout.table(word)
        if table is not None:
            return [self.reading(table.sheet, table.body, resolved)]
        name = self._layout.name(word, sheet)
        if name is None or depth > _DEEPEST_NAME or self._room <= 0:
            if not word.lower().startswith("_xlpm."):
                resolved.lose(word)
            return [token(Kind.WORD, bare(word))]
        return self._filled(name, place, resolved, depth)

    def _filled(self, name: Name, place: Place, resolved: Resolved, depth: int) -> list[Token]:
        text = name.text.removeprefix("=")
        self._room -= len(tokens(text))
        # A name's references without ``$`` are written as seen from A1 (ECMA-376 18.2.5).
        shifted = "".join(
            moved_area(word.text, place.at.row - 1, place.at.column - 1) if word.kind is Kind.AREA else word.text
            for word in tokens(text)
        )
        inside = list(self._plain(shifted, Place(name.sheet or place.sheet, place.at), resolved, depth + 1))
        if len(inside) == 1 and inside[0].kind in {Kind.AREA, Kind.NUMBER, Kind.TEXT, Kind.ERROR}:
            return inside
        return [token(Kind.SIGN, "("), *inside, token(Kind.SIGN, ")")]


def _spelled(sheet: str, found: Area) -> str:
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{fixed(found)}"
