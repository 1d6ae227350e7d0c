"""Spell the calls of our functions in a workbook for another host, and leave every other byte as it was.

Every host stores the same call under another name (``spelling``), and a workbook speaks to one host at a time. Calls
are respelled wherever a formula stands: in cells, names, calculated columns, conditional formats and validations. What
cells show stays. Spelled for ``values`` a formula with a call of ours makes place for what it shows; a cell that shows
nothing yet, or a formula that is no cell's, is left and named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from fullfunnel.errors import Refused
from fullfunnel.functions.signatures import SIGNATURES
from fullfunnel.language import Text
from fullfunnel.recalc.converting.addin_link import addin_link, without_own_link
from fullfunnel.recalc.formulas.spelling import HINT, our_name, squeezed
from fullfunnel.recalc.outcome import Left, RefusedFile
from fullfunnel.recalc.plan_mark import plan_language
from fullfunnel.xlsx import refusals
from fullfunnel.xlsx.book import Book
from fullfunnel.xlsx.container.calc_chain import without_calc_chain
from fullfunnel.xlsx.container.markup import HEAD, Markup, attributes, without_attributes
from fullfunnel.xlsx.container.package import Package
from fullfunnel.xlsx.formula import Kind, is_call, tokens
from fullfunnel.xlsx.patching import with_type
from fullfunnel.xlsx.replacing import Source, make_folder, write
from fullfunnel.xlsx.sheets.cell_value import encoded

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection, Iterator

    from fullfunnel.language import Language
    from fullfunnel.xlsx.address import Position
    from fullfunnel.xlsx.sheets.contents import Contents
    from fullfunnel.xlsx.sheets.sheet_xml import Cell

Host = Literal["plain", "lite", "office", "windows", "xlam", "calc", "values"]
"""Where the workbook is going to be used: xlwings Lite, the Office add-in, Excel on Windows with the functions in the
workbook or loaded, the add-in file through a link, LibreOffice Calc, or anywhere (figures only)."""
HOSTS: Final[tuple[Host, ...]] = get_args(Host)

NAMES: Final = {squeezed(name): name for name in SIGNATURES}

_FORMULA: Final = re.compile(
    rb"<((?:[\w.\-]+:)?(?:f|formula[12]?|definedName|calculatedColumnFormula|totalsRowFormula))" + HEAD
)
_ALL: Final = re.compile(r"(?<=\w)\[#All\]$", re.IGNORECASE)
_ALL_TWICE: Final = re.compile(r"(?<=\w)\[\[#All\]\]$", re.IGNORECASE)
_NO_VALUE: Final = Text(
    nl="heeft nog geen waarde; draai eerst 'fullfunnel regenerate'",
    en="has no value yet; run 'fullfunnel regenerate' first",
)
_NO_CELL: Final = Text(
    nl="is geen cel (maar een naam, opmaakregel of kolomformule) en is daarom een formule gebleven",
    en="is not a cell (but a name, format rule or column formula), so it stayed a formula",
)
_NEWER: Final = Text(
    nl="een functie die deze versie van fullfunnel niet kent; werk fullfunnel bij",
    en="a function that this version of fullfunnel does not know; update fullfunnel",
)


@dataclass(frozen=True, slots=True)
class Respelled:
    """One workbook after it was respelled."""

    path: Path
    output: Path | None = None
    """Where the result was written; None when nothing was."""
    calls: int = 0
    """Formulas that were spelled again, or made place for their value."""
    left: tuple[Left, ...] = ()
    parts_changed: tuple[str, ...] = ()
    refused: RefusedFile | None = None
    language: Language | None = None
    """The language of the plan, where its workbook says it."""


def spelled(name: str, host: Host, link: int = 1) -> str:
    """The name of a function as a host stores it; ``values`` has none, the plain name stands for it."""
    if host in {"lite", "office"}:
        return f"_xldudf_{name}"
    if host == "calc":
        return f"ORG.FULLFUNNEL.FUNNELADDIN.{name.replace('_', '')}"
    return f"[{link}]!{name}" if host == "xlam" else name


def respelled(formula: str, host: Host, link: int = 1) -> str:
    """A formula with every call of ours spelled for a host; calls of functions we do not know stay."""
    words = tokens(formula)
    out: list[str] = []
    for index, word in enumerate(words):
        name = NAMES.get(our_name(word.text) or "") if is_call(words, index) else None
        if name is None:
            out.append(_whole_table(word.text, host) if word.kind is Kind.TABLE else word.text)
            continue
        if index and words[index - 1].kind is Kind.SHEET:
            out.pop()
        out.append(spelled(name, host, link))
    return "".join(out)


def _whole_table(reference: str, host: Host) -> str:
    """``ffKpis[#All]`` as a host knows it: LibreOffice 7.4 only understands ``ffKpis[[#All]]``, Excel both."""
    if host == "calc":
        return _ALL.sub("[[#All]]", reference)
    return _ALL_TWICE.sub("[#All]", reference)


def calls_ours(formula: str) -> bool:
    """Whether a formula calls a function of ours, in any spelling."""
    words = tokens(formula)
    return any(is_call(words, index) and our_name(word.text) is not None for index, word in enumerate(words))


def respell(
    path: str | os.PathLike[str],
    host: Host,
    *,
    output: str | os.PathLike[str] | None = None,
    allow_unsigned: bool = False,
    ignore_locks: bool = False,
) -> Respelled:
    """Spell a workbook for a host.

    Args:
        path: the workbook.
        host: where it is going to be used.
        output: write the result here and leave ``path`` as it is; default: ``path`` itself.
        allow_unsigned: change a signed workbook too; its signature is then no longer valid.
        ignore_locks: go on where a lock says that somebody has it open, or is writing it.

    Returns:
        What was done. A workbook that cannot be used comes back with ``refused`` filled; nothing is raised for it.
    """
    source_path = Path(path)
    try:
        source = Source.read(source_path)
        package = Package.open(source.content, source_path.name, allow_unsigned=allow_unsigned)
        content, calls, left, parts = _spelled_for(package, host)
        target = Path(output) if output is not None else source_path
        make_folder(target)
        write(target, content, source, ignore_locks=ignore_locks)
    except Refused as refusal:
        kind = refusal.kind if isinstance(refusal, refusals.Refusal) else "refused"
        return Respelled(source_path, refused=RefusedFile(kind, refusal.text))
    written = output is not None or content != source.content
    return Respelled(
        source_path,
        target if written else None,
        calls,
        tuple(left),
        tuple(sorted(set(parts))),
        language=plan_language(Book(package)),
    )


def _spelled_for(package: Package, host: Host) -> tuple[bytes, int, list[Left], tuple[str, ...]]:
    from fullfunnel.recalc.converting.plain_host import from_plain, kept_in, to_plain  # noqa: PLC0415  # it uses this module

    if host == "plain":
        done = to_plain(package)
        return done.content, done.calls, done.left, done.parts
    back: tuple[str, ...] = ()
    calls = 0
    if kept_in(package) is not None:
        before = from_plain(package)
        back, calls = before.parts, before.calls
        package = Package.open(before.content, package.name, allow_unsigned=True)
    work = _Respelling(package, host)
    content = work.content()
    return content, work.calls or calls, work.left, (*back, *work.names)


def with_formulas(package: Package, new: Callable[[str], str]) -> tuple[bytes, int, tuple[str, ...]]:
    """A workbook in which every formula with a call of ours is written as ``new`` makes it; all else as it was.

    Returns:
        The bytes, how many formulas changed, and the parts in which they stand.

    Raises:
        Damaged: a part cannot be read.
    """
    work = _Respelling(package, "windows")
    work.rewrite(new)
    return package.with_parts(work.changed), work.calls, tuple(work.changed)


def parts_with_formulas(book: Book) -> Iterator[tuple[str, str]]:
    """The parts in which formulas stand, with the sheet's name for the sentences."""
    package = book.package
    yield package.workbook_part, ""
    for sheet in book.sheets:
        yield sheet.part, sheet.name
        for link in package.relationships(sheet.part).values():
            if link.kind == "table" and package.read(link.target) is not None:
                yield link.target, sheet.name


def as_values(book: Book, sheet: str) -> dict[str, tuple[int, int, bytes] | None]:
    """The cells with a call of ours, each with what it shows in the place of its formula.

    Returns:
        By address where the cell begins and ends, and its bytes; ``None`` for a cell that shows nothing yet.
    """
    contents = book.contents(sheet)
    ours = {formula.at for formula in contents.formulas() if calls_ours(formula.text)}
    return {
        cell.at.a1: (cell.element.start, cell.element.end, _as_value(contents, cell))
        if contents.value(cell) is not None
        else None
        for row in contents.sheet.rows()
        for cell in contents.sheet.cells(row)
        if cell.at in ours
    }


class _Respelling:
    def __init__(self, package: Package, host: Host) -> None:
        self.package = package
        self.host = host
        self.book = Book(package)
        self.calls = 0
        self.left: list[Left] = []
        self.changed: dict[str, bytes] = {}
        self.names: list[str] = []
        self.without_formulas = False

    def content(self) -> bytes:
        """The bytes of the workbook, spelled again."""
        added: dict[str, bytes] = {}
        link = 1
        parts = {part: label for part, label in self._parts() if HINT.search(self._plain(part))}
        if self.host == "xlam" and any(self._formulas_of_ours(part) for part in parts):
            found = addin_link(self.package, NAMES.values())
            link, added = found.number, dict(found.added)
            self.changed.update(found.changed)
        for part, label in parts.items():
            if self.host == "values":
                self._to_values(part, label)
            else:
                self._respell_part(part, label, partial(respelled, host=self.host, link=link))
        content = self.package.with_parts(self.changed, added=added)
        self.names = [*self.changed, *added]
        if self.host != "xlam" and self.calls and not self.left:
            content = self._without(without_own_link, content)
        return self._without(without_calc_chain, content) if self.without_formulas else content

    def rewrite(self, new: Callable[[str], str]) -> None:
        """Write every formula with a call of ours again."""
        for part, label in self._parts():
            if HINT.search(self._plain(part)):
                self._respell_part(part, label, new)

    def _without(
        self, taken_out: Callable[[Package], tuple[dict[str, bytes], tuple[str, ...]]], content: bytes
    ) -> bytes:
        package = Package.open(content, self.package.name, allow_unsigned=True)
        changed, gone = taken_out(package)
        self.names += [*changed, *gone]
        return package.with_parts(changed, removed=gone)

    def _parts(self) -> Iterator[tuple[str, str]]:
        return parts_with_formulas(self.book)

    def _plain(self, part: str) -> bytes:
        return self._now(part).replace(b"\x00", b"")

    def _now(self, part: str) -> bytes:
        return self.changed.get(part) or self.package.read(part) or b""

    def _formulas_of_ours(self, part: str) -> bool:
        markup = Markup.of(self._now(part), self.package.name, part)
        return any(calls_ours(text) for _, _, text in formulas_in(markup))

    def _respell_part(self, part: str, label: str, new: Callable[[str], str]) -> None:
        markup = Markup.of(self._now(part), self.package.name, part)
        pieces: list[bytes] = []
        at = 0
        for start, end, text in formulas_in(markup):
            if not calls_ours(text):
                continue
            if _unknown(text):
                self.left.append(Left(label, _unknown(text), _NEWER))
            fresh = new(text)
            if fresh != text:
                self.calls += 1
                raw = escape(fresh, quote=False).encode(markup.encoding, "xmlcharrefreplace")
                pieces += (markup.xml[at:start], raw)
                at = end
        if pieces:
            self.changed[part] = markup.stored(b"".join([*pieces, markup.xml[at:]]))

    # --- figures only ---

    def _to_values(self, part: str, label: str) -> None:
        sheet = next((sheet for sheet in self.book.sheets if sheet.part == part), None)
        if sheet is None:
            self._leave_all(part, label, lambda _: False)
            return
        contents = self.book.contents(sheet.name)
        ours = {formula.at: formula for formula in contents.formulas() if calls_ours(formula.text)}
        needed = _firsts_that_are_needed(contents, ours)
        xml, pieces, at = contents.sheet.markup.xml, list[bytes](), 0
        gone: list[tuple[int, int]] = []
        for row in contents.sheet.rows():
            for cell in contents.sheet.cells(row):
                if cell.at not in ours:
                    continue
                gone.append((cell.element.start, cell.element.end))
                if contents.value(cell) is None or cell.at in needed:
                    self.left.append(Left(sheet.name, cell.at.a1, _NO_VALUE))
                    continue
                pieces += (xml[at : cell.element.start], _as_value(contents, cell))
                at = cell.element.end
                self.calls += 1
        self._leave_all(part, label, lambda place: any(start <= place < end for start, end in gone))
        if pieces:
            self.changed[part] = contents.sheet.markup.stored(b"".join([*pieces, xml[at:]]))
            self.without_formulas = True

    def _leave_all(self, part: str, label: str, done: Callable[[int], bool]) -> None:
        markup = Markup.of(self._now(part), self.package.name, part)
        for start, _, text in formulas_in(markup):
            if calls_ours(text) and not done(start):
                self.left.append(Left(label, text, _NO_CELL))


def formulas_in(markup: Markup) -> Iterator[tuple[int, int, str]]:
    """Every formula of a part: where its text begins and ends, and the text."""
    shadow = markup.shadow()
    for match in _FORMULA.finditer(shadow):
        if match[2].endswith(b"/"):
            continue
        end = shadow.find(b"</" + match[1], match.end())
        if end > match.end():
            yield match.end(), end, markup.text(match.end(), end)


def _firsts_that_are_needed(contents: Contents, ours: Collection[Position]) -> set[Position]:
    """The cells that hold the words of a shared formula of which another cell stays a formula."""
    sheet = contents.sheet
    first: dict[bytes, Position] = {}
    staying: set[bytes] = set()
    for row in sheet.rows():
        for cell in sheet.cells(row):
            formula = None
            if cell.at in ours:
                formula = sheet.find(b"f", cell.element.inner, cell.element.inner_end)
            attributes_of = attributes(formula.head) if formula is not None else {}
            if formula is None or attributes_of.get(b"t") != b"shared":
                continue
            group = attributes_of.get(b"si", b"")
            if sheet.markup.text(formula.inner, formula.inner_end):
                first[group] = cell.at
            if contents.value(cell) is None:
                staying.add(group)
    return {at for group, at in first.items() if group in staying}


def _unknown(formula: str) -> str:
    words = tokens(formula)
    ours = (our_name(word.text) for index, word in enumerate(words) if is_call(words, index))
    return next((name for name in ours if name is not None and name not in NAMES), "")


def _as_value(contents: Contents, cell: Cell) -> bytes:
    """The cell with what it shows in the place of its formula; ``cm`` said that the formula spills."""
    sheet = contents.sheet
    kind, body = encoded(contents.value(cell), sheet.prefix, sheet.markup.encoding, formula=False)
    head = with_type(without_attributes(cell.element.head, b"cm", b"vm"), kind)
    tag = sheet.prefix + b"c"
    rest = _behind_the_value(sheet.markup.xml[cell.element.inner : cell.element.inner_end])
    return b"<%s%s>%s%s</%s>" % (tag, head, body, rest, tag)


def _behind_the_value(inner: bytes) -> bytes:
    """An extension list of the cell, which stays."""
    match = re.search(rb"<(?:[\w.\-]+:)?extLst[\s>].*", inner, re.DOTALL)
    return match[0] if match else b""
