"""Numbers as a host gives them and as people type them: ``0.035``, ``"3,5%"``, ``"€ 1.234,50"``.

A typed number is taken only when it can be read in one way. ``"1.234"`` is twelve hundred in a Dutch workbook and
one and a bit in an English one, so it is an error that says so; ``"1.234,50"`` and ``"0.250"`` are not in doubt.
"""

from __future__ import annotations

import math
import re
from datetime import date, time
from typing import TYPE_CHECKING

from fullfunnel.errors import BadInput
from fullfunnel.framework.typed.currency import without_currency
from fullfunnel.language import Text

if TYPE_CHECKING:
    from fullfunnel.framework.typed.cells import Cell

_WHOLE_PRICE = re.compile(r",\s?(?:-{1,2}|[–—])$")
"""The Dutch way to end a price: ``€ 1.234,-``."""
_SIGNED = re.compile(r"(?P<lead>[+-]?)\s?(?P<body>[^+-].*?)\s?(?P<tail>-?)")
_NOTHING = frozenset({"", "-", "--", "–", "—"})
_SPACE = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_PLAIN = re.compile(r"\d+(?:[eE][+-]?\d+)?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<mark>[.,' ’])\d{3})(?:(?P=mark)\d{3})*")
_DECIMAL = re.compile(r"(?P<whole>\d*)(?P<mark>[.,])(?P<part>\d+)(?P<power>[eE][+-]?\d+)?")
_IN_DOUBT = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def read_number(cell: Cell, where: Text) -> float | None:
    """The number in a cell, ``None`` for a blank one; a percentage becomes its fraction (``"3,5%"`` is 0.035).

    Args:
        cell: what the host gives: a number, a text, ``None``.
        where: the place in words, for the error.

    Raises:
        BadInput: no number, a number that can be read in two ways, or one that is not finite.
    """
    if cell is None:
        return None
    if isinstance(cell, str):
        return _typed(cell, where)
    # A date has no __float__, so it is no number here; numpy's and Decimal's numbers have.
    if isinstance(cell, date | time):
        if cell != cell:  # noqa: PLR0124  # pandas' NaT is unequal to itself: how it tells an empty cell
            return None
        raise _moment(cell.isoformat(), where)
    if isinstance(cell, bool) or not hasattr(cell, "__float__"):
        raise _no_number(cell, where)
    try:
        number = float(cell)
    except (OverflowError, TypeError, ValueError):
        raise _no_number(cell, where) from None
    if math.isnan(number):  # how pandas tells an empty cell
        return None
    if math.isinf(number):
        raise _no_number(cell, where)
    return number


def _typed(text: str, where: Text) -> float | None:
    body = _SPACE.sub(" ", text).strip().replace("\u2212", "-")
    if body in _NOTHING:
        return None
    if body.startswith("#"):
        raise BadInput(
            Text(
                f"Bij {where.nl} staat de foutwaarde {body}. Los die eerst op, dan rekent deze cel ook.",
                f"There is an error here: {body} ({where.en}). Solve that one first; then this cell calculates as "
                "well.",
            )
        )
    body = _WHOLE_PRICE.sub(",00", without_currency(body).strip())
    signed = _SIGNED.fullmatch(body)
    if signed is None or (signed["lead"] and signed["tail"]):
        raise _no_number(text, where)
    body = signed["body"]
    percent = body.endswith("%")
    body = body.removesuffix("%").strip()
    size = _percentage(body) if percent else _size(body)
    if size is None or math.isinf(size):
        in_doubt = _IN_DOUBT.fullmatch(body)
        raise _in_doubt(text, body, "%" if percent else "", where) if in_doubt else _no_number(text, where)
    negative = signed["lead"] == "-" or signed["tail"] == "-"
    return (-size if negative else size) / (100 if percent else 1)


def _percentage(body: str) -> float | None:
    """The size of a typed percentage: 66.667% has decimals, for nobody means 66,667%; 3.125% may be 3,125%."""
    in_doubt = _IN_DOUBT.fullmatch(body)
    return float(body.replace(",", ".")) if in_doubt and body[1].isdecimal() else _size(body)


def _size(body: str) -> float | None:
    """The size of an unsigned typed number, ``None`` when it is no number or one in doubt."""
    if _PLAIN.fullmatch(body):
        return float(body)
    if _IN_DOUBT.fullmatch(body):
        return None
    if _GROUPED.fullmatch(body):
        return float(re.sub(r"\D", "", body))
    decimal = _DECIMAL.fullmatch(body)
    if decimal:
        return float(f"{decimal['whole'] or '0'}.{decimal['part']}{decimal['power'] or ''}")
    # Thousands and decimals together: "1.234,50". The last mark is the decimal one and must differ from the other.
    at = max(body.rfind("."), body.rfind(","))
    whole, mark, part = body[:at], body[at : at + 1], body[at + 1 :]
    grouped = _GROUPED.fullmatch(whole)
    if at > 0 and part.isdecimal() and grouped and grouped["mark"] != mark:
        return float(re.sub(r"\D", "", whole) + "." + part)
    return None


def _in_doubt(text: str, body: str, sign: str, where: Text) -> BadInput:
    whole = body.replace(".", "").replace(",", "") + sign
    first, last = re.split(r"[.,]", body)
    return BadInput(
        Text(
            f"Bij {where.nl} staat ‘{text.strip()}’ als tekst: dat kan {whole} zijn of {first},{last}{sign}. "
            f"Typ {whole} zonder punt of komma, of maak van de cel een getal.",
            f"‘{text.strip()}’ is text: that may be {whole} or {first}.{last}{sign} ({where.en}). Type {whole} "
            "without point or comma, or turn the cell into a number.",
        )
    )


def _moment(iso: str, where: Text) -> BadInput:
    """A spreadsheet makes a date of 1/10 and a time of 1:10."""
    day = iso.partition("T")[0]
    is_date = "-" in day
    shown = Text("-".join(reversed(day.split("-"))), day) if is_date else Text(day, day)
    what = Text("datum", "date") if is_date else Text("tijd", "time")
    typed = Text("1/10", "1/10") if is_date else Text("1:10", "1:10")
    return BadInput(
        Text(
            f"Bij {where.nl} staat een {what.nl} ({shown.nl}), maar er is een getal nodig. Typ je {typed.nl}, dan "
            f"maakt een spreadsheet daar een {what.nl} van. Typ het getal zelf, bijvoorbeeld 0,1 of 10%.",
            f"A number is needed, but this is a {what.en}: {shown.en} ({where.en}). If you type {typed.en}, a "
            f"spreadsheet turns it into a {what.en}. Type the number itself, for instance 0.1 or 10%.",
        )
    )


def _no_number(cell: object, where: Text) -> BadInput:
    shown = _shown(cell)
    return BadInput(
        Text(
            f"Bij {where.nl} staat ‘{shown}’, maar dat is geen getal. Vul een getal in of maak de cel leeg.",
            f"‘{shown}’ is not a number ({where.en}). Type a number or clear the cell.",
        )
    )


def _shown(cell: object) -> str:
    try:
        return str(cell).strip()
    except ValueError:  # an integer of thousands of digits
        return "…"
