"""How amounts show their currency: by rules of the sheet, so that they follow the currency of the plan at once.

A number format cannot look at a cell, a conditional format can: where the plan is in another currency than the one it
was written in, a rule gives the amounts the sign of that one, and where its sign is not known no sign at all. So no
amount ever stands there in euros that is in crowns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from fullfunnel.framework import schema as contract
from fullfunnel.framework.typed.currency import currency_of, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fullfunnel.language import Language

Money = Literal["cents", "whole", "unit price"]
"""How exact an amount is shown."""

_FIGURES: Final[dict[Money, str]] = {"cents": "#,##0.00", "whole": "#,##0", "unit price": "#,##0.00#"}
EURO: Final = "EUR"
_TYPED: Final[dict[str, tuple[str, ...]]] = {
    EURO: ("€", "euro", "euro's", "euros"),
    "USD": ("$", "US$", "dollar", "dollars"),
    "GBP": ("£", "pound", "pounds", "pond", "ponden"),
    "CHF": ("Fr.",),
    "SEK": (),
    "NOK": (),
    "DKK": (),
    "PLN": ("zł", "zloty"),
    "CZK": ("Kč",),
    "HUF": (),
    "RON": (),
    "BGN": (),
    "TRY": ("₺",),
    "ILS": ("₪",),
    "UAH": ("₴",),
    "JPY": ("¥", "yen"),
    "CNY": (),
    "KRW": ("₩",),
    "INR": ("₹", "rupee", "rupees"),
    "AUD": ("A$",),
    "CAD": ("C$",),
    "NZD": ("NZ$",),
    "SGD": ("S$",),
    "HKD": ("HK$",),
    "ZAR": (),
    "BRL": ("R$",),
    "MXN": (),
    "AED": (),
    "MAD": (),
    "SRD": (),
}
"""The currencies with a rule of their own, and what people type for them besides their code."""


def code_of(typed: str | None) -> str:
    """The code of what is typed as the currency of a plan; euro where nothing is."""
    words = (typed or "").strip()
    return currency_of(words) or (words.upper() or EURO)


def format_of(code: str, money: Money, language: Language) -> str:
    """The number format of amounts in a currency, spaced as the language does; without a sign for no ``code``."""
    sign = sign_of(code)
    space = " " if language == "nl" or len(sign) > 1 else ""
    figure = f'"{sign}{space}"{_FIGURES[money]}' if code else _FIGURES[money]
    return figure if money == "unit price" else f"{figure};[Red]-{figure}"


def rules(written: str, money: Money, language: Language) -> Iterator[tuple[str, str]]:
    """When amounts show which format, where the plan was written in the currency ``written``: formula and format."""
    known = dict(_TYPED) | ({} if written in _TYPED else {written: ()})
    for code, typed in known.items():
        if code != written:
            yield f"={_is(contract.CURRENCY, (code, *typed), blank=code == EURO)}", format_of(code, money, language)
    # The last: another currency than the one it was written in, and none of those above.
    own = _is(contract.CURRENCY, (written, *known[written]), blank=written == EURO)
    yield f"=NOT({own})", format_of("", money, language)


def in_unit(unit: str, language: Language) -> Iterator[tuple[str, str]]:
    """When a figure of a KPI is an amount: its unit, in the cell ``unit``, says in which currency."""
    for code, typed in _TYPED.items():
        alike = _is(f"TRIM({unit})", (code, *typed))
        starts = "".join(f',LEFT({unit},{len(each) + 1})="{each} "' for each in (code, *typed))
        sign = f',LEFT({unit},1)="{sign_of(code)}"' if len(sign_of(code)) == 1 else ""
        yield f"OR({alike}{starts}{sign})", format_of(code, "cents", language)


def _is(cell: str, words: Iterable[str], *, blank: bool = False) -> str:
    tests = [f'{cell}="{word}"' for word in words]
    if blank:
        tests.insert(0, f'TRIM({cell})=""')
    return f"OR({','.join(tests)})"
